import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS } from '../../schema.ts';
import { seededRandom } from '../random.ts';
import type { RowsSample } from './four-means.ts';
import { estimateRowsCell } from './four-means.ts';

/** Rows in four corners with a covariate that differs between them; weights uneven. */
function sampleOf(seed: number, rows: number, size: 1 | 2 = 2): RowsSample {
	const random = seededRandom(seed);
	const uniform = () => random.bits() / 4_294_967_296;
	const column = (value: (i: number) => number) => Float64Array.from({ length: rows }, (_value, i) => value(i));
	const treated = column((i) => (i % 3 === 0 ? 1 : 0));
	const post = column((i) => (Math.floor(i / 3) % 2 === 0 ? 1 : 0));
	const covariate = column((i) => uniform() - 0.5 + 0.3 * treated[i]!);
	const outcome = column((i) => 20 + 3 * treated[i]! + 2 * post[i]! + covariate[i]! * (1 + post[i]!) + uniform());
	const x = new Float64Array(size === 1 ? 0 : rows * 2);
	if (size === 2) for (let i = 0; i < rows; i++) x.set([1, covariate[i]!], 2 * i);
	return { outcome, treated, post, weight: column(() => 0.5 + uniform()), x, size };
}

function effectOf(sample: RowsSample, method: (typeof METHODS)[number]) {
	const result = estimateRowsCell(sample, method);
	if ('reason' in result) throw new Error(result.reason);
	return result;
}

describe('effect from two cross-sections', () => {
	test('is a difference of four weighted means without covariates, whatever the method', () => {
		const sample: RowsSample = {
			outcome: Float64Array.of(10, 12, 20, 26, 30, 33, 41),
			treated: Float64Array.of(1, 1, 1, 0, 0, 0, 0),
			post: Float64Array.of(0, 1, 1, 0, 0, 1, 1),
			weight: Float64Array.of(1, 1, 3, 1, 1, 1, 1),
			x: new Float64Array(0),
			size: 1
		};
		for (const method of METHODS) expect(effectOf(sample, method).att).toBeCloseTo(18 - 10 - (37 - 28), 12);
	});

	// The influence of a row is what the effect does when the row becomes a little heavier: no formula of ours in it.
	test.each(METHODS)('the influence of every row is the derivative of the effect by its weight (%s)', (method) => {
		const sample = sampleOf(7, 48);
		const { influence } = effectOf(sample, method);
		const total = sample.weight.reduce((sum, weight) => sum + weight, 0);
		for (const row of [0, 1, 2, 3, 4, 5, 20, 47]) {
			const moved = (by: number) => effectOf({ ...sample, weight: sample.weight.map((weight, i) => (i === row ? weight + by : weight)) }, method).att;
			const derivative = (moved(1e-5) - moved(-1e-5)) / 2e-5;
			// psi is n times the change for one more unit of weight, at the weight the row has.
			expect(influence[row]! / (sample.weight[row]! * sample.weight.length)).toBeCloseTo(derivative, 5);
		}
		expect(total).toBeGreaterThan(0);
	});

	test.each(METHODS)('influences sum to zero (%s)', (method) => {
		const { influence } = effectOf(sampleOf(3, 60), method);
		expect(influence.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
	});

	test('weights all twice as heavy, and a shifted outcome, change nothing', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...METHODS), fc.constantFrom(1 as const, 2 as const), (seed, method, size) => {
				const sample = sampleOf(seed, 36, size);
				const plain = effectOf(sample, method);
				const heavy = effectOf({ ...sample, weight: sample.weight.map((weight) => 2 * weight) }, method);
				const shifted = effectOf({ ...sample, outcome: sample.outcome.map((value) => value + 100) }, method);
				expect(heavy.att).toBeCloseTo(plain.att, 9);
				expect(shifted.att).toBeCloseTo(plain.att, 9);
				plain.influence.forEach((value, i) => {
					expect(heavy.influence[i]).toBeCloseTo(value, 8);
					expect(shifted.influence[i]).toBeCloseTo(value, 8);
				});
			}),
			{ numRuns: 40 }
		);
	});

	test('says why there is no number', () => {
		const sample = sampleOf(5, 36);
		const weightless = { ...sample, weight: sample.weight.map((weight, i) => (sample.treated[i] === 1 && sample.post[i] === 1 ? 0 : weight)) };
		expect(estimateRowsCell(weightless, 'dr')).toEqual({ reason: 'no_weight' });
		const constant = { ...sample, x: sample.x.map((value, at) => (at % 2 === 0 ? value : 0)) };
		for (const method of METHODS) expect(estimateRowsCell(constant, method)).toEqual({ reason: 'collinear' });
		const apart = { ...sample, x: sample.x.map((value, at) => (at % 2 === 0 ? value : sample.treated[Math.floor(at / 2)]! * 10 + value)) };
		expect(estimateRowsCell(apart, 'ipw')).toEqual({ reason: 'no_overlap' });
	});
});
