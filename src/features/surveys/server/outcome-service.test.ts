import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { all, insertResponses, insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { refreshOutcomeMonth } from './outcome-service.ts';

async function counter(db: Db) {
	const agency = await insertAgency(db);
	const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
	return { agencyId: agency.id, point, surveyId: await insertSurvey(db, point, { opens_on: '2026-09-01', closes_on: '2026-11-30' }) };
}

const panel = (db: Db, agencyId: string, element: string) =>
	db
		.selectFrom('outcome_month')
		.select(['month', 'responses', 'total'])
		.where('agency_id', '=', agencyId)
		.where('element', '=', element)
		.orderBy('month')
		.execute();

describe('the panel of months', () => {
	test('holds sums of each element and of the nine, by month of the answer', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3), { ...all(4), duration: 1 }], { submitted_on: '2026-09-30' });
			await insertResponses(db, point, surveyId, [all(2)], { submitted_on: '2026-10-01' });
			expect(await refreshOutcomeMonth(db, agencyId, { surveyId })).toBe(20);
			expect(await panel(db, agencyId, 'duration')).toEqual([
				{ month: '2026-09-01', responses: 2, total: 4 },
				{ month: '2026-10-01', responses: 1, total: 2 }
			]);
			expect(await panel(db, agencyId, 'index')).toEqual([
				{ month: '2026-09-01', responses: 2, total: 60 },
				{ month: '2026-10-01', responses: 1, total: 18 }
			]);
		}));

	test('counts an element over who answered it, and the nine over complete answers only', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			const { cost: _, ...withoutCost } = all(4);
			await insertResponses(db, point, surveyId, [all(3)]);
			await insertResponses(db, point, surveyId, [withoutCost]);
			await refreshOutcomeMonth(db, agencyId);
			expect(await panel(db, agencyId, 'cost')).toEqual([{ month: '2026-11-01', responses: 1, total: 3 }]);
			expect(await panel(db, agencyId, 'conduct')).toEqual([{ month: '2026-11-01', responses: 2, total: 7 }]);
			expect(await panel(db, agencyId, 'index')).toEqual([{ month: '2026-11-01', responses: 1, total: 27 }]);
		}));

	test('run again it writes nothing; a new answer changes its month only', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)], { submitted_on: '2026-09-15' });
			await insertResponses(db, point, surveyId, [all(3)]);
			expect(await refreshOutcomeMonth(db, agencyId, { surveyId })).toBe(20);
			expect(await refreshOutcomeMonth(db, agencyId, { surveyId })).toBe(0);
			await insertResponses(db, point, surveyId, [all(1)]);
			expect(await refreshOutcomeMonth(db, agencyId, { surveyId, since: '2026-11-21' })).toBe(10);
			expect(await panel(db, agencyId, 'index')).toEqual([
				{ month: '2026-09-01', responses: 1, total: 27 },
				{ month: '2026-11-01', responses: 2, total: 36 }
			]);
		}));

	test('two surveys of one counter in one month are counted together', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await db.updateTable('survey').set({ closes_on: '2026-11-10' }).where('id', '=', surveyId).execute();
			const second = await insertSurvey(db, point, { opens_on: '2026-11-11', closes_on: '2026-12-31' });
			await insertResponses(db, point, surveyId, [all(4)], { submitted_on: '2026-11-05' });
			await insertResponses(db, point, second, [all(2)], { submitted_on: '2026-11-15' });
			await refreshOutcomeMonth(db, agencyId, { surveyId: second });
			expect(await panel(db, agencyId, 'index')).toEqual([{ month: '2026-11-01', responses: 2, total: 54 }]);
		}));

	test('a month whose answers were taken back leaves the panel; other agencies stay', () =>
		withDatabase(async (db) => {
			const [mine, other] = [await counter(db), await counter(db)];
			for (const { agencyId, point, surveyId } of [mine, other]) {
				await insertResponses(db, point, surveyId, [all(3)]);
				await refreshOutcomeMonth(db, agencyId);
			}
			await db.deleteFrom('survey_response').execute();
			await refreshOutcomeMonth(db, mine.agencyId);
			expect(await panel(db, mine.agencyId, 'index')).toEqual([]);
			expect(await panel(db, other.agencyId, 'index')).toHaveLength(1);
		}));
});

test('what was not honestly given stays out of the panel, what a tablet sent late does not', () =>
	withDatabase(async (db) => {
		const { agencyId, point, surveyId } = await counter(db);
		await insertResponses(db, point, surveyId, [all(4)]);
		await insertResponses(db, point, surveyId, [all(3)], { signs: ['late'] });
		for (const sign of ['fast', 'burst', 'device', 'unsealed']) await insertResponses(db, point, surveyId, [all(1)], { signs: [sign] });
		await refreshOutcomeMonth(db, agencyId);
		expect(await panel(db, agencyId, 'index')).toMatchObject([{ responses: 2, total: 63 }]);
	}));
