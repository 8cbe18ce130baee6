import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountSeries } from './count-series.ts';
import { interruptedCounts } from './count-series.ts';
import { segments } from './segments.ts';

const time = Array.from({ length: 36 }, (_value, at) => at + 1);
const exposure = time.map((month) => 400 + 37 * (month % 5));
const count = time.map((month, at) => Math.round((exposure[at]! / 20) * Math.exp(0.004 * month - (month >= 19 ? 0.4 : 0)) + 3 * Math.sin(month * 5)));
const START = 19;

function terms(series: CountSeries) {
	const { quasiPoisson } = interruptedCounts(series, START)!;
	return [quasiPoisson.intercept, quasiPoisson.time, quasiPoisson.level, quasiPoisson.slopeChange];
}

/** Log-likelihood of the Poisson model without its constant. */
function logLikelihood(beta: readonly number[]): number {
	const { x, k } = segments(time, START, null);
	return count.reduce((sum, value, i) => {
		const eta = beta.reduce((total, coefficient, c) => total + coefficient * x[i * k + c]!, 0) + Math.log(exposure[i]!);
		return sum + value * eta - Math.exp(eta);
	}, 0);
}

describe('segmented Poisson regression', () => {
	const found = interruptedCounts({ time, count, exposure }, START)!;
	const beta = terms({ time, count, exposure }).map(({ estimate }) => estimate);

	test('is at the top of the likelihood', () => {
		const best = logLikelihood(beta);
		beta.forEach((_value, at) => {
			for (const by of [-1e-4, 1e-4]) expect(logLikelihood(beta.map((value, i) => (i === at ? value + by : value)))).toBeLessThan(best);
			const slope = (logLikelihood(beta.map((value, i) => (i === at ? value + 1e-6 : value))) - logLikelihood(beta.map((value, i) => (i === at ? value - 1e-6 : value)))) / 2e-6;
			expect(Math.abs(slope)).toBeLessThan(0.01);
		});
	});

	test('with one mean on either side the rates are the plain ratios', () => {
		const flat = interruptedCounts({ time: [1, 2, 3, 4, 5, 6, 7, 8], count: [10, 12, 12, 10, 20, 24, 24, 20] }, 5)!;
		expect(flat.average.ratio).toBeCloseTo(2, 6);
		expect(Math.exp(flat.quasiPoisson.level.estimate)).toBeCloseTo(2, 6);
	});

	test('finds a fall of a third that was put in', () => {
		expect(found.average.ratio).toBeGreaterThan(0.55);
		expect(found.average.ratio).toBeLessThan(0.8);
		expect(found.average.ci95![0]).toBeLessThan(found.average.ratio);
		expect(found.average.ci95![1]).toBeGreaterThan(found.average.ratio);
		expect(found.average.ci90![1]).toBeLessThan(found.average.ci95![1]);
	});

	test('twice the exposure moves the intercept alone', () => {
		const twice = terms({ time, count, exposure: exposure.map((value) => 2 * value) });
		terms({ time, count, exposure }).forEach((term, at) => {
			expect(twice[at]!.estimate).toBeCloseTo(term.estimate - (at === 0 ? Math.log(2) : 0), 9);
			expect(twice[at]!.se).toBeCloseTo(term.se, 9);
		});
	});

	test('other months change nothing, more noise widens the errors by its dispersion', () => {
		const later = interruptedCounts({ time: time.map((month) => month + 24_000), count, exposure }, START + 24_000)!;
		expect(later.quasiPoisson.level.estimate).toBeCloseTo(found.quasiPoisson.level.estimate, 9);
		const noisy = interruptedCounts({ time, count: count.map((value, at) => value + (at % 2) * 25), exposure }, START)!;
		expect(noisy.dispersion).toBeGreaterThan(3);
		expect(noisy.quasiPoisson.level.se).toBeGreaterThan(found.quasiPoisson.level.se * 1.5);
	});

	test('errors are never narrower than pure Poisson noise', () => {
		const even = interruptedCounts({ time, count: time.map(() => 100).map((value, at) => value + (at % 2)) }, START)!;
		expect(even.dispersion).toBeLessThan(0.1);
		expect(even.quasiPoisson.level.se).toBeGreaterThan(0.05);
	});

	test('a season has its terms, and Newey–West stands beside with the same coefficients', () => {
		const seasonal = interruptedCounts({ time, count, exposure }, START, 4, 'harmonics')!;
		expect(seasonal.season!.terms.map(({ name }) => name)).toEqual(['sin1', 'cos1', 'sin2', 'cos2']);
		expect(seasonal.neweyWest.lag).toBe(4);
		expect(seasonal.neweyWest.level.estimate).toBe(seasonal.quasiPoisson.level.estimate);
		expect(seasonal.neweyWest.level.se).toBeGreaterThan(0);
	});

	test('whatever the counts, the answer is a number or none', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 8, maxLength: 30 }), (values) => {
				const result = interruptedCounts({ time: values.map((_value, at) => at + 1), count: values }, 5);
				if (result) for (const value of [result.average.ratio, result.dispersion, result.quasiPoisson.level.estimate, result.quasiPoisson.level.se]) expect(Number.isFinite(value)).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});

	test.each([
		['no event on one side', [5, 6, 4, 5, 0, 0, 0, 0]],
		['no event at all', [0, 0, 0, 0, 0, 0, 0, 0]]
	])('%s: no answer', (_what, values) => {
		expect(interruptedCounts({ time: values.map((_value, at) => at + 1), count: values }, 5)).toBeNull();
	});

	test('one month after the start is too few', () => {
		expect(interruptedCounts({ time, count }, 36)).toBeNull();
	});
});
