import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
	id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas', 'dua belas'],
	en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
};

/** 'empat' of 4; from 13 on figures, as in print. */
export function inWords(count: number, locale: Locale): string {
	return WORDS[locale][count] ?? number(count, locale);
}

/** The same at the start of a sentence. */
export function inWordsFirst(count: number, locale: Locale): string {
	const words = inWords(count, locale);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
