import { describe, expect, test } from 'vitest';
import { seededRandom } from '../estimators/random.ts';
import type { GroupMonth } from './noise.rules.ts';
import { selectionOf } from './selection.rules.ts';

/** Invented groups with levels and noise; 12 months before month 12. */
function world({ groups = 60, levels = 2, sd = 3, seed = 1, after = 6 }: { groups?: number; levels?: number; sd?: number; seed?: number; after?: number }): GroupMonth[] {
	const random = seededRandom(seed);
	const uniform = () => (random.bits() + 0.5) / 4_294_967_296;
	const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
	return Array.from({ length: groups }, (_none, group) => {
		const level = 75 + levels * normal();
		return Array.from({ length: 12 + after }, (_month, month) => ({ group: `g${group}`, month, value: level + sd * normal(), weight: 30 }));
	}).flat();
}
const meanOf = (rows: readonly GroupMonth[], from: number, until: number) => {
	const own = rows.filter(({ month }) => month >= from && month < until);
	return own.reduce((sum, { value }) => sum + value, 0) / own.length;
};
const worst = (rows: readonly GroupMonth[], count: number) => new Set([...Map.groupBy(rows, ({ group }) => group)].map(([group, own]) => [group, meanOf(own, 6, 12)] as const).sort((a, b) => a[1] - b[1]).slice(0, count).map(([group]) => group));

describe('units chosen for their bad months', () => {
	// Regression to the mean, tried: what the worst third of 60 invented units gains by itself, 30 regions.
	test.each([{ levels: 2, sd: 3 }, { levels: 0.5, sd: 3 }, { levels: 4, sd: 2 }])('rebound as much as is foretold: %o', (given) => {
		const [foretold, happened] = Array.from({ length: 30 }, (_none, at) => at + 1).reduce(([a, b], seed) => {
			const rows = world({ ...given, seed });
			const chosen = worst(rows, 20);
			const [trained, others] = [rows.filter(({ group }) => chosen.has(group)), rows.filter(({ group }) => !chosen.has(group))];
			const gained = meanOf(trained, 12, 18) - meanOf(trained, 6, 12) - (meanOf(others, 12, 18) - meanOf(others, 6, 12));
			return [a + selectionOf(rows, (group) => chosen.has(group), 12, 'up')!.rebound! / 30, b + gained / 30];
		}, [0, 0]);
		expect(Math.abs(foretold - happened)).toBeLessThan(0.2 + 0.15 * happened);
	});

	test('stand worse by so many standard deviations', () => {
		const rows = world({});
		const chosen = worst(rows, 20);
		const selection = selectionOf(rows, (group) => chosen.has(group), 12, 'up')!;
		expect(selection.shortfall).toBeCloseTo(selection.comparison - selection.trained, 12);
		expect(selection.size).toBeGreaterThan(1);
		expect(selection.months).toBe(6);
		// Of minutes, where fewer are better, the same units are the best.
		expect(selectionOf(rows, (group) => chosen.has(group), 12, 'down')).toMatchObject({ shortfall: -selection.shortfall, rebound: 0 });
	});
});

describe('units drawn by lot', () => {
	test('are alike, and nothing rebounds', () => {
		const rows = world({ groups: 200, seed: 7 });
		const selection = selectionOf(rows, (group) => Number(group.slice(1)) % 2 === 0, 12, 'up')!;
		expect(Math.abs(selection.size!)).toBeLessThan(0.25);
		expect(selection.rebound!).toBeLessThan(0.3);
	});
});

describe('where nothing can be said', () => {
	const rows = world({ groups: 4 });
	test('nobody trained, nobody else, or no month before', () => {
		expect(selectionOf(rows, () => false, 12, 'up')).toBeNull();
		expect(selectionOf(rows, () => true, 12, 'up')).toBeNull();
		expect(selectionOf(rows, (group) => group === 'g0', 0, 'up')).toBeNull();
	});
	test('one unit on each side has no spread to measure by', () => {
		const two = rows.filter(({ group }) => group === 'g0' || group === 'g1');
		expect(selectionOf(two, (group) => group === 'g0', 12, 'up')).toMatchObject({ size: null, rebound: null });
	});
	test('months after the start are never looked at', () => {
		const later = rows.map((row) => (row.month >= 12 ? { ...row, value: 0 } : row));
		expect(selectionOf(later, (group) => group === 'g0', 12, 'up')).toEqual(selectionOf(rows, (group) => group === 'g0', 12, 'up'));
	});
});
