import { addDays } from '#platform/clock.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { isEnded, isLate, planState, type Waiting } from '../plan.rules.ts';
import { mayDecide, mayPropose, mayReadDecisions, type Proposed } from './policy.ts';
import { listDecisions } from './queries.ts';
import { mattersOf, proposedIn } from './service.ts';

/** Something that waits for a decision, with all that says for whom. */
export interface WaitingMatter extends Proposed, Pick<Waiting, 'days'> {}

/** All that waits for a decision in the actor's government, whoever may decide; the same for all who may read it. */
export async function waitingMatters(ctx: Ctx): Promise<readonly WaitingMatter[]> {
	const actor = signedIn(ctx);
	if (!mayReadDecisions(actor, actor)) return [];
	return (await mattersOf(ctx, actor)).flatMap(({ waiting, versions }) => (waiting === null ? [] : [{ ...proposedIn(actor, versions), days: waiting.days }]));
}

export interface DecisionDuty {
	readonly count: number;
	/** Days that the oldest of them waits. */
	readonly oldestDays: number;
}

/** Of what waits, that which the actor may decide; null when nothing is. */
export function decisionDuty(ctx: Ctx, matters: readonly WaitingMatter[]): DecisionDuty | null {
	const actor = signedIn(ctx);
	const own = matters.filter((matter) => mayDecide(actor, matter));
	return own.length === 0 ? null : { count: own.length, oldestDays: Math.max(...own.map(({ days }) => days)) };
}

/** Decisions in force that no plan has taken up, of the actor's government; the same for all who may read them. To wait for data asks for no plan. */
export async function unplannedDecisions(ctx: Ctx): Promise<number> {
	const actor = signedIn(ctx);
	if (!mayReadDecisions(actor, actor)) return 0;
	return (await mattersOf(ctx, actor)).filter(({ standing, versions }) => standing === 'decided' && versions[0]?.choice !== 'wait').length;
}

/** Of these, how many the actor may put into a plan; null when there is none. */
export function carryDuty(ctx: Ctx, unplanned: number): number | null {
	const actor = signedIn(ctx);
	return unplanned > 0 && mayPropose(actor, actor) ? unplanned : null;
}

/** A plan that is late, or due within so many days. */
const SOON_DAYS = 14;

/** A plan that is not ended, with the office that owns it. */
export interface DuePlan {
	readonly ownerPath: string | null;
	readonly isLate: boolean;
}

/** All plans of the actor's government that are late or due in a fortnight, whoever owns them; the same for all who may read decisions. */
export async function duePlans(ctx: Ctx): Promise<readonly DuePlan[]> {
	const actor = signedIn(ctx);
	if (!mayReadDecisions(actor, actor)) return [];
	const rows = await inTransaction(ctx.db, (tx) => listDecisions(tx, actor.agencyId));
	const until = addDays(ctx.today, SOON_DAYS);
	return rows.flatMap(({ plan, dueOn, ownerPath, followUps }): DuePlan[] => {
		const state = planState(followUps.at(-1)?.state ?? null);
		if (plan === null || dueOn === null || dueOn > until || isEnded(state)) return [];
		return [{ ownerPath, isLate: isLate({ state, dueOn }, ctx.today) }];
	});
}

export interface PlanDuty {
	readonly late: number;
	/** Due today or within a fortnight. */
	readonly soon: number;
}

/** Of these plans, those of offices that the actor heads or stands above; null when there is none. */
export function planDuty(ctx: Ctx, plans: readonly DuePlan[]): PlanDuty | null {
	const actor = signedIn(ctx);
	const own = plans.filter(({ ownerPath }) => ownerPath !== null && actor.can('decision.decide', ownerPath));
	const late = own.filter((plan) => plan.isLate).length;
	return own.length === 0 ? null : { late, soon: own.length - late };
}
