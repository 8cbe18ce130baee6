import { describe, expect, test } from 'vitest';
import type { Panel } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { checkPanel, PanelError } from './check.ts';
import { baseBefore, comparisonUnits } from './group-time.ts';
import { preparePanel } from './panel.ts';

const OPTIONS = { control: 'never', panel: 'balanced', anticipation: 0 } as const;

function codes(panel: Panel, options: Partial<Parameters<typeof preparePanel>[1]> = {}): string[] {
	return preparePanel(panel, { ...OPTIONS, ...options }).notices.map((notice) => notice.code);
}

function faultOf(panel: Panel): PanelError {
	try {
		checkPanel(panel);
	} catch (error) {
		if (error instanceof PanelError) return error;
		throw error;
	}
	throw new Error('the panel was accepted');
}

const sound: Panel = { unit: ['a', 'a', 'b', 'b'], time: [1, 2, 1, 2], outcome: [80, 81, 79, 80], firstTreated: [2, 2, 0, 0] };

describe('a panel is refused', () => {
	test.each<[string, Panel, Partial<PanelError>]>([
		['without rows', { unit: [], time: [], outcome: [], firstTreated: [] }, { code: 'panel.empty' }],
		['with columns of unequal length', { ...sound, outcome: [80] }, { code: 'panel.unequal_columns' }],
		['with too short a column of starts', { ...sound, firstTreated: [2] }, { code: 'panel.unequal_columns' }],
		['with an infinite outcome', { ...sound, outcome: [80, Infinity, 1, 2] }, { code: 'value.infinite', index: 1, field: 'outcome' }],
		[
			'with an infinite covariate',
			{ ...sound, covariates: [{ name: 'x', values: [1, 2, -Infinity, 4] }] },
			{ code: 'value.infinite', index: 2, field: 'covariate', covariate: 'x' }
		],
		['without a month', { ...sound, time: [1, NaN, 1, 2] }, { code: 'value.missing', index: 1, field: 'time' }],
		['without a unit', { ...sound, unit: ['a', '', 'b', 'b'] }, { code: 'value.missing', index: 1, field: 'unit' }],
		['with a unit twice in a month', { ...sound, time: [1, 1, 1, 2] }, { code: 'panel.duplicate', index: 1, field: 'time' }],
		['with a start that changes', { ...sound, firstTreated: [2, 1, 0, 0] }, { code: 'panel.first_treated_changes', index: 1, field: 'firstTreated' }],
		['with a cluster that changes', { ...sound, cluster: ['x', 'y', 'z', 'z'] }, { code: 'panel.cluster_changes', index: 1, field: 'cluster' }],
		['with a negative weight', { ...sound, weight: [1, 1, -1, 1] }, { code: 'weight.negative', index: 2, field: 'weight' }]
	])('%s', (_name, panel, expected) => expect(faultOf(panel)).toMatchObject(expected));

	test('0, an empty cell and infinity all say never, also mixed in one unit', () => {
		expect(() => checkPanel({ ...sound, firstTreated: [2, 2, 0, Infinity] })).not.toThrow();
		expect(() => checkPanel({ ...sound, firstTreated: [2, 2, NaN, 0] })).not.toThrow();
	});
});

describe('preparing', () => {
	test('always-treated units leave, and are counted; with anticipation one month earlier', () => {
		const panel = buildPanel({ months: 8, starts: starts([3, 1], [4, 2], [5, 5], [6, 0]) });
		expect(preparePanel(panel, OPTIONS)).toMatchObject({ alwaysTreated: 3, dropped: 0 });
		expect(preparePanel(panel, { ...OPTIONS, anticipation: 1 })).toMatchObject({ alwaysTreated: 7 });
		expect(codes(panel)).toEqual(['units.always_treated']);
	});

	test('a start after the data counts as never, with anticipation only when it is further away', () => {
		const panel = buildPanel({ months: 6, starts: starts([3, 3], [4, 7], [5, 0]) });
		expect([...preparePanel(panel, OPTIONS).firstTreated].filter((start) => start === Infinity)).toHaveLength(9);
		const anticipating = preparePanel(panel, { ...OPTIONS, anticipation: 1 });
		expect([...anticipating.firstTreated].filter((start) => start === Infinity)).toHaveLength(5);
		// They neither get cells nor compare: they may already be changing.
		expect([...anticipating.cohorts]).toEqual([3]);
		expect(comparisonUnits(anticipating, 'never').size).toBe(5);
	});

	test('units without any month inside are dropped and counted', () => {
		const panel = buildPanel({ months: 6, starts: starts([4, 3], [5, 0]), missing: (unit) => unit === 0 });
		expect(preparePanel(panel, { ...OPTIONS, panel: 'pairwise' })).toMatchObject({ dropped: 1 });
		expect(preparePanel(panel, OPTIONS).missing.all).toBeCloseTo(1 / 9, 12);
		expect(preparePanel(panel, OPTIONS).missing.treated).toBeCloseTo(1 / 4, 12);
	});

	test('changing weights are averaged and said', () => {
		const panel = { ...buildPanel({ months: 4, starts: starts([4, 3], [5, 0]) }), weight: Array.from({ length: 36 }, (_value, row) => (row === 0 ? 5 : 1)) };
		const prepared = preparePanel(panel, OPTIONS);
		expect(codes(panel)).toEqual(['weights.averaged']);
		expect(prepared.weight[0]! / prepared.weight[1]!).toBeCloseTo(2, 12);
		expect(prepared.weight.reduce((sum, weight) => sum + weight, 0) / prepared.units.length).toBeCloseTo(1, 12);
	});

	test('a row without weight or covariate is a missing row', () => {
		const base = buildPanel({ months: 4, starts: starts([4, 3], [5, 0]) });
		const weight = Array.from({ length: 36 }, (_value, row) => (row === 2 ? NaN : 1));
		expect(preparePanel({ ...base, weight }, OPTIONS).dropped).toBe(1);
		expect(preparePanel({ ...base, covariates: [{ name: 'x', values: weight }] }, OPTIONS).dropped).toBe(1);
	});

	test('the base is the last month that no anticipation touches', () => {
		const prepared = preparePanel(buildPanel({ months: 10, starts: starts([4, 6], [5, 0]), missing: (_unit, month) => month === 5 }), OPTIONS);
		expect(prepared.times[baseBefore(prepared, 6)]).toBe(4);
		expect(baseBefore({ ...prepared, anticipation: 6 }, 6)).toBe(-1);
	});

	test('not yet treated units compare only until they start', () => {
		const prepared = preparePanel(buildPanel({ months: 10, starts: starts([4, 4], [4, 8], [5, 0]) }), { ...OPTIONS, control: 'notyet' });
		expect(comparisonUnits(prepared, 'notyet').size).toBe(9);
		expect(comparisonUnits({ ...prepared, anticipation: 4 }, 'notyet').size).toBe(5);
	});
});
