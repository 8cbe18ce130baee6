import { createHash } from 'node:crypto';
import type { ChallengeBrief } from '#features/evaluation/rivals/rivals.schema.ts';
import { fixedBefore } from '#features/evaluation/server/promise-service.ts';
import { attemptOn } from '#features/evaluation/server/rivals-service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { dayIn } from '#platform/clock.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { recommendationRuleSets } from '../decision-rules.ts';
import { evidenceOfPart, evidenceOfProgramme, factsOf, usedOf, type Evidence, type Part, type ProgrammeNow } from '../evidence.rules.ts';
import { isEnded, planState, waitingSince, type Waiting } from '../plan.rules.ts';
import { officePath, recommend, standingOf, type Recommendation } from '../rules.ts';
import { DecisionSearch, type DecisionForm, type Standing } from '../schema.ts';
import { mayDecide, mayFollowUp, mayPropose, mayReadDecisions } from './policy.ts';
import { listDecisions, listParts, listProgrammesNow, listUse, type DecisionRow } from './queries.ts';
import { findUnitByPath, insertDecision, insertFollowUp, listOffices, type Office } from './write-queries.ts';

/** A programme, or a part of its curriculum, with what the evidence speaks for and what was decided. */
export interface Matter {
	readonly programme: ProgrammeNow;
	readonly part: Part | null;
	readonly evidence: Evidence;
	readonly recommendation: Recommendation;
	readonly ruleVersion: string;
	/** Newest first. */
	readonly versions: readonly DecisionRow[];
	readonly standing: Standing;
	/** The evidence is not what it was when the last decision was made: time to look again. */
	readonly isOutdated: boolean;
	/** Whether somebody has to decide, and since when; null: nobody. */
	readonly waiting: Waiting | null;
	/** The day of the government on which the verdict was last found to hold; null without one. */
	readonly confirmedOn: string | null;
	/** What a form sends back: the version and the evidence that stood on the page. */
	readonly seen: string;
}

/** The view of the list from the address, whatever stands there. */
export function readDecisionSearch(query: URLSearchParams): DecisionSearch {
	return DecisionSearch.parse({ standing: query.get('lihat') ?? undefined });
}

export interface DecisionList {
	readonly search: DecisionSearch;
	readonly rows: readonly Matter[];
	readonly counts: ReadonlyMap<Standing, number>;
	/** How many wait for somebody to decide. */
	readonly waiting: number;
}

/** All programmes and parts of the actor's government, in the order of registration: none stands out by its result; those that wait, the longest waiting first. @throws {Problem} identity.not_allowed */
export async function decisionList(ctx: Ctx, search: DecisionSearch): Promise<DecisionList> {
	const all = await mattersOf(ctx, reader(ctx));
	const counts = new Map<Standing, number>();
	for (const { standing } of all) counts.set(standing, (counts.get(standing) ?? 0) + 1);
	const waiting = all.filter((matter) => matter.waiting !== null).toSorted((a, b) => (b.waiting?.days ?? 0) - (a.waiting?.days ?? 0));
	const rows = search.standing === 'waiting' ? waiting : all.filter(({ standing }) => search.standing === 'all' || search.standing === standing);
	return { search, rows, counts, waiting: waiting.length };
}

export function mattersOf(ctx: Ctx, actor: Actor): Promise<Matter[]> {
	return inTransaction(ctx.db, async (tx) => {
		const { programmes, parts } = await loadAll(tx, actor.agencyId, ctx.today);
		const decisions = await listDecisions(tx, actor.agencyId);
		return programmes.flatMap((programme) => [null, ...partsOf(programme, parts)].map((part) => matterOf(ctx, programme, part, programmes, decisions)));
	});
}

