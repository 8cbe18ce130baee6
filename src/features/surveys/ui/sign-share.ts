import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import { en } from '../signs.messages.en.ts';
import { id } from '../signs.messages.id.ts';

/** "12 (8 %)": a count with its share of the whole; of nothing there is no share. */
export function shareOf(count: number, whole: number, locale: Locale): string {
	return whole === 0 ? number(count, locale) : { id, en }[locale].share(number(count, locale), number((100 * count) / whole, locale, 0));
}
