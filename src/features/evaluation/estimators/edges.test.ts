import { describe, expect, test } from 'vitest';
import type { ImpactOptionsInput, ImpactResult, Panel } from '../schema.ts';
import { CONTROLS, METHODS, PANEL_RULES } from '../schema.ts';
import { buildPanel, reorder, starts } from '../testing/build-panel.ts';
import type { PanelPlan } from '../testing/build-panel.ts';
import { PanelError } from './check.ts';
import { estimateImpact } from './estimate.ts';
import { withoutNaN } from './json.ts';
import { twoWayFixedEffects } from './twfe.ts';

const plan: PanelPlan = { months: 14, starts: starts([8, 8], [6, 10], [12, 0]), effect: () => 3 };
const sesoi = { sesoi: 1 } as const;

function every(panel: Panel, more: ImpactOptionsInput = {}): ImpactResult[] {
	return CONTROLS.flatMap((control) =>
		METHODS.flatMap((method) => PANEL_RULES.map((rule) => estimateImpact(panel, { ...more, control, method, panel: rule, bootstrap: { draws: 99, seed: 1 } })))
	);
}

function numbersIn(item: unknown): number[] {
	if (typeof item === 'number') return [item];
	return item !== null && typeof item === 'object' ? Object.values(item).flatMap(numbersIn) : [];
}

function gate({ verdict }: ImpactResult, name: string) {
	return verdict.gates.find((one) => one.name === name)!;
}

function refusal(panel: Panel): PanelError {
	try {
		estimateImpact(panel);
	} catch (error) {
		if (error instanceof PanelError) return error;
		throw error;
	}
	throw new Error('the panel was accepted');
}

// Handbook on impact methods § 7, one after the other.
describe('constant outcome', () => {
	const constant = { ...buildPanel(plan), outcome: Array<number>(26 * 14).fill(83.3) };

	test('has an effect of zero, no error, no interval, and cannot be judged', () => {
		for (const result of every(constant, sesoi)) {
			expect(result.simple).toMatchObject({ se: null, ci95: null, ci90: null });
			expect(Math.abs(result.simple.att!)).toBeLessThan(1e-9);
			expect(result.verdict.code).toBe('cannot_be_judged');
			expect(result.verdict.sentence).toContain('tidak bervariasi');
			expect(result.bootstrap!.simple.se).toBeNull();
		}
	});

	test('with two-way fixed effects too: an estimate of zero, no error, no p, no interval', () => {
		const { fixed, eventStudy } = twoWayFixedEffects(constant);
		for (const term of [...fixed!.terms, ...eventStudy!.terms]) {
			expect(Math.abs(term.estimate)).toBeLessThan(1e-9);
			expect(withoutNaN({ ...term })).toMatchObject({ seCr0: null, seCr1Nested: null, seCr1All: null, seIid: null, p: null, ci95: null });
		}
	});

	test('0.1 + 0.2 is not variation', () => {
		const rounding = { ...constant, outcome: constant.outcome.map((value, row) => (row % 3 === 0 ? value + 1e-14 : value)) };
		expect(estimateImpact(rounding, sesoi).simple.se).toBeNull();
	});

	test('numbers too large to square: an estimate, but no error and no p', () => {
		const huge = estimateImpact({ ...constant, outcome: constant.outcome.map((_value, row) => (1 + (row % 7)) * 1e200) });
		expect([huge.simple.se, huge.simple.p]).toEqual([null, null]);
	});

	test('only the trained units constant: the others still give an error', () => {
		const panel = buildPanel({ ...plan, effect: () => 0 });
		const half = { ...panel, outcome: Array.from(panel.outcome, (value, row) => (panel.firstTreated[row]! > 0 ? 80 : value)) };
		expect(estimateImpact(half, sesoi).simple.se).toBeGreaterThan(0);
	});
});

