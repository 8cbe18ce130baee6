import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { ReferenceRun } from '../testing/reference.ts';
import { hasReferences, optionsOf, panelFrom, readExpected, readRows } from '../testing/reference.ts';
import { aggregateCalendar, aggregateDynamic, aggregateGroup, aggregateSimple } from './aggregate.ts';
import { drawMultipliers, quartileError, simultaneousCritical, smallSampleCritical, usableCritical } from './bootstrap.ts';
import { estimateGroupTime } from './group-time.ts';
import type { Influenced } from './inference.ts';
import { standardError } from './inference.ts';
import { preparePanel } from './panel.ts';

interface DrawnSeries {
	readonly overall_se: number;
	readonly se_by: readonly (number | null)[];
	readonly crit_val: number;
}

interface Drawn extends ReferenceRun {
	readonly bootstrap?: {
		readonly att_gt_se: readonly (number | null)[];
		readonly att_gt_crit_val: number;
		readonly simple: { readonly overall_se: number };
		readonly dynamic: DrawnSeries;
		readonly group: DrawnSeries;
		readonly calendar: DrawnSeries;
	};
}

const COLUMNS = {
	mpdta: { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' },
	synth_bertahap: { unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat' }
} as const;
const OPTIONS = { control: 'never', method: 'dr', base: 'varying', panel: 'balanced', anticipation: 0 } as const;

describe('multiplier bootstrap', () => {
	// 20,000 draws in R and 20,000 others here. The reference file allows 3 % and 0.03; of some hundred errors one or two
	// lie a little beyond by chance, because both sides are drawn.
	const references = hasReferences ? (['mpdta', 'synth_bertahap'] as const).flatMap((name) => readExpected<{ did: Drawn[] }>(name).did.filter((run) => run.bootstrap).map((run) => [name, run.label, run] as const)) : [];
	for (const [name, label, run] of references) test(`agrees with did within the noise of the draws: ${name} ${label}`, () => {
		const { options } = run;
		const bootstrap = run.bootstrap!;
		const settings = { ...OPTIONS, ...optionsOf(run) };
		const panel = preparePanel(panelFrom(readRows(name), { ...COLUMNS[name], covariates: options.covariates, cluster: options.cluster }), settings);
		const cells = estimateGroupTime(panel, settings);
		const distances: number[] = [];
		const check = (parts: readonly Influenced[], errors: readonly (number | null)[], critical?: number) => {
			const drawn = drawMultipliers(
				panel,
				parts.map((part) => part.influence),
				20_000,
				3
			);
			const own = drawn.draws.map(quartileError);
			own.forEach((se, at) => distances.push(Math.abs(se / errors[at]! - 1)));
			if (critical !== undefined) expect(Math.abs(simultaneousCritical(drawn, own) - critical)).toBeLessThan(0.03);
		};
		check(cells, bootstrap.att_gt_se, bootstrap.att_gt_crit_val);
		check([aggregateSimple(panel, cells)], [bootstrap.simple.overall_se]);
		for (const [series, expected] of [
			[aggregateDynamic(panel, cells), bootstrap.dynamic],
			[aggregateGroup(panel, cells), bootstrap.group],
			[aggregateCalendar(panel, cells), bootstrap.calendar]
		] as const) {
			check(series.parts, expected.se_by, expected.crit_val);
			check([series.overall], [expected.overall_se]);
		}
		expect(Math.max(...distances)).toBeLessThan(0.04);
		expect(distances.filter((distance) => distance >= 0.03).length).toBeLessThanOrEqual(0.02 * distances.length);
	}, 60_000);

	const panel = preparePanel(buildPanel({ months: 8, starts: starts([30, 5], [60, 0]), clusterSize: 3 }), OPTIONS);
	const influence = aggregateSimple(panel, estimateGroupTime(panel, OPTIONS)).influence;

	test('draws cluster sums when the panel is clustered, near the analytic error', () => {
		const { draws } = drawMultipliers(panel, [influence], 4000, 7);
		expect(quartileError(draws[0]!) / standardError(panel, influence)).toBeCloseTo(1, 1);
	});

	test('the same seed gives the same draws, another seed others', () => {
		const first = drawMultipliers(panel, [influence], 99, 7).draws[0];
		expect(drawMultipliers(panel, [influence], 99, 7).draws[0]).toEqual(first);
		expect(drawMultipliers(panel, [influence], 99, 8).draws[0]).not.toEqual(first);
	});

	test('a base month has no draws, no error, and does not widen the band', () => {
		const drawn = drawMultipliers(panel, [null, influence], 999, 7);
		const errors = drawn.draws.map(quartileError);
		expect(errors[0]).toBeNaN();
		expect(simultaneousCritical(drawn, errors)).toBeGreaterThan(1.7);
		expect(simultaneousCritical({ draws: [null] }, [NaN])).toBeNaN();
	});

	test('unusable critical values are given up, usable ones widen with few degrees of freedom', () => {
		expect(usableCritical(1.9)).toBeNull();
		expect(usableCritical(7.1)).toBeNull();
		expect(usableCritical(NaN)).toBeNull();
		expect(usableCritical(2.5)).toBe(2.5);
		expect(smallSampleCritical(2.5, 1e7)).toBeCloseTo(2.5, 4);
		expect(smallSampleCritical(2.5, 8)).toBeGreaterThan(3);
	});
});
