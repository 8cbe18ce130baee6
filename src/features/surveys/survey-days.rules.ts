import { addDays } from '#platform/clock.ts';

/** A service is to be asked about every twelve months (R17): no survey lasts longer, and none is opened further ahead. */
const LONGEST_DAYS = 366;

export interface WrongDays {
	readonly code: 'survey.dates_out_of_order' | 'survey.ends_in_the_past' | 'survey.too_far' | 'survey.too_long';
	readonly field: 'opensOn' | 'closesOn';
}

/**
 * Why a survey cannot be opened for these days, both included: a slip in the year would keep the counter for a survey that nobody can answer.
 *
 * @param period days 'YYYY-MM-DD', as `today`
 * @source R17; docs/rules/skm.md § 12
 */
export function wrongDays({ opensOn, closesOn }: { readonly opensOn: string; readonly closesOn: string }, today: string): WrongDays | undefined {
	if (closesOn < opensOn) return { code: 'survey.dates_out_of_order', field: 'closesOn' };
	if (closesOn < today) return { code: 'survey.ends_in_the_past', field: 'closesOn' };
	if (opensOn > addDays(today, LONGEST_DAYS)) return { code: 'survey.too_far', field: 'opensOn' };
	if (closesOn >= addDays(opensOn, LONGEST_DAYS)) return { code: 'survey.too_long', field: 'closesOn' };
	return undefined;
}
