import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dot } from '../linear.ts';
import { nearestMix } from './nearest-mix.ts';

function distance(points: readonly Float64Array[], target: Float64Array, weights: ArrayLike<number>): number {
	const apart = target.map((value, i) => value - points.reduce((sum, point, at) => sum + weights[at]! * point[i]!, 0));
	return dot(apart, apart);
}

const coordinate = fc.integer({ min: -100, max: 100 });
const cases = fc.integer({ min: 1, max: 6 }).chain((dimensions) =>
	fc.record({
		points: fc.array(fc.array(coordinate, { minLength: dimensions, maxLength: dimensions }), { minLength: 1, maxLength: 9 }),
		target: fc.array(coordinate, { minLength: dimensions, maxLength: dimensions }),
		other: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 9, maxLength: 9 })
	})
);

describe('nearest mix of points', () => {
	test('weights are 0 or more, sum to 1, and no other mix is nearer', () => {
		fc.assert(
			fc.property(cases, ({ points, target, other }) => {
				const given = points.map((point) => Float64Array.from(point));
				const aim = Float64Array.from(target);
				const { weights, gap } = nearestMix(given, aim);
				expect(weights.every((weight) => weight >= 0)).toBe(true);
				expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
				const scale = Math.max(1, ...given.map((point) => distance([point], aim, [1])));
				expect(gap).toBeLessThanOrEqual(1e-10 * scale);
				const best = distance(given, aim, weights);
				const tried = other.slice(0, given.length);
				const total = tried.reduce((sum, value) => sum + value, 0);
				if (total > 0)
					expect(best).toBeLessThanOrEqual(
						distance(
							given,
							aim,
							tried.map((value) => value / total)
						) +
							1e-9 * scale
					);
				given.forEach((_point, at) => expect(best).toBeLessThanOrEqual(distance(given, aim, Array.from(given, (_other, i) => (i === at ? 1 : 0))) + 1e-9 * scale));
			}),
			{ numRuns: 400 }
		);
	});

	test('a target inside is reached, one outside is met at the edge', () => {
		const corners = [Float64Array.of(0, 0), Float64Array.of(4, 0), Float64Array.of(0, 4)];
		const inside = nearestMix(corners, Float64Array.of(1, 1));
		expect([...inside.weights].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([0.5, 0.25, 0.25]);
		const outside = nearestMix(corners, Float64Array.of(4, 4));
		expect([...outside.weights].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([0, 0.5, 0.5]);
	});

	test('equal points, one point, and points on a line are no trouble', () => {
		expect([...nearestMix([Float64Array.of(3)], Float64Array.of(9)).weights]).toEqual([1]);
		const same = nearestMix([Float64Array.of(1, 1), Float64Array.of(1, 1)], Float64Array.of(1, 1));
		expect(same.weights.reduce((sum, weight) => sum + weight, 0)).toBe(1);
		const line = [0, 1, 2, 3, 4].map((value) => Float64Array.of(value, value));
		expect(distance(line, Float64Array.of(2.5, 2.5), nearestMix(line, Float64Array.of(2.5, 2.5)).weights)).toBeCloseTo(0, 12);
	});

	test('many more points than dimensions still settle', () => {
		const points = Array.from({ length: 200 }, (_value, at) => Float64Array.from({ length: 12 }, (_other, i) => Math.sin(at * 7 + i * i)));
		const { weights, gap } = nearestMix(points, new Float64Array(12).fill(0.05));
		expect(gap).toBeLessThan(1e-10);
		expect(weights.filter((weight) => weight > 0).length).toBeLessThanOrEqual(13);
	});
});
