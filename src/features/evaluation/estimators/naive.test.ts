import { describe, expect, test } from 'vitest';
import { naiveEffects, naiveErrors } from '#tests/support/impact/naive.ts';
import type { Effects, NaiveOptions } from '#tests/support/impact/naive.ts';
import type { Estimate, ImpactResult, Panel } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';

/** Every effect of a result under the name that the second implementation gives it. */
function named(result: ImpactResult): Map<string, Estimate> {
	const { groupTime, simple, dynamic, group, calendar } = result;
	return new Map<string, Estimate>([
		...groupTime.filter(({ att }) => att !== null).map((cell) => [`cell ${cell.group} ${cell.time}`, cell] as const),
		['simple', simple],
		...dynamic.byEvent.map((part) => [`event ${part.event}`, part] as const),
		['event overall', dynamic.overall],
		...calendar.byTime.map((part) => [`calendar ${part.time}`, part] as const),
		['calendar overall', calendar.overall],
		...group.byGroup.map((part) => [`group ${part.group}`, part] as const),
		['group overall', group.overall]
	]);
}

function expectEffects(panel: Panel, options: NaiveOptions, effects: Effects = naiveEffects(panel, options)) {
	const ours = named(estimateImpact(panel, { ...options, panel: 'pairwise' }));
	expect([...ours.keys()].sort()).toEqual([...effects.keys()].sort());
	for (const [name, value] of effects) expect(Math.abs(ours.get(name)!.att! - value), name).toBeLessThan(1e-9);
}

function expectErrors(panel: Panel, options: NaiveOptions) {
	const ours = named(estimateImpact(panel, { ...options, panel: 'pairwise' }));
	const errors = naiveErrors(panel, options);
	for (const [name, error] of errors) {
		const { se } = ours.get(name)!;
		// A base month is zero by construction and has no error.
		if (error < 1e-9) expect(se, name).toBeNull();
		else expect(Math.abs(se! / error - 1), `${name}: ${se} instead of ${error}`).toBeLessThan(1e-6);
	}
}

const staggered: PanelPlan = { months: 7, starts: starts([6, 4], [5, 6], [9, 0]), effect: (since) => 1 + since, seed: 11 };
const covariate = (unit: number, month: number) => Math.sin(unit * 7) + 0.1 * Math.cos(unit + month);
const weight = (unit: number) => 1 + (unit % 4);

// Handbook on impact methods §§ 2–3; the second implementation shares no line with the first.
describe('effects equal a second implementation from the definitions', () => {
	const all = (['never', 'notyet'] as const).flatMap((control) =>
		(['dr', 'reg', 'ipw'] as const).flatMap((method) => (['varying', 'universal'] as const).map((base) => ({ control, method, base, anticipation: 0 })))
	);

	test.each(all)('$control, $method, $base base, with a covariate that changes and weights', (options) => {
		expectEffects(buildPanel({ ...staggered, covariate, weight }), options);
	});

	test.each([1, 2])('anticipation of %i months moves the base and thins out the comparison', (anticipation) => {
		for (const control of ['never', 'notyet'] as const) expectEffects(buildPanel(staggered), { control, method: 'reg', base: 'universal', anticipation });
	});

	test('months counted from elsewhere, with a gap in the calendar', () => {
		const panel = buildPanel({ ...staggered, missing: (_unit, month) => month === 3 });
		expectEffects(
			{ ...panel, time: Array.from(panel.time, (month) => month + 24_000), firstTreated: Array.from(panel.firstTreated, (month) => month && month + 24_000) },
			all[0]!
		);
	});

	test.each(all.filter(({ base, method }) => base === 'varying' && method === 'dr'))('nobody stayed untrained, control $control', (options) => {
		expectEffects(buildPanel({ ...staggered, starts: starts([6, 3], [5, 5], [7, 7]) }), options);
	});

	test('always treated and late units beside the others', () => {
		for (const control of ['never', 'notyet'] as const)
			expectEffects(buildPanel({ ...staggered, starts: starts([3, 1], [5, 4], [4, 8], [6, 30], [5, 0]) }), {
				control,
				method: 'dr',
				base: 'varying',
				anticipation: 1
			});
	});

	test('scattered gaps: each cell has the units seen in both of its months', () => {
		const missing = (unit: number, month: number) => (unit * 5 + month * 3) % 11 === 0;
		for (const control of ['never', 'notyet'] as const)
			expectEffects(buildPanel({ ...staggered, missing, weight }), { control, method: 'dr', base: 'varying', anticipation: 0 });
	});

	test('a start in the second month has no lead under the varying base', () => {
		const panel = buildPanel({ ...staggered, starts: starts([6, 2], [9, 0]) });
		expectEffects(panel, all[0]!);
		expect(estimateImpact(panel).groupTime.every(({ post }) => post)).toBe(true);
	});
});

describe('analytic errors equal those found by tilting one unit after the other', () => {
	test.each(['dr', 'reg', 'ipw'] as const)('%s with a covariate, cells and all aggregates', (method) => {
		expectErrors(buildPanel({ ...staggered, covariate }), { control: 'never', method, base: 'varying', anticipation: 0 });
	});

	test('not-yet-treated comparison: a unit is control here and treated there', () => {
		expectErrors(buildPanel(staggered), { control: 'notyet', method: 'dr', base: 'universal', anticipation: 0 });
	});

	test('weights', () => expectErrors(buildPanel({ ...staggered, weight }), { control: 'never', method: 'reg', base: 'varying', anticipation: 0 }));

	test('weights and a covariate in the doubly robust form', () =>
		expectErrors(buildPanel({ ...staggered, weight, covariate }), { control: 'notyet', method: 'dr', base: 'varying', anticipation: 0 }));

	test('clusters are tilted as a whole', () =>
		expectErrors(buildPanel({ ...staggered, clusterSize: 3 }), { control: 'never', method: 'dr', base: 'varying', anticipation: 0 }));

	test('gaps, pairwise', () =>
		expectErrors(buildPanel({ ...staggered, missing: (unit, month) => (unit + month) % 9 === 0 }), {
			control: 'never',
			method: 'dr',
			base: 'varying',
			anticipation: 0
		}));
});
