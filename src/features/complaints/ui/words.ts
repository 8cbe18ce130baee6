import type { Locale } from '#platform/context.ts';
import { inLocale } from '#platform/messages.ts';
import { en } from '../citizen.messages.en.ts';
import { id } from '../citizen.messages.id.ts';

/** The words of citizens' pages in the reader's language. */
export function citizenWords(locale: Locale): typeof id {
	return inLocale({ id, en }, locale);
}
