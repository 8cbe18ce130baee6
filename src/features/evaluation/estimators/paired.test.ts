import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { hasReferences, readExpected, readRows, skipMessage } from '../testing/reference.ts';
import { compareChanges, comparePairs } from './paired.ts';

interface PairedReference {
	n: number;
	pre: number[];
	post: number[];
	paired_t: { mean_diff: number; sd_diff: number; se: number; t: number; df: number; p_two_sided: number; ci95: [number, number] };
	wilcoxon: { n_nonzero: number; V_plus: number; p_normal_continuity: number; p_exact_midrank_signflip: number; median_walsh_nonzero: number };
	cohen: { dz: number; d_av: number; hedges_gz_exact: number };
}

interface TwoByTwo {
	n_treated: number;
	n_control: number;
	did: number;
	se_welch: number;
	df_welch: number;
	p_welch: number;
	ci95_welch: [number, number];
	se_cluster_kabupaten_cr1: number;
}

describe.skipIf(!hasReferences)(`paired comparison equals R${skipMessage}`, () => {
	const cases = hasReferences ? readExpected<{ paired: Record<string, PairedReference> }>('stat_kecil').paired : {};
	test.each(Object.entries(cases))('%s', (_name, expected) => {
		const { n, pairedT, wilcoxon, cohen } = comparePairs(expected.pre, expected.post);
		expect(n).toBe(expected.n);
		expect(pairedT.difference).toBeCloseTo(expected.paired_t.mean_diff, 8);
		expect(pairedT.sd).toBeCloseTo(expected.paired_t.sd_diff, 8);
		expect(pairedT.t).toBeCloseTo(expected.paired_t.t, 8);
		expect(pairedT.p).toBeCloseTo(expected.paired_t.p_two_sided, 8);
		expected.paired_t.ci95.forEach((end, at) => expect(pairedT.ci95![at]).toBeCloseTo(end, 8));
		expect(wilcoxon).toMatchObject({ changed: expected.wilcoxon.n_nonzero, statistic: expected.wilcoxon.V_plus, method: 'exact' });
		expect(wilcoxon.p).toBeCloseTo(expected.wilcoxon.p_exact_midrank_signflip, 8);
		expect(wilcoxon.pNormal).toBeCloseTo(expected.wilcoxon.p_normal_continuity, 8);
		expect(wilcoxon.hodgesLehmann).toBeCloseTo(expected.wilcoxon.median_walsh_nonzero, 8);
		expect(cohen.dz).toBeCloseTo(expected.cohen.dz, 8);
		expect(cohen.dAv).toBeCloseTo(expected.cohen.d_av, 8);
		expect(cohen.hedgesG).toBeCloseTo(expected.cohen.hedges_gz_exact, 8);
	});

	// Cohort of month 13 against never treated; means of months 7–12 and 13–18.
	test('2×2 difference in differences, Welch and clustered', () => {
		const expected = readExpected<{ two_by_two: TwoByTwo }>('synth_bertahap').two_by_two;
		const rows = readRows('synth_bertahap').filter((row) => row['first_treat'] === '13' || row['first_treat'] === '0');
		const units = [...new Set(rows.map((row) => row['unit']!))];
		const average = (unit: string, from: number, to: number) => {
			const values = rows.filter((row) => row['unit'] === unit && Number(row['bulan']) >= from && Number(row['bulan']) <= to).map((row) => Number(row['ikm']));
			return values.reduce((sum, value) => sum + value, 0) / values.length;
		};
		const first = (unit: string) => rows.find((row) => row['unit'] === unit)!;
		const result = compareChanges(
			units.map((unit) => average(unit, 13, 18) - average(unit, 7, 12)),
			units.map((unit) => first(unit)['first_treat'] === '13'),
			units.map((unit) => first(unit)['kabupaten']!)
		)!;
		expect(result).toMatchObject({ treated: expected.n_treated, control: expected.n_control });
		expect(result.welch.difference).toBeCloseTo(expected.did, 9);
		expect(result.welch.se).toBeCloseTo(expected.se_welch, 9);
		expect(result.welch.df).toBeCloseTo(expected.df_welch, 7);
		expect(result.welch.p).toBeCloseTo(expected.p_welch, 9);
		expect(result.clustered!.se).toBeCloseTo(expected.se_cluster_kabupaten_cr1, 9);
	});
});

describe('pairs', () => {
	test('nobody changed: nothing to test, and no exception', () => {
		const result = comparePairs([3, 4, 5], [3, 4, 5]);
		expect(result.pairedT).toMatchObject({ difference: 0, se: 0, ci95: [0, 0] });
		expect(result.wilcoxon).toMatchObject({ changed: 0, statistic: 0 });
	});

	test('more than fifty changed pairs use the normal approximation', () => {
		const before = Array.from({ length: 60 }, (_value, i) => i);
		expect(
			comparePairs(
				before,
				before.map((value) => value + 1 + (value % 5))
			).wilcoxon.method
		).toBe('normal');
	});

	test('decimal scores that tie on paper tie here', () => {
		// 70.3 − 65.1 and 75.2 − 70 are both 5.2, but not in binary.
		expect(comparePairs([65.1, 70, 60], [70.3, 75.2, 61]).wilcoxon.statistic).toBe(6);
		expect(comparePairs([70.3, 70, 60], [65.1, 75.2, 61]).wilcoxon.statistic).toBe(3.5);
	});

	test('swapping before and after turns the signs and keeps the p-values', () => {
		const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), { minLength: 3, maxLength: 25 });
		fc.assert(
			fc.property(scores, (pairs) => {
				const [before, after] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
				const [forward, backward] = [comparePairs(before, after), comparePairs(after, before)];
				expect(backward.pairedT.difference).toBeCloseTo(-forward.pairedT.difference, 10);
				if (forward.wilcoxon.changed > 0) expect(backward.wilcoxon.p).toBeCloseTo(forward.wilcoxon.p, 10);
			})
		);
	});

	test('one unit on a side cannot be compared', () => {
		expect(compareChanges([1, 2, 3], [true, false, false])).toBeNull();
		expect(compareChanges([1, 2, 3, 4], [true, true, false, false], ['a', 'a', 'a', 'a'])!.clustered).toBeNull();
	});
});

test.each<[string, number[]]>([
	['everybody changed alike', [3, 4, 5, 6]],
	['numbers too large to square', [1e200, 4e200, 9e200, 1.6e201]]
])('%s: there is a difference, but neither t nor p', (_name, after) => {
	const { pairedT } = comparePairs([1, 2, 3, 4], after);
	expect(pairedT.difference).toBeGreaterThan(1);
	expect([pairedT.t, pairedT.p]).toEqual([NaN, NaN]);
});
