import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../../testing/build-panel.ts';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';
import { minimumDetectableEffect } from '../inference.ts';
import type { Design } from './staggered-power.ts';
import { designPower, differenceError, noiseOf } from './staggered-power.ts';

const design: Design = { cohorts: [{ units: 10, start: 9 }, { units: 10, start: 13 }], controls: 40, months: 20, sd: 4, rho: 0.4 };
const OPTIONS = { control: 'never' } as const;

interface Reference {
	readonly power: {
		readonly did_mde: readonly { n_treated: number; n_control: number; pre_periods: number; post_periods: number; sd_outcome: number; rho: number; se_did: number; mde_t: number }[];
	};
}

describe.skipIf(!hasReferences)(`the design formula equals the reference${skipMessage}`, () => {
	const rows = hasReferences ? readExpected<Reference>('stat_kecil').power.did_mde : [];
	test.each(rows)('$n_treated trained, $n_control others', ({ n_treated, n_control, pre_periods, post_periods, sd_outcome, rho, se_did, mde_t }) => {
		const se = differenceError({ treated: n_treated, control: n_control, pre: pre_periods, post: post_periods, sd: sd_outcome, rho });
		expect(se).toBeCloseTo(se_did, 10);
		expect(minimumDetectableEffect(se, n_treated + n_control - 2)).toBeCloseTo(mde_t, 8);
	});
});

describe('power of a staggered design', () => {
	const found = designPower(design, OPTIONS, 400, 1);

	test('false alarms are about one in twenty', () => {
		expect(found.draws).toBe(400);
		expect(found.falseAlarms).toBeLessThan(0.085);
		expect(found.falseAlarms).toBeGreaterThan(0.01);
	});

	test('the smallest detectable effect is found in 80 % of the draws, larger ones more often', () => {
		const at = found.curve.find(({ effect }) => effect === found.mde)!;
		expect(at.power).toBeCloseTo(0.8, 2);
		found.curve.forEach(({ power }, i) => expect(power).toBeGreaterThanOrEqual(found.curve[i - 1]?.power ?? 0));
	});

	test('twice the noise needs twice the effect; more units and more seeds of the same design agree', () => {
		const noisy = designPower({ ...design, sd: 8 }, OPTIONS, 400, 1);
		expect(noisy.mde).toBeCloseTo(2 * found.mde!, 8);
		expect(noisy.falseAlarms).toBe(found.falseAlarms);
		const more = designPower({ ...design, cohorts: design.cohorts.map(({ units, start }) => ({ units: 3 * units, start })), controls: 120 }, OPTIONS, 200, 1);
		expect(more.mde!).toBeLessThan(0.8 * found.mde!);
		expect(Math.abs(designPower(design, OPTIONS, 400, 2).mde! / found.mde! - 1)).toBeLessThan(0.2);
	});

	test('the same seed gives the same answer', () => {
		expect(designPower(design, OPTIONS, 60, 7)).toEqual(designPower(design, OPTIONS, 60, 7));
	});

	test('the formula stands beside, for the middle cohort', () => {
		expect(found.formula).toMatchObject({ start: 9, se: differenceError({ treated: 20, control: 40, pre: 8, post: 12, sd: 4, rho: 0.4 }) });
		expect(found.formula.mde).toBeLessThan(found.mde! * 1.5);
	});

	test('one trained unit has no interval, and so no smallest effect', () => {
		expect(designPower({ ...design, cohorts: [{ units: 1, start: 9 }] }, OPTIONS, 20, 1)).toMatchObject({ draws: 0, mde: null, curve: [] });
	});

	test('later cohorts compare when asked to', () => {
		expect(designPower({ ...design, controls: 3 }, { control: 'notyet' }, 100, 1).mde!).toBeLessThan(designPower({ ...design, controls: 3 }, OPTIONS, 100, 1).mde!);
	});
});

describe('noise of a baseline panel', () => {
	test('finds the spread that was put in, and no memory where there is none', () => {
		const { sd, rho, units, months } = noiseOf(buildPanel({ months: 24, starts: starts([60, 0]), noise: 3 }))!;
		expect({ units, months }).toEqual({ units: 60, months: 24 });
		expect(sd).toBeCloseTo(3, 0);
		expect(Math.abs(rho)).toBeLessThan(0.1);
	});

	test('finds memory where there is some', () => {
		const panel = buildPanel({ months: 24, starts: starts([60, 0]), noise: 1 });
		const smooth = Array.from(panel.outcome, (value, at) => (panel.time[at] === 1 ? value : value + 0.9 * (panel.outcome[at - 1]! - 75)));
		expect(noiseOf({ ...panel, outcome: smooth })!.rho).toBeGreaterThan(0.3);
	});

	test('a constant panel, one unit or two months have no answer', () => {
		const panel = buildPanel({ months: 12, starts: starts([5, 0]) });
		expect(noiseOf({ ...panel, outcome: panel.unit.map(() => 75) })).toBeNull();
		expect(noiseOf(buildPanel({ months: 12, starts: starts([1, 0]) }))).toBeNull();
		expect(noiseOf(buildPanel({ months: 2, starts: starts([5, 0]) }))).toBeNull();
	});
});
