import { describe, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import type { Estimate, ImpactOptionsInput, ImpactResult, Panel } from '../schema.ts';
import { CONTROLS, METHODS } from '../schema.ts';
import { buildPanel, reorder, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';
import { compareChanges } from './paired.ts';
import { twoWayFixedEffects } from './twfe.ts';

// Two busy cores may need longer for many panels than the default allows.
vi.setConfig({ testTimeout: 30_000 });

/** Small regions of every kind: one or two cohorts, weights or not, noise or much of it. */
const plans = fc
	.record({
		months: fc.integer({ min: 5, max: 10 }),
		first: fc.integer({ min: 3, max: 5 }),
		later: fc.integer({ min: 0, max: 4 }),
		sizes: fc.tuple(fc.integer({ min: 5, max: 8 }), fc.integer({ min: 5, max: 7 }), fc.integer({ min: 6, max: 9 })),
		effect: fc.integer({ min: -3, max: 3 }),
		noise: fc.integer({ min: 1, max: 4 }),
		seed: fc.nat(1e6)
	})
	.map(({ months, first, later, sizes, effect, noise, seed }): PanelPlan => ({
		months,
		starts: starts([sizes[0], first], [sizes[1], Math.min(months, first + later)], [sizes[2], 0]),
		effect: (since) => effect + since / 2,
		noise,
		seed
	}));
const options = fc.record({ control: fc.constantFrom(...CONTROLS), method: fc.constantFrom(...METHODS) });
const RUNS = { numRuns: 25 };

function shown({ simple, groupTime, dynamic, group, calendar }: ImpactResult): Estimate[] {
	return [simple, ...groupTime, dynamic.overall, ...dynamic.byEvent, group.overall, ...group.byGroup, calendar.overall, ...calendar.byTime];
}

/** The same numbers up to rounding, and a gap where there was a gap. */
function expectSame(actual: ImpactResult, expected: ImpactResult, factor = 1) {
	const [ours, theirs] = [shown(actual), shown(expected)];
	expect(ours).toHaveLength(theirs.length);
	ours.forEach((estimate, at) => {
		const other = theirs[at]!;
		expectNear(estimate.att, other.att, factor);
		expectNear(estimate.se, other.se, Math.abs(factor));
		expectNear(estimate.ci95 && estimate.ci95[1] - estimate.ci95[0], other.ci95 && other.ci95[1] - other.ci95[0], Math.abs(factor));
	});
	expectNear(actual.pretest.smallSample.p, expected.pretest.smallSample.p);
	expectNear(actual.simple.p, expected.simple.p);
}

function expectNear(actual: number | null, expected: number | null, factor = 1) {
	if (expected === null) expect(actual).toBeNull();
	else expect(Math.abs(actual! - factor * expected), `${actual} and ${factor} × ${expected}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(factor * expected)));
}

function withOutcome(panel: Panel, change: (value: number, row: number) => number): Panel {
	return { ...panel, outcome: Array.from(panel.outcome, change) };
}

describe('what must not matter', () => {
	test('names of units, and so their order in the file', () => {
		fc.assert(
			fc.property(plans, options, fc.nat(), (plan, settings, salt) => {
				const panel = buildPanel(plan);
				const renamed = { ...panel, unit: panel.unit.map((unit) => `${(Number(unit.slice(1)) * 7919 + salt) % 10007}`) };
				expectSame(estimateImpact(renamed, settings), estimateImpact(panel, settings));
			}),
			RUNS
		);
	});

	test('a level of its own for every unit', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const panel = buildPanel(plan);
				const lifted = withOutcome(panel, (value, row) => value + 10 * Math.sin(Number(panel.unit[row]!.slice(1))));
				expectSame(estimateImpact(lifted, settings), estimateImpact(panel, settings));
			}),
			RUNS
		);
	});

	test('a shock that hits every unit in the same month', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const panel = buildPanel(plan);
				const shocked = withOutcome(panel, (value, row) => value + (panel.time[row] === 4 ? -20 : Math.cos(panel.time[row]! * 9)));
				expectSame(estimateImpact(shocked, settings), estimateImpact(panel, settings));
			}),
			RUNS
		);
	});

	test('where months are counted from', () => {
		fc.assert(
			fc.property(plans, options, fc.integer({ min: 1, max: 30_000 }), (plan, settings, shift) => {
				const panel = buildPanel(plan);
				const moved = {
					...panel,
					time: Array.from(panel.time, (month) => month + shift),
					firstTreated: Array.from(panel.firstTreated, (month) => (month === 0 ? 0 : month + shift))
				};
				expectSame(estimateImpact(moved, settings), estimateImpact(panel, settings));
			}),
			RUNS
		);
	});

	test('the size of all weights together', () => {
		fc.assert(
			fc.property(plans, options, fc.constantFrom(1e-6, 0.01, 37, 1e6), (plan, settings, factor) => {
				const weighted = (scale: number) => buildPanel({ ...plan, weight: (unit) => scale * (1 + (unit % 5)) });
				expectSame(estimateImpact(weighted(factor), settings), estimateImpact(weighted(1), settings));
			}),
			RUNS
		);
	});

	test('equal weights, against none at all', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				expectSame(estimateImpact(buildPanel({ ...plan, weight: () => 12 }), settings), estimateImpact(buildPanel(plan), settings));
			}),
			RUNS
		);
	});

	test('names of clusters; and a cluster for every unit, against none at all', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const panel = buildPanel({ ...plan, clusterSize: 2 });
				const renamed = { ...panel, cluster: panel.cluster!.map((name) => `wilayah ${99 - Number(name.slice(1))}`) };
				expectSame(estimateImpact(renamed), estimateImpact(panel));
				expectSame(estimateImpact({ ...panel, cluster: panel.unit }), estimateImpact(buildPanel(plan)));
			}),
			RUNS
		);
	});

	test('units of weight zero', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const size = plan.starts.length;
				const more = buildPanel({ ...plan, starts: [...plan.starts, 4, 4, 0], weight: (unit) => (unit < size ? 1 : 0) });
				const { simple, dynamic } = estimateImpact(more, settings);
				const without = estimateImpact(buildPanel(plan), settings);
				expectNear(simple.att, without.simple.att);
				expectNear(simple.se, without.simple.se);
				expect(simple.df).toBe(without.simple.df);
				expectNear(dynamic.overall.att, without.dynamic.overall.att);
			}),
			RUNS
		);
	});

	test('months after the data: who starts later than the last one was never treated here', () => {
		const panel = buildPanel({ months: 8, starts: starts([6, 4], [8, 0]), noise: 2 });
		const late = { ...panel, firstTreated: Array.from(panel.firstTreated, (month) => (month === 0 ? 9 : month)) };
		expectSame(estimateImpact(late), estimateImpact(panel));
	});
});

describe('what must follow', () => {
	test('a factor on the outcome is a factor on every number but p', () => {
		fc.assert(
			fc.property(plans, options, fc.constantFrom(-1, 0.001, 25, 1e5), (plan, settings, factor) => {
				const panel = buildPanel(plan);
				expectSame(
					estimateImpact(
						withOutcome(panel, (value) => factor * value),
						settings
					),
					estimateImpact(panel, settings),
					factor
				);
			}),
			RUNS
		);
	});

	test('a constant added to trained months is added to the effect, and to nothing before', () => {
		fc.assert(
			fc.property(plans, fc.integer({ min: -9, max: 9 }), (plan, gift) => {
				const panel = buildPanel(plan);
				const given = withOutcome(panel, (value, row) => value + (panel.firstTreated[row]! > 0 && panel.time[row]! >= panel.firstTreated[row]! ? gift : 0));
				const [before, after] = [estimateImpact(panel), estimateImpact(given)];
				expectNear(after.simple.att, before.simple.att! + gift);
				expectNear(after.simple.se, before.simple.se);
				before.groupTime.forEach((cell, at) => expectNear(after.groupTime[at]!.att, cell.att! + (cell.post ? gift : 0)));
			}),
			RUNS
		);
	});

	test('each never-treated unit written twice leaves every effect and narrows its error', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const panel = buildPanel(plan);
				const never = [...panel.unit.keys()].filter((row) => panel.firstTreated[row] === 0);
				const rows = [...panel.unit.keys(), ...never];
				const doubled = reorder(panel, rows);
				const twins = { ...doubled, unit: doubled.unit.map((unit, at) => (at < panel.unit.length ? unit : `${unit} twin`)) };
				const [single, double] = [estimateImpact(panel), estimateImpact(twins)];
				single.groupTime.forEach((cell, at) => expectNear(double.groupTime[at]!.att, cell.att));
				expectNear(double.simple.att, single.simple.att);
				expect(double.simple.se!).toBeLessThan(single.simple.se!);
			}),
			RUNS
		);
	});

	test('the whole panel written twice leaves every effect and divides its error by the root of two', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const panel = buildPanel(plan);
				const rows = [...panel.unit.keys(), ...panel.unit.keys()];
				const doubled = reorder(panel, rows);
				const twins = { ...doubled, unit: doubled.unit.map((unit, at) => (at < panel.unit.length ? unit : `${unit} twin`)) };
				const [single, double] = [estimateImpact(panel, settings), estimateImpact(twins, settings)];
				expectNear(double.simple.att, single.simple.att);
				expectNear(double.simple.se, single.simple.se, 1 / Math.SQRT2);
				// Twins that are one cluster are one piece of news.
				expectNear(estimateImpact({ ...twins, cluster: twins.unit.map((unit) => unit.replace(' twin', '')) }, settings).simple.se, single.simple.se);
			}),
			RUNS
		);
	});

	test('every interval holds its effect, and the one of 90 % lies inside the one of 95 %', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const result = estimateImpact(buildPanel(plan), { ...settings, bootstrap: { draws: 199, seed: 2 } });
				for (const { att, ci95 } of shown(result)) if (ci95) expect(ci95[0] <= att! && att! <= ci95[1]).toBe(true);
				const { ci90, ci95 } = result.simple;
				expect(ci95![0] < ci90![0] && ci90![1] < ci95![1]).toBe(true);
				for (const { att, band95 } of result.dynamic.byEvent) if (band95) expect(band95[0] <= att! && att! <= band95[1]).toBe(true);
			}),
			RUNS
		);
	});

	test('the overall effect lies between the smallest and the largest treated cell', () => {
		fc.assert(
			fc.property(plans, options, (plan, settings) => {
				const { groupTime, simple, dynamic, group, calendar } = estimateImpact(buildPanel({ ...plan, weight: (unit) => 1 + (unit % 3) }), settings);
				const cells = groupTime.filter(({ post, att }) => post && att !== null).map(({ att }) => att!);
				const [low, high] = [Math.min(...cells) - 1e-9, Math.max(...cells) + 1e-9];
				for (const { att } of [simple, dynamic.overall, group.overall, calendar.overall]) expect(att! >= low && att! <= high).toBe(true);
			}),
			RUNS
		);
	});
});

describe('estimators agree where they must', () => {
	test('without covariates the three methods are one', () => {
		fc.assert(
			fc.property(plans, fc.constantFrom(...CONTROLS), (plan, control) => {
				const [dr, ...others] = METHODS.map((method) => estimateImpact(buildPanel(plan), { control, method }));
				for (const other of others) expectSame(other, dr!);
			}),
			RUNS
		);
	});

	test('one cohort: nobody else is to come, so both comparison groups are one', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const single = buildPanel({ ...plan, starts: plan.starts.map((start) => (start > 0 ? 4 : 0)) });
				expectSame(estimateImpact(single, { control: 'notyet' }), estimateImpact(single, { control: 'never' }));
			}),
			RUNS
		);
	});

	test('two months: two-way fixed effects, group-time effect and the plain 2×2 are one number', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const panel = buildPanel({ ...plan, months: 2, starts: plan.starts.map((start) => (start > 0 ? 2 : 0)) });
				const rows = [...panel.unit.keys()].filter((row) => panel.time[row] === 2);
				const change = rows.map((row) => panel.outcome[row]! - panel.outcome[row - 1]!);
				const { welch } = compareChanges(
					change,
					rows.map((row) => panel.firstTreated[row] === 2)
				)!;
				expectNear(twoWayFixedEffects(panel).fixed!.terms[0]!.estimate, welch.difference);
				expectNear(estimateImpact(panel).simple.att, welch.difference);
			}),
			RUNS
		);
	});

	// Sun & Abraham 2021 without covariates, never-treated controls: an event dummy for every cohort, weighted by cohort size.
	test('one cohort: the event study of two-way fixed effects is the one with the universal base', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const panel = buildPanel({ ...plan, starts: plan.starts.map((start) => (start > 0 ? 4 : 0)) });
				const events = new Map(estimateImpact(panel, { base: 'universal' }).dynamic.byEvent.map(({ event, att }) => [event, att]));
				for (const { event, estimate } of twoWayFixedEffects(panel).eventStudy!.terms) expectNear(events.get(event!)!, estimate);
			}),
			RUNS
		);
	});

	test('each cohort alone against the never treated has the cells that it has among the others', () => {
		fc.assert(
			fc.property(plans, fc.constantFrom(...METHODS), (plan, method) => {
				const settings: ImpactOptionsInput = { method, base: 'universal' };
				const { groupTime } = estimateImpact(buildPanel(plan), settings);
				const group = plan.starts[0]!;
				const panel = buildPanel(plan);
				const alone = estimateImpact(
					reorder(
						panel,
						[...panel.unit.keys()].filter((row) => panel.firstTreated[row] === 0 || panel.firstTreated[row] === group)
					),
					settings
				);
				const own = groupTime.filter((cell) => cell.group === group);
				expect(alone.groupTime.length).toBe(own.length);
				alone.groupTime.forEach((cell, at) => {
					expectNear(cell.att, own[at]!.att);
					expectNear(cell.se, own[at]!.se);
				});
			}),
			RUNS
		);
	});
});
