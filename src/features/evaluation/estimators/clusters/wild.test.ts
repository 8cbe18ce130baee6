import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naiveWild } from '#tests/support/impact/naive-clusters.ts';
import { buildPanel, starts } from '../../testing/build-panel.ts';
import type { ClusterPlan } from '../../testing/cluster-data.ts';
import { asMatrix, clusterRows } from '../../testing/cluster-data.ts';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';
import { twoWayFixedEffects } from '../twfe.ts';
import { clusterDesign } from './design.ts';
import { wildClusterTest } from './wild.ts';

interface ReferenceWild {
	readonly y: number[];
	readonly cluster: number[];
	readonly treated: number[];
	readonly post: number[];
	readonly result: { G: number; enumerations: number; count_abs_ge: number; p_wild_ge: number };
}

function wild(plan: ClusterPlan, change: (value: number) => number = (value) => value) {
	const rows = clusterRows(plan);
	return wildClusterTest(clusterDesign(rows.x, rows.size, rows.cluster, rows.clusters)!, rows.y.map(change), 1)!;
}

describe.skipIf(!hasReferences)(`nine clusters, every sign vector${skipMessage}`, () => {
	test('as R counts them', () => {
		const { y, cluster, treated, post, result } = readExpected<{ wild_cluster: ReferenceWild }>('stat_kecil').wild_cluster;
		const x = Float64Array.from(y.flatMap((_value, row) => [1, treated[row]!, post[row]!, treated[row]! * post[row]!]));
		const found = wildClusterTest(
			clusterDesign(
				x,
				4,
				Int32Array.from(cluster, (own) => own - 1),
				result.G
			)!,
			Float64Array.from(y),
			3
		);
		expect(found).toMatchObject({ p: result.p_wild_ge, draws: result.enumerations, exact: true, distinctP: 256 });
		expect(found!.p * found!.draws).toBe(result.count_abs_ge);
	});
});

describe('against a new regression for every sign vector', () => {
	test.each<[string, ClusterPlan]>([
		['six clusters', { sizes: [3, 5, 2, 4, 3, 6], treated: 3 }],
		['two treated of seven', { sizes: [4, 2, 3, 3, 5, 2, 4], treated: 2, effect: 2 }],
		['a large effect', { sizes: [3, 3, 3, 3, 3, 3], treated: 3, effect: 8, seed: 4 }]
	])('%s', (_name, plan) => {
		const rows = clusterRows(plan);
		const naive = naiveWild({ x: asMatrix(rows), y: [...rows.y], cluster: [...rows.cluster] }, 1);
		expect(wild(plan)).toMatchObject({ ...naive, exact: true });
	});

	test('the interval ends where the test stops rejecting', () => {
		const plan: ClusterPlan = { sizes: [3, 4, 3, 2, 5, 3, 4, 3], treated: 4, effect: 3, seed: 7 };
		const rows = clusterRows(plan);
		const data = { x: asMatrix(rows), y: [...rows.y], cluster: [...rows.cluster] };
		const [low, high] = wild(plan).ci95!;
		for (const [edge, outwards] of [
			[low, -1],
			[high, 1]
		] as const) {
			expect(naiveWild(data, 1, edge + outwards * 1e-6).p).toBeLessThanOrEqual(0.05);
			expect(naiveWild(data, 1, edge - outwards * 1e-6).p).toBeGreaterThan(0.05);
		}
	});
});

describe('what the bootstrap can and cannot say', () => {
	test('four clusters: p is never below 1/8, so there is no interval', () => {
		expect(wild({ sizes: [5, 5, 5, 5], treated: 2, effect: 50 })).toMatchObject({ p: 0.125, ci95: null, ci90: null, draws: 16, distinctP: 8 });
	});

	test('thirteen clusters: drawn signs, the same ones every time', () => {
		const plan: ClusterPlan = { sizes: Array<number>(13).fill(3), treated: 6, effect: 1 };
		expect(wild(plan)).toEqual(wild(plan));
		expect(wild(plan)).toMatchObject({ exact: false, draws: 9999, distinctP: null });
	});

	test('drawn signs come near to all of them', () => {
		const rows = clusterRows({ sizes: Array<number>(13).fill(3), treated: 6, effect: 0.6, seed: 3 });
		const naive = naiveWild({ x: asMatrix(rows), y: [...rows.y], cluster: [...rows.cluster] }, 1);
		expect(Math.abs(wild({ sizes: Array<number>(13).fill(3), treated: 6, effect: 0.6, seed: 3 }).p - naive.p)).toBeLessThan(0.02);
	});

	test('an outcome that the columns explain wholly has no test', () => {
		expect(wild({ sizes: [3, 3, 3, 3], treated: 2 }, () => 7)).toBeNull();
	});

	test('in two-way fixed effects it stands with few clusters, for the static term alone', () => {
		const few = twoWayFixedEffects(buildPanel({ months: 6, starts: starts([8, 4], [12, 0]), clusterSize: 2 }));
		expect(few.fixed!.terms[0]!.wild).toMatchObject({ exact: true, draws: 1024 });
		expect(few.eventStudy!.terms.map((term) => term.wild)).toEqual(few.eventStudy!.terms.map(() => null));
		const many = twoWayFixedEffects(buildPanel({ months: 6, starts: starts([20, 4], [22, 0]) }));
		expect(many.fixed!.terms[0]!.wild).toBeNull();
	});
});

describe('laws of the bootstrap', () => {
	const plans = fc.record({
		sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 5, maxLength: 8 }),
		treated: fc.integer({ min: 2, max: 3 }),
		effect: fc.double({ min: -4, max: 4, noNaN: true }),
		seed: fc.integer({ min: 1, max: 999 })
	});

	test('p does not know the sign or the unit of the outcome', () => {
		fc.assert(
			fc.property(plans, fc.constantFrom(-1, 3, -0.25), (plan, factor) => {
				expect(wild(plan, (value) => factor * value).p).toBe(wild(plan).p);
			}),
			{ numRuns: 40 }
		);
	});

	test('the interval is mirrored and stretched with the outcome, and holds 0 exactly when p is above 0.05', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const [plain, mirrored] = [wild(plan), wild(plan, (value) => -2 * value)];
				expect(mirrored.ci95 === null).toBe(plain.ci95 === null);
				if (!plain.ci95 || !mirrored.ci95) return;
				expect(mirrored.ci95[0]).toBeCloseTo(-2 * plain.ci95[1], 6);
				expect(mirrored.ci95[1]).toBeCloseTo(-2 * plain.ci95[0], 6);
				if (plain.p <= 0.05) expect(plain.ci95[0] < 0 && plain.ci95[1] > 0).toBe(false);
			}),
			{ numRuns: 40 }
		);
	});

	test('p is a whole number of sign vectors, and at least two of them', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				const { p, draws } = wild(plan);
				expect(Number.isInteger(p * draws)).toBe(true);
				expect(p * draws).toBeGreaterThanOrEqual(2);
				expect(p).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 40 }
		);
	});
});