describe('one month before training', () => {
	const panel = buildPanel({ months: 9, starts: starts([10, 2], [12, 0]), effect: () => 4 });

	test('has effects, but no lead to test and no judgement', () => {
		const result = estimateImpact(panel, sesoi);
		expect(result.simple.att).toBeGreaterThan(2);
		expect(result.pretest).toEqual({ wald: { statistic: null, df: null, p: null }, smallSample: { pF: null, pSlope: null, slope: null, p: null, leads: 0 } });
		expect(result.verdict.code).toBe('cannot_be_judged');
		expect(gate(result, 'pre_months').passed).toBe(false);
	});

	test('two waves are something else: at most an indication', () => {
		const waves = estimateImpact(buildPanel({ months: 2, starts: starts([20, 2], [20, 0]), effect: () => 9 }), sesoi);
		expect(waves.verdict.code).toBe('indicated_better');
		expect(gate(waves, 'pre_trend').detail).toBe('tren sebelum pelatihan tidak dapat diuji');
	});

	test('a cohort of the second month has no cells before it under the varying base, and its base month under the universal', () => {
		expect(estimateImpact(panel).groupTime[0]).toMatchObject({ group: 2, time: 2, post: true });
		expect(estimateImpact(panel, { base: 'universal' }).groupTime[0]).toMatchObject({ time: 1, att: 0, se: null });
	});
});

describe('all trained in one month, nobody untrained', () => {
	test('no difference in differences at all: only the series of the trained', () => {
		const result = estimateImpact(buildPanel({ months: 24, starts: starts([15, 14]), effect: () => 6 }), sesoi);
		expect(result.groupTime).toEqual([]);
		expect(result.series).toMatchObject({ preMonths: 13, postMonths: 11, units: 15 });
		expect(result.verdict.code).toBe('indicated_better');
	});

	test('starts in different months are compared with each other instead', () => {
		const result = estimateImpact(buildPanel({ months: 24, starts: starts([9, 10], [9, 20]), effect: () => 6 }), { ...sesoi, control: 'notyet' });
		expect(result.series).toBeNull();
		expect(result.units.months).toBe(19);
		expect(result.simple.att).toBeGreaterThan(4);
	});

	test('anticipation takes months away from the comparison with the last cohort', () => {
		const result = estimateImpact(buildPanel({ months: 24, starts: starts([9, 10], [9, 20]) }), { control: 'notyet', anticipation: 2 });
		expect(result.units.months).toBe(17);
	});
});

describe('gaps in the calendar', () => {
	const missing = (_unit: number, month: number) => month === 7 || month === 11;

	test('a month nobody has is no month: neither missing nor a cell', () => {
		const result = estimateImpact(buildPanel({ ...plan, missing }), sesoi);
		expect(result.units).toMatchObject({ months: 12, missing: 0, dropped: 0 });
		expect(result.groupTime.some(({ time }) => time === 7 || time === 11)).toBe(false);
	});

	test('the base is the last month present, and anticipation counts calendar months', () => {
		const panel = buildPanel({ ...plan, starts: starts([8, 8], [12, 0]), missing });
		const at = (anticipation: number) => estimateImpact(panel, { base: 'universal', anticipation }).groupTime.filter(({ se, att }) => se === null && att === 0);
		// Month 7 is not there: without anticipation the base is 6; with one month it is 6 still; with two it is 5.
		expect([0, 1, 2].map((months) => at(months).map(({ time }) => time))).toEqual([[6], [6], [5]]);
	});

	test('events are counted in calendar months', () => {
		const events = estimateImpact(buildPanel({ ...plan, starts: starts([8, 8], [12, 0]), missing })).dynamic.byEvent.map(({ event }) => event);
		expect(events).toEqual([-6, -5, -4, -3, -2, 0, 1, 2, 4, 5, 6]);
	});
});

