import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPanel, reorder, starts } from '../../testing/build-panel.ts';
import type { Panel } from '../../schema.ts';
import { estimateImpact } from '../estimate.ts';
import { estimateGroupTime } from '../group-time.ts';
import { standardError } from '../inference.ts';
import { preparePanel } from '../panel.ts';

const OPTIONS = { control: 'never', method: 'dr', base: 'varying', anticipation: 0 } as const;
const plan = { months: 10, starts: starts([8, 5], [7, 7], [12, 0]), effect: () => 3, seed: 4 };

function cellsOf(panel: Panel, rule: 'balanced' | 'unbalanced' | 'cross-section') {
	const prepared = preparePanel(panel, { ...OPTIONS, panel: rule });
	return estimateGroupTime(prepared, OPTIONS).map((cell) => ({ ...cell, se: standardError(prepared, cell.influence) }));
}

/** Every row of the panel as three answers around it. */
function answersOf(panel: Panel): Panel {
	const rows = [...panel.unit.keys()].flatMap((row) => [row, row, row]);
	const answers = reorder(panel, rows);
	return { ...answers, outcome: Array.from(answers.outcome, (value, at) => value + (at % 3) - 1) };
}

describe('cells from all rows of two months', () => {
	test('equal the cells from pairs where nobody is missing: rows of one unit are added up', () => {
		const panel = buildPanel(plan);
		const [pairs, rows] = [cellsOf(panel, 'balanced'), cellsOf(panel, 'unbalanced')];
		rows.forEach((cell, at) => {
			expect(cell.att).toBeCloseTo(pairs[at]!.att, 10);
			expect(cell.se).toBeCloseTo(pairs[at]!.se, 10);
		});
	});

	test('answers counted one by one have the effect of their means, and a larger error than the pairs of a unit', () => {
		const panel = buildPanel(plan);
		const [pairs, answers] = [cellsOf(panel, 'balanced'), cellsOf(answersOf(panel), 'cross-section')];
		answers.forEach((cell, at) => expect(cell.att).toBeCloseTo(pairs[at]!.att, 10));
		expect(answers.every((cell) => cell.se > 0)).toBe(true);
	});

	test('the order of rows never changes a digit', () => {
		const panel = answersOf(buildPanel(plan));
		const before = cellsOf(panel, 'cross-section');
		fc.assert(
			fc.property(fc.shuffledSubarray([...panel.unit.keys()], { minLength: panel.unit.length }), (order) => {
				expect(cellsOf(reorder(panel, order), 'cross-section')).toEqual(before);
			}),
			{ numRuns: 5 }
		);
	});

	test('relabelled months give the same effects', () => {
		const shift = (offset: number) => cellsOf(buildPanel({ ...plan, offset }), 'unbalanced').map(({ att, se }) => ({ att, se }));
		expect(shift(24_288)).toEqual(shift(0));
	});

	test('a unit seen only before, another only after, still count', () => {
		const panel = buildPanel({ ...plan, missing: (unit, month) => (unit === 0 && month >= 5) || (unit === 1 && month < 5) });
		const rows = estimateImpact(panel, { panel: 'unbalanced' });
		expect(rows.units.used).toBe(27);
		expect(rows.warnings.find(({ code }) => code === 'panel.unbalanced')?.message).toContain('2 unit');
		expect(rows.simple.att).not.toBeNull();
	});

	test('a month in which no treated unit is seen has no number and says so', () => {
		const panel = buildPanel({ ...plan, missing: (unit, month) => unit < 8 && month === 8 });
		const { groupTime, warnings } = estimateImpact(panel, { panel: 'unbalanced' });
		expect(groupTime.find((cell) => cell.group === 5 && cell.time === 8)).toMatchObject({ att: null, se: null, ci95: null });
		expect(warnings.map(({ code }) => code)).toContain('cell.no_treated');
	});
});

