import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panelOf, points, type PanelRow } from '../panel.rules.ts';
import { buildRows } from '../testing/build-rows.ts';
import { baseLevels, baseMean, capMonths, farUnits, toQuarters, withGaps } from './rows.rules.ts';
import { SCALES } from './scales.rules.ts';

const rows = buildRows({ months: 18, groups: [{ offices: 3, start: 10 }, { offices: 7, start: null }], effect: 3 });
const row = (given: Partial<PanelRow> = {}): PanelRow => ({ unitId: 'u', serviceId: 's', firstMonth: null, month: '2024-01-01', responses: 10, total: 270, value: null, ...given });

describe('levels before anybody was trained', () => {
	test('are the mean of the unit over the months before the first start of all', () => {
		const some = [row({ total: 270 }), row({ month: '2024-02-01', total: 288 }), row({ month: '2024-03-01', total: 360 }), row({ unitId: 'v', firstMonth: '2024-03-01', total: 180 })];
		expect([...baseLevels(some, 'index')]).toEqual([['u/s', (75 + 80) / 2], ['v/s', 50]]);
	});

	test('on another scale they are those of the trained units alone', () => {
		const some = [row({ total: 360 }), row({ unitId: 'v', firstMonth: '2024-03-01', total: 180 }), row({ unitId: 'v', firstMonth: '2024-03-01', month: '2024-04-01', total: 360 })];
		expect(baseMean(some, 'index', (value) => value)).toBe(50);
		expect(baseMean(some, 'index', (value) => 2 * value)).toBe(100);
	});

	test('there are none where nobody is trained, or from the first month on', () => {
		expect(baseLevels([row()], 'index').size).toBe(0);
		expect(baseMean([row({ firstMonth: '2024-01-01' })], 'index', Math.log)).toBeNull();
		expect(baseMean([], 'index', Math.log)).toBeNull();
	});
});

describe('units far from the others', () => {
	const even = Array.from({ length: 10 }, (_, at) => ['2024-01-01', '2024-02-01', '2024-03-01'].map((month) => row({ unitId: `u${at}`, month, total: 270 + at, firstMonth: at < 4 ? '2024-03-01' : null }))).flat();

	test('are found by their level before training', () => {
		const moved = even.map((one) => (one.unitId === 'u5' ? { ...one, total: 120 } : one));
		expect([...farUnits(moved, 'index')]).toEqual(['u5/s']);
		expect(farUnits(even, 'index').size).toBe(0);
	});

	// A unit must not be left out for what the training did to it.
	test('are never found by their change', () => {
		const risen = even.map((one) => (one.unitId === 'u0' && one.month >= '2024-03-01' ? { ...one, total: 360 } : one));
		expect(farUnits(risen, 'index').size).toBe(0);
	});

	test('units that are all alike have none far away', () => expect(farUnits([row({ firstMonth: '2024-06-01' }), row({ unitId: 'v' }), row({ unitId: 'w' })], 'index').size).toBe(0));
});

describe('months that stray', () => {
	const panel = panelOf(rows, 'index');

	test('are pulled back, the others stay', () => {
		const outcome = Array.from(panel.outcome);
		outcome[4] = 20;
		const capped = capMonths({ ...panel, outcome })!;
		expect(capped.outcome[4]).toBeGreaterThan(60);
		expect(Array.from(capped.outcome).filter((value, at) => value !== outcome[at]).length).toBeLessThan(6);
	});

	test('an effect is no straying: before and since the start have a middle each', () => {
		const jump = Array.from(panel.outcome, (value, at) => (panel.firstTreated[at]! > 0 && panel.time[at]! >= panel.firstTreated[at]! ? value + 20 : value));
		const capped = capMonths({ ...panel, outcome: jump });
		const kept = capped ? Array.from(capped.outcome) : jump;
		expect(kept.filter((value, at) => Math.abs(value - jump[at]!) > 3)).toEqual([]);
	});

	test('without any there is no other panel', () => {
		expect(capMonths({ ...panel, outcome: Array.from(panel.outcome, () => 70) })).toBeNull();
		expect(capMonths({ unit: [], time: [], outcome: [], firstTreated: [] })).toBeNull();
	});

	test('capping twice changes little more, and never widens', () => {
		fc.assert(fc.property(fc.array(fc.double({ min: 25, max: 100, noNaN: true }), { minLength: 6, maxLength: 30 }), (values) => {
			const one = { unit: values.map((_value, at) => `u${at % 2}`), time: values.map((_value, at) => at), outcome: values, firstTreated: values.map(() => 0) };
			const capped = capMonths(one);
			if (!capped) return;
			expect(Math.min(...Array.from(capped.outcome))).toBeGreaterThanOrEqual(Math.min(...values));
			expect(Math.max(...Array.from(capped.outcome))).toBeLessThanOrEqual(Math.max(...values));
		}));
	});
});

