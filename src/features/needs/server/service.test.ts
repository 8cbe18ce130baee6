import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { aboutPerson, insertComplaint } from '#tests/support/complaint-rows.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { NeedSearch } from '../schema.ts';
import { reviewNeeds } from './review-service.ts';
import { decideNeed, decisionsOf, needList, needPage, needUnits, openNeed, readNeedSearch } from './service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	as(persona: keyof World['cast'], day?: string): Ctx;
	/** A review on a day, as a job makes it. */
	review(day?: string): ReturnType<typeof reviewNeeds>;
	complaint(closedOn: string, competency?: string, given?: object): Promise<string>;
	needs(): Promise<readonly { id: string; topic: string; urgency: number; state: string; kind: string }[]>;
}

function inScene(work: (scene: Scene) => Promise<void>): Promise<void> {
	return withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		const at = (day: string) => ({ now: new Date(`${day}T03:00:00Z`) });
		await work({
			db, world, point,
			as: (persona, day = '2026-11-21') => ctxOf(db, world.cast[persona].actor, at(day)),
			review: (day = '2026-11-21') => reviewNeeds(ctxOf(db, null, at(day)), world.agency.id),
			complaint: (closedOn, competency = 'Menjelaskan syarat KTP', given = {}) =>
				insertComplaint(db, world.units.section, {
					service_id: point.serviceId, state: 'closed', closed_at: new Date(`${closedOn}T03:00:00Z`), closing: 'fixed', root_cause: 'competence', competency,
					subject: 'RAHASIA-SUBJEK', body: 'RAHASIA-ISI', ...given
				}),
			needs: () => db.selectFrom('need').select(['id', 'topic', 'urgency', 'state', 'kind']).where('agency_id', '=', world.agency.id).orderBy('opened_on').orderBy('id').execute()
		});
	});
}

const three = async ({ complaint }: Scene) => [await complaint('2026-10-01'), await complaint('2026-10-15', 'menjelaskan syarat KTP-el'), await complaint('2026-11-02')] as const;
const missed = (db: Db, point: PointRow, months: Readonly<Record<string, number>>) =>
	db.insertInto('outcome_month').values(Object.entries(months).map(([month, value]) => ({
		agency_id: point.unit.agencyId, unit_id: point.unit.id, service_id: point.serviceId, element: 'within_promise_percent', month, responses: 40, total: 0, value
	}))).execute();
const closedSurvey = (db: Db, point: PointRow, closesOn: string, opensOn: string) =>
	insertSurvey(db, point, {
		opens_on: opensOn, closes_on: closesOn, closed_at: new Date(`${closesOn}T03:00:00Z`),
		result: JSON.stringify({
			elements: [{ element: 'conduct', answered: 100, sum: 230, index: 5750, grade: 'D' }, { element: 'facilities', answered: 100, sum: 240, index: 6000, grade: 'D' }, { element: 'cost', answered: 100, sum: 380, index: 9500, grade: 'A' }],
			elementIntervals: { conduct: [5500, 6000], facilities: [5700, 6300], cost: [9300, 9700] }
		})
	});

