import { addDays } from '#platform/clock.ts';
import type { FollowUp, PlanState } from './schema.ts';

/** A plan is made for five years at most: beyond that nobody of today answers for it. */
export const MOST_PLAN_DAYS = 5 * 366;

/** How a plan stands: as the last step says; 'open' before the first. */
export function planState(last: FollowUp | null): PlanState {
	return last ?? 'open';
}

/** Nothing follows once it is done, or was dropped. */
export function isEnded(state: PlanState): boolean {
	return state === 'done' || state === 'dropped';
}

/** Past its day and not ended. A plan without a day, from before plans had one, is never late. */
export function isLate({ state, dueOn }: { readonly state: PlanState; readonly dueOn: string | null }, today: string): boolean {
	return dueOn !== null && dueOn < today && !isEnded(state);
}

/** Whether a plan may have this day. */
export function isPlanDay(dueOn: string, today: string): boolean {
	return dueOn >= today && dueOn <= addDays(today, MOST_PLAN_DAYS);
}

interface Version {
	readonly version: number;
	readonly step: 'proposal' | 'decision';
}

/** The number of the decision that took the place of this one; null where it stands, and for proposals, which no one supersedes. */
export function supersededBy({ version, step }: Version, all: readonly Version[]): number | null {
	if (step !== 'decision') return null;
	const later = all.filter((other) => other.step === 'decision' && other.version > version).map((other) => other.version);
	return later.length === 0 ? null : Math.min(...later);
}

/** What waits for somebody to decide: a proposal, or a verdict of which nobody has said anything. Null: nothing does. */
export interface Waiting {
	readonly what: 'proposal' | 'verdict';
	/** Since when, in whole days; never under zero. */
	readonly days: number;
}

/** @param since the day of the proposal, or of the verdict; null where there is no verdict, and then only a proposal waits */
export function waitingSince({ proposedOn, judgedOn, isDecided }: { readonly proposedOn: string | null; readonly judgedOn: string | null; readonly isDecided: boolean }, today: string): Waiting | null {
	const days = (from: string) => Math.max(0, Math.round((Date.parse(today) - Date.parse(from)) / 86_400_000));
	if (proposedOn !== null) return { what: 'proposal', days: days(proposedOn) };
	return isDecided || judgedOn === null ? null : { what: 'verdict', days: days(judgedOn) };
}
