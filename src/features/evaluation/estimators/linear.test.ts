import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, conditionedInverse, inverse, rowProducts, solveWith, weightedColumnMeans, weightedGram } from './linear.ts';
import { logitProbabilities } from './logit.ts';
import { seededRandom } from './random.ts';

describe('linear algebra', () => {
	const matrix = Float64Array.of(4, 2, 1, 2, 5, 3, 1, 3, 6);

	test('a matrix times its inverse is the identity', () => {
		const inverted = inverse(matrix, 3)!;
		for (let column = 0; column < 3; column++) {
			const product = rowProducts(matrix, 3, [inverted[column]!, inverted[3 + column]!, inverted[6 + column]!]);
			product.forEach((value, row) => expect(value).toBeCloseTo(row === column ? 1 : 0, 12));
		}
	});

	test('solving gives back the vector', () => {
		const right = rowProducts(matrix, 3, [1, -2, 3]);
		[1, -2, 3].forEach((expected, at) => expect(solveWith(cholesky(matrix, 3)!, 3, right)[at]).toBeCloseTo(expected, 12));
	});

	test('singular and indefinite matrices have no inverse', () => {
		expect(inverse(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
		expect(inverse(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
		expect(inverse(Float64Array.of(0), 1)).toBeNull();
		expect(conditionedInverse(Float64Array.of(1, 0, 0, 1e-17), 2)).toBeNull();
		expect(conditionedInverse(Float64Array.of(2, 0, 0, 1), 2)!.rcond).toBeCloseTo(0.5, 12);
	});

	test('Gram matrices are symmetric and never negative on the diagonal', () => {
		const row = fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }));
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
				const x = Float64Array.from(rows.flatMap(([a, b]) => [a, b]));
				const gram = weightedGram(
					x,
					2,
					Float64Array.from(rows, ([, , weight]) => weight)
				);
				expect(gram[1]).toBe(gram[2]);
				expect(Math.min(gram[0]!, gram[3]!)).toBeGreaterThanOrEqual(0);
			})
		);
	});
});

describe('logistic regression', () => {
	const random = seededRandom(9);
	const rows = 80;
	const x = new Float64Array(rows * 2);
	const treated = new Float64Array(rows);
	const weight = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		const value = random.bits() / 2 ** 31 - 1;
		x.set([1, value], i * 2);
		treated[i] = random.bits() / 2 ** 32 < 1 / (1 + Math.exp(-value)) ? 1 : 0;
		weight[i] = 1 + (i % 3);
	}

	test('stops where the weighted score is zero', () => {
		const p = logitProbabilities(x, 2, treated, weight)!;
		const score = weightedColumnMeans(
			x,
			2,
			p.map((value, i) => weight[i]! * (treated[i]! - value))
		);
		score.forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-13));
	});

	test('intercept alone gives the weighted share', () => {
		const p = logitProbabilities(new Float64Array(rows).fill(1), 1, treated, weight)!;
		const share = treated.reduce((sum, value, i) => sum + value * weight[i]!, 0) / weight.reduce((sum, value) => sum + value, 0);
		p.forEach((value) => expect(value).toBeCloseTo(share, 12));
	});

	test('separated data are fitted to the ends, where the cell gives up; a constant covariate has no fit', () => {
		const separated = Float64Array.from({ length: 20 }, (_value, at) => (at % 2 === 0 ? 1 : Math.floor(at / 2) - 4.5));
		const half = Float64Array.from({ length: 10 }, (_value, at) => (at > 4 ? 1 : 0));
		expect(Math.max(...logitProbabilities(separated, 2, half, new Float64Array(10).fill(1))!)).toBeGreaterThan(0.999);
		const constant = Float64Array.from({ length: 20 }, (_value, at) => (at % 2 === 0 ? 1 : 0));
		const four = Float64Array.from({ length: 10 }, (_value, at) => (at > 5 ? 1 : 0));
		expect(logitProbabilities(constant, 2, four, new Float64Array(10).fill(1))).toBeNull();
	});

	test('a kind of unit that was never treated has probability zero, and the others keep theirs', () => {
		// Dummy 1 only among comparison units.
		const dummy = Float64Array.from({ length: 24 }, (_value, at) => (at % 2 === 0 ? 1 : at < 8 ? 1 : 0));
		const some = Float64Array.from({ length: 12 }, (_value, at) => (at >= 8 ? 1 : 0));
		const p = logitProbabilities(dummy, 2, some, new Float64Array(12).fill(1))!;
		expect(p[0]).toBeLessThan(1e-6);
		expect(p[11]).toBeCloseTo(0.5, 9);
	});
});

describe('seeded random', () => {
	test('the same seed repeats, another does not, and bits are even', () => {
		const draw = (seed: number) => {
			const random = seededRandom(seed);
			return Array.from({ length: 1000 }, () => random.bits());
		};
		expect(draw(5)).toEqual(draw(5));
		expect(draw(5)).not.toEqual(draw(6));
		const ones = draw(5).reduce((sum, bits) => sum + (bits & 1), 0);
		expect(Math.abs(ones - 500)).toBeLessThan(60);
	});

	test('integers stay below their limit', () => {
		const random = seededRandom(1);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e6 }), (below) => {
				const value = random.integer(below);
				expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
			})
		);
	});
});
