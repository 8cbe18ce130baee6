import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naiveCr2 } from '#tests/support/impact/naive-clusters.ts';
import { buildPanel, reorder, starts } from '../../testing/build-panel.ts';
import type { ClusterPlan } from '../../testing/cluster-data.ts';
import { asMatrix, clusterRows } from '../../testing/cluster-data.ts';
import { hasReferences, panelFrom, readExpected, readRows, skipMessage } from '../../testing/reference.ts';
import { twoWayFixedEffects } from '../twfe.ts';
import { biasReducedErrors } from './cr2.ts';
import { clusterDesign, fitDesign } from './design.ts';
import { symmetricParts } from './symmetric.ts';

interface ReferenceCr2 {
	readonly se: number;
	readonly df_satterthwaite: number;
	readonly p: number;
}

function errorsOf(plan: ClusterPlan, scale = 1) {
	const rows = clusterRows(plan);
	const design = clusterDesign(rows.x, rows.size, rows.cluster, rows.clusters)!;
	const { residual } = fitDesign(
		design,
		rows.y.map((value) => value * scale)
	);
	return biasReducedErrors(design, residual, [Float64Array.of(0, 1, 0), Float64Array.of(0, 0, 1)]);
}

describe.skipIf(!hasReferences)(`CR2 equals clubSandwich 0.5.8${skipMessage}`, () => {
	test.each([
		['mpdta', 'twfe_static', 'fixed', { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' }],
		['mpdta', 'twfe_event_study', 'eventStudy', { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' }],
		['synth_bertahap', 'twfe_static', 'fixed', { unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat' }],
		[
			'synth_bertahap',
			'twfe_static_cluster_kabupaten',
			'fixed',
			{ unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat', cluster: 'kabupaten' }
		]
	] as const)('%s, %s', (name, key, part, columns) => {
		const expected = readExpected<Record<string, { cr2: ReferenceCr2[] }>>(name)[key]!.cr2;
		const { terms } = twoWayFixedEffects(panelFrom(readRows(name), columns))[part]!;
		expect(terms).toHaveLength(expected.length);
		terms.forEach(({ cr2 }, at) => {
			expect(cr2!.se).toBeCloseTo(expected[at]!.se, 10);
			expect(cr2!.dfSatterthwaite / expected[at]!.df_satterthwaite).toBeCloseTo(1, 9);
			expect(cr2!.p).toBeCloseTo(expected[at]!.p, 9);
		});
	});
});

describe('CR2 against whole matrices', () => {
	test.each<[string, ClusterPlan]>([
		['few rows a cluster', { sizes: [2, 3, 2, 3, 2, 2, 3], treated: 3 }],
		['more rows than columns', { sizes: [6, 9, 5, 12, 7], treated: 2 }],
		['one large cluster', { sizes: [25, 3, 4, 3, 5], treated: 2, effect: 4 }]
	])('%s', (_name, plan) => {
		const rows = clusterRows(plan);
		const naive = [1, 2].map((column) => naiveCr2({ x: asMatrix(rows), y: [...rows.y], cluster: [...rows.cluster] }, column));
		errorsOf(plan).forEach(({ se, df }, at) => {
			expect(se).toBeCloseTo(naive[at]!.se, 8);
			expect(df).toBeCloseTo(naive[at]!.df, 6);
		});
	});

	// Treated against the others, k clusters of equal size on each side: the two-sample t with 2(k − 1) degrees of freedom.
	test('is the t test of cluster means where clusters are alike', () => {
		const sizes = Array<number>(10).fill(4);
		const rows = clusterRows({ sizes, treated: 5 });
		const x = Float64Array.from({ length: rows.y.length * 2 }, (_value, at) => (at % 2 === 0 ? 1 : rows.x[((at - 1) / 2) * 3 + 1]!));
		const design = clusterDesign(x, 2, rows.cluster, 10)!;
		const [error] = biasReducedErrors(design, fitDesign(design, rows.y).residual, [Float64Array.of(0, 1)]);
		const means = sizes.map((_size, own) => [...rows.y.keys()].filter((row) => rows.cluster[row] === own).reduce((sum, row) => sum + rows.y[row]! / 4, 0));
		const spread = (values: number[]) => {
			const centre = values.reduce((sum, value) => sum + value / values.length, 0);
			return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
		};
		expect(error!.df).toBeCloseTo(8, 9);
		expect(error!.se).toBeCloseTo(Math.sqrt(spread(means.slice(0, 5)) / 5 + spread(means.slice(5)) / 5), 10);
	});
});

describe('laws of CR2', () => {
	const plans = fc.record({
		sizes: fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 5, maxLength: 9 }),
		treated: fc.integer({ min: 2, max: 3 }),
		seed: fc.integer({ min: 1, max: 999 })
	});

	test('errors grow with the unit of measurement, degrees of freedom do not', () => {
		fc.assert(
			fc.property(plans, fc.double({ min: 0.01, max: 1000, noNaN: true }), (plan, scale) => {
				const [plain, scaled] = [errorsOf(plan), errorsOf(plan, scale)];
				plain.forEach(({ se, df }, at) => {
					expect(scaled[at]!.se / (scale * se)).toBeCloseTo(1, 8);
					expect(scaled[at]!.df).toBeCloseTo(df, 8);
				});
			}),
			{ numRuns: 40 }
		);
	});

	test('there are never more degrees of freedom than clusters', () => {
		fc.assert(
			fc.property(plans, (plan) => {
				for (const { df } of errorsOf(plan)) {
					expect(df).toBeGreaterThan(0);
					expect(df).toBeLessThan(plan.sizes.length);
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('rows in another order give the same panel errors', () => {
		const panel = buildPanel({ months: 8, starts: starts([6, 5], [9, 0]), clusterSize: 3 });
		const mixed = reorder(panel, [...panel.unit.keys()].reverse());
		expect(twoWayFixedEffects(mixed).fixed!.terms[0]!.cr2!.se).toBeCloseTo(twoWayFixedEffects(panel).fixed!.terms[0]!.cr2!.se, 12);
	});
});

describe('where CR2 has nothing to say', () => {
	test('one treated cluster: its own error cannot be seen', () => {
		const [treated, covariate] = errorsOf({ sizes: [5, 4, 6, 5], treated: 1 });
		expect(treated).toEqual({ se: NaN, df: NaN });
		expect(covariate!.se).toBeGreaterThan(0);
	});

	test('an exact fit has no error in the panel', () => {
		const panel = buildPanel({ months: 6, starts: starts([4, 4], [4, 0]), noise: 0, effect: () => 2 });
		expect(twoWayFixedEffects(panel).fixed?.terms[0]).toMatchObject({ cr2: null, wild: null });
	});

	test('one cluster, or columns that say the same, make no design', () => {
		expect(clusterDesign(Float64Array.of(1, 1, 1), 1, Int32Array.of(0, 0, 0), 1)).toBeNull();
		expect(clusterDesign(Float64Array.of(1, 2, 1, 2, 1, 2), 2, Int32Array.of(0, 1, 2), 3)).toBeNull();
	});
});

describe('a symmetric matrix taken apart', () => {
	test('2 1 / 1 2 has 1 and 3', () => {
		const { values } = symmetricParts(Float64Array.of(2, 1, 1, 2), 2);
		expect([...values].sort()).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
	});

	test('the parts make the matrix again', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 7 }), fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 49, maxLength: 49 }), (size, cells) => {
				const matrix = Float64Array.from(
					{ length: size * size },
					(_value, at) => cells[Math.floor(at / size)]! * cells[at % size]! + (Math.floor(at / size) === at % size ? cells[at]! : 0)
				);
				const { values, vectors } = symmetricParts(matrix, size);
				for (let r = 0; r < size; r++) {
					for (let c = 0; c < size; c++) {
						let sum = 0;
						for (let k = 0; k < size; k++) sum += vectors[r * size + k]! * values[k]! * vectors[c * size + k]!;
						expect(sum).toBeCloseTo(matrix[r * size + c]!, 8);
					}
				}
			}),
			{ numRuns: 50 }
		);
	});
});
