import { estimateImpact } from '../estimators/estimate.ts';
import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { panelOf, usualChoices } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import { summarise } from '../rivals/readings.rules.ts';
import type { MainResult, StoredRivals } from '../rivals/rivals.schema.ts';
import { runRival } from '../rivals/run-rival.ts';
import { placeboOutcomes, rivalSpecs } from '../rivals/specifications.rules.ts';
import type { ChallengePage } from '../server/rivals-service.ts';
import { buildRows, type RowsPlan } from './build-rows.ts';

/** A finished attack on an invented panel. */
export function storedRivals(plan: RowsPlan, outcome: Outcome = 'index'): StoredRivals {
	const rows = buildRows(plan);
	const options = { ...usualChoices(rows), sesoi: 2, direction: 'up' } as const;
	const { simple, verdict } = estimateImpact(panelOf(rows, outcome), options);
	const main: MainResult = { verdict: verdict.code, att: simple.att ?? 0, ci95: simple.ci95, sesoi: 2 };
	const data = { rows, outcome, options, design: PLAIN_DESIGN, placebos: new Map([['cost' as const, buildRows({ ...plan, effect: 0, seed: 9, element: true })]]) };
	const runs = rivalSpecs(placeboOutcomes([outcome]), rows.map(({ unitId }) => unitId)).map((spec) => runRival(main, data, spec));
	return { main, runs, summary: summarise(main, runs) };
}

/** The page of it; offices are called by the end of their id. */
export function challengePage(result: StoredRivals | null, given: Partial<ChallengePage> = {}): ChallengePage {
	const offices = (result?.runs ?? []).filter(({ family }) => family === 'leave_out').map(({ choice }) => choice);
	return {
		programmeId: '0193a000-0000-7000-8000-000000000001',
		title: 'Pelatihan Rekaan',
		outcome: 'index',
		sesoi: 2,
		verdict: result?.main.verdict ?? 'proven_better',
		canBeAsked: true,
		unitNames: Object.fromEntries(offices.map((office) => [office, `Kecamatan Rekaan ${office.slice(-3)}`])),
		runsEver: { verdicts: 2, rivals: result?.runs.length ?? 0 },
		challenge: result && {
			id: '0193a000-0000-7000-8000-0000000000c1',
			state: 'done',
			asked: 1,
			askedAt: new Date('2026-11-21T03:00:00Z'),
			planned: result.runs.length,
			runs: result.runs.length,
			rivalsVersion: '2026-2',
			finishedAt: new Date('2026-11-21T03:00:05Z'),
			result
		},
		...given
	};
}