describe('the review', () => {
	test('opens a need of three complaints that name no service, and does not mix them with those of a service', () =>
		inScene(async ({ complaint, review, needs }) => {
			for (const day of ['2026-10-01', '2026-10-15']) await complaint(day, 'Menjelaskan syarat KTP', { service_id: null });
			await complaint('2026-10-20');
			await review();
			expect(await needs()).toEqual([]);
			await complaint('2026-11-02', 'Menjelaskan syarat KTP', { service_id: null });
			for (const _ of [1, 2]) await review();
			expect(await needs()).toMatchObject([{ topic: 'complaint', kind: 'training', state: 'open' }]);
		}));

	test('opens one need of three complaints, and a second run changes nothing', () =>
		inScene(async (scene) => {
			await three(scene);
			expect(await scene.review()).toEqual({ opened: 1, added: 0, undone: 0 });
			expect(await scene.review()).toEqual({ opened: 0, added: 0, undone: 0 });
			expect(await scene.needs()).toMatchObject([{ topic: 'complaint', kind: 'training', urgency: 1, state: 'open' }]);
			const audit = await scene.db.selectFrom('audit_entry').select('action').where('agency_id', '=', scene.world.agency.id).where('action', 'like', 'need.%').execute();
			expect(audit.map(({ action }) => action)).toEqual(['need.open']);
		}));

	test('lets a fourth complaint raise the need that is open', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.review();
			await scene.complaint('2026-11-20');
			expect(await scene.review()).toEqual({ opened: 0, added: 1, undone: 0 });
			expect(await scene.needs()).toMatchObject([{ urgency: 2 }]);
		}));

	test('takes evidence back when a complaint is opened again, and in again when it is closed', () =>
		inScene(async (scene) => {
			const [first] = await three(scene);
			await scene.complaint('2026-11-20');
			await scene.review();
			expect(await scene.needs()).toMatchObject([{ urgency: 2 }]);
			const change = (state: string) => scene.db.updateTable('complaint').set({ state }).where('id', '=', first).execute();
			await change('assigned');
			expect(await scene.review()).toEqual({ opened: 0, added: 0, undone: 1 });
			expect(await scene.needs()).toMatchObject([{ urgency: 1 }]);
			await change('closed');
			await scene.review();
			expect(await scene.needs()).toMatchObject([{ urgency: 2 }]);
		}));

	test('leaves a need without evidence in the open, for an officer to decide', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.review();
			await scene.db.updateTable('complaint').set({ root_cause: 'capacity' }).where('agency_id', '=', scene.world.agency.id).execute();
			await scene.review();
			expect(await scene.needs()).toMatchObject([{ urgency: 0, state: 'open' }]);
		}));

	test.each([
		['reports of violations', { class: 'violation' }],
		['other root causes', { root_cause: 'capacity' }]
	])('does not look at %s (R21)', (_, given) =>
		inScene(async (scene) => {
			for (const day of ['2026-10-01', '2026-10-15', '2026-11-02']) await scene.complaint(day, undefined, given);
			expect(await scene.review()).toEqual({ opened: 0, added: 0, undone: 0 });
		})
	);

	test('does not look at complaints about a person: the need would reach that person (R21)', () =>
		inScene(async (scene) => {
			const [first] = await three(scene);
			await aboutPerson(scene.db, scene.world.agency.id, first, scene.world.cast.employee.person?.id ?? '');
			expect(await scene.review()).toEqual({ opened: 0, added: 0, undone: 0 });
		}));

	test('opens a training need and an improvement of one weak survey; the next survey raises both', () =>
		inScene(async (scene) => {
			await closedSurvey(scene.db, scene.point, '2026-06-30', '2026-01-01');
			expect(await scene.review('2026-07-01')).toEqual({ opened: 2, added: 0, undone: 0 });
			expect((await scene.needs()).map(({ topic, kind }) => [topic, kind])).toEqual([['conduct', 'training'], ['facilities', 'improvement']]);
			await closedSurvey(scene.db, scene.point, '2026-11-20', '2026-07-01');
			expect(await scene.review()).toEqual({ opened: 0, added: 2, undone: 0 });
		}));

	test('opens a need after two months of missed times; corrected figures take it back', () =>
		inScene(async (scene) => {
			await missed(scene.db, scene.point, { '2026-09-01': 70, '2026-10-01': 60, '2026-11-01': 10 });
			expect(await scene.review()).toEqual({ opened: 1, added: 0, undone: 0 });
			expect(await scene.needs()).toMatchObject([{ topic: 'time', urgency: 2 }]);
			await scene.db.updateTable('outcome_month').set({ value: 95 }).where('agency_id', '=', scene.world.agency.id).execute();
			expect(await scene.review()).toEqual({ opened: 0, added: 0, undone: 2 });
			expect(await scene.needs()).toMatchObject([{ urgency: 0 }]);
		}));

	test('follows what the agency set', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.db.updateTable('agency').set({ settings: JSON.stringify({ needs: { complaints: 4 } }) }).where('id', '=', scene.world.agency.id).execute();
			expect((await scene.review()).opened).toBe(0);
			await scene.complaint('2026-11-20');
			expect((await scene.review()).opened).toBe(1);
		}));

	test('opens nothing again of evidence that was declined; three new complaints do', () =>
		inScene(async (scene) => {
			await three(scene);
			await missed(scene.db, scene.point, { '2026-08-01': 70, '2026-09-01': 60 });
			await scene.review('2026-10-05');
			await scene.review();
			for (const { id } of await scene.needs()) await decideNeed(scene.as('supervisor'), id, { decision: 'decline', reason: 'Sudah dilatih bulan lalu' });
			expect((await scene.review('2026-11-22')).opened).toBe(0);
			for (const day of ['2026-11-23', '2026-11-24']) await scene.complaint(day);
			expect((await scene.review('2026-11-25')).opened).toBe(0);
			await scene.complaint('2026-11-25');
			expect((await scene.review('2026-11-26')).opened).toBe(1);
		}));
});