export interface DecisionPage extends Matter {
	/** Of the verdict behind it: whether somebody tried to break it. A caution beside the evidence, no part of it. */
	readonly attempt: ChallengeBrief | null;
	/** The parts of the same curriculum, each with what the evidence speaks for; empty on the page of a part. */
	readonly parts: readonly Matter[];
	readonly mayPropose: boolean;
	readonly mayDecide: boolean;
	/** Versions whose plan the actor may follow up. */
	readonly mayFollow: readonly string[];
	/** The day of the page. */
	readonly today: string;
	/** Who may own a plan; empty where none is to be made. */
	readonly offices: readonly Office[];
}

/** One programme, or one part of it, with its evidence. @throws {Problem} identity.not_allowed, decision.not_found */
export async function decisionPage(ctx: Ctx, programmeId: string, partId: string | null = null): Promise<DecisionPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { programmes, parts } = await loadAll(tx, actor.agencyId, ctx.today);
		const programme = programmes.find(({ id }) => id === programmeId);
		if (!programme) throw new Problem('decision.not_found', 404);
		const own = partsOf(programme, parts);
		const part = own.find(({ id }) => id === partId) ?? null;
		if (partId !== null && part === null) throw new Problem('decision.not_found', 404);
		const decisions = await listDecisions(tx, actor.agencyId, programmeId);
		const matter = matterOf(ctx, programme, part, programmes, decisions);
		const { judgedBy } = matter.evidence;
		return {
			...matter,
			attempt: judgedBy === null ? null : await attemptOn(tx, { id: judgedBy, agencyId: actor.agencyId }),
			parts: part ? [] : own.map((one) => matterOf(ctx, programme, one, programmes, decisions)),
			mayPropose: mayPropose(actor, actor),
			mayDecide: mayDecide(actor, proposedIn(actor, matter.versions)),
			mayFollow: matter.versions.filter((row) => row.plan !== null && mayFollowUp(actor, { agencyId: actor.agencyId, ownerPath: row.ownerPath })).map(({ id }) => id),
			today: ctx.today,
			offices: mayPropose(actor, actor) && matter.standing === 'decided' ? await listOffices(tx, actor.agencyId, ctx.today) : []
		};
	});
}

/**
 * A proposal or a decision as the next version, with the evidence as it stands. It may differ from the recommendation; that is kept and shown.
 *
 * @throws {Problem} decision.not_found · identity.not_allowed · decision.own_proposal · decision.evidence_changed: the page is no longer what was read
 */
export async function decide(ctx: Ctx, programmeId: string, partId: string | null, { step, choice, why, seen }: DecisionForm): Promise<void> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const page = await decisionPage({ ...ctx, db: tx }, programmeId, partId);
		checkRight(actor, page, step);
		if (page.seen !== seen) throw new Problem('decision.evidence_changed', 409);
		const { evidence, recommendation } = page;
		const unitId = step === 'proposal' && actor.unitPath !== null ? await findUnitByPath(tx, actor.agencyId, officePath(actor.unitPath)) : undefined;
		const id = await insertDecision(tx, {
			agency_id: actor.agencyId, programme_id: programmeId, part_id: partId, version: (page.versions[0]?.version ?? 0) + 1, step, choice, recommended: recommendation.choice, rule_version: page.ruleVersion, why,
			unit_id: unitId ?? null, evaluation_result_id: evidence.verdict?.resultId ?? null, data_sha256: evidence.verdict?.dataSha256 ?? null, evidence: JSON.stringify({ ...evidence, recommendation }),
			evidence_sha256: fingerprint(evidence), made_by: actor.accountId, made_at: ctx.now, made_on: ctx.today
		});
		if (id === undefined) throw new Problem('decision.evidence_changed', 409);
		if (step === 'decision') await dropSuperseded(tx, ctx, actor, page.versions, why);
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId, action: step === 'proposal' ? 'decision.propose' : 'decision.decide', subject: `programme:${programmeId}`,
			detail: { decision: id, part: partId, choice, recommended: recommendation.choice, evidence: fingerprint(evidence) }
		});
	});
}

