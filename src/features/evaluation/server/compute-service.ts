import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce, enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { PanelRow } from '../panel.rules.ts';
import { judgePanel, RULE_VERSION, type Standing } from './compute.ts';
import { dataFingerprint, wasFixedBefore } from './fingerprints.ts';
import { mayRead, mayRegister } from './policy.ts';
import { panelRows, programmeUnits } from './panel-queries.ts';
import { confirmResult, familyOf, findProgramme, findResult, firstStartOf, insertResult, programmesBegun, type FamilyMember, type FoundResult, type JudgedProgramme, type ProgrammeRow } from './queries.ts';

/** What a computation came to: a new result, or the one that the same data gave before. */
export interface Computed {
	readonly resultId: string;
	readonly verdict: string;
	readonly isNew: boolean;
}

/** More unit-months than this take seconds: they wait for the worker, so that nobody else's page does. */
export const MOST_ROWS_AT_ONCE = 10_000;

/**
 * Judges a programme on the data there are now, or leaves it to the worker when they are many.
 *
 * @returns undefined when it was left to the worker
 * @throws {Problem} evaluation.not_found: unknown, or another government's · identity.not_allowed · evaluation.not_begun: a verdict before the first
 *   training month would be news of nothing, and count as a try
 */
export function recomputeEvaluation(ctx: Ctx, programmeId: string): Promise<Computed | undefined> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const programme = isUuid(programmeId) ? await findProgramme(tx, programmeId) : undefined;
		if (!programme || programme.agencyId !== actor.agencyId || !(mayRead(actor, programme) || mayRegister(actor, programme)))
			throw new Problem('evaluation.not_found', 404);
		if (!mayRegister(actor, programme)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.register' });
		const begins = await firstStartOf(tx, programme);
		if (begins !== null && begins > ctx.today) throw new Problem('evaluation.not_begun', 409, { beginsOn: begins });
		const rows = await panelRows(tx, programme, ctx.today);
		if (rows.length <= MOST_ROWS_AT_ONCE) return judgeAndStore(tx, ctx, programme, rows);
		await enqueue(tx, 'evaluation.compute', { agencyId: programme.agencyId, programmeId }, { singletonKey: programmeId });
		await recordAudit(tx, ctx, { agencyId: programme.agencyId, action: 'evaluation.request', subject: `programme:${programmeId}` });
		return undefined;
	});
}

/**
 * The same as a job, in the scope of its agency and without a person. On data that are judged already it changes and records nothing.
 *
 * @returns undefined when the programme is gone
 */
export function computeEvaluation(ctx: Ctx, programmeId: string): Promise<Computed | undefined> {
	return inTransaction(ctx.db, async (tx) => {
		const programme = await findProgramme(tx, programmeId);
		return programme && judgeAndStore(tx, ctx, programme, await panelRows(tx, programme, ctx.today));
	});
}

/** Has every programme of an agency judged whose training has begun; called when its outcomes were counted anew. Returns how many. */
export function requestEvaluations(ctx: Ctx, agencyId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		const begun = await programmesBegun(tx, agencyId, ctx.today);
		for (const programmeId of begun) await enqueue(tx, 'evaluation.compute', { agencyId, programmeId });
		return begun.length;
	});
}

async function judgeAndStore(tx: Db, ctx: Ctx, programme: JudgedProgramme, rows: readonly PanelRow[]): Promise<Computed> {
	const { standing, family } = await presentStanding(tx, programme);
	const data: Data = { dataSha256: dataFingerprint(programme, standing, rows), ruleVersion: RULE_VERSION };
	const known = await findResult(tx, programme, data.dataSha256, RULE_VERSION);
	if (known) return repeated(tx, ctx, programme, data, known);
	const judged = judgePanel(programme, standing, rows);
	const resultId = await insertResult(tx, programme, { ...data, ...judged, version: programme.version, now: ctx.now });
	if (resultId === undefined) {
		const stored = await findResult(tx, programme, data.dataSha256, RULE_VERSION);
		if (!stored) throw new Error(`judgeAndStore: the result of ${programme.id} vanished`);
		return repeated(tx, ctx, programme, data, stored);
	}
	await trace(tx, ctx, programme, { ...data, verdict: judged.verdict, same: false });
	await announce(tx, 'evaluation.computed', programme.agencyId, programme.id);
	await judgeAgain(tx, programme.agencyId, family);
	return { resultId, verdict: judged.verdict, isNew: true };
}

/** What a verdict depends on beside its months, as it stands now. */
export async function presentStanding(tx: Db, programme: JudgedProgramme): Promise<{ readonly standing: Standing; readonly family: readonly FamilyMember[] }> {
	const units = await programmeUnits(tx, programme);
	const family = await familyOf(tx, programme);
	return { standing: { units, familyP: family.map(({ p }) => p), registeredBefore: wasFixedBefore(programme, units) }, family };
}

/** Each evaluation of a course is judged among all of them: those with a result are looked at again. Data that did not change end the round. */
export async function judgeAgain(tx: Db, agencyId: string, family: readonly FamilyMember[]): Promise<void> {
	for (const { id, isComputed } of family) if (isComputed) await enqueue(tx, 'evaluation.compute', { agencyId, programmeId: id }, { singletonKey: id });
}

interface Data {
	readonly dataSha256: string;
	readonly ruleVersion: string;
}

/** A second run on the same data makes no second result. It leaves its trace when a person asked, or when it changes what is in force. */
async function repeated(tx: Db, ctx: Ctx, programme: ProgrammeRow, data: Data, known: FoundResult): Promise<Computed> {
	if (ctx.actor || !known.isInForce) {
		await confirmResult(tx, programme, known.id, ctx.now);
		await trace(tx, ctx, programme, { ...data, verdict: known.verdict, same: true });
	}
	return { resultId: known.id, verdict: known.verdict, isNew: false };
}

function trace(tx: Db, ctx: Ctx, programme: ProgrammeRow, detail: Readonly<Record<string, unknown>>): Promise<void> {
	return recordAudit(tx, ctx, { agencyId: programme.agencyId, action: 'evaluation.compute', subject: `programme:${programme.id}`, detail });
}
