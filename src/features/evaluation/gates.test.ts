import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Evidence, GateName } from './rules.ts';
import { adjustForManyOutcomes, effectSign, GATE_NAMES, isOneOfMany, judge, LIMITS } from './rules.ts';
import type { VerdictCode } from './schema.ts';
import { soundEvidence as sound } from './testing/evidence.ts';

const series: Partial<Evidence> = { design: 'series', control: 0, preMonths: 14, postMonths: 8, pretrendP: null, slope: null, robustness: [] };

const codeOf = (change: Partial<Evidence>): VerdictCode => judge({ ...sound, ...change }).code;
const blockedBy = (change: Partial<Evidence>): GateName | null => judge({ ...sound, ...change }).blockedBy;

// Handbook on impact methods § 9, gates in order; each threshold from both sides.
describe('every threshold, on both sides', () => {
	test.each<[string, Partial<Evidence>, VerdictCode, Partial<Evidence>, VerdictCode]>([
		['five treated units', { treated: 5 }, 'proven_better', { treated: 4, permutationP: 0.01 }, 'indicated_better'],
		['one treated unit', { treated: 1, permutationP: 0.05 }, 'indicated_better', { treated: 0 }, 'cannot_be_judged'],
		['five control units', { control: 5 }, 'proven_better', { control: 4 }, 'cannot_be_judged'],
		['five treated clusters', { treatedClusters: 5 }, 'proven_better', { treatedClusters: 4 }, 'indicated_better'],
		['six months before', { preMonths: 6 }, 'proven_better', { preMonths: 5 }, 'indicated_better'],
		['two months before', { preMonths: 2 }, 'indicated_better', { preMonths: 1 }, 'cannot_be_judged'],
		['three months after', { postMonths: 3 }, 'proven_better', { postMonths: 2 }, 'cannot_be_judged'],
		['a fifth missing', { missing: 0.2 }, 'proven_better', { missing: 0.2001 }, 'cannot_be_judged'],
		['ten points of difference in what is missing', { missingGap: 0.1 }, 'proven_better', { missingGap: 0.1001 }, 'indicated_better'],
		['p of the trend', { pretrendP: 0.05 }, 'proven_better', { pretrendP: 0.0499 }, 'indicated_better'],
		// 9 months × 0.172 = 1.548, half of 3.1 is 1.55.
		['half of the effect drifted', { pretrendP: 0.01, slope: 0.172 }, 'indicated_better', { pretrendP: 0.01, slope: 0.1723 }, 'cannot_be_judged'],
		['smallest change worth having', { sesoi: 3.1 }, 'proven_better', { sesoi: 3.1001 }, 'indicated_better'],
		['interval above zero', { ci95: [0.0001, 6] }, 'proven_better', { ci95: [0, 6] }, 'not_enough_evidence'],
		['registered before the training', { registeredBefore: true }, 'proven_better', { registeredBefore: false }, 'indicated_better'],
		['no register at all', { registeredBefore: null }, 'proven_better', { registeredBefore: false, direction: 'down' }, 'indicated_worse'],
		['false discovery', { adjustedP: 0.1 }, 'proven_better', { adjustedP: 0.1001 }, 'not_enough_evidence'],
		['lots', { treated: 3, permutationP: 0.05 }, 'indicated_better', { treated: 3, permutationP: 0.0501 }, 'not_enough_evidence'],
		[
			'equivalence',
			{ att: 0, ci95: [-2.4, 2.4], ci90: [-1.999, 1.999] },
			'no_meaningful_effect',
			{ att: 0, ci95: [-2.4, 2.4], ci90: [-1.999, 2] },
			'not_enough_evidence'
		],
		['series: twelve months before', { ...series, preMonths: 12 }, 'indicated_better', { ...series, preMonths: 11 }, 'cannot_be_judged'],
		['series: six months after', { ...series, postMonths: 6 }, 'indicated_better', { ...series, postMonths: 5 }, 'cannot_be_judged']
	])('%s', (_name, inside, allowed, outside, refused) => {
		expect(codeOf(inside)).toBe(allowed);
		expect(codeOf(outside)).toBe(refused);
	});

	test('the other control group and one more month of anticipation must each agree at 90 %', () => {
		for (const at of [0, 1]) {
			const withRun = (ci90: readonly [number, number] | null) =>
				codeOf({ robustness: sound.robustness.map((run, index) => (index === at ? { ...run, ci90 } : run)) });
			expect(withRun([0.001, 5])).toBe('proven_better');
			expect(withRun([0, 5])).toBe('indicated_better');
			expect(withRun([-5, -0.1])).toBe('indicated_better');
			expect(withRun(null)).toBe('indicated_better');
		}
		expect(codeOf({ robustness: [] })).toBe('indicated_better');
	});

	test('two waves: one month before and one after may indicate, as long as there are only two months', () => {
		const waves: Partial<Evidence> = { months: 2, preMonths: 1, postMonths: 1, pretrendP: null, slope: null };
		expect(codeOf(waves)).toBe('indicated_better');
		expect(codeOf({ ...waves, months: 3 })).toBe('cannot_be_judged');
		expect(blockedBy({ ...waves, months: 3 })).toBe('pre_months');
		expect(blockedBy({ ...waves, months: 3, preMonths: 2 })).toBe('post_months');
	});

	test('a drift counts only in the direction of the effect', () => {
		expect(blockedBy({ pretrendP: 0.01, slope: 0.5 })).toBe('drift');
		expect(blockedBy({ pretrendP: 0.01, slope: -0.5 })).toBeNull();
		expect(blockedBy({ pretrendP: 0.01, slope: -0.5, att: -3.1, ci95: [-5, -1.2] })).toBe('drift');
	});

	test('the longer after the start, the more a drift explains', () => {
		expect(codeOf({ pretrendP: 0.01, slope: 0.1, meanPostMonths: 15 })).toBe('indicated_better');
		expect(codeOf({ pretrendP: 0.01, slope: 0.1, meanPostMonths: 16 })).toBe('cannot_be_judged');
	});
});

