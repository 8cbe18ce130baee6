import type { Locale } from '#platform/context.ts';
import type { RowReason } from './import-schema.ts';
import { reasonSentences as english } from './import.messages.en.ts';
import { reasonSentences as indonesian } from './import.messages.id.ts';
import { indicatorTitle } from './quality-indicators.ts';

/** What was seen in a row, in a sentence; a BKN indicator by its title. */
export function sayReason({ code, value = '' }: Pick<RowReason, 'code' | 'value'>, locale: Locale): string {
	const sentences: Readonly<Record<string, (value: string) => string>> = { id: indonesian, en: english }[locale];
	return sentences[code]?.(value) ?? indicatorTitle(code, locale) ?? code;
}
