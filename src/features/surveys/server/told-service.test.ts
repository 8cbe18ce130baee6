import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { all, insertResponses, insertServicePoint, insertSurvey, type PointRow } from '#tests/support/surveys.ts';
import { ELEMENTS } from '../schema.ts';
import { toldMonths } from './month-service.ts';
import { refreshOutcomeMonth, skmPanelSource } from './outcome-service.ts';

interface Scene {
	readonly db: Db;
	readonly agencyId: string;
	readonly point: PointRow;
	survey(opensOn: string, closesOn: string, isClosed?: boolean): Promise<string>;
	answer(surveyId: string, count: number, day: string, given?: object): Promise<void>;
	/** Counts on a day; the months of the index that may be told, and what the page says of them. */
	told(today: string): Promise<string[]>;
}

const inScene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const { id: agencyId } = await insertAgency(db);
		const point = await insertServicePoint(db, await insertUnit(db, { agencyId }));
		await work({
			db, agencyId, point,
			survey: (opens_on, closes_on, isClosed = false) => insertSurvey(db, point, { opens_on, closes_on, closed_at: isClosed ? new Date(`${closes_on}T12:00:00Z`) : null }),
			answer: (survey, count, day, given = {}) => insertResponses(db, point, survey, Array.from({ length: count }, () => all(3)), { submitted_on: day, ...given }),
			told: async (today) => {
				await refreshPanel(db, agencyId, [skmPanelSource], today);
				const rows = await db.selectFrom('outcome_month').select(['month', 'responses']).where('agency_id', '=', agencyId).where('element', '=', 'index').where('told', '=', true).orderBy('month').execute();
				const page = await toldMonths(db, { agencyId, unitPath: point.unit.path, serviceId: null, from: '2026-01-01', to: today });
				expect(page.map(({ month, answers }) => [month, answers])).toEqual(rows.map(({ month, responses }) => [month, responses]));
				return rows.map(({ month }) => month.slice(0, 7));
			}
		});
	});

describe('a cell of the panel', () => {
	test('is told when its month is over and five have answered since, and stays told', () =>
		inScene(async ({ survey, answer, told }) => {
			const id = await survey('2026-09-01', '2026-12-31');
			await answer(id, 9, '2026-09-10');
			expect(await told('2026-09-30')).toEqual([]);
			expect(await told('2026-10-01')).toEqual([]);
			await answer(id, 4, '2026-10-02');
			expect(await told('2026-10-20')).toEqual([]);
			await answer(id, 1, '2026-10-21');
			expect(await told('2026-10-21')).toEqual(['2026-09']);
			expect(await told('2026-11-01')).toEqual(['2026-09']);
			await answer(id, 20, '2026-11-02');
			expect(await told('2026-11-02')).toEqual(['2026-09', '2026-10']);
		}));

	test('is judged again by the closing: the result may tell the rest', () =>
		inScene(async ({ db, agencyId, survey, answer, told }) => {
			const id = await survey('2026-09-01', '2026-10-31');
			await answer(id, 9, '2026-09-10');
			await answer(id, 8, '2026-10-10');
			expect(await told('2026-11-02')).toEqual(['2026-09']);
			await db.updateTable('survey').set({ closed_at: new Date('2026-11-03') }).where('id', '=', id).execute();
			await refreshOutcomeMonth(db, agencyId, id, '2026-11-03');
			expect(await told('2026-11-03')).toEqual(['2026-09', '2026-10']);
		}));

	test('of a survey whose last month is small goes with it', () =>
		inScene(async ({ survey, answer, told }) => {
			const id = await survey('2026-09-01', '2026-11-30', true);
			for (const [count, day] of [[9, '2026-09-10'], [8, '2026-10-10'], [1, '2026-11-10']] as const) await answer(id, count, day);
			expect(await told('2026-12-01')).toEqual(['2026-09']);
		}));

	test('of two surveys is told when either alone could be', () =>
		inScene(async ({ survey, answer, told }) => {
			const [first, second] = [await survey('2026-09-01', '2026-09-15', true), await survey('2026-09-16', '2026-09-30', true)];
			await answer(first, 20, '2026-09-10');
			await answer(second, 3, '2026-09-20');
			expect(await told('2026-10-01')).toEqual([]);
			await answer(second, 2, '2026-09-21');
			expect(await told('2026-10-01')).toEqual(['2026-09']);
		}));

	test('is not made by answers that do not count, nor hidden by those that came late', () =>
		inScene(async ({ survey, answer, told }) => {
			const id = await survey('2026-09-01', '2026-10-31');
			await answer(id, 9, '2026-09-10');
			await answer(id, 9, '2026-10-10', { signs: ['fast'] });
			expect(await told('2026-11-05')).toEqual([]);
			const closed = await survey('2026-11-01', '2026-11-30', true);
			await answer(closed, 9, '2026-11-10');
			await answer(closed, 2, '2026-11-12', { signs: ['late'] });
			expect(await told('2026-12-05')).toEqual(['2026-11']);
		}));

	test('of an element that few answered is not told, the others are; nor is the index that their sum would tell', () =>
		inScene(async ({ db, agencyId, point, survey, answer, told }) => {
			const id = await survey('2026-09-01', '2026-09-30', true);
			const { cost: _, ...most } = all(3);
			await answer(id, 3, '2026-09-10');
			await insertResponses(db, point, id, Array.from({ length: 9 }, () => most), { submitted_on: '2026-09-11' });
			expect(await told('2026-10-01')).toEqual([]);
			const untold = await db.selectFrom('outcome_month').select('element').where('agency_id', '=', agencyId).where('told', '=', false).orderBy('element').execute();
			expect(untold.map(({ element }) => element)).toEqual(['cost', 'index']);
			expect(ELEMENTS).toHaveLength(9);
		}));

	test('of other sources is not judged', () =>
		inScene(async ({ db, agencyId, point, survey, answer, told }) => {
			await db.insertInto('outcome_month').values({ agency_id: agencyId, unit_id: point.unit.id, service_id: point.serviceId, element: 'wait_median_minutes', month: '2026-09-01', responses: 1, total: 0, value: 9 }).execute();
			await answer(await survey('2026-09-01', '2026-12-31'), 9, '2026-09-10');
			expect(await told('2026-10-01')).toEqual([]);
			expect(await db.selectFrom('outcome_month').select('told').where('element', '=', 'wait_median_minutes').execute()).toEqual([{ told: true }]);
		}));
});
