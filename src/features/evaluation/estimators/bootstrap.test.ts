import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { hasReferences, panelFrom, readExpected, readRows } from '../testing/reference.ts';
import { aggregateDynamic, aggregateSimple } from './aggregate.ts';
import { drawMultipliers, quartileError, simultaneousCritical, smallSampleCritical, usableCritical } from './bootstrap.ts';
import { estimateGroupTime } from './group-time.ts';
import { standardError } from './inference.ts';
import { preparePanel } from './panel.ts';

interface BootstrapReference {
	bootstrap?: {
		att_gt_se: (number | null)[];
		att_gt_crit_val: number;
		simple: { overall_se: number };
		dynamic: { se_by: (number | null)[]; crit_val: number };
	};
}

const OPTIONS = { control: 'never', method: 'dr', base: 'varying', panel: 'balanced', anticipation: 0 } as const;

describe('multiplier bootstrap', () => {
	// mpdta with 20,000 draws in R; ours are other draws, so the tolerances of the reference file apply.
	test.skipIf(!hasReferences)('agrees with did within the noise of the draws', () => {
		const expected = readExpected<{ did: BootstrapReference[] }>('mpdta').did[0]!.bootstrap!;
		const panel = preparePanel(panelFrom(readRows('mpdta'), { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' }), OPTIONS);
		const cells = estimateGroupTime(panel, OPTIONS);
		const drawn = drawMultipliers(
			panel,
			cells.map((cell) => cell.influence),
			10_000,
			20_250_101
		);
		const errors = drawn.draws.map(quartileError);
		errors.forEach((se, at) => expect(Math.abs(se / expected.att_gt_se[at]! - 1)).toBeLessThan(0.04));
		expect(Math.abs(simultaneousCritical(drawn, errors) - expected.att_gt_crit_val)).toBeLessThan(0.04);
		const dynamic = drawMultipliers(
			panel,
			aggregateDynamic(panel, cells).parts.map((part) => part.influence),
			10_000,
			20_250_101
		);
		expect(Math.abs(simultaneousCritical(dynamic, dynamic.draws.map(quartileError)) - expected.dynamic.crit_val)).toBeLessThan(0.04);
		const simple = drawMultipliers(panel, [aggregateSimple(panel, cells).influence], 10_000, 1);
		expect(Math.abs(quartileError(simple.draws[0]!) / expected.simple.overall_se - 1)).toBeLessThan(0.04);
	});

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
