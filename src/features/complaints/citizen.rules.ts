import { addDays } from '#platform/clock.ts';
import type { ComplaintState } from './schema.ts';

/** What a reporter reads of a complaint (F70): five statuses, one of them "closed, not fixed" said as plainly as the others. */
export const CITIZEN_STATUSES = ['received', 'handling', 'waiting', 'fixed', 'not_fixed'] as const;
export type CitizenStatus = (typeof CITIZEN_STATUSES)[number];

/** The status of a state; a closed complaint whose reporter says that it is not fixed is not called fixed. */
export function citizenStatus({ state, closing, confirmedAs }: { readonly state: ComplaintState; readonly closing: string | null; readonly confirmedAs: string | null }): CitizenStatus {
	if (state === 'new' || state === 'verified') return 'received';
	if (state === 'assigned' || state === 'handling') return 'handling';
	if (state === 'paused') return 'waiting';
	if (state !== 'closed') return 'not_fixed';
	return closing === 'not_fixed' || confirmedAs === 'not_fixed' ? 'not_fixed' : 'fixed';
}

/** Days of the calendar after closure in which the answer "was it fixed?" is taken and may be changed. */
export const CONFIRM_DAYS = 30;

export function mayConfirm({ state, closedOn }: { readonly state: ComplaintState; readonly closedOn: string | null }, today: string): boolean {
	return state === 'closed' && closedOn !== null && today <= addDays(closedOn, CONFIRM_DAYS);
}

/** What a place of service is called in a list: its service, its own name and its office, but none that another of them says already. */
export function pointLabel(parts: readonly (string | null)[]): string {
	const named = parts.filter((part, index): part is string => Boolean(part) && parts.indexOf(part) === index);
	return named.filter((part) => !named.some((other) => other !== part && other.includes(part))).join(' · ');
}

const LONGEST_SUBJECT = 120;
/** Beyond this no subject reaches; what is sent to be slow to read (ten thousand exclamation marks) is not read on. */
const FAR_ENOUGH = 600;

/** The first sentence or line of what was written, cut between words. */
export function subjectOf(body: string): string {
	const opening = body.slice(0, FAR_ENOUGH);
	const first = /^\s*(.+?)(?:[.!?。！？]+(?=\s|$)|\n|$)/su.exec(opening)?.[1] ?? '';
	const whole = (/[\p{L}\p{N}]/u.test(first) ? first : opening).replaceAll(/\s+/g, ' ').trim();
	const letters = [...whole];
	if (letters.length <= LONGEST_SUBJECT) return whole;
	const cut = letters.slice(0, LONGEST_SUBJECT - 1).join('');
	const space = cut.lastIndexOf(' ');
	return `${(space > LONGEST_SUBJECT / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** Text for other citizens' eyes: numbers long enough to be somebody's, and addresses, are covered. */
export function maskedText(text: string): string {
	return text.replaceAll(/\S+@\S+/g, '•••').replaceAll(/\+?\d(?:[\s.-]?\d){5,}/g, '•••');
}
