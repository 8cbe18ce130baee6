import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isEnded, isLate, isPlanDay, planState } from '../plan.rules.ts';
import { PlanSearch, type Choice, type FollowUpForm, type PlanForm, type PlanState } from '../schema.ts';
import { decisionPage, mattersOf, reader } from './service.ts';
import { insertFollowUp, insertPlanned } from './write-queries.ts';

/**
 * Makes the last decision a plan: what is done, which office owns it, until when. Once for a decision.
 *
 * @throws {Problem} decision.not_found · identity.not_allowed · decision.due_day: past, or beyond five years · decision.owner_unknown · decision.carried_before
 */
export async function carryIntoPlan(ctx: Ctx, programmeId: string, partId: string | null, { decision, plan, owner, dueOn }: PlanForm): Promise<void> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const page = await decisionPage({ ...ctx, db: tx }, programmeId, partId);
		if (!page.mayPropose) throw new Problem('identity.not_allowed', 403, { verb: 'decision.propose' });
		const [last] = page.versions;
		if (last?.id !== decision || last.step !== 'decision' || last.plan !== null) throw new Problem('decision.carried_before', 409);
		if (!isPlanDay(dueOn, ctx.today)) throw new Problem('decision.due_day', 422, { field: 'dueOn' });
		if (!page.offices.some(({ id }) => id === owner)) throw new Problem('decision.owner_unknown', 422, { field: 'owner' });
		const isCarried = await insertPlanned(tx, { agency_id: actor.agencyId, decision_id: decision, plan, owner_unit_id: owner, due_on: dueOn, carried_by: actor.accountId, carried_at: ctx.now, carried_on: ctx.today });
		if (!isCarried) throw new Problem('decision.carried_before', 409);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'decision.carry', subject: `programme:${programmeId}`, detail: { decision, owner, dueOn } });
	});
}

/**
 * Says what became of a plan, as its next step; nothing of what was said before is changed.
 *
 * @throws {Problem} decision.not_found · decision.plan_not_found · identity.not_allowed · decision.plan_ended: done or dropped before, or somebody else has just written
 */
export async function followUp(ctx: Ctx, programmeId: string, partId: string | null, { decision, state, note }: FollowUpForm): Promise<void> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const page = await decisionPage({ ...ctx, db: tx }, programmeId, partId);
		const version = page.versions.find(({ id, plan }) => id === decision && plan !== null);
		if (!version) throw new Problem('decision.plan_not_found', 404);
		if (!page.mayFollow.includes(decision)) throw new Problem('identity.not_allowed', 403, { verb: 'decision.propose' });
		if (isEnded(planState(version.followUps.at(-1)?.state ?? null))) throw new Problem('decision.plan_ended', 409);
		const step = version.followUps.length + 1;
		const isWritten = await insertFollowUp(tx, { agency_id: actor.agencyId, decision_id: decision, step, state, note, noted_by: actor.accountId, noted_at: ctx.now, noted_on: ctx.today });
		if (!isWritten) throw new Problem('decision.plan_ended', 409);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'decision.follow_up', subject: `programme:${programmeId}`, detail: { decision, state, step } });
	});
}

export interface PlanRow {
	readonly decisionId: string;
	readonly programmeId: string;
	readonly partId: string | null;
	/** Of the part, else of the programme. */
	readonly title: string;
	readonly choice: Choice;
	readonly plan: string;
	readonly ownerName: string | null;
	readonly carriedOn: string | null;
	readonly dueOn: string | null;
	readonly state: PlanState;
	readonly isLate: boolean;
	/** The last that was said of it. */
	readonly note: string | null;
}

export interface PlanList {
	readonly search: PlanSearch;
	readonly rows: readonly PlanRow[];
	readonly counts: Readonly<Record<PlanSearch['state'], number>>;
}

/** The view from the address, whatever stands there. */
export function readPlanSearch(query: URLSearchParams): PlanSearch {
	return PlanSearch.parse({ state: query.get('lihat') ?? undefined });
}

const VIEWS: Readonly<Record<PlanSearch['state'], (row: PlanRow) => boolean>> = { going: ({ state }) => !isEnded(state), late: (row) => row.isLate, ended: ({ state }) => isEnded(state), all: () => true };

/** All plans that decisions became, the soonest due first; the next plan starts from them. @throws {Problem} identity.not_allowed */
export async function planList(ctx: Ctx, search: PlanSearch): Promise<PlanList> {
	const all = (await mattersOf(ctx, reader(ctx))).flatMap(({ programme, part, versions }) => versions.flatMap((row): PlanRow[] => {
		if (row.plan === null) return [];
		const state = planState(row.followUps.at(-1)?.state ?? null);
		return [{
			decisionId: row.id, programmeId: programme.id, partId: part?.id ?? null, title: part?.title ?? programme.title, choice: row.choice, plan: row.plan, ownerName: row.ownerName, carriedOn: row.carriedOn, dueOn: row.dueOn,
			state, isLate: isLate({ state, dueOn: row.dueOn }, ctx.today), note: row.followUps.at(-1)?.note ?? null
		}];
	})).toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.plan.localeCompare(b.plan));
	const count = (view: PlanSearch['state']): number => all.filter(VIEWS[view]).length;
	return { search, rows: all.filter(VIEWS[search.state]), counts: { going: count('going'), late: count('late'), ended: count('ended'), all: all.length } };
}
