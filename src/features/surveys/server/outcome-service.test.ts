import { describe, expect, test } from 'vitest';
import { refreshPanel } from '#features/services/server/panel-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { all, insertResponses, insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { satisfactionIndex } from '../rules.ts';
import { ELEMENTS, type Element } from '../schema.ts';
import { skmRuleSets } from '../skm-rules.ts';
import { refreshOutcomeMonth, skmPanelSource } from './outcome-service.ts';

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

/** All months of the surveys here are over. */
const LATER = '2027-01-01';

describe('the panel of months', () => {
	test('holds sums of each element and of the nine, by month of the answer', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3), { ...all(4), duration: 1 }], { submitted_on: '2026-09-30' });
			await insertResponses(db, point, surveyId, [all(2)], { submitted_on: '2026-10-01' });
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, LATER)).toBe(20);
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
			await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
			expect(await panel(db, agencyId, 'cost')).toEqual([{ month: '2026-11-01', responses: 1, total: 3 }]);
			expect(await panel(db, agencyId, 'conduct')).toEqual([{ month: '2026-11-01', responses: 2, total: 7 }]);
			expect(await panel(db, agencyId, 'index')).toEqual([{ month: '2026-11-01', responses: 1, total: 27 }]);
		}));

	test('run again it writes nothing; a new answer changes its month only', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)], { submitted_on: '2026-09-15' });
			await insertResponses(db, point, surveyId, [all(3)]);
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, LATER)).toBe(20);
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, LATER)).toBe(0);
			await insertResponses(db, point, surveyId, [all(1)]);
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, LATER)).toBe(10);
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
			await refreshOutcomeMonth(db, agencyId, second, LATER);
			expect(await panel(db, agencyId, 'index')).toEqual([{ month: '2026-11-01', responses: 2, total: 54 }]);
		}));

	test('a month whose answers were taken back leaves the panel; other agencies stay', () =>
		withDatabase(async (db) => {
			const [mine, other] = [await counter(db), await counter(db)];
			for (const { agencyId, point, surveyId } of [mine, other]) {
				await insertResponses(db, point, surveyId, [all(3)]);
				await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
			}
			await db.deleteFrom('survey_response').execute();
			await refreshOutcomeMonth(db, mine.agencyId, mine.surveyId, LATER);
			expect(await panel(db, mine.agencyId, 'index')).toEqual([]);
			expect(await panel(db, other.agencyId, 'index')).toHaveLength(1);
		}));
});

test('what was not honestly given stays out of the panel; what a tablet sent late is in it where five or more did', () =>
	withDatabase(async (db) => {
		const { agencyId, point, surveyId } = await counter(db);
		await insertResponses(db, point, surveyId, [all(4)]);
		await insertResponses(db, point, surveyId, [all(3), all(3), all(3), all(3)], { signs: ['late'] });
		for (const sign of ['fast', 'burst', 'device', 'unsealed']) await insertResponses(db, point, surveyId, [all(1)], { signs: [sign] });
		await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
		expect(await panel(db, agencyId, 'index')).toMatchObject([{ responses: 1, total: 36 }]);
		// Late in the month that follows, and late but not honest: neither is a fifth.
		await insertResponses(db, point, surveyId, [all(3)], { signs: ['late'], counted_in: '2026-12-01' });
		await insertResponses(db, point, surveyId, [all(3)], { signs: ['late', 'fast'] });
		await refreshPanel(db, agencyId, [skmPanelSource], LATER);
		expect(await panel(db, agencyId, 'index')).toMatchObject([{ responses: 1, total: 36 }]);
		await insertResponses(db, point, surveyId, [all(2)], { signs: ['late'] });
		await refreshPanel(db, agencyId, [skmPanelSource], LATER);
		expect(await panel(db, agencyId, 'index')).toMatchObject([{ responses: 6, total: 36 + 4 * 27 + 18 }]);
	}));

