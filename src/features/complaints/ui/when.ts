import { dayIn } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { dateTime, longDate } from '#platform/messages.ts';

/** When something happened, for officers. Of what an anonymous reporter did, and of who joined, only the day is kept: an hour printed beside it would be invented. */
export function whenOf(at: Date, { isDayOnly, timeZone }: { readonly isDayOnly: boolean; readonly timeZone: string }, locale: Locale): string {
	return isDayOnly ? longDate(dayIn(timeZone, at), locale) : dateTime(at, locale, timeZone);
}
