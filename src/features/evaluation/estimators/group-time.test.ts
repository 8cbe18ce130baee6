import { describe, expect, test } from 'vitest';
import type { Columns, ReferenceRun, ReferenceSeries } from '../testing/reference.ts';
import { hasReferences, optionsOf, panelFrom, readExpected, readRows, skipMessage } from '../testing/reference.ts';
import type { ImpactOptions } from '../schema.ts';
import { aggregateCalendar, aggregateDynamic, aggregateGroup, aggregateSimple } from './aggregate.ts';
import type { Series } from './aggregate.ts';
import type { Cell } from './group-time.ts';
import { estimateGroupTime } from './group-time.ts';
import type { Influenced } from './inference.ts';
import { standardError } from './inference.ts';
import type { Prepared } from './panel.ts';
import { preparePanel } from './panel.ts';

interface Case {
	readonly tolerances: { readonly att: number; readonly se: number };
	readonly did: readonly ReferenceRun[];
	readonly pairwise_balanced?: { readonly results: readonly Pick<ReferenceRun, 'label' | 'n_units_used' | 'att_gt' | 'aggregates'>[] };
}

const MPDTA: Columns = { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat' };
const STAGGERED: Columns = { unit: 'unit', time: 'bulan', outcome: 'ikm', firstTreated: 'first_treat' };
const EDGES: Columns = { unit: 'unit', time: 'bulan', outcome: 'menit_tunggu', firstTreated: 'first_treat' };

type RunOptions = Pick<ImpactOptions, 'control' | 'method' | 'base' | 'anticipation' | 'panel'>;

function expectClose(actual: number, expected: number, tolerance: number, what: string) {
	expect(Math.abs(actual - expected), `${what}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
}

function expectEstimate(panel: Prepared, actual: Influenced, expected: { att: number; se: number | null }, tolerances: Case['tolerances'], what: string) {
	expectClose(actual.att, expected.att, tolerances.att, `${what} att`);
	const se = standardError(panel, actual.influence);
	if (expected.se === null) expect(se, what).toBeNaN();
	else expectClose(se, expected.se, tolerances.se, `${what} se`);
}

function expectSeries(panel: Prepared, actual: Series, expected: ReferenceSeries, tolerances: Case['tolerances'], what: string) {
	expectEstimate(panel, actual.overall, { att: expected.overall_att, se: expected.overall_se }, tolerances, `${what} overall`);
	expect(
		actual.parts.map((part) => part.key),
		what
	).toEqual(expected.by.map((part) => part.key));
	expected.by.forEach((part, at) => expectEstimate(panel, actual.parts[at]!, part, tolerances, `${what} ${part.key}`));
}

function expectRun(panel: Prepared, cells: readonly Cell[], run: Pick<ReferenceRun, 'att_gt' | 'aggregates' | 'n_units_used'>, tolerances: Case['tolerances']) {
	expect(panel.units).toHaveLength(run.n_units_used);
	const byCell = new Map(cells.map((cell) => [`${cell.group} ${cell.time}`, cell]));
	expect(byCell.size).toBe(run.att_gt.length);
	for (const expected of run.att_gt) {
		const cell = byCell.get(`${expected.g} ${expected.t}`)!;
		expect(cell.post).toBe(expected.post);
		expectEstimate(panel, cell, { att: expected.att!, se: expected.se }, tolerances, `cell ${expected.g} ${expected.t}`);
	}
	const { simple, dynamic, group, calendar, dynamic_balance_e1, dynamic_min_e_m2_max_e_1 } = run.aggregates;
	expectEstimate(panel, aggregateSimple(panel, cells), { att: simple!.overall_att, se: simple!.overall_se }, tolerances, 'simple');
	expectSeries(panel, aggregateDynamic(panel, cells), dynamic!, tolerances, 'dynamic');
	expectSeries(panel, aggregateGroup(panel, cells), group!, tolerances, 'group');
	expectSeries(panel, aggregateCalendar(panel, cells), calendar!, tolerances, 'calendar');
	if (dynamic_balance_e1) expectSeries(panel, aggregateDynamic(panel, cells, { balance: 1 }), dynamic_balance_e1, tolerances, 'balanced');
	if (dynamic_min_e_m2_max_e_1) expectSeries(panel, aggregateDynamic(panel, cells, { min: -2, max: 1 }), dynamic_min_e_m2_max_e_1, tolerances, 'window');
}

function compare(
	rows: readonly Record<string, string>[],
	columns: Columns,
	options: RunOptions,
	run: Pick<ReferenceRun, 'att_gt' | 'aggregates' | 'n_units_used'>,
	tolerances: Case['tolerances']
) {
	const panel = preparePanel(panelFrom(rows, columns), options);
	expectRun(panel, estimateGroupTime(panel, options), run, tolerances);
}

// Without references these suites are skipped; the laws in estimate.test.ts hold everywhere.
describe.skipIf(!hasReferences)(`group-time effects equal the R package did${skipMessage}`, () => {
	const cases = hasReferences
		? ([
				['mpdta', MPDTA],
				['synth_bertahap', STAGGERED],
				['synth_tepi', EDGES]
			] as const)
		: [];
	for (const [name, columns] of cases) {
		const { did, tolerances } = readExpected<Case>(name);
		test.each(did.map((run) => [run.label, run] as const))(`${name}: %s`, (label, run) => {
			const { covariates, weights, cluster, panel, allow_unbalanced } = run.options;
			const rule = !panel ? 'cross-section' : allow_unbalanced ? 'unbalanced' : 'balanced';
			const rows = readRows(name).filter((row) => !label.startsWith('no-never-treated') || !['0', '15'].includes(row.first_treat!));
			compare(rows, { ...columns, covariates, weight: weights, cluster }, { ...optionsOf(run), panel: rule }, run, tolerances);
		});
	}
});

describe.skipIf(!hasReferences)(`units seen in both months of a cell are used when months are missing${skipMessage}`, () => {
	const expected = hasReferences ? readExpected<Case>('synth_tepi') : null;
	test.each((expected?.pairwise_balanced?.results ?? []).map((run) => [run.label, run] as const))('synth_tepi: %s', (label, run) => {
		const parts = label.split('|');
		const columns: Columns = {
			...EDGES,
			covariates: parts.includes('x') ? ['x'] : [],
			weight: parts.includes('weights') ? 'bobot' : null,
			cluster: parts.includes('cluster') ? 'kabupaten' : null
		};
		compare(
			readRows('synth_tepi'),
			columns,
			{ control: parts[1] === 'never' ? 'never' : 'notyet', method: parts[2] as ImpactOptions['method'], base: 'varying', anticipation: 0, panel: 'pairwise' },
			run,
			expected!.tolerances
		);
	});
});
