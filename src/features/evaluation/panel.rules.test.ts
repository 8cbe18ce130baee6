import { describe, expect, test } from 'vitest';
import { monthNumber } from '#platform/months.ts';
import { baselineOf, clusterOf, FEWEST_ANSWERS, isClustered, mayShowMean, meanOf, monthlySeries, panelOf, type PanelRow, partialIndexRows, points, usualChoices } from './panel.rules.ts';

const row = (given: Partial<PanelRow> = {}): PanelRow => ({
	unitId: 'a',
	serviceId: 's',
	firstMonth: null,
	month: '2025-01-01',
	responses: 10,
	total: 10 * 9 * 3,
	value: null,
	...given
});

describe('points', () => {
	// PermenPANRB 14/2017, annex: an element's mean × 25; docs/rules/skm.md § 2 (all fours read 100, all ones 25).
	test.each([
		[4, 100],
		[3, 75],
		[1, 25]
	])('all answers %d read %d', (score, value) => {
		expect(points({ responses: 20, total: 20 * 9 * score, value: null }, 'index')).toBe(value);
		expect(points({ responses: 20, total: 20 * score, value: null }, 'conduct')).toBe(value);
	});

	// docs/rules/skm.md § 13: of a survey that dropped elements the panel keeps the index itself.
	test('an index of fewer than nine elements is the value that the panel keeps, an element stays its own sum', () => {
		expect(points({ responses: 2, total: 63, value: 87.49 }, 'index')).toBe(87.49);
		expect(points({ responses: 2, total: 7, value: null }, 'conduct')).toBe(87.5);
		expect(points({ responses: 0, total: 0, value: 87.5 }, 'index')).toBeNaN();
	});

	test('rows of all nine and of fewer are pooled by their answers, and those of fewer are counted', () => {
		const rows = [{ responses: 3, total: 108, value: null }, { responses: 1, total: 18, value: 51 }].map((figures) => ({ unitId: 'a', serviceId: 's', firstMonth: null, month: '2025-01-01', ...figures }));
		expect(meanOf(rows, 'index')).toBe((3 * 100 + 51) / 4);
		expect(meanOf(rows.slice(0, 1), 'index')).toBe(100);
		expect(meanOf([], 'index')).toBeNull();
		expect([partialIndexRows(rows, 'index'), partialIndexRows(rows, 'wait_median_minutes')]).toEqual([1, 0]);
	});

	test('a month without answers has no value, not zero', () => expect(points({ responses: 0, total: 0, value: null }, 'index')).toBeNaN());
});

describe('the panel', () => {
	const rows = [row(), row({ month: '2025-02-01', responses: 30, total: 30 * 9 * 4 }), row({ unitId: 'b', firstMonth: '2025-02-01' })];

	test('one unit is one service of one office, weighted by its mean answers', () => {
		expect(panelOf(rows, 'index')).toMatchObject({
			unit: ['a/s', 'a/s', 'b/s'],
			outcome: [75, 100, 75],
			weight: [20, 20, 10],
			time: [24300, 24301, 24300],
			firstTreated: [0, 0, 24301]
		});
	});

	test('an office with two services is a cluster', () => {
		expect(isClustered(rows)).toBe(false);
		expect(panelOf(rows, 'index').cluster).toBeUndefined();
		const two = [...rows, row({ serviceId: 't' })];
		expect(isClustered(two)).toBe(true);
		expect(panelOf(two, 'index').cluster).toEqual(['a', 'a', 'b', 'a']);
	});

	test('months in notes are written as months', () => expect(panelOf(rows, 'index').nameMonth?.(monthNumber('2025-03-01'))).toBe('2025-03'));
});

describe('the two groups', () => {
	const rows = [
		row({ month: '2025-02-01', total: 10 * 9 * 2 }),
		row(),
		row({ unitId: 'c', responses: 30, total: 30 * 9 * 4 }),
		row({ unitId: 'b', firstMonth: '2025-02-01', total: 10 * 9 * 2 }),
		row({ unitId: 'b', firstMonth: '2025-02-01', month: '2025-02-01', total: 10 * 9 * 4 })
	];

	test('month by month, all answers of a group added up', () => {
		expect(monthlySeries(rows, 'index')).toEqual([
			{ month: '2025-01-01', trained: 50, comparison: 93.75 },
			{ month: '2025-02-01', trained: 100, comparison: 50 }
		]);
	});

	test('before anybody was trained', () => expect(baselineOf(rows, 'index')).toEqual({ trained: 50, comparison: 93.75 }));

	test('nobody asked, nothing known', () => {
		expect(monthlySeries([], 'index')).toEqual([]);
		expect(baselineOf([], 'index')).toEqual({ trained: null, comparison: null });
		expect(baselineOf([row()], 'index')).toEqual({ trained: null, comparison: null });
	});
});

