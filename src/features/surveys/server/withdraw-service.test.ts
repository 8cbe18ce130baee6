import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';
import { withCommitted } from '#tests/support/training.ts';
import type { Db } from '#platform/db/connect.ts';
import { createSurvey } from './service.ts';
import { withdrawSurvey } from './withdraw-service.ts';

const PLANNED = { opensOn: '2026-11-22', closesOn: '2026-12-31' };

async function scene(db: Db) {
	const world = await insertWorld(db);
	const point = await insertServicePoint(db, world.units.section);
	const officer = ctxOf(db, world.cast.service_officer.actor);
	return { world, point, officer, id: await createSurvey(officer, { pointId: point.id, ...PLANNED }) };
}
const left = (db: Db) => db.selectFrom('survey').select(['opens_on', 'closes_on']).execute();
const traces = async (db: Db) => (await db.selectFrom('audit_entry').select(['action', 'subject']).where('action', 'like', 'survey.%').orderBy('id').execute()).map(({ action }) => action);

describe('a survey that was opened for the wrong days', () => {
	test('is withdrawn before its first day, with a trace, and the right days can be given', () =>
		withDatabase(async (db) => {
			const { point, officer, id } = await scene(db);
			await withdrawSurvey(officer, id);
			expect(await left(db)).toEqual([]);
			expect((await traces(db)).sort()).toEqual(['survey.open', 'survey.withdraw']);
			await createSurvey(officer, { pointId: point.id, opensOn: '2026-12-01', closesOn: '2027-05-31' });
			expect(await left(db)).toEqual([{ opens_on: '2026-12-01', closes_on: '2027-05-31' }]);
		}));

	test('stays from its first day on: a tablet may hold answers that nobody has seen', () =>
		withDatabase(async (db) => {
			const { world, id } = await scene(db);
			const onDay = ctxOf(db, world.cast.service_officer.actor, { now: new Date('2026-11-21T17:00:00Z'), today: '2026-11-22' });
			await expect(withdrawSurvey(onDay, id)).rejects.toMatchObject({ code: 'survey.began', status: 409 });
			expect(await left(db)).toHaveLength(1);
			expect(await traces(db)).toEqual(['survey.open']);
		}));

	test('is not there for who withdraws it again, nor under a key that is none', () =>
		withDatabase(async (db) => {
			const { officer, id } = await scene(db);
			await withdrawSurvey(officer, id);
			for (const key of [id, 'x', '']) await expect(withdrawSurvey(officer, key)).rejects.toMatchObject({ code: 'survey.not_found' });
		}));

	test.each(['supervisor', 'auditor', 'evaluator', 'complaint_administrator'] as const)('is not withdrawn by %s', (persona) =>
		withDatabase(async (db) => {
			const { world, id } = await scene(db);
			await expect(withdrawSurvey(ctxOf(db, world.cast[persona].actor), id)).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) as number });
			expect(await left(db)).toHaveLength(1);
		})
	);

	test('by two at once leaves one trace', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const point = await insertServicePoint(owner, world.units.section);
			const officer = ctx(world.cast.service_officer.actor);
			const id = await createSurvey(officer, { pointId: point.id, ...PLANNED });
			const both = await Promise.allSettled([withdrawSurvey(officer, id), withdrawSurvey(officer, id)]);
			expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			expect((await traces(owner)).filter((action) => action === 'survey.withdraw')).toHaveLength(1);
		}));
});
