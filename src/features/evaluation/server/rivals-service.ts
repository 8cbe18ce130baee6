import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { effectOf } from '../effect.rules.ts';
import { en as pageEn } from '../page.messages.en.ts';
import { id as pageId } from '../page.messages.id.ts';
import { OUTCOMES, type Outcome } from '../programme.schema.ts';
import { en } from '../rivals/messages.en.ts';
import { id } from '../rivals/messages.id.ts';
import { canBeChallenged } from '../rivals/readings.rules.ts';
import type { ChallengeBrief } from '../rivals/rivals.schema.ts';
import { RIVALS_VERSION } from '../rivals/specifications.rules.ts';
import type { VerdictCode } from '../schema.ts';
import { mayRead } from './policy.ts';
import { findProgramme, type JudgedProgramme } from './queries.ts';
import { askedAgain, challengeBrief, findChallenge, insertChallenge, resultInForce, runsEver, unitNames, type FoundChallenge } from './rivals-queries.ts';

/** After so long without an end its worker is gone: asking again starts it anew. */
const GIVEN_UP_MS = 3_600_000;

/**
 * Has the verdict in force computed in every other way, by the worker. Whoever may read a verdict may attack it; what
 * was computed already, or is on its way, is only counted as asked for once more.
 *
 * @throws {Problem} evaluation.not_found · evaluation.nothing_to_challenge
 */
export function requestChallenge(ctx: Ctx, programmeId: string): Promise<void> {
	return inTransaction(ctx.db, async (tx) => {
		const programme = await readable(tx, ctx, programmeId);
		const latest = await resultInForce(tx, programme);
		if (!latest || !canBeChallenged({ verdict: latest.verdict, att: effectOf(latest.result).att })) throw new Problem('evaluation.nothing_to_challenge', 409);
		const { agencyId } = programme;
		const challengeId = await begin(tx, ctx, agencyId, latest.id);
		if (challengeId !== undefined) await enqueue(tx, 'evaluation.challenge', { agencyId, challengeId }, { singletonKey: challengeId });
		await recordAudit(tx, ctx, {
			agencyId,
			action: 'evaluation.challenge',
			subject: `programme:${programmeId}`,
			detail: { dataSha256: latest.dataSha256, ruleVersion: latest.ruleVersion, rivalsVersion: RIVALS_VERSION, same: challengeId === undefined }
		});
	});
}

/** The id of what the worker is to do; undefined when it is done or on its way. */
async function begin(tx: Db, { now }: Ctx, agencyId: string, resultId: string): Promise<string | undefined> {
	const added = await insertChallenge(tx, { agencyId, resultId, rivalsVersion: RIVALS_VERSION, now });
	if (added !== undefined) return added;
	const known = await findChallenge(tx, agencyId, resultId, RIVALS_VERSION);
	if (!known) throw new Error(`begin: the challenge of ${resultId} vanished`);
	const again = known.state === 'refused' || (known.state !== 'done' && now.getTime() - known.askedAt.getTime() > GIVEN_UP_MS);
	await askedAgain(tx, agencyId, known.id, { again, now });
	return again ? known.id : undefined;
}

/** What came of attacking the verdict in force of a programme, in the transaction of the caller; null when nobody tried. */
export function attemptOn(tx: Db, programme: { readonly id: string; readonly agencyId: string }): Promise<ChallengeBrief | null> {
	return challengeBrief(tx, programme, RIVALS_VERSION);
}

/** All that the page of an attack shows. */
export interface ChallengePage {
	readonly programmeId: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly sesoi: number;
	readonly verdict: VerdictCode | null;
	/** False: the verdict claims nothing, or there is none. */
	readonly canBeAsked: boolean;
	readonly challenge: FoundChallenge | null;
	/** Of the offices left out, by id. */
	readonly unitNames: Readonly<Record<string, string>>;
	/** Verdicts and other ways that were ever computed for this programme. */
	readonly runsEver: { readonly verdicts: number; readonly rivals: number };
}

/** The attack on the verdict in force. @throws {Problem} evaluation.not_found */
export function readChallenge(ctx: Ctx, programmeId: string): Promise<ChallengePage> {
	return inTransaction(ctx.db, async (tx) => {
		const programme = await readable(tx, ctx, programmeId);
		const latest = await resultInForce(tx, programme);
		const challenge = latest ? await findChallenge(tx, programme.agencyId, latest.id, RIVALS_VERSION) : undefined;
		const offices = (challenge?.result?.runs ?? []).filter(({ family }) => family === 'leave_out').map(({ choice }) => choice);
		return {
			programmeId,
			title: programme.title,
			outcome: programme.outcome,
			sesoi: programme.sesoi,
			verdict: latest?.verdict ?? null,
			canBeAsked: latest !== undefined && canBeChallenged({ verdict: latest.verdict, att: effectOf(latest.result).att }),
			challenge: challenge ?? null,
			unitNames: Object.fromEntries(await unitNames(tx, programme.agencyId, offices)),
			runsEver: await runsEver(tx, programme)
		};
	});
}

async function readable(tx: Db, ctx: Ctx, programmeId: string): Promise<JudgedProgramme> {
	const actor = signedIn(ctx);
	const programme = isUuid(programmeId) ? await findProgramme(tx, programmeId) : undefined;
	if (!programme || !mayRead(actor, programme)) throw new Problem('evaluation.not_found', 404);
	return programme;
}

/** Every other way as a file that a spreadsheet opens without running anything in it. @throws {Problem} evaluation.not_found: also where nothing was computed yet */
export async function challengeFile(ctx: Ctx, programmeId: string): Promise<{ readonly name: string; readonly text: string }> {
	const { challenge, unitNames: names, outcome } = await readChallenge(ctx, programmeId);
	const words = { id, en }[ctx.locale];
	const measure = { id: pageId, en: pageEn }[ctx.locale].outcomeInSentence;
	if (!challenge?.result) throw new Problem('evaluation.not_found', 404);
	const { columns, family: families, way, reading: readings, reason: reasons } = words;
	const headers = [columns.family, columns.way, columns.result, `${columns.range}, ${columns.low}`, `${columns.range}, ${columns.high}`, columns.reading, columns.reason];
	const cells = challenge.result.runs.map(({ family, choice, att, ci95, reading, reason }) => [
		families[family],
		way[family](choice, names[choice] ?? words.noUnit, measure(OUTCOMES.find((one) => one === choice) ?? outcome)),
		rounded(att),
		rounded(ci95?.[0]),
		rounded(ci95?.[1]),
		readings[reading],
		reason ? reasons[reason] : ''
	]);
	return { name: `${words.fileName}-${programmeId}.csv`, text: writeTable(headers, cells, { bom: true }) };
}

function rounded(value: number | null | undefined): number | string {
	return value === null || value === undefined ? '' : Math.round(value * 10_000) / 10_000;
}
