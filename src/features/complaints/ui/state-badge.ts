import { nextDue, type Due } from '../rules.ts';
import type { ComplaintState } from '../schema.ts';

/** The colour that repeats what a state says. */
export function stateKind(state: ComplaintState, isLate: boolean): 'neutral' | 'teal' | 'good' | 'attention' | 'bad' {
	if (isLate) return 'bad';
	if (state === 'new' || state === 'paused') return 'attention';
	if (state === 'closed') return 'good';
	return state === 'outside' || state === 'archived' ? 'neutral' : 'teal';
}

/** Days from today to a deadline; negative when it has passed. */
export function daysTo(day: string, today: string): number {
	return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** Whether what is due next should have been done before today. */
export function isLateOn(complaint: Due, today: string): boolean {
	return (nextDue(complaint) ?? today) < today;
}
