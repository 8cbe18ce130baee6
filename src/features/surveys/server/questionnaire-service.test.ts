import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { all, insertResponses, insertServicePoint } from '#tests/support/surveys.ts';
import type { Questionnaire } from '../questionnaire.schema.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import { findDoor } from './answer-queries.ts';
import { questionnairePage, saveQuestionnaire } from './questionnaire-service.ts';
import { sampleHelp } from './sample-service.ts';
import { closeSurvey, createSurvey, surveyDetail } from './service.ts';
import { clearSpentTickets } from './spent-service.ts';

const free: Questionnaire = {
	order: 'annex',
	elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Layanan ini tanpa biaya' } },
	extras: [{ key: 'x1', text: 'Dari mana Anda tahu layanan ini?', answers: null }]
};

async function scene(db: Db) {
	const world = await insertWorld(db);
	const point = await insertServicePoint(db, world.units.section, { yearly_users: 450 });
	// A service officer of the whole government.
	const actor: Actor = { ...world.cast.service_officer.actor, can: (verb) => verb.startsWith('survey.'), pathsFor: () => [world.units.root.path] };
	return { world, point, admin: ctxOf(db, actor), officer: ctxOf(db, world.cast.service_officer.actor) };
}

describe('a questionnaire', () => {
	test('is the standard one until somebody writes another; each change is a version of its own', () =>
		withDatabase(async (db) => {
			const { point, admin } = await scene(db);
			expect(await questionnairePage(admin, point.serviceId)).toMatchObject({ version: null, current: STANDARD_QUESTIONNAIRE, versions: [], mayEdit: true });
			expect(await saveQuestionnaire(admin, { serviceId: null, body: STANDARD_QUESTIONNAIRE, based: null })).toBe(1);
			expect(await saveQuestionnaire(admin, { serviceId: null, body: free, based: 1 })).toBe(2);
			expect(await saveQuestionnaire(admin, { serviceId: point.serviceId, body: free, based: null })).toBe(1);
			expect(await questionnairePage(admin, point.serviceId)).toMatchObject({ version: 1, isOfService: true, current: free });
			expect(await questionnairePage(admin, null)).toMatchObject({ version: 2, isOfService: false });
			expect(await db.selectFrom('audit_entry').select('action').execute()).toHaveLength(3);
		}));

	test('saved again as it stands it keeps its version, and nothing is traced', () =>
		withDatabase(async (db) => {
			const { point, admin } = await scene(db);
			for (const based of [null, null, 1]) expect(await saveQuestionnaire(admin, { serviceId: null, body: free, based })).toBe(1);
			// What all services use is no version of this one: saving it here begins its own.
			expect(await questionnairePage(admin, point.serviceId)).toMatchObject({ version: 1, ownVersion: null, current: free });
			expect(await saveQuestionnaire(admin, { serviceId: point.serviceId, body: free, based: null })).toBe(1);
			expect(await questionnairePage(admin, point.serviceId)).toMatchObject({ version: 1, ownVersion: 1, isOfService: true });
			expect(await db.selectFrom('audit_entry').select('action').execute()).toHaveLength(2);
		}));

	test('of two windows the second is told what the first has saved, and replaces it only when asked again', () =>
		withDatabase(async (db) => {
			const { admin } = await scene(db);
			await saveQuestionnaire(admin, { serviceId: null, body: STANDARD_QUESTIONNAIRE, based: null });
			const opened = (await questionnairePage(admin, null)).ownVersion;
			await saveQuestionnaire(admin, { serviceId: null, body: free, based: opened });
			const other = { serviceId: null, body: { ...free, extras: [] } };
			await expect(saveQuestionnaire(admin, { ...other, based: opened })).rejects.toMatchObject({ code: 'survey.questionnaire_newer', status: 409, params: { version: 2 } });
			expect((await questionnairePage(admin, null)).current).toEqual(free);
			expect(await saveQuestionnaire(admin, { ...other, based: (await questionnairePage(admin, null)).ownVersion })).toBe(3);
		}));

	test('a version is dated by the calendar of the government, not of the server', () =>
		withDatabase(async (db) => {
			const { point, admin } = await scene(db);
			await saveQuestionnaire(admin, { serviceId: null, body: STANDARD_QUESTIONNAIRE, based: null });
			// Half past five in the morning of the 21st in Jakarta; still the 20th in Greenwich.
			await db.updateTable('questionnaire').set({ created_at: new Date('2026-11-20T22:30:00Z') }).execute();
			expect((await questionnairePage(admin, point.serviceId)).versions).toEqual([{ serviceId: null, serviceName: null, version: 1, madeOn: '2026-11-21', surveys: 0 }]);
		}));

	test('stays with the survey that was opened with it, and its dropped element is no part of the index', () =>
		withDatabase(async (db) => {
			const { point, admin, officer } = await scene(db);
			await saveQuestionnaire(admin, { serviceId: point.serviceId, body: free, based: null });
			const surveyId = await createSurvey(officer, { pointId: point.id, opensOn: '2026-11-01', closesOn: '2026-11-30' });
			await saveQuestionnaire(admin, { serviceId: point.serviceId, body: STANDARD_QUESTIONNAIRE, based: 1 });
			const door = await findDoor(db, point.slug, officer.now);
			expect(door?.questions).toEqual(free);
			const { cost: _, ...eight } = all(3);
			await insertResponses(db, point, surveyId, Array.from({ length: 6 }, () => ({ ...eight, duration: 1 })));
			// 7 × 3 + 1 = 22 of 8 answers: 22 × 25 ÷ 8 = 68.75
			expect(await closeSurvey(officer, surveyId)).toMatchObject({ index: 6875, weight: '1/8', order: 'annex', dropped: [{ element: 'cost', dropped: 'Layanan ini tanpa biaya' }] });
			expect((await surveyDetail(officer, surveyId)).result?.elements).toHaveLength(8);
		}));

	test('is written only by who manages surveys of the whole government, for its own services', () =>
		withDatabase(async (db) => {
			const { world, point, admin, officer } = await scene(db);
			await expect(saveQuestionnaire(officer, { serviceId: null, body: free, based: null })).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect((await questionnairePage(officer, null)).mayEdit).toBe(false);
			// Only the own unit gives this service, until another does.
			expect(await saveQuestionnaire(officer, { serviceId: point.serviceId, body: free, based: null })).toBe(1);
			await db.insertInto('service_point').values({ agency_id: world.agency.id, unit_id: world.units.otherOffice.id, service_id: point.serviceId, slug: 'loket-rekaan-lain', name: 'Loket lain' }).execute();
			expect((await questionnairePage(officer, point.serviceId)).mayEdit).toBe(false);
			await expect(saveQuestionnaire(officer, { serviceId: point.serviceId, body: free, based: null })).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect(() => questionnairePage(ctxOf(db, world.cast.employee.actor), null)).toThrow('identity.not_allowed');
			const foreign = world.cast.foreign_administrator.actor;
			const everywhere: Actor = { ...foreign, can: () => true, pathsFor: () => [world.units.foreignRoot.path] };
			await expect(saveQuestionnaire(ctxOf(db, everywhere), { serviceId: point.serviceId, body: free, based: null })).rejects.toMatchObject({ code: 'survey.not_found' });
			await expect(questionnairePage(admin, crypto.randomUUID())).rejects.toMatchObject({ code: 'survey.not_found' });
		}));
});

