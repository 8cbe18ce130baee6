import type { Locale } from '#platform/context.ts';
import { en as officeEn } from './office.messages.en.ts';
import { id as officeId } from './office.messages.id.ts';
import { en as wordsEn } from './officer.messages.en.ts';
import { id as wordsId } from './officer.messages.id.ts';

const texts = { id: { ...officeId, ...wordsId }, en: { ...officeEn, ...wordsEn } };

/** The texts of the officers' pages. */
export function officeWords(locale: Locale): (typeof texts)['id'] {
	return texts[locale];
}