// R18; docs/decisions/0010-figures-by-whole-months.md: the rows that may be told stand beside the picture, and are subtracted by whoever likes to.
describe('a mean that few people could be worked out of', () => {
	const cell = (unitId: string, responses: number, told?: boolean) => row({ unitId, responses, total: responses * 9 * 3, firstMonth: '2025-06-01', ...(told === undefined ? {} : { told }) });

	test.each<[string, PanelRow[], boolean]>([
		['all may be told', [cell('a', 9, true), cell('b', 2)], true],
		['one office alone, and few answered', [cell('a', 3, false)], false],
		['one office alone, and its neighbour month is small', [cell('a', 20, false)], false],
		['one office among those that are told', [cell('a', 7, false), cell('b', 30, true), cell('c', 40, true)], false],
		['two services of one office', [cell('a', 7, false), { ...cell('a', 8, false), serviceId: 't' }, cell('b', 30, true)], false],
		['two offices of four people', [cell('a', 1, false), cell('b', 3, false), cell('c', 40, true)], false],
		['two offices of five', [cell('a', 2, false), cell('b', 3, false), cell('c', 40, true)], true],
		['nobody', [], true]
	])('%s', (_what, rows, expected) => {
		expect(mayShowMean(rows)).toBe(expected);
		const [month] = monthlySeries([...rows, row({ unitId: 'z' })], 'index');
		expect(month).toEqual({ month: '2025-01-01', trained: expected && rows.length > 0 ? 75 : null, comparison: 75 });
	});

	test('is left out of the group that it is of, in the month that it is of, and of nothing that the verdict reads', () => {
		const rows = [cell('a', 3, false), { ...cell('a', 9, true), month: '2025-02-01' }, row({ unitId: 'z' }), row({ unitId: 'z', month: '2025-02-01' })];
		expect(monthlySeries(rows, 'index')).toEqual([
			{ month: '2025-01-01', trained: null, comparison: 75 },
			{ month: '2025-02-01', trained: 75, comparison: 75 }
		]);
		expect(panelOf(rows, 'index').outcome).toEqual([75, 75, 75, 75]);
		expect(FEWEST_ANSWERS).toBe(5);
	});

	test('times and complaints come with no such word, and are shown', () => {
		expect(monthlySeries([row({ firstMonth: '2025-06-01', responses: 1, total: 0, value: 12 })], 'wait_median_minutes')[0]!.trained).toBe(12);
	});
});

describe('times', () => {
	test('read as the minutes or percent that the panel keeps', () => {
		expect(points({ responses: 20, total: 0, value: 16.5 }, 'wait_median_minutes')).toBe(16.5);
		expect(points({ responses: 20, total: 15, value: 75 }, 'within_promise_percent')).toBe(75);
		expect(points({ responses: 20, total: 0, value: null }, 'wait_p90_minutes')).toBeNaN();
		expect(points({ responses: 0, total: 0, value: 3 }, 'wait_p90_minutes')).toBeNaN();
	});

	test('of a group are the mean of its offices, weighted by visits', () => {
		const rows = [row({ unitId: 'a', firstMonth: '2025-03-01', responses: 30, total: 0, value: 10 }), row({ unitId: 'b', firstMonth: '2025-03-01', responses: 10, total: 0, value: 30 }), row({ unitId: 'c', responses: 5, total: 0, value: 20 })];
		expect(monthlySeries(rows, 'wait_median_minutes')).toEqual([{ month: '2025-01-01', trained: 15, comparison: 20 }]);
		expect(baselineOf(rows, 'wait_median_minutes')).toEqual({ trained: 15, comparison: 20 });
		expect(panelOf(rows, 'wait_median_minutes').outcome).toEqual([10, 30, 20]);
	});
});