describe('the month that runs', () => {
	test('is not in the panel, keeps one mark, and comes when it is over', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3), all(4)], { submitted_on: '2026-10-30' });
			for (const score of [1, 2, 3]) await insertResponses(db, point, surveyId, [all(score)], { submitted_on: '2026-11-10' });
			const months = async () => (await panel(db, agencyId, 'index')).map(({ month, responses }) => [month, responses]);
			const marks = async () => (await db.selectFrom('panel_stale').select('month').where('agency_id', '=', agencyId).execute()).map(({ month }) => month);
			for (const today of ['2026-11-21', '2026-11-30']) {
				expect(await refreshPanel(db, agencyId, [skmPanelSource], today)).toMatchObject({ gone: 0 });
				expect([await months(), await marks()]).toEqual([[['2026-10-01', 2]], ['2026-11-01']]);
			}
			expect(await refreshPanel(db, agencyId, [skmPanelSource], '2026-12-01')).toEqual({ cells: 1, written: 10, gone: 0 });
			expect([await months(), await marks()]).toEqual([[['2026-10-01', 2], ['2026-11-01', 3]], []]);
		}));

	test('stays out when a survey closes within it', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)], { submitted_on: '2026-11-10' });
			expect(await refreshOutcomeMonth(db, agencyId, surveyId, '2026-11-21')).toBe(0);
			expect(await panel(db, agencyId, 'index')).toEqual([]);
		}));

	test('takes what came for an earlier month, which stays as it was told', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)], { submitted_on: '2026-10-30' });
			await refreshPanel(db, agencyId, [skmPanelSource], '2026-11-01');
			const told = await panel(db, agencyId, 'index');
			await insertResponses(db, point, surveyId, [all(1)], { submitted_on: '2026-10-30', counted_in: '2026-11-01' });
			await refreshPanel(db, agencyId, [skmPanelSource], '2026-11-20');
			expect(await panel(db, agencyId, 'index')).toEqual(told);
			await refreshPanel(db, agencyId, [skmPanelSource], LATER);
			expect(await panel(db, agencyId, 'index')).toEqual([...told, { month: '2026-11-01', responses: 1, total: 9 }]);
		}));
});

describe('an answer marks its month, in the transaction that keeps it', () => {
	const marks = async (db: Db, agencyId: string) =>
		(await db.selectFrom('panel_stale').select(['unit_id', 'service_id', 'month']).where('agency_id', '=', agencyId).orderBy('month').execute()).map(({ unit_id, service_id, month }) => [unit_id, service_id, month]);

	test('one statement of many answers marks each month once, with unit and service of its counter', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(1), all(2), all(3)], { submitted_on: '2026-09-30' });
			await insertResponses(db, point, surveyId, [all(4)], { submitted_on: '2026-10-01' });
			expect(await marks(db, agencyId)).toEqual(['2026-09-01', '2026-10-01'].map((month) => [point.unit.id, point.serviceId, month]));
		}));

	test('the key of a mark is drawn: one made from the clock would keep the moment of the answer', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)]);
			const [mark] = await db.selectFrom('panel_stale').select('id').where('agency_id', '=', agencyId).execute();
			expect(mark?.id[14]).toBe('4');
		}));

	test('the mark counts the answer, and answers taken back mark their month too', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)], { submitted_on: '2026-09-15' });
			expect(await refreshPanel(db, agencyId, [skmPanelSource], LATER)).toEqual({ cells: 1, written: 10, gone: 0 });
			await db.deleteFrom('survey_response').where('agency_id', '=', agencyId).execute();
			expect(await marks(db, agencyId)).toHaveLength(1);
			expect(await refreshPanel(db, agencyId, [skmPanelSource], LATER)).toEqual({ cells: 1, written: 0, gone: 10 });
			expect(await marks(db, agencyId)).toEqual([]);
		}));

	test('the program’s own role marks within its scope, as an import does', async () => {
		const agencyId = crypto.randomUUID();
		await withScope([agencyId], async (db) => {
			await expect(insertResponses(db, { id: crypto.randomUUID(), slug: 'x', serviceId: crypto.randomUUID(), serviceCode: 'x', unit: { agencyId } as never }, crypto.randomUUID(), [all(3)])).rejects.toThrow(/foreign key/);
		});
	});
});

