import { describe, expect, test } from 'vitest';
import { buildPanel, reorder, starts } from '../testing/build-panel.ts';
import { hasReferences, panelFrom, readExpected, readRows, skipMessage } from '../testing/reference.ts';
import type { FixedEffectsFit } from './twfe.ts';
import { twoWayFixedEffects } from './twfe.ts';

interface ReferenceTerm {
	term: string;
	estimate: number;
	se_cr0: number;
	se_cr1_all_K: number;
	se_cr1_nested_K: number;
	se_iid: number;
}
interface ReferenceFit {
	N: number;
	G: number;
	U: number;
	P: number;
	terms: ReferenceTerm[];
}

const MPDTA = { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' };
const STAGGERED = { unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat' };

function expectFit(actual: FixedEffectsFit | null, expected: ReferenceFit) {
	expect(actual).toMatchObject({ rows: expected.N, clusters: expected.G, units: expected.U, months: expected.P });
	expect(actual!.terms).toHaveLength(expected.terms.length);
	actual!.terms.forEach((term, at) => {
		const reference = expected.terms[at]!;
		expect(term.estimate).toBeCloseTo(reference.estimate, 8);
		expect(term.seCr0).toBeCloseTo(reference.se_cr0, 7);
		expect(term.seCr1Nested).toBeCloseTo(reference.se_cr1_nested_K, 7);
		expect(term.seCr1All).toBeCloseTo(reference.se_cr1_all_K, 7);
		expect(term.seIid).toBeCloseTo(reference.se_iid, 7);
	});
}

describe.skipIf(!hasReferences)(`two-way fixed effects equal lm, fixest and sandwich${skipMessage}`, () => {
	test('mpdta, static', () => {
		const expected = readExpected<{ twfe_static: ReferenceFit }>('mpdta');
		expectFit(twoWayFixedEffects(panelFrom(readRows('mpdta'), MPDTA)).fixed, expected.twfe_static);
	});

	test('mpdta, event study against the month before', () => {
		const expected = readExpected<{ twfe_event_study: ReferenceFit }>('mpdta').twfe_event_study;
		const { eventStudy } = twoWayFixedEffects(panelFrom(readRows('mpdta'), MPDTA));
		expect(eventStudy!.terms.map((term) => term.event)).toEqual([-4, -3, -2, 0, 1, 2, 3]);
		expectFit(eventStudy, expected);
	});

	test.each([
		['twfe_static', {}],
		['twfe_static_cluster_kabupaten', { cluster: 'kabupaten' }],
		['twfe_static_weighted', { weight: 'bobot' }]
	] as const)('synth_bertahap, %s', (key, more) => {
		const expected = readExpected<Record<string, ReferenceFit>>('synth_bertahap')[key]!;
		expectFit(twoWayFixedEffects(panelFrom(readRows('synth_bertahap'), { ...STAGGERED, ...more })).fixed, expected);
	});
});

describe('two-way fixed effects', () => {
	test('one cohort and two months is the plain difference in differences', () => {
		const panel = buildPanel({ months: 2, starts: starts([8, 2], [9, 0]), effect: () => 2 });
		const change = (treated: boolean) => {
			const units = panel.unit.filter((_unit, row) => panel.time[row] === 1 && panel.firstTreated[row]! > 0 === treated);
			const at = (unit: string, month: number) => panel.outcome[panel.unit.findIndex((name, row) => name === unit && panel.time[row] === month)]!;
			return units.reduce((sum, unit) => sum + at(unit, 2) - at(unit, 1), 0) / units.length;
		};
		expect(twoWayFixedEffects(panel).fixed!.terms[0]!.estimate).toBeCloseTo(change(true) - change(false), 10);
		expect(twoWayFixedEffects(panel).negativeWeights).toMatchObject({ share: 0, sum: 0 });
	});

	test('growing effects and no never-treated units: the sign is wrong, and the negative weights say so', () => {
		const panel = buildPanel({ months: 24, starts: starts([12, 4], [12, 16]), effect: (since) => 0.5 + since, noise: 0.01 });
		const { fixed, negativeWeights } = twoWayFixedEffects(panel);
		expect(fixed!.terms[0]!.estimate).toBeLessThan(0);
		expect(negativeWeights!.share).toBeGreaterThan(0.1);
		expect(negativeWeights!.sum).toBeLessThan(-0.05);
	});

	test('gaps, order of rows and missing outcomes', () => {
		const panel = buildPanel({ months: 10, starts: starts([9, 5], [9, 0]), effect: () => 2, noise: 0.1, missing: (unit, month) => (unit + month) % 7 === 0 });
		const first = twoWayFixedEffects(panel);
		expect(first.fixed!.terms[0]!.estimate).toBeCloseTo(2, 0);
		expect(twoWayFixedEffects(reorder(panel, [...panel.unit.keys()].reverse()))).toEqual(first);
	});

	test('nobody treated, everybody treated at once, one unit: nothing to tell apart', () => {
		expect(twoWayFixedEffects(buildPanel({ months: 6, starts: starts([6, 0]) })).fixed).toBeNull();
		expect(twoWayFixedEffects(buildPanel({ months: 6, starts: starts([6, 3]) })).fixed).toBeNull();
		expect(twoWayFixedEffects(buildPanel({ months: 6, starts: [3] })).fixed).toBeNull();
		expect(twoWayFixedEffects(buildPanel({ months: 6, starts: starts([4, 3]), missing: () => true }))).toEqual({
			fixed: null,
			eventStudy: null,
			negativeWeights: null
		});
	});
});
