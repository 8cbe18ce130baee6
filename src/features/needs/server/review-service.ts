import { recordAudit } from '#platform/audit/record.ts';
import { addDays } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { monthsBefore } from '#platform/months.ts';
import { ruleSetOn, type RuleSet } from '#platform/rulesets/rule-set.ts';
import { needRuleSets, type NeedRules } from '../need-rules.ts';
import { complaintEvidence, complaintProposals, elementProposals, isAlike, isMissed, monthOf, promiseProposals, rulesOf, urgencyOf, type ClosedComplaint, type Evidence, type Proposal } from '../rules.ts';
import { NeedSettings } from '../schema.ts';
import { findNeedSettings, listClosedSurveys, listCompetenceComplaints, listPromiseMonths } from './fact-queries.ts';
import { listAllNeeds, listEvidence, type EvidenceRow, type NeedRow } from './queries.ts';
import { changeNeed, insertEvidence, insertNeed, lockNeeds, setEvidenceUndone } from './write-queries.ts';

/** What one review did. */
export interface NeedReview {
	readonly opened: number;
	readonly added: number;
	readonly undone: number;
}

/** Facts older than this open nothing new. */
export const LOOK_BACK_DAYS = 400;

interface Review {
	readonly tx: Db;
	readonly ctx: Ctx;
	readonly agencyId: string;
	readonly rule: RuleSet<NeedRules>;
	/** Read anew after each step that writes. */
	needs: readonly NeedRow[];
	evidence: readonly EvidenceRow[];
}

/**
 * Looks at closed surveys, closed complaints and the panel of one agency, and opens needs that they speak for. Evidence is used once;
 * what is new joins the need that is already open; what was undone no longer counts. A second run changes nothing.
 *
 * @source S14, F89; docs/rules/needs.md
 */
export function reviewNeeds(ctx: Ctx, agencyId: string): Promise<NeedReview> {
	return inTransaction(ctx.db, async (tx) => {
		await lockNeeds(tx, agencyId);
		const own = await ruleInForce(tx, agencyId, ctx.today);
		const review: Review = { tx, ctx, agencyId, rule: own, needs: await listAllNeeds(tx, agencyId), evidence: await listEvidence(tx, agencyId) };
		const facts = await factsOf(review);
		const undone = await undo(review, facts.standing);
		const done = { opened: 0, added: await joinComplaints(review, facts.complaints), undone };
		for (const proposal of newProposals(review, facts)) {
			const outcome = await take(review, proposal);
			done.opened += outcome === 'opened' ? 1 : 0;
			done.added += outcome === 'joined' ? 1 : 0;
		}
		await weigh(review);
		return done;
	});
}

/** The dated rule with the agency's own numbers of that day; the version names both. */
export async function ruleInForce(tx: Db, agencyId: string, onDay: string): Promise<RuleSet<NeedRules>> {
	const rule = ruleSetOn(needRuleSets, onDay);
	const { settings, since } = await findNeedSettings(tx, agencyId, onDay);
	return { ...rule, version: since === null ? rule.version : `${rule.version}+${since}`, rules: rulesOf(rule.rules, NeedSettings.parse(settings)) };
}

async function factsOf({ tx, agencyId, ctx, rule: { rules } }: Review) {
	const since = addDays(ctx.today, -LOOK_BACK_DAYS);
	const surveys = await listClosedSurveys(tx, agencyId, since);
	const complaints = await listCompetenceComplaints(tx, agencyId, since);
	const months = await listPromiseMonths(tx, agencyId, monthOf(since), monthOf(ctx.today));
	const elements = surveys.flatMap((survey) => elementProposals(survey, rules));
	const missed = months.filter((month) => isMissed(month, rules));
	const standing = new Set([
		...elements.flatMap(({ evidence }) => evidence.map(keyOf)),
		...complaints.map((complaint) => keyOf(complaintEvidence(complaint))),
		...missed.map(({ unitId, serviceId, month }) => keyOf({ kind: 'missed_time', unitId, referenceId: serviceId, element: '', month }))
	]);
	return { elements, complaints, months, standing };
}

function keyOf({ kind, unitId, referenceId, element, month }: Pick<Evidence, 'kind' | 'unitId' | 'referenceId' | 'element' | 'month'>): string {
	return `${kind}/${unitId}/${referenceId}/${element}/${month}`;
}

/** Marks evidence whose fact is gone, and unmarks what came back. */
async function undo(review: Review, standing: ReadonlySet<string>): Promise<number> {
	const { tx, agencyId, ctx } = review;
	const gone = review.evidence.filter((row) => row.undoneOn === null && !standing.has(keyOf(row)));
	const back = review.evidence.filter((row) => row.undoneOn !== null && standing.has(keyOf(row)));
	if (gone.length + back.length === 0) return 0;
	await setEvidenceUndone(tx, agencyId, gone.map(({ id }) => id), ctx.today);
	await setEvidenceUndone(tx, agencyId, back.map(({ id }) => id), null);
	for (const needId of new Set([...gone, ...back].map((row) => row.needId))) {
		const of = (rows: readonly EvidenceRow[]) => rows.filter((row) => row.needId === needId).length;
		await recordAudit(tx, ctx, { agencyId, action: 'need.evidence', subject: `need:${needId}`, detail: { undone: of(gone), restored: of(back) } });
	}
	review.evidence = await listEvidence(tx, agencyId);
	return gone.length;
}