describe('the index where a survey drops elements', () => {
	const dropping = (db: Db, surveyId: string, dropped: string[]) => db.updateTable('survey').set({ dropped }).where('id', '=', surveyId).execute();
	const index = async (db: Db, agencyId: string) =>
		(await db.selectFrom('outcome_month').select(['month', 'responses', 'total', 'value']).where('agency_id', '=', agencyId).where('element', '=', 'index').orderBy('month').execute()).map(({ month, ...row }) => [month.slice(0, 7), row]);
	const without = (answers: Record<Element, number>, ...dropped: Element[]) => Object.fromEntries(Object.entries(answers).filter(([element]) => !dropped.includes(element as Element)));

	// Weight 1 ÷ number used (docs/rules/skm.md § 2): eight elements of 3 and 4 in halves are 3,50 → 87,50; the same survey's own result.
	test('weighs those that are left by one over their number, as the survey’s own result does', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await dropping(db, surveyId, ['cost']);
			const answers = [without(all(3), 'cost'), without(all(4), 'cost')];
			await insertResponses(db, point, surveyId, answers);
			await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
			expect(await index(db, agencyId)).toEqual([['2026-11', { responses: 2, total: 63, value: 87.5 }]]);
			expect(satisfactionIndex(answers, skmRuleSets['1/9'][0]!.rules, ELEMENTS.filter((element) => element !== 'cost'))).toBe(8750);
			expect(await panel(db, agencyId, 'cost')).toEqual([]);
		}));

	test('of nine elements it stays a plain sum without a value of its own', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await insertResponses(db, point, surveyId, [all(3)]);
			await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
			expect(await index(db, agencyId)).toEqual([['2026-11', { responses: 1, total: 27, value: null }]]);
		}));

	test('an answer that lacks an element which is asked is not guessed, nor does a dropped one count that a file brought', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await dropping(db, surveyId, ['cost', 'complaints']);
			await insertResponses(db, point, surveyId, [without(all(2), 'cost', 'complaints', 'conduct')]);
			await insertResponses(db, point, surveyId, [{ ...all(3), cost: 1, complaints: 1 }]);
			await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
			expect(await index(db, agencyId)).toEqual([['2026-11', { responses: 1, total: 27, value: 75 }]]);
			expect(await panel(db, agencyId, 'complaints')).toEqual([]);
		}));

	test('a month of two questionnaires is the mean of its answers, and says by its value that it is not comparable', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			await db.updateTable('survey').set({ closes_on: '2026-11-10' }).where('id', '=', surveyId).execute();
			const second = await insertSurvey(db, point, { opens_on: '2026-11-11', closes_on: '2026-12-31', dropped: ['cost', 'facilities'] });
			await insertResponses(db, point, surveyId, [all(4)], { submitted_on: '2026-11-05' });
			await insertResponses(db, point, second, [without({ ...all(2), conduct: 3 }, 'cost', 'facilities')], { submitted_on: '2026-11-15' });
			await insertResponses(db, point, second, [without(all(2), 'cost', 'facilities')], { submitted_on: '2026-12-15' });
			await refreshPanel(db, agencyId, [skmPanelSource], LATER);
			// (4 + 15/7) ÷ 2 × 25
			expect(await index(db, agencyId)).toEqual([['2026-11', { responses: 2, total: 55, value: (25 * (4 * 2520 + 15 * 360)) / (2 * 2520) }], ['2026-12', { responses: 1, total: 18, value: 50 }]]);
			expect(await panel(db, agencyId, 'cost')).toEqual([{ month: '2026-11-01', responses: 1, total: 4 }]);
			expect(await refreshOutcomeMonth(db, agencyId, second, LATER)).toBe(0);
		}));

	test('for whatever is asked and answered the panel says the same as the rule of the survey', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			const scores = [[1, 4, 2, 3, 4, 1, 2, 3, 4], [4, 4, 3, 3, 2, 2, 1, 1, 4], [3, 3, 3, 4, 4, 4, 2, 2, 2]];
			for (let asked = 1; asked <= 9; asked += 1) {
				const [used, dropped] = [ELEMENTS.slice(0, asked), ELEMENTS.slice(asked)];
				await dropping(db, surveyId, dropped);
				await db.deleteFrom('survey_response').where('survey_id', '=', surveyId).execute();
				const answers = scores.map((row) => Object.fromEntries(used.map((element, at) => [element, row[at]!])));
				await insertResponses(db, point, surveyId, answers);
				await refreshOutcomeMonth(db, agencyId, surveyId, LATER);
				const [[, row]] = (await index(db, agencyId)) as [[string, { responses: number; total: number; value: number | null }]];
				const said = row.value ?? (25 * row.total) / (9 * row.responses);
				expect([asked, Math.round(100 * said)]).toEqual([asked, satisfactionIndex(answers, skmRuleSets['1/9'][0]!.rules, used)]);
				expect(Math.abs((25 * row.total) / (9 * row.responses) - said)).toBeLessThanOrEqual(12.5 / (9 * row.responses));
			}
		}));

	test('across a merger the index of a unit that asked all nine enters the mean beside one that did not', () =>
		withDatabase(async (db) => {
			const { agencyId, point, surveyId } = await counter(db);
			const successor = await insertUnit(db, { agencyId });
			const other = await db.insertInto('service_point').values({ agency_id: agencyId, unit_id: successor.id, service_id: point.serviceId, slug: `loket-${crypto.randomUUID().slice(0, 8)}`, name: 'Loket Rekaan' }).returning(['id', 'slug']).executeTakeFirstOrThrow();
			const second = await insertSurvey(db, { ...point, ...other, unit: successor }, { dropped: ['cost'] });
			await insertResponses(db, point, surveyId, [all(4), all(4), all(4)]);
			await insertResponses(db, point, second, [without(all(2), 'cost')]);
			await refreshPanel(db, agencyId, [skmPanelSource], LATER);
			await db.insertInto('unit_successor').values({ agency_id: agencyId, from_unit: point.unit.id, to_unit: successor.id, on_date: '2026-12-01', reason: 'Rekaan' }).execute();
			const joined = await db.selectFrom('outcome_month_joined').select(['element', 'responses', 'value']).where('unit_id', '=', successor.id).where('element', 'in', ['index', 'conduct']).orderBy('element').execute();
			expect(joined).toEqual([{ element: 'conduct', responses: 4, value: null }, { element: 'index', responses: 4, value: 87.5 }]);
		}));
});
