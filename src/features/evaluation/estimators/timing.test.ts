import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImpactOptionsInput } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';

type Groups = readonly (readonly [count: number, month: number])[];

function gateOf(name: 'pre_months' | 'post_months', groups: Groups, options: ImpactOptionsInput = {}, months = 24) {
	const { verdict } = estimateImpact(buildPanel({ months, starts: starts(...groups), effect: () => 4, noise: 0.5 }), { sesoi: 2, ...options });
	const gate = verdict.gates.find((one) => one.name === name)!;
	return { months: Number(/^\d+/.exec(gate.detail)![0]), passed: gate.passed, code: verdict.code };
}

// Handbook on impact methods § 9, gate 1: "≥ 6 pre months for the cohorts holding at least half of the treated units … and ≥ 3 post months".
describe('months before and after are those that at least half of the trained units have', () => {
	test.each<[string, Groups, number, boolean]>([
		['all at once', [[8, 12], [10, 0]], 13, true],
		// Six of ten began in the last month: what one of the early four could show does not stand for them.
		['most of them a month ago', [[4, 12], [6, 24], [10, 0]], 1, false],
		['just half of them long ago', [[5, 12], [5, 24], [10, 0]], 13, true],
		['a late straggler', [[9, 12], [1, 24], [10, 0]], 13, true],
		['three cohorts, the middle one decides', [[3, 10], [4, 22], [3, 24], [10, 0]], 3, true],
		['three cohorts, the middle one too young', [[3, 10], [4, 23], [3, 24], [10, 0]], 2, false]
	])('after: %s', (_what, groups, months, passed) => {
		expect(gateOf('post_months', groups)).toMatchObject({ months, passed });
		expect(gateOf('post_months', groups).code === 'cannot_be_judged').toBe(!passed);
	});

	test.each<[string, Groups, number, boolean]>([
		['all at once', [[8, 12], [10, 0]], 11, true],
		['most of them early', [[6, 4], [4, 20], [10, 0]], 3, false],
		['just half of them late', [[5, 4], [5, 20], [10, 0]], 19, true]
	])('before: %s', (_what, groups, months, passed) => expect(gateOf('pre_months', groups)).toMatchObject({ months, passed }));

	test('a window cuts the months after of every cohort', () => {
		expect(gateOf('post_months', [[5, 10], [5, 20], [10, 0]], { window: 6 })).toMatchObject({ months: 6, passed: true });
		expect(gateOf('post_months', [[5, 10], [5, 20], [10, 0]], { window: 2 })).toMatchObject({ months: 2, passed: false });
	});

	test('where nobody stays untrained, months since the last cohort began are not there to be counted', () => {
		expect(gateOf('post_months', [[8, 12], [8, 20]], { control: 'notyet' })).toMatchObject({ months: 8, passed: true });
		expect(gateOf('post_months', [[8, 18], [8, 20]], { control: 'notyet' })).toMatchObject({ months: 2, passed: false });
	});

	test('a unit of no weight speaks for nobody', () => {
		const groups: Groups = [[3, 12], [6, 24], [10, 0]];
		const plan = { months: 24, starts: starts(...groups), effect: () => 4, noise: 0.5 };
		const detail = (weight: (unit: number) => number) =>
			estimateImpact(buildPanel({ ...plan, weight }), { sesoi: 2 }).verdict.gates.find(({ name }) => name === 'post_months')!.detail;
		expect(detail(() => 1)).toMatch(/^1 /);
		expect(detail((unit) => (unit >= 3 && unit < 9 ? 0 : 1))).toMatch(/^13 /);
	});

	test('whatever the cohorts, at least half of the units have so many months, and fewer than half have more', () => {
		const cohort = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 3, max: 14 }));
		fc.assert(
			fc.property(fc.array(cohort, { minLength: 1, maxLength: 3 }), (groups) => {
				const { months } = gateOf('post_months', [...groups, [6, 0]], {}, 14);
				const after = starts(...groups).map((month) => 15 - month);
				const reaching = (least: number) => after.filter((own) => own >= least).length;
				expect(2 * reaching(months)).toBeGreaterThanOrEqual(after.length);
				expect(2 * reaching(months + 1)).toBeLessThan(after.length);
			}),
			{ numRuns: 30 }
		);
	});
});
