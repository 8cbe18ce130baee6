import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { aggregateSimple } from './aggregate.ts';
import { comparisonUnits, estimateGroupTime } from './group-time.ts';
import { interval, minimumDetectableEffect, repairedError, smallSampleRepair, standardError, twoSidedP } from './inference.ts';
import { preparePanel } from './panel.ts';

const OPTIONS = { control: 'never', method: 'dr', base: 'varying', panel: 'balanced', anticipation: 0 } as const;

function prepared(plan: Parameters<typeof buildPanel>[0]) {
	const panel = preparePanel(buildPanel(plan), OPTIONS);
	const simple = aggregateSimple(panel, estimateGroupTime(panel, OPTIONS));
	return { panel, simple, repair: smallSampleRepair(panel, comparisonUnits(panel, 'never')) };
}

describe('small-sample repair', () => {
	test('one cohort and two months: the repaired error is the Welch error', () => {
		const { panel, simple, repair } = prepared({ months: 2, starts: starts([6, 2], [9, 0]) });
		const change = (unit: number) => panel.outcome[unit * 2 + 1]! - panel.outcome[unit * 2]!;
		const variance = (units: number[]) => {
			const values = units.map(change);
			const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
			return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
		};
		const treated = [...panel.cohortOf.keys()].filter((unit) => panel.cohortOf[unit] === 0);
		const control = [...panel.cohortOf.keys()].filter((unit) => panel.cohortOf[unit] === -1);
		expect(repairedError(panel, repair, simple.influence)).toBeCloseTo(Math.sqrt(variance(treated) / 6 + variance(control) / 9), 12);
		expect(repair.degreesOfFreedom([0])).toBe(5);
	});

	test('degrees of freedom add over cohorts and stop at the comparison units', () => {
		const { repair } = prepared({ months: 8, starts: starts([6, 3], [4, 5], [7, 0]) });
		expect(repair.degreesOfFreedom([0])).toBe(5);
		expect(repair.degreesOfFreedom([0, 1])).toBe(6);
	});

	test('a cohort of one has no degree of freedom of its own, and no infinite factor', () => {
		const { panel, simple, repair } = prepared({ months: 8, starts: starts([1, 4], [7, 0]) });
		expect(repair.degreesOfFreedom([0])).toBe(0);
		expect(Number.isFinite(repairedError(panel, repair, simple.influence))).toBe(true);
		expect(interval(1, 0.5, 0, 0.95)).toBeNull();
	});

	test('clusters are counted instead of units', () => {
		const { repair } = prepared({ months: 6, starts: starts([12, 3], [12, 0]), clusterSize: 4 });
		expect([...repair.cohortSizes]).toEqual([3]);
		expect(repair.controlSize).toBe(3);
	});
});

describe('errors and intervals', () => {
	test('a constant outcome has no error, and a base month neither', () => {
		const panel = { ...buildPanel({ months: 6, starts: starts([5, 3], [5, 0]) }), outcome: Array<number>(60).fill(80.1) };
		const ready = preparePanel(panel, OPTIONS);
		expect(standardError(ready, aggregateSimple(ready, estimateGroupTime(ready, OPTIONS)).influence)).toBeNaN();
		expect(standardError(ready, null)).toBeNaN();
		expect(interval(0, NaN, 5, 0.95)).toBeNull();
	});

	// R: qt(.975, 8) = 2.306004, qt(.8, 8) = 0.8888895
	test('the smallest detectable effect is two quantiles of t', () => {
		expect(minimumDetectableEffect(2, 8)).toBeCloseTo(2 * (2.306004 + 0.8888895), 5);
		expect(interval(1, 2, 8, 0.95)![1]).toBeCloseTo(1 + 2 * 2.306004, 5);
		expect(twoSidedP(4.612008, 2, 8)).toBeCloseTo(0.05, 6);
	});
});
