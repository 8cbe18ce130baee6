import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { estimateImpact } from '../estimators/estimate.ts';
import { panelOf, usualChoices, type PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import { buildRows, officeId, type RowsPlan } from '../testing/build-rows.ts';
import { summarise } from './readings.rules.ts';
import { keyOf, type MainResult, type RivalData, type RivalRun } from './rivals.schema.ts';
import { runRival } from './run-rival.ts';
import { placeboOutcomes, rivalSpecs } from './specifications.rules.ts';

const groups = [{ offices: 6, start: 12 }, { offices: 6, start: 15 }, { offices: 14, start: null }] as const;
const plan: RowsPlan = { months: 24, groups, effect: 4, noise: 0.8 };

function dataOf(rows: readonly PanelRow[], outcome: Outcome = 'index', placebos: RivalData['placebos'] = new Map()): RivalData {
	return { rows, outcome, options: { ...usualChoices(rows), sesoi: 2, direction: 'up' }, design: PLAIN_DESIGN, placebos };
}

function mainOf({ rows, outcome, options }: RivalData): MainResult {
	const { simple, series, verdict } = estimateImpact(panelOf(rows, outcome), options);
	return { verdict: verdict.code, att: series?.average?.estimate ?? simple.att ?? 0, ci95: series ? (series.average?.ci95 ?? null) : simple.ci95, sesoi: 2 };
}

function runAll(data: RivalData, main = mainOf(data)): Map<string, RivalRun> {
	return new Map(rivalSpecs(placeboOutcomes([data.outcome]), data.rows.map(({ unitId }) => unitId)).map((spec) => [keyOf(spec), runRival(main, data, spec)]));
}

const clear = dataOf(buildRows(plan), 'index', new Map<Outcome, PanelRow[]>([['cost', buildRows({ ...plan, effect: 0, seed: 8, element: true })]]));
const clearRuns = runAll(clear);

describe('a clear effect of four points', () => {
	test('is confirmed by the other ways that can be computed', () => {
		const main = mainOf(clear);
		expect(main.verdict).toBe('proven_better');
		const { choices, leaveOut, placebos, standing } = summarise(main, [...clearRuns.values()]);
		expect(choices).toMatchObject({ unsure: 0, contradicts: 0 });
		expect(choices.agrees).toBeGreaterThanOrEqual(8);
		expect(leaveOut).toEqual({ computed: 26, agrees: 26, unsure: 0, contradicts: 0, notComputable: 0 });
		expect(placebos).toMatchObject({ computed: 4, falseAlarms: 0, notComputable: 1 });
		expect(standing).toBe('holds');
	});

	test.each(['control.other', 'method.dr', 'method.reg', 'method.ipw', 'anticipation.1', 'window.3', 'window.6', 'transform.logit', 'transform.quarter'])('%s finds about four points, in points', (key) => {
		expect(clearRuns.get(key)?.att).toBeGreaterThan(2.5);
		expect(clearRuns.get(key)?.att).toBeLessThan(5.5);
		expect(clearRuns.get(key)?.reading).toBe('agrees');
	});

	// What would only repeat the verdict's own number must not count as support for it.
	test.each([
		['window.12', 'window_covers_all'],
		['window.all', 'window_covers_all'],
		['weights.equal', 'all_weigh_same'],
		['panel.balanced', 'no_gaps'],
		['panel.unbalanced', 'no_gaps'],
		['transform.log', 'not_this_scale'],
		['placebo_outcome.facilities', 'no_values']
	])('%s says nothing new, and why', (key, reason) => {
		expect(clearRuns.get(key)).toMatchObject({ reading: 'not_computable', reason, att: null });
	});

	test('placebos are read as placebos', () => {
		for (const key of ['placebo_date.6', 'placebo_date.9', 'placebo_outcome.cost']) expect(clearRuns.get(key)?.reading).toBe('quiet');
	});
});

describe('attacks that hit', () => {
	test('an outcome that should not move and does is a false alarm', () => {
		const moved = buildRows({ ...plan, seed: 8, element: true });
		const run = runRival(mainOf(clear), { ...clear, placebos: new Map([['cost', moved]]) }, { family: 'placebo_outcome', choice: 'cost' });
		expect(run).toMatchObject({ reading: 'false_alarm', reason: null });
	});

	test('a drift from before is found at the moved start', () => {
		const drifting = buildRows({ ...plan, effect: 0, noise: 0.3 }).map((row) => (row.firstMonth === null ? row : { ...row, total: row.total + (0.4 * Number(row.month.slice(5, 7)) + 4.8 * (Number(row.month.slice(0, 4)) - 2024)) * 0.36 * row.responses }));
		const runs = runAll(dataOf(drifting));
		expect(runs.get('placebo_date.6')?.reading).toBe('false_alarm');
	});

	test('one office that carries everything is named', () => {
		const rows = buildRows({ months: 20, groups: [{ offices: 6, start: 10 }, { offices: 7, start: null }], noise: 0.5 })
			.map((row) => (row.unitId === officeId(2) && row.month >= '2024-11-01' ? { ...row, total: row.total * 1.3 } : row));
		const data = dataOf(rows);
		const main = mainOf(data);
		const offices = rivalSpecs([], rows.map(({ unitId }) => unitId)).filter(({ family }) => family === 'leave_out');
		const { matters } = summarise(main, offices.map((spec) => runRival(main, data, spec)));
		expect(matters?.unitId).toBe(officeId(2));
		expect(Math.abs(matters!.att)).toBeLessThan(Math.abs(main.att) / 2);
	});

	test('a wild month is pulled back, an effect is not', () => {
		const wild = clear.rows.map((row, at) => (at === 30 ? { ...row, total: row.total * 0.6 } : row));
		expect(runRival(mainOf(clear), dataOf(wild), { family: 'outliers', choice: 'months' }).att).toBeCloseTo(mainOf(clear).att, 1);
	});
});

describe('what can be computed elsewhere', () => {
	test('minutes on the logarithm come back as minutes', () => {
		const data = dataOf(buildRows({ ...plan, effect: -8, minutes: true }), 'wait_median_minutes');
		const run = runAll(data).get('transform.log');
		expect(run?.att).toBeGreaterThan(-9.5);
		expect(run?.att).toBeLessThan(-6.5);
		expect(run!.ci95![0]).toBeLessThan(run!.att!);
		expect(runAll(data).get('transform.logit')?.reason).toBe('not_this_scale');
	});

	test('a panel with gaps and weights has both other ways', () => {
		const data = dataOf(buildRows({ ...plan, missing: (office, month) => (office + month) % 9 === 0, responses: (office) => 10 + office }));
		const runs = runAll(data);
		for (const key of ['panel.unbalanced', 'weights.equal']) expect(runs.get(key)?.reading).toBe('agrees');
		// Every unit has a gap: nobody is left.
		expect(runs.get('panel.balanced')?.reading).toBe('not_computable');
	});

	test('a registered window is tried against all months', () => {
		const rows = buildRows(plan);
		const data = { ...dataOf(rows), options: { ...usualChoices(rows), window: 6 } };
		expect(runRival(mainOf(clear), data, { family: 'window', choice: 'all' }).reading).toBe('agrees');
		expect(runRival(mainOf(clear), data, { family: 'window', choice: '6' }).reason).toBe('window_covers_all');
	});

	test('without a comparison the series is tried, and what needs one says so', () => {
		const data = dataOf(buildRows({ months: 40, groups: [{ offices: 8, start: 24 }], effect: 5, noise: 0.5 }));
		const runs = runAll(data);
		for (const key of ['control.other', 'method.dr', 'panel.balanced']) expect(runs.get(key)?.reason).toBe('no_comparison');
		expect(runs.get('window.6')?.att).toBeGreaterThan(2);
		expect(runs.get(`leave_out.${officeId(3)}`)?.att).toBeGreaterThan(2);
	});
});

describe('panels that are none', () => {
	test.each<[string, readonly PanelRow[]]>([
		['one office', buildRows({ months: 20, groups: [{ offices: 1, start: 10 }] })],
		['one trained office', buildRows({ months: 20, groups: [{ offices: 1, start: 10 }, { offices: 1, start: null }] })],
		['nobody trained', buildRows({ months: 20, groups: [{ offices: 5, start: null }] })],
		['trained from the first month', buildRows({ months: 20, groups: [{ offices: 5, start: 0 }, { offices: 5, start: null }] })],
		['a single month', buildRows({ months: 1, groups: [{ offices: 5, start: 0 }, { offices: 5, start: null }] })],
		['nothing', []],
		['a constant outcome', buildRows({ months: 20, groups: [{ offices: 5, start: 10 }, { offices: 5, start: null }], noise: 0 }).map((row) => ({ ...row, total: 810 }))],
		['the top of the scale', buildRows({ months: 20, groups: [{ offices: 5, start: 10 }, { offices: 5, start: null }] }).map((row) => ({ ...row, total: 36 * row.responses }))]
	])('%s: every way answers, none with a number that is none', (_name, rows) => {
		const main: MainResult = { verdict: 'not_enough_evidence', att: 0, ci95: [-1, 1], sesoi: 2 };
		const runs = [...runAll(dataOf(rows), main).values()];
		expect(runs.length).toBeGreaterThan(14);
		for (const { att, ci95, reading, reason } of runs) {
			for (const value of [att ?? 0, ...(ci95 ?? [])]) expect(Number.isFinite(value)).toBe(true);
			expect(reason === null).toBe(reading !== 'not_computable');
		}
		expect(JSON.stringify(summarise(main, runs))).not.toMatch(/NaN|Infinity/);
	});
});

describe('laws', () => {
	const small = { months: 14, groups: [{ offices: 5, start: 8 }, { offices: 6, start: null }], effect: 2 } as const;

	test('the order of rows changes nothing', () => {
		const rows = buildRows(small);
		const main = mainOf(dataOf(rows));
		const expected = [...runAll(dataOf(rows), main).values()];
		fc.assert(fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (mixed) => {
			const found = [...runAll(dataOf(mixed), main).values()];
			expect(found.map(({ family, choice, reading, reason }) => ({ family, choice, reading, reason }))).toEqual(expected.map(({ family, choice, reading, reason }) => ({ family, choice, reading, reason })));
			found.forEach(({ att }, at) => { if (att !== null) expect(att).toBeCloseTo(expected[at]!.att!, 9); });
		}), { numRuns: 4 });
	});

	test('two offices that are alike are missed alike', () => {
		const rows = buildRows(small);
		const twin = rows.filter(({ unitId }) => unitId === officeId(0)).map((row) => ({ ...row, unitId: officeId(99), serviceId: '00000000-0000-7000-8000-000000000099' }));
		const data = dataOf([...rows, ...twin]);
		const main = mainOf(data);
		const [one, other] = [officeId(0), officeId(99)].map((choice) => runRival(main, data, { family: 'leave_out', choice }));
		expect(one!.att).toBeCloseTo(other!.att!, 10);
		expect(one!.ci95![0]).toBeCloseTo(other!.ci95![0], 10);
	});

	test('leaving out nobody who is there is the verdict itself', () => {
		const data = dataOf(buildRows(small));
		const main = mainOf(data);
		const run = runRival(main, data, { family: 'leave_out', choice: officeId(77) });
		expect(run.att).toBeCloseTo(main.att, 12);
		expect(run.ci95![0]).toBeCloseTo(main.ci95![0], 10);
		expect(run.ci95![1]).toBeCloseTo(main.ci95![1], 10);
	});
});
