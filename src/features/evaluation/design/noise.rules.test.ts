import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../estimators/random.ts';
import { alike, deviation, noiseOfMonths, unevenness, type GroupMonth } from './noise.rules.ts';

/** Invented months: level of the group, common season, and noise that remembers the month before. */
function months({ groups = 40, length = 24, sd = 2, rho = 0, levels = 3, seed = 1, gap = 0 }: { groups?: number; length?: number; sd?: number; rho?: number; levels?: number; seed?: number; gap?: number }): GroupMonth[] {
	const random = seededRandom(seed);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	return Array.from({ length: groups }, (_none, group) => {
		const level = 75 + levels * normal();
		let noise = sd * normal();
		return Array.from({ length }, (_month, month): GroupMonth[] => {
			if (month > 0) noise = rho * noise + sd * Math.sqrt(1 - rho ** 2) * normal();
			return uniform() < gap ? [] : [{ group: `g${group}`, month, value: level + 5 * Math.sin(month) + noise, weight: 30 }];
		}).flat();
	}).flat();
}

describe('noise of past months', () => {
	test.each([0, 0.3, 0.6])('finds spread and memory %d, whatever levels and seasons did', (rho) => {
		const runs = Array.from({ length: 20 }, (_none, seed) => noiseOfMonths(months({ rho, seed: seed + 1 }))!);
		const mean = (pick: (noise: (typeof runs)[number]) => number) => runs.reduce((sum, noise) => sum + pick(noise), 0) / runs.length;
		expect(mean(({ rho: found }) => found)).toBeCloseTo(rho, 1);
		expect(mean(({ sd }) => sd)).toBeGreaterThan(1.85);
		expect(mean(({ sd }) => sd)).toBeLessThan(2.15);
		expect(mean(({ levelSd }) => levelSd)).toBeGreaterThan(2.4);
	});

	test('works with gaps, and says the same', () => {
		const [whole, holes] = [noiseOfMonths(months({ rho: 0.4 }))!, noiseOfMonths(months({ rho: 0.4, gap: 0.25 }))!];
		expect(Math.abs(whole.sd - holes.sd)).toBeLessThan(0.25);
		expect(Math.abs(whole.rho - holes.rho)).toBeLessThan(0.12);
	});

	test('does not depend on the order of rows, nor on the level and trend of all', () => {
		const rows = months({ groups: 8, length: 12 });
		const usual = noiseOfMonths(rows)!;
		expect(noiseOfMonths(rows.toReversed())!.sd).toBeCloseTo(usual.sd, 9);
		expect(noiseOfMonths(rows.map((row) => ({ ...row, value: row.value + 100 + 7 * row.month })))!.sd).toBeCloseTo(usual.sd, 6);
		expect(noiseOfMonths(rows.map((row) => ({ ...row, value: row.value * 3 })))!.sd).toBeCloseTo(3 * usual.sd, 6);
	});

	test.each([
		['no month', []],
		['two groups', months({ groups: 2 })],
		['two months', months({ length: 2 })],
		['values that never vary', months({ sd: 0, levels: 0 }).map((row) => ({ ...row, value: 50 }))],
		['one month a group', months({ groups: 6, length: 6 }).filter(({ group, month }) => group === `g${month}`)]
	])('%s says nothing', (_name, rows) => expect(noiseOfMonths(rows)).toBeNull());

	test('never gives a number that is none', () => {
		fc.assert(fc.property(fc.array(fc.record({ group: fc.constantFrom('a', 'b', 'c', 'd'), month: fc.integer({ min: 1, max: 6 }), value: fc.integer({ min: 25, max: 100 }), weight: fc.constant(1) }), { maxLength: 24 }), (rows) => {
			const unique = [...new Map(rows.map((row) => [`${row.group}${row.month}`, row])).values()];
			const noise = noiseOfMonths(unique);
			if (noise) for (const value of Object.values(noise)) expect(Number.isFinite(value)).toBe(true);
		}));
	});
});

test('months that resemble each other stand for fewer', () => {
	expect(alike(6, 0)).toBe(1);
	expect(alike(1, 0.9)).toBe(1);
	expect(alike(2, 0.5)).toBeCloseTo(1.5, 12);
	expect(alike(1000, 0.5)).toBeCloseTo(3, 1);
});

test('uneven weights raise the variance (Kish 1965: n Σw² ÷ (Σw)²)', () => {
	expect(unevenness([1, 1, 1])).toBe(1);
	expect(unevenness([3, 1])).toBeCloseTo(1.25, 12);
	expect(unevenness([])).toBe(1);
	expect(unevenness([0, 0])).toBe(1);
});

test('one value has no spread', () => expect([deviation([]), deviation([5]), deviation([1, 3])]).toEqual([0, 0, Math.SQRT2]));