describe('quarters', () => {
	test('add up answers, and count the quarter of the start as trained', () => {
		const some = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'].map((month, at) => row({ month, firstMonth: '2024-03-01', responses: 10 + at, total: 270 + at }));
		expect(toQuarters(some, 'index')).toEqual([
			row({ month: '2024-01-01', firstMonth: '2024-01-01', responses: 33, total: 813 }),
			row({ month: '2024-04-01', firstMonth: '2024-01-01', responses: 13, total: 273 })
		]);
	});

	test('weigh minutes by visits', () => {
		const some = [row({ responses: 10, total: 0, value: 30 }), row({ month: '2024-02-01', responses: 30, total: 0, value: 10 })];
		expect(toQuarters(some, 'wait_median_minutes')[0]).toMatchObject({ responses: 40, value: 15 });
	});

	test('an index of fewer than nine elements takes the whole months of its quarter into its mean', () => {
		const some = [row({ responses: 10, total: 270 }), row({ month: '2024-02-01', responses: 30, total: 900, value: 91 }), row({ month: '2024-03-01', responses: 20, total: 576 })];
		const [quarter] = toQuarters(some, 'index');
		expect(points(quarter!, 'index')).toBeCloseTo((10 * 75 + 30 * 91 + 20 * 80) / 60, 12);
	});

	test('no answer is lost', () => {
		const people = (some: readonly PanelRow[]) => some.reduce((sum, { responses }) => sum + responses, 0);
		expect(people(toQuarters(rows, 'index'))).toBe(people(rows));
		expect(toQuarters([], 'index')).toEqual([]);
	});
});

test('a gap is a month that a unit misses and another has', () => {
	expect(withGaps(rows)).toBe(false);
	expect(withGaps(rows.slice(1))).toBe(true);
	expect(withGaps([])).toBe(false);
});

describe('scales', () => {
	test('go there and back', () => {
		fc.assert(fc.property(fc.double({ min: 25, max: 100, noNaN: true }), (value) => {
			const { forward, inverse } = SCALES.logit.of('index');
			expect(inverse(forward(value))).toBeCloseTo(value, 6);
			expect(Number.isFinite(forward(value))).toBe(true);
		}));
		const { forward, inverse } = SCALES.log.of('wait_median_minutes');
		expect(inverse(forward(17))).toBeCloseTo(17, 12);
	});

	test('rise with the outcome, so that a range keeps its order', () => {
		const { forward } = SCALES.logit.of('within_promise_percent');
		expect([0, 1, 50, 99, 100].map(forward)).toEqual([0, 1, 50, 99, 100].map(forward).sort((a, b) => a - b));
	});

	test('the logarithm is for minutes above zero, the logit for what ends somewhere', () => {
		expect(SCALES.log.fits('wait_median_minutes', [3, NaN, 5])).toBe(true);
		expect(SCALES.log.fits('wait_median_minutes', [3, 0])).toBe(false);
		expect(SCALES.log.fits('within_promise_percent', [3])).toBe(false);
		expect(SCALES.log.fits('index', [80])).toBe(false);
		expect(SCALES.logit.fits('index', [25, 100, NaN])).toBe(true);
		// Of complaints the share that was really fixed is of a hundred, and may be none.
		expect(SCALES.logit.fits('confirmed_fixed', [0, 12, 100])).toBe(true);
		expect(SCALES.logit.of('confirmed_fixed').forward(0)).toBeLessThan(-5);
		expect(SCALES.log.fits('confirmed_fixed', [3])).toBe(false);
		expect(SCALES.logit.fits('index', [101])).toBe(false);
		expect(SCALES.logit.fits('wait_median_minutes', [10])).toBe(false);
		expect(points(row({ total: 360 }), 'index')).toBe(100);
	});
});
