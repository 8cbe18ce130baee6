import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../schema.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import { dataNotices } from './data-notices.ts';
import { estimateImpact } from './estimate.ts';

const plan = { months: 12, starts: starts([6, 7], [6, 0]), effect: () => 2 };
const panel = buildPanel(plan);
const with_ = (values: Partial<Panel>): Panel => ({ ...panel, ...values });
const codes = (of: Panel, anticipation = 0) => dataNotices(of, { anticipation }).map(({ code }) => code);

describe('what a file shows before anything is computed', () => {
	test('an ordinary panel has nothing to be told of', () => expect(codes(panel)).toEqual([]));

	test.each<[string, Panel, string[]]>([
		['no outcome at all', with_({ outcome: panel.unit.map(() => NaN) }), ['outcome.none']],
		['the same outcome everywhere', with_({ outcome: panel.unit.map(() => 80) }), ['outcome.constant']],
		['a billion', with_({ outcome: Array.from(panel.outcome, (value, at) => (at === 3 ? 1e9 : value)) }), ['outcome.huge']],
		['minus a billion', with_({ outcome: Array.from(panel.outcome, (value, at) => (at === 3 ? -1e9 : value)) }), ['outcome.huge']],
		['just below it', with_({ outcome: Array.from(panel.outcome, (value, at) => (at === 3 ? 999_999_999 : value)) }), []],
		['nobody trained', buildPanel({ ...plan, starts: starts([12, 0]) }), ['units.none_treated']],
		['everybody trained after the end', buildPanel({ ...plan, starts: starts([6, 13], [6, 0]) }), ['units.none_treated']],
		['months that nobody has', buildPanel({ ...plan, missing: (_unit, month) => month === 4 || month === 9 }), ['months.absent']],
		['months that somebody lacks', buildPanel({ ...plan, missing: (unit, month) => unit > 0 && month === 4 }), []],
		['a first month that nobody has', buildPanel({ ...plan, missing: (_unit, month) => month === 1 }), []]
	])('%s', (_what, given, expected) => expect(codes(given)).toEqual(expected));

	test('with anticipation a start just after the end is a start', () => expect(codes(buildPanel({ ...plan, starts: starts([6, 13], [6, 0]) }), 1)).toEqual([]));

	test('months are named as people write them, and many of them are cut short', () => {
		const named = (missing: (month: number) => boolean) => dataNotices({ ...buildPanel({ ...plan, months: 24, missing: (_unit, month) => missing(month) }), nameMonth: (month) => `M${month}` }, { anticipation: 0 });
		expect(named((month) => month === 4 || month === 9)).toEqual([{ code: 'months.absent', count: 2, list: 'M4, M9' }]);
		expect(named((month) => month > 3 && month < 12)).toEqual([{ code: 'months.absent', count: 8, list: 'M4, M5, M6, M7, M8, …' }]);
	});

	test('yearly and quarterly files have a longer step, and no gap for it', () => {
		for (const step of [3, 12]) expect(codes({ ...panel, time: Array.from(panel.time, (month) => month * step), firstTreated: Array.from(panel.firstTreated, (month) => month * step) })).toEqual([]);
		const quarters = buildPanel({ ...plan, missing: (_unit, month) => month === 5 });
		expect(dataNotices({ ...quarters, time: Array.from(quarters.time, (month) => month * 3), firstTreated: Array.from(quarters.firstTreated, (month) => month * 3) }, { anticipation: 0 })).toEqual([{ code: 'months.absent', count: 1, list: '15' }]);
	});

	test('months apart by steps that are no multiples of the least are no gaps, alone or together', () => {
		const at = (months: readonly number[]) => dataNotices({ unit: months.map(() => 'a'), time: [...months], outcome: months.map((_month, nth) => nth), firstTreated: months.map(() => months[1]!) }, { anticipation: 0 });
		expect(at([2, 12, 19, 27])).toEqual([]);
		expect(at([2, 12, 19, 27, 41])).toEqual([{ code: 'months.absent', count: 1, list: '34' }]);
	});

	test('as many are counted as are listed, each lies between the first and the last, and none is said where no step is half as long again as the least', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 3 }), (present) => {
				const months = [...present].sort((a, b) => a - b);
				const [notice] = dataNotices({ unit: months.map(() => 'a'), time: months, outcome: months.map((_month, at) => at), firstTreated: months.map(() => months[1]!) }, { anticipation: 0 });
				const steps = months.slice(1).map((month, at) => month - months[at]!);
				const listed = (notice?.list ?? '').split(', ').filter((name) => /\d/.test(name)).map(Number);
				expect(notice === undefined).toBe(steps.every((step) => step < 1.5 * Math.min(...steps)));
				expect(listed).toHaveLength(Math.min(notice?.count ?? 0, 5));
				expect(notice?.list?.endsWith('…') ?? false).toBe((notice?.count ?? 0) > 5);
				for (const month of listed) {
					expect(months).not.toContain(month);
					expect(month > months[0]! && month < months.at(-1)!).toBe(true);
				}
			})
		);
	});
});

describe('said with the result', () => {
	test('a series without comparison keeps what was done to its panel', () => {
		const weightless = buildPanel({ months: 24, starts: starts([8, 13], [6, 0]), weight: (unit) => (unit < 8 ? 1 : 0) });
		expect(estimateImpact(weightless).warnings.map(({ code }) => code)).toEqual(['units.weightless', 'design.interrupted_series']);
	});

	test('what cannot be compared says so, and not that it does not vary', () => {
		const apart = buildPanel({ ...plan, covariate: (unit) => (unit < 6 ? 10 : 0) });
		expect(estimateImpact(apart).verdict.sentence).toMatch(/^Tidak dapat dinilai: tidak ada dua bulan yang dapat dibandingkan/);
		expect(estimateImpact(apart, { language: 'en' }).warnings.map(({ message }) => message).join(' ')).toContain('Leave that covariate out, or use --method reg.');
		expect(estimateImpact({ ...panel, outcome: panel.unit.map(() => 80) }).verdict.sentence).toMatch(/^Tidak dapat dinilai: hasilnya tidak bervariasi/);
	});

	test('numbers of a hundred figures are written by their power of ten', () => {
		const huge = { ...panel, outcome: Array.from(panel.outcome, (value) => value * 1e150) };
		for (const language of ['id', 'en'] as const) {
			const { verdict, warnings } = estimateImpact(huge, { language, sesoi: 1 });
			for (const text of [verdict.sentence, ...verdict.gates.map(({ detail }) => detail), ...warnings.map(({ message }) => message)]) expect(text).not.toMatch(/\d{4,}|(?:\d{3}[.,]){3}/);
			expect(verdict.sentence).toMatch(/E15\d/);
		}
	});
});
