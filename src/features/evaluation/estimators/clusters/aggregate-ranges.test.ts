import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PanelPlan } from '../../testing/build-panel.ts';
import { buildPanel, reorder, starts } from '../../testing/build-panel.ts';
import type { Estimate, ImpactOptionsInput, ImpactResult, Interval } from '../../schema.ts';
import { ImpactOptions } from '../../schema.ts';
import { aggregateCalendar, aggregateDynamic, aggregateGroup, aggregateSimple } from '../aggregate.ts';
import { estimateImpact } from '../estimate.ts';
import { interval, repairedError } from '../inference.ts';
import { prepareRun } from '../run.ts';
import { isFewClustered } from './few-clusters.ts';

const judge = (plan: PanelPlan, options: ImpactOptionsInput = {}): ImpactResult => estimateImpact(buildPanel(plan), { sesoi: 1, ...options });
/** Of sixteen clusters of three units five are trained in month 5 and five in month 7. */
const staggered: PanelPlan = { months: 9, starts: starts([15, 5], [15, 7], [18, 0]), clusterSize: 3 };

const every = ({ simple, dynamic, group, calendar }: ImpactResult): Record<string, Estimate> => ({
	simple, dynamic: dynamic.overall, group: group.overall, calendar: calendar.overall
});
const parts = ({ dynamic, group, calendar }: ImpactResult) => [...dynamic.byEvent.filter(({ event }) => event >= 0), ...group.byGroup, ...calendar.byTime];

function expectSame(found: Interval | null, wanted: Interval | null): void {
	expect(found).not.toBeNull();
	found!.forEach((edge, side) => expect(edge).toBeCloseTo(wanted![side]!, 9));
}

describe('with few clusters every aggregate has an interval of the same kind', () => {
	test('of one cohort all of them are one number with one interval, the one that the verdict stands on', () => {
		const result = judge({ months: 8, starts: starts([20, 5], [24, 0]), clusterSize: 4 });
		expect(result.fewClusters?.decidedBy).toBe('cr2');
		for (const { att, ci95 } of Object.values(every(result))) {
			expect(att).toBeCloseTo(result.simple.att!, 10);
			expectSame(ci95, result.simple.ci95);
		}
	});

	test('of one cohort and one month the cell, its month and its distance from the start are that number too', () => {
		const result = judge({ months: 6, starts: starts([18, 6], [21, 0]), clusterSize: 3 });
		for (const { ci95 } of [...parts(result), ...result.groupTime.filter(({ post }) => post)]) expectSame(ci95, result.simple.ci95);
		expect(parts(result)).toHaveLength(3);
	});

	test('a cohort alone has in its month the interval of its cell, whichever aggregate shows it', () => {
		const { groupTime, calendar, dynamic } = judge(staggered);
		const cell = (group: number, time: number) => groupTime.find((one) => one.group === group && one.time === time)!;
		expectSame(calendar.byTime.find(({ time }) => time === 5)!.ci95, cell(5, 5).ci95);
		expectSame(dynamic.byEvent.find(({ event }) => event === 4)!.ci95, cell(5, 9).ci95);
	});

	test('one number for all in any such region', () => {
		fc.assert(
			fc.property(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 5, max: 12 }), fc.integer({ min: 1, max: 999 }), (treated, others, seed) => {
				const result = judge({ months: 6, starts: starts([2 * treated, 4], [2 * others, 0]), clusterSize: 2, seed });
				for (const { ci95 } of Object.values(every(result))) expectSame(ci95, result.simple.ci95);
			}),
			{ numRuns: 15 }
		);
	});

	test('bands are never narrower than intervals', () => {
		const result = judge(staggered, { bootstrap: { draws: 400, seed: 7 } });
		const shown = parts(result).filter(({ band95 }) => band95 !== null);
		expect(shown.length).toBeGreaterThan(5);
		for (const { ci95, band95 } of shown) expect([band95![0] <= ci95![0] + 1e-9, band95![1] >= ci95![1] - 1e-9]).toEqual([true, true]);
	});

	test('rows in another order, and clusters by other names, change nothing', () => {
		const panel = buildPanel(staggered);
		const mixed = reorder(panel, [...panel.unit.keys()].reverse());
		const renamed = { ...mixed, cluster: mixed.cluster!.map((name) => `z${100 - Number(name.slice(1))}`) };
		const [plain, other] = [estimateImpact(panel, { sesoi: 1 }), estimateImpact(renamed, { sesoi: 1 })];
		for (const [kind, { ci95 }] of Object.entries(every(other))) expectSame(ci95, every(plain)[kind]!.ci95);
		parts(other).forEach(({ ci95 }, at) => expectSame(ci95, parts(plain)[at]!.ci95));
	});
});

