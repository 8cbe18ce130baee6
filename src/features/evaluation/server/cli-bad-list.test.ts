import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand, type Json } from '#tests/support/impact/command.ts';
import type { Panel } from '../schema.ts';
import { buildPanel, starts, type PanelPlan } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const plan: PanelPlan = { months: 24, starts: starts([8, 12], [10, 0]), effect: () => 3, noise: 0.8 };
const panel = buildPanel(plan);
const changed = (values: Partial<Panel>): Panel => ({ ...panel, ...values });
const separating = changed({ covariates: [{ name: 'x', values: Array.from(panel.firstTreated, (start) => (start > 0 ? 10 : 0)) }] });
const weighted = (weightOf: (row: number) => number) => changed({ weight: panel.unit.map((_unit, row) => weightOf(row)) });
const WEIGHTS = ['--weights', 'bobot'] as const;

interface Found extends Json {
	readonly verdict: { readonly code: string; readonly sentence: string };
	readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

async function estimate(given: Panel, more: readonly string[]): Promise<Found> {
	const words = ['estimate', await file(csvOf(given)), ...COLUMNS, ...more, '--sesoi', '1', '--language', 'en'];
	const [{ json }, { out }] = [await run(...words, '--json'), await run(...words)];
	// A refusal says what stood in the cell; a result says no such thing.
	if (!json.error) expect(`${JSON.stringify((json as Found).verdict)} ${out.join(' ')}`).not.toMatch(/\bNaN\b|Infinity|∞|undefined|\bnull\b|\d{20}/);
	return json as Found;
}

// Handbook on impact methods § 7: what the engine must survive. A name for each, so that a script can tell them apart, and a sentence with a way out.
describe('each bad input has a name and a way out', () => {
	test.each<[string, Panel, readonly string[], verdict: string, warnings: readonly string[]]>([
		['one unit', buildPanel({ ...plan, starts: [12] }), [], 'cannot_be_judged', ['design.interrupted_series']],
		['nobody compares, all at once', buildPanel({ ...plan, starts: starts([12, 13]) }), [], 'indicated_better', ['design.interrupted_series']],
		['nobody compares, in turn', buildPanel({ ...plan, starts: starts([8, 8], [8, 14]) }), [], 'proven_better', ['control.last_cohort']],
		['trained in the first month', buildPanel({ ...plan, starts: starts([8, 1], [10, 0]) }), [], 'cannot_be_judged', ['units.always_treated']],
		['nobody trained', buildPanel({ ...plan, starts: starts([18, 0]) }), [], 'cannot_be_judged', ['units.none_treated']],
		['a constant outcome', changed({ outcome: panel.unit.map(() => 80) }), [], 'cannot_be_judged', ['outcome.constant']],
		['no outcome', changed({ outcome: panel.unit.map(() => NaN) }), [], 'cannot_be_judged', ['outcome.none']],
		['months that nobody has', buildPanel({ ...plan, missing: (_unit, month) => month === 7 || month === 15 }), [], 'proven_better', ['months.absent']],
		['months that some lack', buildPanel({ ...plan, missing: (unit, month) => (unit * 7 + month) % 9 === 0 }), [], 'cannot_be_judged', ['panel.incomplete_units_dropped']],
		['the same, compared month by month', buildPanel({ ...plan, missing: (unit, month) => (unit * 7 + month) % 9 === 0 }), ['--panel', 'pairwise'], 'proven_better', ['panel.pairwise']],
		['huge values', changed({ outcome: Array.from(panel.outcome, (value) => value * 1e150) }), [], 'proven_better', ['outcome.huge']],
		['a constant covariate', changed({ covariates: [{ name: 'x', values: panel.unit.map(() => 4) }] }), ['--covariates', 'x'], 'cannot_be_judged', ['cell.collinear']],
		['propensity 0 and 1', separating, ['--covariates', 'x'], 'cannot_be_judged', ['cell.no_overlap']],
		['propensity 0 and 1, by weighting', separating, ['--covariates', 'x', '--method', 'ipw'], 'cannot_be_judged', ['cell.no_overlap']],
		['weights of 0 for all', weighted(() => 0), WEIGHTS, 'cannot_be_judged', ['units.weightless']],
		['weights of 0 for those who compare', weighted((row) => (panel.firstTreated[row]! > 0 ? 1 : 0)), WEIGHTS, 'cannot_be_judged', ['units.weightless', 'design.interrupted_series']]
	])('%s', async (_what, given, more, verdict, warnings) => {
		const found = await estimate(given, more);
		expect([found.verdict.code, found.warnings.map(({ code }) => code)]).toEqual([verdict, warnings]);
		for (const { message } of found.warnings) expect(message).toMatch(/^[A-Z0-9].{40,}\.$/);
	});

	test.each<[string, Panel, readonly string[], string]>([
		['a negative weight', weighted((row) => (row === 5 ? -1 : 1)), WEIGHTS, 'weight.negative'],
		['an infinite value', changed({ outcome: Array.from(panel.outcome, (value, row) => (row === 5 ? Infinity : value)) }), [], 'value.not_a_number'],
		['a unit twice in a month', changed({ time: Array.from(panel.time, (month, row) => (row === 1 ? 1 : month)) }), [], 'panel.duplicate']
	])('%s is refused with its row', async (_what, given, more, code) => {
		const { error } = await estimate(given, more);
		expect(error).toMatchObject({ code, row: expect.any(Number), column: expect.any(String), message: expect.stringMatching(/^.{40,}\.$/) });
	});
});
