import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineOf, isClustered, monthDay, monthlySeries, monthNumber, panelOf, points, type PanelRow } from './panel.rules.ts';

const row = (given: Partial<PanelRow> = {}): PanelRow => ({
	unitId: 'a',
	serviceId: 's',
	firstMonth: null,
	month: '2025-01-01',
	responses: 10,
	total: 10 * 9 * 3,
	...given
});

describe('points', () => {
	// PermenPANRB 14/2017, annex: an element's mean × 25; docs/rules/skm.md § 2 (all fours read 100, all ones 25).
	test.each([
		[4, 100],
		[3, 75],
		[1, 25]
	])('all answers %d read %d', (score, value) => {
		expect(points({ responses: 20, total: 20 * 9 * score }, 'index')).toBe(value);
		expect(points({ responses: 20, total: 20 * score }, 'conduct')).toBe(value);
	});

	test('a month without answers has no value, not zero', () => expect(points({ responses: 0, total: 0 }, 'index')).toBeNaN());
});

describe('months', () => {
	test('December and January are neighbours', () => expect(monthNumber('2026-01-01') - monthNumber('2025-12-01')).toBe(1));

	test('counting and naming undo each other', () => {
		fc.assert(fc.property(fc.integer({ min: 1990 * 12, max: 2100 * 12 }), (number) => monthNumber(monthDay(number)) === number));
	});
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
