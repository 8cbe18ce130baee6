import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import { en } from '../public.messages.en.ts';
import { id } from '../public.messages.id.ts';

export function publicWords(locale: Locale): typeof id {
	return { id, en }[locale];
}

/** '80,50' of 8050. */
export function points(hundredths: number, locale: Locale): string {
	return number(hundredths / 100, locale, 2);
}