describe('the first gate that blocks gives the reason', () => {
	const faults: readonly [GateName, Partial<Evidence>][] = [
		['treated_units', { treated: 0 }],
		['control_units', { control: 0 }],
		['pre_months', { preMonths: 0 }],
		['post_months', { postMonths: 0 }],
		['missing', { missing: 0.9 }],
		['drift', { pretrendP: 0.001, slope: 3 }],
		['effect', { ci95: null }]
	];
	test.each(faults)('%s alone', (name, change) => expect(judge({ ...sound, ...change })).toMatchObject({ code: 'cannot_be_judged', blockedBy: name }));

	test('of two faults the earlier is named', () => {
		faults.forEach(([name, change], at) => {
			for (const [, later] of faults.slice(at + 1)) expect(blockedBy({ ...later, ...change })).toBe(name);
		});
	});

	test('both designs show the same gates in the same order', () => {
		// The gate of the outcome stands only where it fails.
		const named = GATE_NAMES.filter((name) => name !== 'outcome');
		expect(judge(sound).gates.map(({ name }) => name)).toEqual([...named]);
		expect(judge({ ...sound, ...series }).gates.map(({ name }) => name)).toEqual([...named]);
	});
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const effect = fc
	.tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.double({ min: 0.01, max: 4, noNaN: true }))
	.map(([att, width]) => ({ att, ci95: [att - width, att + width] as const, ci90: [att - 0.8 * width, att + 0.8 * width] as const }));
const evidences: fc.Arbitrary<Evidence> = fc
	.record({
		direction: fc.constantFrom('up' as const, 'down' as const),
		sesoi: fc.option(fc.double({ min: 0.1, max: 5, noNaN: true })),
		treated: fc.integer({ min: 0, max: 20 }),
		control: fc.integer({ min: 0, max: 20 }),
		treatedClusters: fc.option(fc.integer({ min: 0, max: 12 })),
		preMonths: fc.integer({ min: 0, max: 14 }),
		postMonths: fc.integer({ min: 0, max: 9 }),
		missing: fc.double({ min: 0, max: 0.4, noNaN: true }),
		missingGap: fc.double({ min: 0, max: 0.2, noNaN: true }),
		pretrendP: fc.option(share),
		slope: fc.option(fc.double({ min: -0.5, max: 0.5, noNaN: true })),
		adjustedP: fc.option(share, { freq: 2 }),
		registeredBefore: fc.option(fc.boolean(), { freq: 3 }),
		permutationP: fc.option(share, { freq: 2 })
	})
	.chain((design) =>
		fc.tuple(effect, effect, effect).map(([own, first, second]) => ({
			...sound,
			...design,
			...own,
			robustness: [
				{ name: 'a', ...first },
				{ name: 'b', ...second }
			]
		}))
	);

/** How much is claimed: nothing can be said, nothing was found, a sign, a proof. */
const CLAIM: Record<VerdictCode, number> = {
	cannot_be_judged: 0,
	not_enough_evidence: 1,
	no_meaningful_effect: 1,
	indicated_better: 2,
	indicated_worse: 2,
	proven_better: 3,
	proven_worse: 3
};

describe('a better design never claims less, a worse one never more', () => {
	const improvements: [string, (evidence: Evidence) => Partial<Evidence>][] = [
		['more treated units', ({ treated }) => ({ treated: treated + 1 })],
		['more control units', ({ control }) => ({ control: control + 1 })],
		['more treated clusters', ({ treatedClusters }) => ({ treatedClusters: treatedClusters === null ? null : treatedClusters + 1 })],
		['more months before', ({ preMonths }) => ({ preMonths: preMonths + 1 })],
		['more months after', ({ postMonths }) => ({ postMonths: postMonths + 1 })],
		['less missing', ({ missing }) => ({ missing: missing / 2 })],
		['a smaller difference in what is missing', ({ missingGap }) => ({ missingGap: missingGap / 2 })],
		['a calmer trend', ({ pretrendP }) => ({ pretrendP: pretrendP === null ? null : (1 + pretrendP) / 2 })],
		['a flatter slope', ({ slope }) => ({ slope: slope === null ? null : slope / 2 })],
		['a registration before the training', ({ registeredBefore }) => ({ registeredBefore: registeredBefore ?? true })],
		['a smaller adjusted p', ({ adjustedP }) => ({ adjustedP: adjustedP === null ? null : adjustedP / 2 })],
		['rarer lots', ({ permutationP }) => ({ permutationP: permutationP === null ? null : permutationP / 2 })],
		[
			'a lower bar of what is worth having, for an effect that is there',
			({ sesoi, ci95 }) => ({ sesoi: sesoi === null || (ci95![0] <= 0 && ci95![1] >= 0) ? sesoi : sesoi / 2 })
		]
	];
	test.each(improvements)('%s', (_name, improve) => {
		fc.assert(
			fc.property(evidences, (evidence) => {
				expect(CLAIM[judge({ ...evidence, ...improve(evidence) }).code]).toBeGreaterThanOrEqual(CLAIM[judge(evidence).code]);
			}),
			{ numRuns: 400 }
		);
	});
});

describe('mirrors', () => {
	const turn = (interval: Evidence['ci95']) => interval && ([-interval[1], -interval[0]] as const);
	const mirrored = (evidence: Evidence): Evidence => ({
		...evidence,
		att: evidence.att === null ? null : -evidence.att,
		slope: evidence.slope === null ? null : -evidence.slope,
		ci95: turn(evidence.ci95),
		ci90: turn(evidence.ci90),
		robustness: evidence.robustness.map((run) => ({ ...run, att: run.att === null ? null : -run.att, ci90: turn(run.ci90) }))
	});

	test('turning the outcome and the direction together changes nothing', () => {
		fc.assert(
			fc.property(evidences, (evidence) => {
				fc.pre(evidence.att !== 0);
				const turned = { ...mirrored(evidence), direction: evidence.direction === 'up' ? ('down' as const) : ('up' as const) };
				expect(judge(turned)).toEqual(judge(evidence));
			}),
			{ numRuns: 400 }
		);
	});

	test('turning the direction alone exchanges better and worse', () => {
		const other = (code: VerdictCode) => code.replace(/better|worse/, (word) => (word === 'better' ? 'worse' : 'better'));
		fc.assert(
			fc.property(evidences, (evidence) => {
				const turned = { ...evidence, direction: evidence.direction === 'up' ? ('down' as const) : ('up' as const) };
				expect(judge(turned).code).toBe(other(judge(evidence).code));
			}),
			{ numRuns: 400 }
		);
	});

	test('the sign of an effect is the sign of its interval', () => {
		fc.assert(
			fc.property(evidences, (evidence) => {
				const sign = effectSign(evidence);
				if (sign !== 0 && evidence.permutationP === null) expect(sign > 0 ? evidence.ci95![0] > 0 : evidence.ci95![1] < 0).toBe(true);
				if (evidence.permutationP === null) expect(effectSign(mirrored(evidence))).toBe(sign === 0 ? 0 : -sign);
			}),
			{ numRuns: 400 }
		);
	});

	test('no effect is never called meaningless and surely there at once', () => {
		fc.assert(
			fc.property(evidences, (evidence) => {
				if (judge(evidence).code === 'no_meaningful_effect') expect(effectSign(evidence)).toBe(0);
			}),
			{ numRuns: 400 }
		);
	});
});

describe('many outcomes', () => {
	// Benjamini & Hochberg 1995: reject the k smallest where p_(k) ≤ q k/m, for the largest such k.
	test('the adjusted p is at most q exactly for the outcomes that the step-up procedure rejects', () => {
		const pValues = fc.array(
			fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000),
			{ minLength: 1, maxLength: 20 }
		);
		fc.assert(
			fc.property(pValues, (values) => {
				const sorted = [...values].sort((a, b) => a - b);
				const last = sorted.findLastIndex((p, at) => p * values.length <= LIMITS.falseDiscovery * (at + 1) + 1e-12);
				const bound = last === -1 ? -1 : sorted[last]!;
				adjustForManyOutcomes(values).forEach((adjusted, at) => expect(adjusted <= LIMITS.falseDiscovery + 1e-12).toBe(values[at]! <= bound));
			}),
			{ numRuns: 300 }
		);
	});

	test('ten true nulls beside one strong effect: the strong one stays', () => {
		const adjusted = adjustForManyOutcomes([0.002, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]);
		expect(adjusted[0]).toBeCloseTo(0.022, 12);
		expect(codeOf({ adjustedP: adjusted[0]! })).toBe('proven_better');
		expect(codeOf({ adjustedP: adjusted[1]! })).toBe('not_enough_evidence');
		expect(isOneOfMany({ ...sound, adjustedP: adjusted[1]! })).toBe(true);
		for (const given of [{ adjustedP: adjusted[0]! }, { adjustedP: null }, { adjustedP: 0.9, ci95: [-1, 5] as const }, { adjustedP: 0.9, permutationP: 0.3 }, { adjustedP: 0.9, att: null }]) expect(isOneOfMany({ ...sound, ...given }), JSON.stringify(given)).toBe(false);
	});
});