function checkRight(actor: Actor, page: DecisionPage, step: DecisionForm['step']): void {
	if (step === 'proposal' ? page.mayPropose : page.mayDecide) return;
	const isOwn = step === 'decision' && actor.can('decision.decide') && page.versions[0]?.step === 'proposal' && page.versions[0].madeBy === actor.accountId;
	if (isOwn) throw new Problem('decision.own_proposal', 403);
	throw new Problem('identity.not_allowed', 403, { verb: step === 'proposal' ? 'decision.propose' : 'decision.decide' });
}

/** A decision takes the place of the one before: the plan of that one, if it is not ended, is dropped with the reason of the new one. */
async function dropSuperseded(tx: Db, ctx: Ctx, actor: Actor, versions: readonly DecisionRow[], why: string): Promise<void> {
	for (const { id, plan, followUps } of versions) {
		if (plan === null || isEnded(planState(followUps.at(-1)?.state ?? null))) continue;
		await insertFollowUp(tx, { agency_id: actor.agencyId, decision_id: id, step: followUps.length + 1, state: 'dropped', note: why, noted_by: actor.accountId, noted_at: ctx.now, noted_on: ctx.today });
	}
}

async function loadAll(tx: Db, agencyId: string, today: string): Promise<{ readonly programmes: readonly ProgrammeNow[]; readonly parts: readonly Part[] }> {
	const use = new Map((await listUse(tx, agencyId, today)).map((row) => [row.courseId, usedOf(row)]));
	const fixed = await fixedBefore(tx, agencyId);
	const programmes = (await listProgrammesNow(tx, agencyId)).map((row): ProgrammeNow => ({ ...row, used: use.get(row.courseId ?? '') ?? null, registeredBefore: fixed.get(row.id) ?? null }));
	return { programmes, parts: await listParts(tx, agencyId) };
}

const partsOf = ({ courseId }: ProgrammeNow, parts: readonly Part[]): readonly Part[] => parts.filter((part) => part.courseId === courseId);

function matterOf(ctx: Ctx, programme: ProgrammeNow, part: Part | null, all: readonly ProgrammeNow[], decisions: readonly DecisionRow[]): Matter {
	const evidence = part ? evidenceOfPart(part, programme, all) : evidenceOfProgramme(programme, all);
	const { rules, version } = ruleSetOn(recommendationRuleSets, ctx.today);
	const versions = decisions.filter((row) => row.programmeId === programme.id && row.partId === (part?.id ?? null));
	const [last] = versions;
	const decided = versions.find(({ step }) => step === 'decision');
	const hash = fingerprint(evidence);
	return {
		programme, part, evidence, versions, ruleVersion: version,
		recommendation: recommend(factsOf(evidence, ctx.now), rules),
		standing: standingOf(last?.step ?? null, typeof last?.plan === 'string'),
		isOutdated: decided !== undefined && decided.evidenceSha256 !== hash,
		waiting: waitingSince({ proposedOn: last?.step === 'proposal' ? last.madeOn : null, judgedOn: evidence.verdict && dayIn(ctx.timeZone, new Date(evidence.verdict.computedAt)), isDecided: decided !== undefined }, ctx.today),
		confirmedOn: evidence.verdict && dayIn(ctx.timeZone, new Date(evidence.verdict.confirmedAt)),
		seen: `${last?.version ?? 0}.${hash}`
	};
}

/** Of the facts in the order in which they are written here. Data that confirm a verdict once more leave it as it was. */
function fingerprint(evidence: Evidence): string {
	return createHash('sha256').update(JSON.stringify(evidence, (key, value: unknown) => (key === 'confirmedAt' || key === 'computedAt' ? undefined : value))).digest('hex');
}

export function proposedIn(actor: Actor, [last]: readonly DecisionRow[]) {
	const proposal = last?.step === 'proposal' ? last : null;
	return { agencyId: actor.agencyId, proposedBy: proposal?.madeBy ?? null, officePath: proposal?.officePath ?? null };
}

export function reader(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayReadDecisions(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.read' });
	return actor;
}
