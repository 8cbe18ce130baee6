import type { Locale } from '#platform/context.ts';
import { en as pageEn } from '../../page.messages.en.ts';
import { id as pageId } from '../../page.messages.id.ts';
import { OUTCOMES } from '../../programme.schema.ts';
import { en } from '../../rivals/messages.en.ts';
import { id } from '../../rivals/messages.id.ts';
import type { RivalRun } from '../../rivals/rivals.schema.ts';
import { signed } from '../numbers.ts';

/** What one run changed, in words; `unitNames` by the id of the office left out. */
export function wayOf({ family, choice }: Pick<RivalRun, 'family' | 'choice'>, unitNames: Readonly<Record<string, string>>, locale: Locale): string {
	const words = { id, en }[locale];
	const measure = OUTCOMES.find((outcome) => outcome === choice);
	const named = { id: pageId, en: pageEn }[locale].outcomeInSentence;
	return words.way[family](choice, unitNames[choice] ?? words.noUnit, measure ? named(measure) : choice);
}

/** '+1,20 sampai +3,40'; a dash where there is none. */
export function rangeText(range: RivalRun['ci95'], locale: Locale, decimals = 2): string {
	return range ? { id: pageId, en: pageEn }[locale].page.to(signed(range[0], locale, decimals), signed(range[1], locale, decimals)) : '–';
}

/** How it stands against the verdict; where nothing was computed, why. */
export function readingText({ reading, reason }: Pick<RivalRun, 'reading' | 'reason'>, locale: Locale): string {
	const words = { id, en }[locale];
	return reason ? `${words.reading[reading]} (${words.reason[reason]})` : words.reading[reading];
}
