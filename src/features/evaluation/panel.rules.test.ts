import { describe, expect, test } from 'vitest';
import { monthNumber } from '#platform/months.ts';
import { baselineOf, clusterOf, isClustered, meanOf, monthlySeries, panelOf, type PanelRow, partialIndexRows, points, usualChoices } from './panel.rules.ts';

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
