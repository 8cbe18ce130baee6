// node tests/bench/impact.ts: how long the estimators take, in this process, on invented panels (and on mpdta where the references are).
import { fileURLToPath } from 'node:url';
import { PLAIN_DESIGN } from '../../src/features/evaluation/design/design.schema.ts';
import { drawMultipliers } from '../../src/features/evaluation/estimators/bootstrap.ts';
import { estimateImpact } from '../../src/features/evaluation/estimators/estimate.ts';
import { prepareRun } from '../../src/features/evaluation/estimators/run.ts';
import type { Panel } from '../../src/features/evaluation/schema.ts';
import { ImpactOptions } from '../../src/features/evaluation/schema.ts';
import { usualChoices } from '../../src/features/evaluation/panel.rules.ts';
import type { MainResult, RivalData } from '../../src/features/evaluation/rivals/rivals.schema.ts';
import { runRival } from '../../src/features/evaluation/rivals/run-rival.ts';
import { placeboOutcomes, rivalSpecs } from '../../src/features/evaluation/rivals/specifications.rules.ts';
import { buildRows } from '../../src/features/evaluation/testing/build-rows.ts';
import { buildPanel, starts } from '../../src/features/evaluation/testing/build-panel.ts';
import { hasReferences, panelFrom, readRows } from '../../src/features/evaluation/testing/reference.ts';
import { Bench } from './row.ts';

const MONTHS = 36;
const COHORTS = 12;
const OPTIONS = ImpactOptions.parse({});

/** Twelve cohorts of a twentieth of the units each; the others are never treated. */
function region(units: number): Panel {
	const size = Math.floor(units / 20);
	return buildPanel({ months: MONTHS, starts: starts(...Array.from({ length: COHORTS }, (_value, at) => [size, 6 + 2 * at] as const), [units - COHORTS * size, 0]), effect: () => 1 });
}

const MAIN: MainResult = { verdict: 'proven_better', att: 2, ci95: [1, 3], sesoi: 1 };

/** As many offices as a regency has, in two cohorts and a half that compares, as the attack on a verdict reads them. */
function region24(offices: number): RivalData {
	const rows = buildRows({ months: 24, groups: [{ offices: offices / 4, start: 10 }, { offices: offices / 4, start: 14 }, { offices: offices / 2, start: null }], effect: 2 });
	return { rows, outcome: 'index', options: usualChoices(rows), design: PLAIN_DESIGN, placebos: new Map() };
}

/** Group-time effects with their errors, and whole evaluations with pre-test, robustness and verdict. */
export function impact(bench: Bench): void {
	if (hasReferences) {
		const mpdta = panelFrom(readRows('mpdta'), { unit: 'countyreal', time: 'year', outcome: 'lemp', firstTreated: 'first_treat', covariates: ['lpop'] });
		time(bench, 'mpdta, group-time, covariate', '≤ 0.05 s', 10, () => prepareRun(mpdta, OPTIONS));
		const run = prepareRun(mpdta, OPTIONS);
		time(bench, 'mpdta, 1,000 draws', '≤ 1 s', 5, () =>
			drawMultipliers(
				run.panel,
				run.cells.map((cell) => cell.influence),
				1000,
				1
			)
		);
	}
	const thousand = region(1000);
	time(bench, '1,000 × 36 × 12, group-time', '≤ 1 s', 5, () => prepareRun(thousand, OPTIONS));
	time(bench, '1,000 × 36 × 12, whole verdict', '', 3, () => estimateImpact(thousand));
	for (const offices of [40, 200]) {
		const data = region24(offices);
		time(bench, `every other way of a verdict, ${offices} offices × 24`, '', 1, () => rivalSpecs(placeboOutcomes([data.outcome]), data.rows.map(({ unitId }) => unitId)).map((spec) => runRival(MAIN, data, spec)));
	}
	const many = region(10_000);
	time(bench, '10,000 × 36 × 12, group-time', '≤ 10 s, ≤ 1,000 MB', 2, () => prepareRun(many, OPTIONS));
	time(bench, '10,000 × 36 × 12, whole verdict', '≤ 10 s, ≤ 1,000 MB', 2, () => estimateImpact(many));
}

/** The median of some runs after one that warms up, and the most memory the process has had. */
function time(bench: Bench, name: string, limit: string, times: number, work: () => unknown): void {
	if (!bench.wanted(name) && !bench.wanted('impact')) return;
	work();
	const seconds = Array.from({ length: times }, () => {
		const begun = performance.now();
		work();
		return (performance.now() - begun) / 1000;
	}).sort((a, b) => a - b);
	bench.add({ name, seconds: seconds[Math.floor(times / 2)]!, megabytes: process.resourceUsage().maxRSS / 1024, ...(limit ? { limit } : {}) });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const bench = new Bench(0, () => true);
	impact(bench);
	process.stdout.write(`${bench.table()}\n`);
}
