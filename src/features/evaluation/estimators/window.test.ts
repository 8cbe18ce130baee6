import { describe, expect, test } from 'vitest';
import type { ImpactOptionsInput, Panel } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { estimateImpact } from './estimate.ts';

const OPTIONS: ImpactOptionsInput = { base: 'universal', panel: 'pairwise', sesoi: 1 };
/** Nothing in the first three months, five points from the fourth on. */
const late = { months: 20, starts: starts([8, 9], [14, 0]), effect: (since: number) => (since >= 3 ? 5 : 0), noise: 0.4 };
const until = (panel: Panel, month: number): Panel => {
	const kept = [...panel.unit.keys()].filter((row) => panel.time[row]! < month);
	const pick = (values: ArrayLike<number>) => kept.map((row) => values[row]!);
	return { unit: kept.map((row) => panel.unit[row]!), time: pick(panel.time), outcome: pick(panel.outcome), firstTreated: pick(panel.firstTreated) };
};

describe('a window of months under training', () => {
	test('leaves out what came after it', () => {
		const short = estimateImpact(buildPanel(late), { ...OPTIONS, window: 3 });
		const all = estimateImpact(buildPanel(late), OPTIONS);
		expect(Math.abs(short.simple.att!)).toBeLessThan(0.6);
		expect(all.simple.att).toBeGreaterThan(3);
		expect(short.dynamic.byEvent.at(-1)?.event).toBe(2);
		expect(short.options.window).toBe(3);
	});

	test.each([1, 3, 6])('of %i months is the same as if the data had ended there, when all began together', (window) => {
		const panel = buildPanel(late);
		const [inside, cut] = [estimateImpact(panel, { ...OPTIONS, window }), estimateImpact(until(panel, 9 + window), OPTIONS)];
		for (const [a, b] of [[inside.simple, cut.simple], [inside.dynamic.overall, cut.dynamic.overall], [inside.group.overall, cut.group.overall]] as const) {
			expect(a.att).toBeCloseTo(b.att!, 10);
			expect(a.se).toBeCloseTo(b.se!, 10);
		}
		expect(inside.pretest.smallSample).toEqual(cut.pretest.smallSample);
		expect(inside.verdict.code).toBe(cut.verdict.code);
	});

	test('longer than the data changes nothing', () => {
		const panel = buildPanel(late);
		expect({ ...estimateImpact(panel, { ...OPTIONS, window: 600 }), options: null }).toEqual({ ...estimateImpact(panel, OPTIONS), options: null });
	});

	test('of fewer than three months cannot be judged', () => {
		expect(estimateImpact(buildPanel(late), { ...OPTIONS, window: 2 }).verdict.code).toBe('cannot_be_judged');
	});

	test('holds in the lots of few trained units as well', () => {
		const few = buildPanel({ ...late, starts: starts([3, 9], [14, 0]) });
		const [inside, cut] = [estimateImpact(few, { ...OPTIONS, window: 3 }), estimateImpact(until(few, 12), OPTIONS)];
		expect(inside.permutation).not.toBeNull();
		expect(inside.permutation).toEqual(cut.permutation);
	});

	test('counts each cohort from its own start', () => {
		const staggered = estimateImpact(buildPanel({ ...late, starts: starts([6, 6], [6, 12], [14, 0]) }), { ...OPTIONS, window: 3 });
		expect(staggered.groupTime.filter(({ post }) => post).map(({ group, time }) => time - group)).toEqual([0, 1, 2, 0, 1, 2]);
		expect(staggered.groupTime.some(({ group, time }) => group === 6 && time > 8)).toBe(false);
	});

	test.each([0, -1, 1.5, 1201])('of %d months is refused', (window) => expect(() => estimateImpact(buildPanel(late), { ...OPTIONS, window })).toThrow());
});
