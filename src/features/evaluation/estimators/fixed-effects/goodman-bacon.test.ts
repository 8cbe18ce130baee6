import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../schema.ts';
import { buildPanel, reorder, starts } from '../../testing/build-panel.ts';
import { hasReferences, panelFrom, readExpected, readRows, skipMessage } from '../../testing/reference.ts';
import { twoWayFixedEffects } from '../twfe.ts';
import { COMPARISON_KINDS, decomposeFixedEffects } from './goodman-bacon.ts';

function staticEstimate(panel: Panel): number {
	return twoWayFixedEffects(panel).fixed!.terms[0]!.estimate;
}

describe('Goodman-Bacon decomposition', () => {
	test('its weighted sum is the two-way fixed-effects estimate, whatever the starts and weights', () => {
		const plan = fc.record({
			seed: fc.integer({ min: 1, max: 1e6 }),
			months: fc.integer({ min: 3, max: 9 }),
			sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 4 }),
			isWeighted: fc.boolean()
		});
		fc.assert(
			fc.property(plan, ({ seed, months, sizes, isWeighted }) => {
				const panel = buildPanel({ months, starts: starts(...sizes), seed, effect: (since) => 1 + since, ...(isWeighted ? { weight: (unit: number) => 1 + (unit % 3) } : {}) });
				const bacon = decomposeFixedEffects(panel);
				const { fixed } = twoWayFixedEffects(panel);
				if (!bacon || !fixed) return;
				expect(bacon.estimate).toBeCloseTo(fixed.terms[0]!.estimate, 8);
				expect(bacon.comparisons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
				expect(bacon.comparisons.every(({ weight, kind }) => weight > 0 && COMPARISON_KINDS.includes(kind))).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});

	// Two cohorts of equal size in four months, by hand: A from month 2, B from month 4, nobody untrained.
	test('by hand: two cohorts, each once the comparison of the other', () => {
		const outcome = { a: [0, 4, 4, 8], b: [0, 0, 0, 2] };
		const panel: Panel = {
			unit: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'],
			time: [1, 2, 3, 4, 1, 2, 3, 4],
			outcome: [...outcome.a, ...outcome.b],
			firstTreated: [2, 2, 2, 2, 4, 4, 4, 4]
		};
		// D of A is 3/4, of B 1/4: weights (D_A − D_B)(1 − D_A) and D_B (D_A − D_B) are equal.
		expect(decomposeFixedEffects(panel)).toEqual({
			comparisons: [
				{ kind: 'earlier_later', treated: 2, control: 4, weight: 0.5, estimate: 4 },
				{ kind: 'later_earlier', treated: 4, control: 2, weight: 0.5, estimate: 2 - 4 }
			],
			forbiddenShare: 0.5,
			estimate: 1
		});
		expect(staticEstimate(panel)).toBeCloseTo(1, 12);
	});

	test('every effect is positive, and forbidden comparisons make the number negative', () => {
		const panel = buildPanel({ months: 24, starts: starts([20, 4], [20, 8], [4, 0]), effect: (since) => 2 + since, noise: 0.1 });
		const bacon = decomposeFixedEffects(panel)!;
		expect(bacon.forbiddenShare).toBeGreaterThan(0.3);
		const forbidden = bacon.comparisons.find(({ kind }) => kind === 'later_earlier')!;
		expect(forbidden.estimate).toBeLessThan(0);
		expect(bacon.comparisons.filter(({ kind }) => kind === 'treated_never').every(({ estimate }) => estimate > 0)).toBe(true);
	});

	test('one cohort against never treated units is one comparison, and it is the whole estimate', () => {
		const panel = buildPanel({ months: 6, starts: starts([5, 3], [5, 0]), effect: () => 2 });
		const { comparisons, forbiddenShare } = decomposeFixedEffects(panel)!;
		expect(comparisons).toHaveLength(1);
		expect(comparisons[0]).toMatchObject({ kind: 'treated_never', treated: 3, control: null, weight: 1 });
		expect(forbiddenShare).toBe(0);
	});

	test('units trained before the data begin compare as already treated', () => {
		const panel = buildPanel({ months: 6, starts: starts([4, 1], [4, 4]), effect: () => 2 });
		expect(decomposeFixedEffects(panel)).toMatchObject({ comparisons: [{ kind: 'treated_always', treated: 4, control: 1, weight: 1 }], forbiddenShare: 1 });
	});

	test('a start after the last month is never, and the order of rows does not matter', () => {
		const panel = buildPanel({ months: 6, starts: starts([4, 3], [4, 9]), effect: () => 2 });
		const bacon = decomposeFixedEffects(panel)!;
		expect(bacon.comparisons[0]!.control).toBeNull();
		const reversed = reorder(panel, [...panel.unit.keys()].reverse());
		expect(decomposeFixedEffects(reversed)).toEqual(bacon);
	});

	test.each([
		['a gap', buildPanel({ months: 6, starts: starts([4, 3], [4, 0]), missing: (unit, month) => unit === 1 && month === 2 })],
		['one cohort alone', buildPanel({ months: 6, starts: starts([4, 3]) })],
		['nobody trained', buildPanel({ months: 6, starts: starts([4, 0]) })]
	])('%s leaves nothing to take apart', (_what, panel) => {
		expect(decomposeFixedEffects(panel) === null || decomposeFixedEffects(panel)!.comparisons.length > 0).toBe(true);
		if (_what !== 'one cohort alone') expect(decomposeFixedEffects(panel)).toBeNull();
	});

	test('a weight that changes in time has no decomposition', () => {
		const panel = buildPanel({ months: 6, starts: starts([4, 3], [4, 0]) });
		expect(decomposeFixedEffects({ ...panel, weight: panel.unit.map((_unit, row) => 1 + (row % 2)) })).toBeNull();
	});

	test.skipIf(!hasReferences)(`mpdta sums to its two-way estimate${skipMessage}`, () => {
		const expected = readExpected<{ twfe_static: { terms: { estimate: number }[] } }>('mpdta').twfe_static.terms[0]!.estimate;
		const bacon = decomposeFixedEffects(panelFrom(readRows('mpdta'), { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' }))!;
		expect(bacon.estimate).toBeCloseTo(expected, 12);
		expect(bacon.comparisons).toHaveLength(9);
	});
});