describe('who counts as what', () => {
	test('each cohort as often as its months are in the aggregate', () => {
		const run = prepareRun(buildPanel(staggered), ImpactOptions.parse({}));
		const ratio = ({ turns }: { readonly turns: Float64Array }) => turns[0]! / turns[1]!;
		// Months 5 to 9 and 7 to 9: five cells against three.
		expect(ratio(aggregateSimple(run.panel, run.cells))).toBeCloseTo(5 / 3, 12);
		expect(ratio(aggregateGroup(run.panel, run.cells).overall)).toBeCloseTo(1, 12);
		// Distances 0 to 2 have both cohorts (each a half), 3 and 4 the first alone; months 5 and 6 the first alone, 7 to 9 both.
		expect(ratio(aggregateDynamic(run.panel, run.cells).overall)).toBeCloseTo((3 / 2 + 2) / (3 / 2), 12);
		expect(ratio(aggregateCalendar(run.panel, run.cells).overall)).toBeCloseTo((2 + 3 / 2) / (3 / 2), 12);
		expect([...aggregateCalendar(run.panel, run.cells).parts[0]!.turns].map(Boolean)).toEqual([true, false]);
	});

	test('units that train later compare before they do: there is an interval also where nobody stays untrained', () => {
		const result = judge({ months: 9, starts: starts([15, 4], [15, 8]), clusterSize: 3 }, { control: 'notyet' });
		for (const { ci95 } of Object.values(every(result))) expect(ci95).not.toBeNull();
		expect(result.calendar.byTime.every(({ ci95 }) => ci95 !== null)).toBe(true);
	});

	test('where one cluster holds all that are trained there is no interval rather than a short one', () => {
		const result = judge({ months: 8, starts: starts([8, 5], [48, 0]), clusterSize: 8 });
		expect(parts(result).map(({ ci95 }) => ci95)).toEqual(parts(result).map(() => null));
		expect([result.dynamic.overall.ci95, result.group.overall.ci95, result.calendar.overall.ci95]).toEqual([null, null, null]);
	});

	test('an outcome that never varies has none either', () => {
		const result = judge({ ...staggered, noise: 0 });
		for (const { ci95 } of Object.values(every(result))) expect(ci95).toBeNull();
	});
});

describe('enough clusters, or none', () => {
	test.each<[string, PanelPlan]>([
		['forty clusters, ten and more of them trained', { months: 8, starts: starts([24, 5], [56, 0]), clusterSize: 2 }],
		['a cluster for every unit', { months: 8, starts: starts([8, 5], [12, 0]), clusterSize: 1 }],
		['no clusters', { months: 8, starts: starts([8, 5], [12, 0]) }]
	])('%s: the repaired error as before', (_name, plan) => {
		const run = prepareRun(buildPanel(plan), ImpactOptions.parse({}));
		expect([run.hasFewClusters, isFewClustered(run.panel)]).toEqual([false, false]);
		const { overall } = aggregateDynamic(run.panel, run.cells);
		const wanted = interval(overall.att, repairedError(run.judged, run.repair, overall.influence), run.repair.degreesOfFreedom([0]), 0.95);
		expectSame(judge(plan).dynamic.overall.ci95, wanted);
	});
});