describe('what makes a file no panel', () => {
	const sound = buildPanel({ months: 3, starts: starts([2, 2], [2, 0]) });
	const changed = (column: 'time' | 'firstTreated' | 'outcome', row: number, value: number) => {
		const values = Array.from(sound[column]);
		values[row] = value;
		return { ...sound, [column]: values };
	};

	test('a unit twice in one month names the second row', () =>
		expect(refusal(changed('time', 4, 1))).toMatchObject({ code: 'panel.duplicate', index: 4, field: 'time' }));

	test('a start that changes inside a unit names the row that differs', () =>
		expect(refusal(changed('firstTreated', 5, 3))).toMatchObject({ code: 'panel.first_treated_changes', index: 5, field: 'firstTreated' }));

	test('a unit trained in some rows and never in others changes too', () =>
		expect(refusal(changed('firstTreated', 1, 0))).toMatchObject({ code: 'panel.first_treated_changes', index: 1 }));

	test('an infinite outcome', () => expect(refusal(changed('outcome', 7, -Infinity))).toMatchObject({ code: 'value.infinite', index: 7, field: 'outcome' }));

	test('a duplicate is refused also when its outcome is missing', () => {
		const twice = changed('time', 4, 1);
		expect(refusal({ ...twice, outcome: Array.from(twice.outcome, (value, row) => (row === 4 ? NaN : value)) }).code).toBe('panel.duplicate');
	});
});

describe('covariates that say nothing, or too much', () => {
	test('constant in every cell: no cell has a number, and the reason stands there', () => {
		for (const result of every(buildPanel({ ...plan, covariate: () => 7 }), sesoi)) {
			expect(result.simple.att).toBeNull();
			expect(result.warnings.map(({ code }) => code)).toContain('cell.collinear');
		}
	});

	test('constant in one month only: the cells from that month are empty, the others stand', () => {
		const result = estimateImpact(buildPanel({ ...plan, covariate: (unit, month) => (month === 3 ? 1 : Math.sin(unit * 3 + month)) }), {
			...sesoi,
			method: 'reg'
		});
		const empty = result.groupTime.filter(({ att }) => att === null).map(({ time }) => time);
		// Leads measured from month 3 end in month 4.
		expect([...new Set(empty)]).toEqual([4]);
		expect(result.simple.att).toBeGreaterThan(1);
	});

	test('separating trained from untrained: dr and ipw give up, outcome regression extrapolates', () => {
		const panel = buildPanel({ ...plan, covariate: (unit) => (unit < 14 ? 10 + Math.sin(unit) : Math.sin(unit)) });
		for (const method of ['dr', 'ipw'] as const) {
			const result = estimateImpact(panel, { ...sesoi, method });
			expect(result.simple.att).toBeNull();
			expect(result.warnings.map(({ code }) => code)).toContain('cell.no_overlap');
		}
		expect(estimateImpact(panel, { ...sesoi, method: 'reg' }).simple.att).not.toBeNull();
	});

	test('two covariates that are one another', () => {
		const panel = buildPanel({ ...plan, covariate: (unit) => Math.sin(unit * 3) });
		const twice = { ...panel, covariates: [panel.covariates![0]!, { name: 'y', values: Array.from(panel.covariates![0]!.values, (value) => 2 * value + 1) }] };
		expect(estimateImpact(twice, sesoi).warnings.map(({ code }) => code)).toContain('cell.collinear');
	});
});

describe('weights', () => {
	test('missing in a row: the row is missing', () => {
		const panel = buildPanel({ ...plan, weight: () => 2 });
		const holes = { ...panel, weight: Array.from(panel.weight!, (value, row) => (row < 3 ? NaN : value)) };
		expect(estimateImpact(holes).units).toMatchObject({ used: 25, dropped: 1 });
		expect(estimateImpact(holes, { panel: 'pairwise' }).units).toMatchObject({ used: 26, dropped: 0 });
		expect(estimateImpact(holes).units.missing).toBeCloseTo(3 / (26 * 14), 12);
	});

	test('zero in every row of a cohort: that cohort is not there', () => {
		const result = estimateImpact(buildPanel({ ...plan, weight: (unit) => (unit >= 8 && unit < 14 ? 0 : 1) }), sesoi);
		expect(result.group.byGroup.map(({ group }) => group)).toEqual([8]);
		expect(result.units).toMatchObject({ treated: 8, dropped: 6 });
	});

	test('zero for everybody untrained: the last cohort compares', () => {
		const result = estimateImpact(buildPanel({ ...plan, weight: (unit) => (unit >= 14 ? 0 : 1) }), sesoi);
		expect(result.warnings.map(({ code }) => code)).toContain('control.last_cohort');
		expect(result.simple.att).toBeGreaterThan(1);
	});

	test('a weight of zero in one month counts in the mean of its unit', () => {
		const panel = buildPanel({ ...plan, weight: () => 1 });
		const weight = Array.from(panel.weight!, (_value, row) => (panel.unit[row] === 'u0' && panel.time[row]! % 2 === 0 ? 0 : 1));
		const steady = buildPanel({ ...plan, weight: (unit) => (unit === 0 ? 0.5 : 1) });
		expect(estimateImpact({ ...panel, weight }).simple.att).toBeCloseTo(estimateImpact(steady).simple.att!, 10);
	});
});

