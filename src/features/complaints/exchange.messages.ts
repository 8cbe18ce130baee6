import type { Locale } from '#platform/context.ts';
import { en } from './exchange.messages.en.ts';
import { id } from './exchange.messages.id.ts';

/** The texts of keys, repeated complaints and the summary. */
export function exchangeWords(locale: Locale): typeof id {
	return { id, en }[locale];
}