describe('complaints', () => {
	const rate = (unitId: string, firstMonth: string | null, services: number, complaints: number) => row({ unitId, firstMonth, responses: services, total: complaints, value: (1000 * complaints) / services });

	test('per 1,000 services of a group are all its complaints over all its services', () => {
		const rows = [rate('a', '2025-03-01', 3000, 6), rate('b', '2025-03-01', 3, 1), rate('c', null, 500, 0)];
		const [month] = monthlySeries(rows, 'complaints_per_thousand');
		expect(month!.trained).toBeCloseTo((1000 * 7) / 3003, 10); // not the mean of 2 and 333
		expect(month!.comparison).toBe(0);
	});

	test('are zero where nobody complained, and nothing at all where nobody was served', () => {
		expect(points(rate('a', null, 40, 0), 'complaints_per_thousand')).toBe(0);
		expect(points({ responses: 0, total: 0, value: null }, 'complaints_per_thousand')).toBeNaN();
	});

	test('a unit weighs by its services', () => {
		const { weight, outcome } = panelOf([rate('a', null, 100, 1), row({ unitId: 'a', month: '2025-02-01', responses: 300, total: 0, value: 0 })], 'complaints_per_thousand');
		expect([weight, outcome]).toEqual([[200, 200], [10, 0]]);
	});

	test('days until closing are the value that the panel keeps', () => expect(points({ responses: 3, total: 0, value: 7.25 }, 'closing_median_days')).toBe(7.25));
});

describe('what was trained as one', () => {
	test('an office with two services, or with a decision above it, is a cluster; one with one service is none', () => {
		expect(isClustered([row(), row({ month: '2025-02-01' })])).toBe(false);
		expect(isClustered([row(), row({ unitId: 'b', serviceId: 't' })])).toBe(false);
		expect(isClustered([row(), row({ serviceId: 't' })])).toBe(true);
		expect(isClustered([row({ clusterId: null })])).toBe(false);
		expect(isClustered([row(), row({ unitId: 'b', clusterId: 'above' })])).toBe(true);
		expect(isClustered([])).toBe(false);
	});

	test('is how training was assigned, unless something else is asked', () => {
		expect(usualChoices([row()])).toMatchObject({ panel: 'pairwise', base: 'universal', assignment: 'unit' });
		expect(usualChoices([row(), row({ serviceId: 't' })])).toMatchObject({ assignment: 'cluster' });
		expect(usualChoices([row()], { control: 'notyet', windowMonths: 6, assignedBy: 'unit', panel: 'own', seasonal: 'harmonics' })).toMatchObject({ control: 'notyet', window: 6, seasonal: 'harmonics' });
		expect(usualChoices([row({ clusterId: 'above' })])).toMatchObject({ assignment: 'cluster' });
	});

	test('is named by the unit above where training was decided there', () => {
		expect([clusterOf({ unitId: 'a', clusterId: null }), clusterOf({ unitId: 'a', clusterId: 'above' })]).toEqual(['a', 'above']);
		expect(panelOf([row({ clusterId: 'above' }), row({ unitId: 'b' })], 'index').cluster).toEqual(['above', 'b']);
		expect(panelOf([row()], 'index').cluster).toBeUndefined();
	});
});

describe('the months before anybody was trained', () => {
	const months = ['2025-03-01', '2025-01-01', '2025-02-01'];
	const panel = months.flatMap((month, at) => [
		row({ unitId: 'early', month, firstMonth: '2025-02-01', total: 10 * 9 * (at === 1 ? 2 : 4) }),
		row({ unitId: 'late', month, firstMonth: '2025-03-01', total: 10 * 9 * (at === 1 ? 1 : 4) }),
		row({ unitId: 'never', month, total: 10 * 9 * (at === 1 ? 3 : 4) })
	]);

	test('end with the first training of all, whoever stands first in the data', () => {
		// Only January lies before February: 2 and 1 are 37.5 points together, 3 is 75.
		expect(baselineOf(panel, 'index')).toEqual({ trained: 37.5, comparison: 75 });
		expect(baselineOf(panel.toReversed(), 'index')).toEqual({ trained: 37.5, comparison: 75 });
	});

	test('are none where nobody was trained, or where training began with the data', () => {
		expect(baselineOf(panel.filter(({ firstMonth }) => firstMonth === null), 'index')).toEqual({ trained: null, comparison: null });
		expect(baselineOf([row({ firstMonth: '2025-01-01' }), row({ unitId: 'never' })], 'index')).toEqual({ trained: null, comparison: null });
	});

	test('months follow each other in the series, whatever the order of rows', () => {
		expect(monthlySeries(panel, 'index').map(({ month }) => month)).toEqual(months.toSorted());
	});

	test('a unit counts in each comparison with the answers of its mean month', () => {
		const uneven = [row({ responses: 10 }), row({ month: '2025-02-01', responses: 30 }), row({ unitId: 'b', responses: 4 })];
		expect(panelOf(uneven, 'index').weight).toEqual([20, 20, 4]);
	});
});

test('the rows of fewer than nine elements are counted, not the others', () => {
	expect(partialIndexRows([{ value: 51 }, { value: null }, { value: null }], 'index')).toBe(1);
	expect(partialIndexRows([{ value: null }, { value: null }], 'index')).toBe(0);
});