describe('the pages', () => {
	test('show needs to those who read the unit, with their state counted', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.review();
			const search = NeedSearch.parse({});
			for (const persona of ['supervisor', 'training_manager', 'service_officer', 'head_of_region'] as const) expect((await needList(scene.as(persona), search)).rows).toHaveLength(1);
			const list = await needList(scene.as('supervisor'), search);
			expect(list.rows[0]).toMatchObject({ competency: 'Menjelaskan syarat KTP', unitName: scene.world.units.section.name, evidence: 3 });
			expect([list.counts.get('open'), list.total, list.pages]).toEqual([1, 1, 1]);
			expect((await needList(scene.as('supervisor'), { ...search, unitId: scene.world.units.otherOffice.id })).rows).toEqual([]);
			expect((await needList(scene.as('supervisor'), { ...search, kind: 'improvement' })).rows).toEqual([]);
			await expect(needList(scene.as('employee'), search)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await expect(needList(scene.as('stranger'), search)).rejects.toMatchObject({ code: 'identity.not_allowed' });
		}));

	test.each(['is a violation by now', 'names an officer by now'])('show nothing of a complaint that %s, also not that it once counted (R21)', (why) =>
		inScene(async (scene) => {
			const ids = await three(scene);
			await scene.complaint('2026-11-20');
			await scene.review();
			const need = (await scene.needs())[0]?.id ?? '';
			if (why.startsWith('is')) await scene.db.updateTable('complaint').set({ class: 'violation', unit_id: scene.world.units.otherOffice.id, state: 'assigned', closed_at: null }).where('id', '=', ids[0]).execute();
			else await aboutPerson(scene.db, scene.world.agency.id, ids[0], scene.world.cast.employee.person?.id ?? '');
			for (const isReviewed of [false, true]) {
				if (isReviewed) expect(await scene.review()).toMatchObject({ undone: 1 });
				for (const persona of ['supervisor', 'training_manager', 'head_of_region'] as const) {
					const page = await needPage(scene.as(persona), need);
					expect([page.evidence.length, page.need.evidence], persona).toEqual([3, 3]);
					expect(JSON.stringify(page), persona).not.toContain(ids[0]);
				}
			}
			expect((await needList(scene.as('supervisor'), readNeedSearch(new URLSearchParams()))).rows.map(({ evidence }) => evidence)).toEqual([3]);
		}));

	test('lead to the evidence that the reader may open, and never show what citizens wrote (R21)', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.review();
			const [need] = await scene.needs();
			const page = await needPage(scene.as('supervisor'), need?.id ?? '');
			expect(page.evidence.every(({ href }) => href?.startsWith('/pengaduan/'))).toBe(true);
			expect(JSON.stringify(page)).not.toContain('RAHASIA');
			const trainer = await needPage(scene.as('training_manager'), need?.id ?? '');
			expect(trainer.evidence.map(({ href }) => href)).toEqual([null, null, null]);
			await expect(needPage(scene.as('foreign_administrator'), need?.id ?? '')).rejects.toMatchObject({ code: 'need.not_found' });
			await expect(needPage(scene.as('employee'), need?.id ?? '')).rejects.toMatchObject({ code: 'need.not_found' });
			await expect(needPage(scene.as('supervisor'), "' or 1=1")).rejects.toMatchObject({ code: 'need.not_found' });
		}));

	test('let a superior accept and declare met; a service officer only reads', () =>
		inScene(async (scene) => {
			await three(scene);
			await scene.review();
			const id = (await scene.needs())[0]?.id ?? '';
			await expect(decideNeed(scene.as('service_officer'), id, { decision: 'accept', reason: '' })).rejects.toMatchObject({ code: 'identity.not_allowed' });
			await decideNeed(scene.as('supervisor'), id, { decision: 'accept', reason: '' });
			await expect(decideNeed(scene.as('supervisor'), id, { decision: 'accept', reason: '' })).rejects.toMatchObject({ code: 'need.already_decided' });
			await decideNeed(scene.as('supervisor'), id, { decision: 'meet', reason: 'Dua petugas dilatih' });
			expect((await needPage(scene.as('supervisor'), id)).need).toMatchObject({ state: 'met', metOn: '2026-11-21', reason: 'Dua petugas dilatih' });
			expect([decisionsOf('open'), decisionsOf('met')]).toEqual([['accept', 'decline'], []]);
		}));

	test('take a need that an officer sees, in the own units only', () =>
		inScene(async (scene) => {
			const form = { kind: 'training', unitId: scene.world.units.section.id, competency: 'Bahasa isyarat', why: 'Warga tuli datang tiap pekan' } as const;
			const id = await openNeed(scene.as('supervisor'), form);
			expect((await needPage(scene.as('supervisor'), id)).need).toMatchObject({ topic: 'officer', ruleVersion: null, competency: 'Bahasa isyarat', openedWhy: form.why });
			await scene.review();
			expect(await scene.needs()).toMatchObject([{ urgency: 1 }]);
			await expect(openNeed(scene.as('supervisor'), { ...form, unitId: scene.world.units.otherOffice.id })).rejects.toMatchObject({ code: 'unit.not_found' });
			await expect(openNeed(scene.as('auditor'), form)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect((await needUnits(scene.as('supervisor'))).map(({ id: unit }) => unit)).toEqual([scene.world.units.office.id, scene.world.units.section.id]);
		}));

	test('understand an address, whatever stands in it', () => {
		expect(readNeedSearch(new URLSearchParams('lihat=met&jenis=training&halaman=2'))).toEqual({ state: 'met', kind: 'training', unitId: null, page: 2 });
		expect(readNeedSearch(new URLSearchParams('lihat=x&unit=%27'))).toMatchObject({ state: 'open', unitId: null });
	});
});
