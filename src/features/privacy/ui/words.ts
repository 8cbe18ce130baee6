import type { Locale } from '#platform/context.ts';
import { en as manageEn } from '../manage.messages.en.ts';
import { id as manageId } from '../manage.messages.id.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';

export const privacyWords = (locale: Locale): typeof id => ({ id, en })[locale];
export const manageWords = (locale: Locale): typeof manageId => ({ id: manageId, en: manageEn })[locale];

/** Words for a clock: what is left, or by how much it is over. */
export function clockWords(locale: Locale, { isLate, hours, minutes }: { readonly isLate: boolean; readonly hours: number; readonly minutes: number }): string {
	const { late, left } = privacyWords(locale).request;
	return isLate ? late(hours, minutes) : left(hours, minutes);
}

/** Colour only repeats what the words say. */
export const BREACH_BADGES = { running: 'attention', overdue: 'bad', in_time: 'good', sent_late: 'bad' } as const;