describe('the sample', () => {
	// R16, F82: 450 and 100 users need 208 and 80 alone; together 550 need 227.
	test('is shared among the counters that the actor reads', () =>
		withDatabase(async (db) => {
			const { world, point, officer } = await scene(db);
			await insertServicePoint(db, world.units.section, { yearly_users: 100 });
			await insertServicePoint(db, world.units.section);
			await insertServicePoint(db, world.units.otherOffice, { yearly_users: 9000 });
			const help = await sampleHelp(officer);
			expect([help.users, help.sample]).toEqual([550, 227]);
			expect(help.rows.map(({ users, minimum, quota }) => [users, minimum, quota])).toEqual(expect.arrayContaining([[100, 80, 41], [450, 208, 186], [null, null, null]]));
			expect(help.rows.find(({ pointId }) => pointId === point.id)?.responses).toBe(0);
			expect(() => sampleHelp(ctxOf(db, world.cast.employee.actor))).toThrow('identity.not_allowed');
		}));
});

test('marks of tickets go when the tickets have expired', () =>
	withDatabase(async (db) => {
		const { world, officer } = await scene(db);
		for (const [day, hash] of [['2026-11-12', 'a'], ['2026-11-13', 'b'], ['2026-11-21', 'c']] as const)
			await db.insertInto('spent_ticket').values({ agency_id: world.agency.id, hash: Buffer.from(hash), spent_on: day }).execute();
		expect(await clearSpentTickets(officer, world.agency.id)).toBe(1);
		expect(await db.selectFrom('spent_ticket').select('spent_on').orderBy('spent_on').execute()).toEqual([{ spent_on: '2026-11-13' }, { spent_on: '2026-11-21' }]);
	}));
