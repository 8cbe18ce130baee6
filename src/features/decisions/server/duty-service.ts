import { signedIn, type Ctx } from '#platform/context.ts';
import type { Waiting } from '../plan.rules.ts';
import { mayDecide, mayReadDecisions, type Proposed } from './policy.ts';
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