function isCurrent({ state }: NeedRow): boolean {
	return state === 'open' || state === 'accepted';
}

/** One more complaint of the same kind raises a need that is open already; it does not wait for two others. */
async function joinComplaints(review: Review, complaints: readonly ClosedComplaint[]): Promise<number> {
	const used = new Set(review.evidence.map(keyOf));
	let added = 0;
	for (const complaint of complaints.filter((each) => !used.has(keyOf(complaintEvidence(each))))) {
		const { unitId, serviceId, competency, closedOn } = complaint;
		const need = review.needs.find((each) => isCurrent(each) && each.topic === 'complaint' && each.unitId === unitId && each.serviceId === serviceId && isAlike(each.competency, competency, review.rule.rules)
			&& closedOn >= addDays(each.openedOn, -review.rule.rules.complaintDays));
		if (!need) continue;
		await add(review, need.id, [complaintEvidence(complaint)]);
		added += 1;
	}
	return added;
}

/** What the facts propose once those are set aside that were used: by any need for complaints, by a decided need for months. */
function newProposals(review: Review, { elements, complaints, months }: Awaited<ReturnType<typeof factsOf>>): Proposal[] {
	const { rules } = review.rule;
	const used = new Set(review.evidence.map(keyOf));
	const earliest = monthsBefore(review.ctx.today, rules.recentMonths);
	const decided = new Set(review.evidence.filter(({ needId }) => !review.needs.some((need) => need.id === needId && isCurrent(need))).map(keyOf));
	const freshMonths = months.filter(({ unitId, serviceId, month }) => month >= earliest && !decided.has(keyOf({ kind: 'missed_time', unitId, referenceId: serviceId, element: '', month })));
	const since = addDays(review.ctx.today, -LOOK_BACK_DAYS);
	return [
		...elements,
		...complaintProposals(complaints.filter((each) => each.closedOn >= since && !used.has(keyOf(complaintEvidence(each)))), rules),
		...promiseProposals(freshMonths, rules)
	];
}

/** Lets a proposal's new evidence join the need that is open for it, or opens one. */
async function take(review: Review, proposal: Proposal): Promise<'nothing' | 'joined' | 'opened'> {
	const used = new Set(review.evidence.map(keyOf));
	const evidence = proposal.evidence.filter((each) => !used.has(keyOf(each)));
	if (evidence.length === 0) return 'nothing';
	const { tx, ctx, agencyId, rule } = review;
	const { kind, unitId, serviceId, topic, competency } = proposal;
	const known = topic === 'complaint' ? undefined : review.needs.find((need) => isCurrent(need) && need.kind === kind && need.unitId === unitId && need.serviceId === serviceId && need.topic === topic);
	if (known) {
		await add(review, known.id, evidence);
		return 'joined';
	}
	const id = await insertNeed(tx, { agency_id: agencyId, kind, unit_id: unitId, service_id: serviceId, topic, competency: competency.slice(0, 200), rule_name: rule.name, rule_version: rule.version, opened_on: ctx.today });
	await insertEvidence(tx, agencyId, id, ctx.today, evidence);
	await recordAudit(tx, ctx, { agencyId, action: 'need.open', subject: `need:${id}`, detail: { kind, topic, unitId, evidence: evidence.length, rule: rule.name, version: rule.version } });
	review.needs = await listAllNeeds(tx, agencyId);
	review.evidence = await listEvidence(tx, agencyId);
	return 'opened';
}

async function add(review: Review, needId: string, evidence: readonly Evidence[]): Promise<void> {
	const { tx, ctx, agencyId } = review;
	await insertEvidence(tx, agencyId, needId, ctx.today, evidence);
	await recordAudit(tx, ctx, { agencyId, action: 'need.evidence', subject: `need:${needId}`, detail: { added: evidence.length } });
	review.evidence = await listEvidence(tx, agencyId);
}

/** Urgency follows what stands today; a need that an officer opened keeps the officer's. */
async function weigh({ tx, ctx, agencyId, rule, needs, evidence }: Review): Promise<void> {
	for (const need of needs.filter((each) => isCurrent(each) && each.ruleVersion !== null)) {
		const standing = evidence.filter((row) => row.needId === need.id && row.undoneOn === null);
		const urgency = urgencyOf(standing, need.openedOn, ctx.today, rule.rules);
		if (urgency !== need.urgency) await changeNeed(tx, agencyId, need.id, { urgency });
	}
}