describe('order and months without service', () => {
	test('rows backwards give the same page, byte for byte', () => {
		const panel = buildPanel({ ...plan, weight: (unit) => 1 / (unit + 3), clusterSize: 2, covariate: (unit) => Math.sin(unit * 3) });
		const settings = { ...sesoi, control: 'notyet', bootstrap: { draws: 199, seed: 9 } } as const;
		const backwards = reorder(panel, [...panel.unit.keys()].reverse());
		expect(JSON.stringify(estimateImpact(backwards, settings))).toBe(JSON.stringify(estimateImpact(panel, settings)));
	});

	test('a missing month is not zero', () => {
		const missing = (unit: number, month: number) => unit % 4 === 0 && month === 9;
		const result = estimateImpact(buildPanel({ ...plan, missing }), { ...sesoi, panel: 'pairwise' });
		// A zero among outcomes near 75 would tear the effect away by many points.
		expect(Math.abs(result.simple.att! - 3)).toBeLessThan(1.5);
		expect(result.units.missing).toBeCloseTo(7 / (26 * 14), 12);
	});

	test('a row that is not there and a row with an empty outcome are the same', () => {
		const missing = (unit: number, month: number) => (unit + month) % 6 === 0;
		const empty = buildPanel({ ...plan, missing });
		const gone = reorder(
			empty,
			[...empty.unit.keys()].filter((row) => !Number.isNaN(empty.outcome[row]))
		);
		for (const rule of PANEL_RULES) expect(estimateImpact(gone, { ...sesoi, panel: rule })).toEqual(estimateImpact(empty, { ...sesoi, panel: rule }));
	});
});

describe('no number is ever NaN or infinite', () => {
	const odd: [string, Panel][] = [
		['a single unit', buildPanel({ months: 8, starts: [4] })],
		['one trained and one untrained unit', buildPanel({ months: 8, starts: [4, 0] })],
		['one trained unit that starts in the last month', buildPanel({ months: 8, starts: [8, ...starts([6, 0])] })],
		['everybody starts after the end', buildPanel({ months: 5, starts: starts([4, 9], [4, 12]) })],
		['everybody always trained', buildPanel({ months: 5, starts: starts([8, 1]) })],
		['every unit in a month of its own', buildPanel({ months: 12, starts: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0] })],
		['trained and untrained never seen in the same month', buildPanel({ ...plan, missing: (unit, month) => unit < 14 === month > 7 })],
		['one cluster for all', { ...buildPanel(plan), cluster: Array<string>(26 * 14).fill('k') }],
		['huge outcomes', { ...buildPanel(plan), outcome: Array.from(buildPanel(plan).outcome, (value) => value * 1e150) }],
		['tiny outcomes', { ...buildPanel(plan), outcome: Array.from(buildPanel(plan).outcome, (value) => value * 1e-150) }],
		['huge weights beside small ones', buildPanel({ ...plan, weight: (unit) => (unit === 20 ? 1e12 : 1e-12) })]
	];
	test.each(odd)('%s', (_name, panel) => {
		for (const result of every(panel, { ...sesoi, anticipation: 1 })) {
			for (const number of numbersIn(result)) expect(Number.isFinite(number)).toBe(true);
			expect(result.verdict.sentence).not.toMatch(/NaN|∞|undefined|null/);
		}
	});
});
