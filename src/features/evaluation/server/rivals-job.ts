import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { effectOf } from '../effect.rules.ts';
import { canBeChallenged, summarise } from '../rivals/readings.rules.ts';
import type { MainResult, RivalData, RivalRun } from '../rivals/rivals.schema.ts';
import { runRival } from '../rivals/run-rival.ts';
import { placeboOutcomes, rivalSpecs } from '../rivals/specifications.rules.ts';
import { presentStanding } from './compute-service.ts';
import { RULE_VERSION } from './compute.ts';
import { dataFingerprint } from './fingerprints.ts';
import { panelRows } from './panel-queries.ts';
import { findProgramme } from './queries.ts';
import { beginChallenge, challengeWork, countRuns, outcomesAimedAt, refuseChallenge, storeChallenge, type ChallengeWork } from './rivals-queries.ts';

/** How often progress is written down. */
const PROGRESS_MS = 700;

/**
 * Computes a verdict in every other way, and keeps what they say. A finished one is left as it is. When the data, the
 * registration or the rules moved on since the verdict, it is refused: the verdict is computed anew first.
 */
export async function runChallenge(ctx: Ctx, challengeId: string, progressMs: number = PROGRESS_MS): Promise<void> {
	const prepared = await inTransaction(ctx.db, async (tx) => {
		const work = await challengeWork(tx, challengeId);
		if (!work || work.state === 'done' || work.state === 'refused') return undefined;
		const data = await dataOf(tx, ctx, work);
		if (!data) {
			await refuseChallenge(tx, work);
			return undefined;
		}
		const specs = rivalSpecs([...data.placebos.keys()], data.rows.map(({ unitId }) => unitId));
		await beginChallenge(tx, work, specs.length);
		return { work, ...data, specs };
	});
	if (!prepared) return;
	const { work, main, specs } = prepared;
	const runs: RivalRun[] = [];
	let told = performance.now();
	for (const spec of specs) {
		runs.push(runRival(main, prepared, spec));
		if (performance.now() - told < progressMs) continue;
		await inTransaction(ctx.db, (tx) => countRuns(tx, work, runs.length));
		told = performance.now();
	}
	const summary = summarise(main, runs);
	await inTransaction(ctx.db, async (tx) => {
		if (!(await storeChallenge(tx, work, { main, runs, summary }, ctx.now))) return;
		const { choices, leaveOut, placebos, standing } = summary;
		await recordAudit(tx, ctx, {
			agencyId: work.agencyId,
			action: 'evaluation.challenge',
			subject: `programme:${work.programmeId}`,
			detail: { dataSha256: work.dataSha256, runs: runs.length, choices, leaveOut, placebos, standing }
		});
	});
}

/** The data that the verdict was computed from; undefined when they are no longer these. */
async function dataOf(tx: Parameters<typeof findProgramme>[0], ctx: Ctx, work: ChallengeWork): Promise<(RivalData & { readonly main: MainResult }) | undefined> {
	const programme = await findProgramme(tx, work.programmeId);
	const { impact } = work.result;
	const { att, ci95 } = effectOf(work.result);
	if (!programme || !impact || att === null || !canBeChallenged({ verdict: work.verdict, att }) || work.ruleVersion !== RULE_VERSION) return undefined;
	const rows = await panelRows(tx, programme, ctx.today);
	const { standing } = await presentStanding(tx, programme);
	if (dataFingerprint(programme, standing, rows) !== work.dataSha256) return undefined;
	const { outcome, sesoi, design } = programme;
	const placebos = new Map<typeof outcome, typeof rows>();
	for (const placebo of placeboOutcomes(await outcomesAimedAt(tx, programme))) placebos.set(placebo, await panelRows(tx, { ...programme, outcome: placebo }, ctx.today));
	return { rows, outcome, options: impact.options, design, placebos, main: { verdict: work.verdict, att, ci95, sesoi } };
}
