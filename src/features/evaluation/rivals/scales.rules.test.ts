import { describe, expect, test } from 'vitest';
import { SCALES } from './scales.rules.ts';

describe('another scale', () => {
	test.each([
		['wait_median_minutes', [3, 20, NaN], true],
		['closing_median_days', [0.5, 12], true],
		['closing_median_days', [0, 12], false],
		['complaints_per_thousand', [1, 2], false],
		['within_promise_percent', [50, 70], false],
		['index', [70, 80], false]
	] as const)('the logarithm is for minutes and days above zero: %s of %j %s', (outcome, values, fits) => expect(SCALES.log.fits(outcome, values)).toBe(fits));

	test.each([
		['index', [25, 100], true],
		['confirmed_fixed', [0, 100], true],
		['complaints_per_thousand', [0, 3], false],
		['closing_median_days', [1, 3], false],
		['wait_median_minutes', [1, 3], false]
	] as const)('the logit is for what ends on both sides: %s of %j %s', (outcome, values, fits) => expect(SCALES.logit.fits(outcome, values)).toBe(fits));

	test('leads back to where it came from', () => {
		for (const [scale, outcome, value] of [['log', 'closing_median_days', 7.5], ['logit', 'confirmed_fixed', 0], ['logit', 'index', 100]] as const) {
			const { forward, inverse } = SCALES[scale].of(outcome);
			expect(inverse(forward(value))).toBeCloseTo(value, 10);
		}
	});
});
