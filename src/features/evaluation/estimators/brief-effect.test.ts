import { describe, expect, test } from 'vitest';
import { buildPanel, reorder, starts, type PanelPlan } from '../testing/build-panel.ts';
import { briefEffect } from './brief-effect.ts';
import { PanelError } from './check.ts';
import { estimateImpact } from './estimate.ts';
import type { ImpactOptionsInput } from '../schema.ts';

const plan: PanelPlan = { months: 20, starts: starts([8, 9], [7, 12], [15, 0]), effect: () => 2 };

describe('the estimate alone', () => {
	test.each<[string, PanelPlan, ImpactOptionsInput]>([
		['cohorts and never treated', plan, {}],
		['compared with the not yet treated', plan, { control: 'notyet' }],
		['one month of anticipation', plan, { anticipation: 1 }],
		['a window', plan, { window: 4 }],
		['gaps, used pairwise', { ...plan, missing: (unit, month) => (unit * month) % 7 === 0 }, { panel: 'pairwise', base: 'universal' }],
		['gaps, every row', { ...plan, missing: (unit, month) => (unit * month) % 7 === 0 }, { panel: 'unbalanced' }],
		['weights', { ...plan, weight: (unit) => 1 + (unit % 5) }, {}],
		['a covariate', { ...plan, covariate: (unit) => unit % 4 }, { method: 'reg' }],
		['clusters', { ...plan, clusterSize: 3 }, { assignment: 'unit' }],
		['few trained, by lot', { ...plan, starts: starts([3, 9], [12, 0]) }, {}],
		['a series without comparison', { months: 36, starts: starts([6, 20]), effect: () => 2 }, {}]
	])('is that of the whole: %s', (_name, given, options) => {
		const panel = buildPanel(given);
		const { simple, series } = estimateImpact(panel, options);
		const { att, ci95, ci90 } = briefEffect(panel, options);
		expect(att).toBeCloseTo((series ? series.average!.estimate : simple.att)!, 12);
		const expected = series ? series.average! : simple;
		for (const [found, wanted] of [[ci95, expected.ci95], [ci90, expected.ci90]] as const) {
			expect(found![0]).toBeCloseTo(wanted![0], 10);
			expect(found![1]).toBeCloseTo(wanted![1], 10);
		}
	});

	test('does not depend on the order of rows', () => {
		const panel = buildPanel(plan);
		const reversed = reorder(panel, [...panel.unit.keys()].reverse());
		expect(briefEffect(reversed, {}).att).toBeCloseTo(briefEffect(panel, {}).att!, 12);
	});

	test.each<[string, PanelPlan]>([
		['nobody trained', { months: 12, starts: starts([8, 0]) }],
		['one unit, too short for a series', { months: 4, starts: starts([1, 3]) }],
		['trained from the first month', { months: 12, starts: starts([5, 1], [5, 0]) }]
	])('is null where there is none: %s', (_name, given) => expect(briefEffect(buildPanel(given), {})).toEqual({ att: null, ci95: null, ci90: null }));

	test('an outcome that never varies has no range', () => {
		const panel = buildPanel({ ...plan, noise: 0, effect: () => 0 });
		expect(briefEffect({ ...panel, outcome: Array.from(panel.outcome, () => 70) }, {})).toEqual({ att: 0, ci95: null, ci90: null });
	});

	test('what is no panel is refused by name', () => expect(() => briefEffect({ unit: [], time: [], outcome: [], firstTreated: [] }, {})).toThrow(PanelError));
});