describe('an evaluation from single answers', () => {
	const single = answersOf(buildPanel(plan));
	const result = estimateImpact(single, { panel: 'cross-section', sesoi: 1 });

	test('counts units, not answers', () => {
		expect(result.units).toMatchObject({ used: 27, treated: 15, control: 12, comparison: 12, dropped: 0, missing: 0 });
		expect(result.warnings.find(({ code }) => code === 'panel.cross_section')?.message).toContain('810 jawaban');
	});

	test('has the error of single answers and intervals of whole units', () => {
		const byUnit = estimateImpact({ ...single, cluster: single.unit }, { panel: 'cross-section', sesoi: 1 });
		expect(byUnit.simple.att).toBe(result.simple.att);
		expect(byUnit.simple.se).not.toBe(result.simple.se);
		expect(byUnit.simple.ci95).toEqual(result.simple.ci95);
		expect(result.units.clusters).toBeNull();
	});

	test('draws lots among units when few were trained', () => {
		const few = answersOf(buildPanel({ ...plan, starts: starts([1, 5], [19, 0]) }));
		expect(estimateImpact(few, { panel: 'cross-section' }).permutation).toMatchObject({ draws: 20, exact: true });
	});

	test('units whose training began at once with the data are counted once', () => {
		const early = answersOf(buildPanel({ ...plan, starts: starts([2, 1], [8, 5], [12, 0]) }));
		expect(estimateImpact(early, { panel: 'cross-section' }).units).toMatchObject({ alwaysTreated: 2, dropped: 0, used: 20 });
	});

	test('answers of weight 0 are left out, their unit is not', () => {
		const weighted = { ...single, weight: single.unit.map((_unit, row) => (row % 3 === 0 ? 0 : 2)) };
		const { units, warnings } = estimateImpact(weighted, { panel: 'cross-section' });
		expect(units.used).toBe(27);
		expect(warnings.map(({ code }) => code)).not.toContain('units.weightless');
	});

	test('panels of units still refuse two rows in one month', () => {
		expect(() => estimateImpact(single, { panel: 'unbalanced' })).toThrow('more than one row for the same month');
	});
});

describe('event window', () => {
	const panel = buildPanel(plan);
	const all = estimateImpact(panel).dynamic;

	test('cuts event months and the overall effect', () => {
		const { dynamic } = estimateImpact(panel, { minEvent: -2, maxEvent: 1 });
		expect(dynamic.byEvent.map(({ event }) => event)).toEqual([-2, -1, 0, 1]);
		expect(dynamic.byEvent).toEqual(all.byEvent.filter(({ event }) => event >= -2 && event <= 1));
		const [first, second] = dynamic.byEvent.filter(({ event }) => event >= 0);
		expect(dynamic.overall.att).toBeCloseTo((first!.att! + second!.att!) / 2, 12);
	});

	test('balanced on event 5 leaves the cohort that is seen so long', () => {
		const { dynamic, group } = estimateImpact(panel, { balanceEvent: 5 });
		expect(dynamic.byEvent.map(({ event }) => event)).toEqual([-3, -2, -1, 0, 1, 2, 3, 4, 5]);
		expect(dynamic.byEvent.at(-1)!.att).toBeCloseTo(all.byEvent.find(({ event }) => event === 5)!.att!, 12);
		expect(group.byGroup).toHaveLength(2);
	});

	test('a window nobody is seen in is empty, and its effect is not a number but null', () => {
		const { dynamic, simple } = estimateImpact(panel, { minEvent: 50 });
		expect(dynamic).toEqual({ overall: { att: null, se: null, ci95: null }, byEvent: [] });
		expect(simple.att).not.toBeNull();
	});

	test('bands come with draws for cells, cohorts and months, wider than single intervals', () => {
		const { groupTime, group, calendar, dynamic } = estimateImpact(panel, { bootstrap: { draws: 499, seed: 1 } });
		for (const { band95, ci95 } of [...groupTime, ...group.byGroup, ...calendar.byTime, ...dynamic.byEvent]) {
			if (!band95 || !ci95) continue;
			expect(band95[1] - band95[0]).toBeGreaterThan(ci95[1] - ci95[0]);
		}
		expect(groupTime.some(({ band95 }) => band95 !== null)).toBe(true);
		expect(estimateImpact(panel).groupTime.every(({ band95 }) => band95 === null)).toBe(true);
	});
});
