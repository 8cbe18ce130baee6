import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { generateDemo } from './generate.ts';
import { drawAnswers, elementProfile, expectedIndex, latentFor, normalCdf } from './satisfaction.ts';
import { Random } from './random.ts';
import type { AgencyDemo } from './types.ts';

// Whole regions are made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('answers from a latent probit', () => {
	// Standard normal table.
	test.each([[0, 0.5], [1, 0.841345], [-1.96, 0.024998], [2.576, 0.995003]])('normal distribution at %d', (z, p) => expect(normalCdf(z)).toBeCloseTo(p, 5));

	test.each([[74, 0], [80, 4], [88, 4], [80, -3]])('an index of %d and a gain of %d are met exactly by the expectation', (index, gain) => {
		expect(expectedIndex(latentFor(elementProfile('facilities', 0.4), index, gain))).toBeCloseTo(index + gain, 6);
	});

	test('the drawn answers have the expected index, and training moves conduct more than facilities', () => {
		const profile = elementProfile('duration', 0.3);
		const mean = (latent: ReturnType<typeof latentFor>) => {
			const random = new Random('answers');
			const totals = Object.fromEntries(ELEMENTS.map((element) => [element, 0])) as Record<(typeof ELEMENTS)[number], number>;
			for (let i = 0; i < 8000; i++) {
				const answers = drawAnswers(latent, random);
				for (const element of ELEMENTS) totals[element] += answers[element] / 8000;
			}
			return totals;
		};
		const [before, after] = [mean(latentFor(profile, 79)), mean(latentFor(profile, 79, 4))];
		const index = (totals: typeof before) => (25 / 9) * ELEMENTS.reduce((sum, element) => sum + totals[element], 0);
		expect(index(before)).toBeCloseTo(79, 0);
		expect(index(after) - index(before)).toBeCloseTo(4, 0);
		expect(after.conduct - before.conduct).toBeGreaterThan(after.facilities - before.facilities + 0.1);
	});
});

/** Outcome of a unit in a month: IKM points, or the mean logarithm of waiting minutes. */
type Panel = ReadonlyMap<string, ReadonlyMap<string, number>>;

function panelsOf(demo: AgencyDemo): { index: Panel; waiting: Panel; months: string[] } {
	const index = new Map<string, Map<string, number>>();
	const waiting = new Map<string, Map<string, number>>();
	const months = new Set<string>();
	for (const { unitId, month, responses, visits } of demo.unitMonths()) {
		if (responses.length === 0) continue;
		months.add(month);
		const sum = responses.reduce((total, { answers }) => total + ELEMENTS.reduce((part, element) => part + answers[element], 0), 0);
		const minutes = visits.map(({ takenAt, calledAt }) => Math.log((Date.parse(calledAt) - Date.parse(takenAt)) / 60_000));
		if (!index.has(unitId)) index.set(unitId, new Map());
		if (!waiting.has(unitId)) waiting.set(unitId, new Map());
		index.get(unitId)?.set(month, (25 * sum) / (9 * responses.length));
		waiting.get(unitId)?.set(month, minutes.reduce((a, b) => a + b, 0) / minutes.length);
	}
	return { index, waiting, months: [...months].sort() };
}

/** Difference in differences against the never-trained, cohort by cohort, each unit with its own standard error. */
function differenceInDifferences(demo: AgencyDemo, programme: string, panel: Panel, months: readonly string[]): { effect: number; error: number } {
	const own = demo.treatments.filter(({ programmeKey }) => programmeKey === programme);
	const change = (unitId: string, first: string) => {
		const mean = (wanted: readonly string[]) => wanted.reduce((sum, month) => sum + (panel.get(unitId)?.get(month) ?? NaN), 0) / wanted.length;
		return mean(months.filter((month) => month >= first)) - mean(months.filter((month) => month < first));
	};
	const spread = (values: readonly number[]) => {
		const mean = values.reduce((a, b) => a + b, 0) / values.length;
		return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
	};
	const cohorts = Map.groupBy(own.filter(({ firstMonth }) => firstMonth !== null), ({ firstMonth }) => firstMonth as string);
	const never = own.filter(({ firstMonth }) => firstMonth === null);
	const treated: number[] = [];
	let controlVariance = 0;
	for (const [first, units] of cohorts) {
		const control = spread(never.map(({ unitId }) => change(unitId, first)));
		for (const { unitId } of units) treated.push(change(unitId, first) - control.mean);
		controlVariance = Math.max(controlVariance, control.variance / never.length);
	}
	const { mean, variance } = spread(treated);
	return { effect: mean, error: Math.sqrt(variance / treated.length + controlVariance) };
}

describe('the effects that the truth list names are in the data', () => {
	let demo: AgencyDemo;
	let panels: ReturnType<typeof panelsOf>;
	beforeAll(async () => {
		for await (const agency of generateDemo({ size: 'small', seed: 1, today: '2026-11-21' })) demo = agency;
		panels = panelsOf(demo);
	});

	test.each([['pelayanan-prima'], ['aplikasi-perkantoran'], ['pengelolaan-antrean']])('%s moves the index by its true effect', (programme) => {
		const truth = demo.truth.find(({ programmeKey, outcome }) => programmeKey === programme && outcome === 'index')?.effect ?? NaN;
		const { effect, error } = differenceInDifferences(demo, programme, panels.index, panels.months);
		expect(error).toBeLessThan(1);
		expect(Math.abs(effect - truth)).toBeLessThan(2.6 * error);
	});

	test.each([['pelayanan-prima'], ['aplikasi-perkantoran'], ['pengelolaan-antrean']])('%s moves waiting by its true share', (programme) => {
		const truth = demo.truth.find(({ programmeKey, outcome }) => programmeKey === programme && outcome === 'waiting_minutes')?.effect ?? NaN;
		const { effect, error } = differenceInDifferences(demo, programme, panels.waiting, panels.months);
		expect(Math.abs(effect - Math.log(1 + truth))).toBeLessThan(2.6 * error);
	});

	test('the good programme is large enough to be found, the empty one is empty', () => {
		const row = (programme: string) => demo.truth.find(({ programmeKey, outcome }) => programmeKey === programme && outcome === 'index');
		expect(row('pelayanan-prima')).toMatchObject({ effect: 4, treatedUnits: 16, neverTreatedUnits: 24 });
		expect(row('aplikasi-perkantoran')).toMatchObject({ effect: 0 });
		for (const { treatedUnits, neverTreatedUnits } of demo.truth) {
			expect(treatedUnits).toBeGreaterThanOrEqual(12);
			expect(neverTreatedUnits).toBeGreaterThanOrEqual(12);
		}
	});

	test('no comparison group carries more of the good programme than its treated group', () => {
		const prime = new Map(demo.treatments.filter(({ programmeKey }) => programmeKey === 'pelayanan-prima').map(({ unitId, firstMonth }) => [unitId, firstMonth]));
		const office = demo.treatments.filter(({ programmeKey }) => programmeKey === 'aplikasi-perkantoran');
		const share = (trained: boolean) => {
			const group = office.filter(({ firstMonth }) => (firstMonth !== null) === trained);
			return group.filter(({ unitId }) => prime.get(unitId) !== null).length / group.length;
		};
		expect(share(true)).toBe(share(false));
	});
});
