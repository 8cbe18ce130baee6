import { describe, expect, test } from 'vitest';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { aggregateSimple } from './aggregate.ts';
import { estimateImpact } from './estimate.ts';
import { estimateGroupTime } from './group-time.ts';
import { preparePanel } from './panel.ts';
import { permuteAssignment } from './permutation.ts';

const OPTIONS = { control: 'never', method: 'dr', base: 'varying', assignment: 'unit' } as const;

function permute(plan: PanelPlan, assignment: 'unit' | 'cluster' = 'unit') {
	const panel = preparePanel(buildPanel(plan), { control: 'never', panel: 'balanced', anticipation: 0 });
	return permuteAssignment(panel, { ...OPTIONS, assignment }, aggregateSimple(panel, estimateGroupTime(panel, OPTIONS)).att);
}

describe('drawing the trained units by lot', () => {
	test('one trained unit among twenty: a huge effect is the rarest of twenty', () => {
		expect(permute({ months: 12, starts: starts([1, 6], [19, 0]), effect: () => 50 })).toMatchObject({ p: 1 / 20, draws: 20, exact: true });
	});

	test('two starts among ten units are ninety assignments, equal starts forty-five', () => {
		expect(permute({ months: 12, starts: [5, 7, ...starts([8, 0])] })!.draws).toBe(90);
		expect(permute({ months: 12, starts: starts([2, 6], [8, 0]) })!.draws).toBe(45);
	});

	test('many assignments are drawn, the real one counted in, and the seed is fixed', () => {
		const plan = { months: 10, starts: starts([4, 6], [40, 0]), effect: () => 0 };
		const first = permute(plan)!;
		expect(first).toMatchObject({ draws: 1000, exact: false });
		expect(first.p).toBeGreaterThan(0.001);
		expect(permute(plan)).toEqual(first);
	});

	test('clusters are drawn whole; mixed clusters cannot be drawn', () => {
		const plan = { months: 10, starts: starts([8, 6], [32, 0]), clusterSize: 4, effect: () => 30 };
		expect(permute(plan, 'cluster')).toMatchObject({ draws: 45, p: 1 / 45, exact: true });
		expect(permute({ ...plan, starts: starts([6, 6], [34, 0]) }, 'cluster')).toBeNull();
	});

	test('under no effect the p-value is small as rarely as it should be', () => {
		const small = Array.from({ length: 60 }, (_value, seed) => permute({ months: 8, starts: starts([2, 5], [10, 0]), seed: seed + 1 })!.p).filter(
			(p) => p <= 0.1
		).length;
		expect(small).toBeLessThanOrEqual(13);
	});

	test('one trained unit is at most an indication, with an interval from the lots', () => {
		const result = estimateImpact(buildPanel({ months: 16, starts: starts([1, 9], [24, 0]), effect: () => 20 }), { sesoi: 2 });
		expect(result.permutation).toMatchObject({ p: 1 / 25, exact: true });
		expect(result.verdict.code).toBe('indicated_better');
		expect(result.simple.ci95![0]).toBeGreaterThan(0);
		expect(result.mde).toBeGreaterThan(0);
		expect(estimateImpact(buildPanel({ months: 16, starts: starts([1, 9], [24, 0]), effect: () => 0 }), { sesoi: 0.2 }).verdict.code).toBe(
			'not_enough_evidence'
		);
	});
});
