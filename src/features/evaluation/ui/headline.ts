import type { Locale } from '#platform/context.ts';
import { effectOf } from '../effect.rules.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import type { Outcome } from '../programme.schema.ts';
import type { VerdictCode } from '../schema.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import { decimalsOf, signed } from './numbers.ts';

/** The answer at the top of the page. */
export interface Headline {
	readonly code: VerdictCode;
	readonly sentence: string;
	/** Null where there is no number that may stand for the answer. */
	readonly number: { readonly value: string; readonly label: string; readonly definition: readonly string[]; readonly rowsHref: string } | null;
}

export interface HeadlineFacts {
	readonly id: string;
	readonly outcome: Outcome;
	readonly verdict: VerdictCode;
	readonly result: StoredEvaluation;
}

/** What cannot be judged has no number at the top: a figure without standing would be read as one. */
export function headlineOf({ id: programmeId, outcome, verdict, result }: HeadlineFacts, locale: Locale): Headline {
	const words = { id, en }[locale];
	const measure = words.outcomeInSentence(outcome);
	const said = locale === 'en' ? result.english?.verdict : result.impact?.verdict;
	const sentence = said?.sentence ?? (result.fault === 'series.short_for_season' ? words.page.shortForSeason(measure) : words.page.noPanel(measure));
	const { att, ci95, isSeries } = effectOf(result);
	if (verdict === 'cannot_be_judged' || att === null) return { code: verdict, sentence, number: null };
	const decimals = decimalsOf(ci95);
	const range = ci95 ? ` · ${words.page.to(signed(ci95[0], locale, decimals), signed(ci95[1], locale, decimals))}` : '';
	const definition = [isSeries ? words.page.seriesDefinition(measure) : words.page.effectDefinition(measure, words.countedInSentence(outcome)), words.page.rangeDefinition, words.definitionOf(outcome) ?? words.page.ofHundred];
	return {
		code: verdict,
		sentence,
		number: { value: signed(att, locale, decimals), label: `${words.pointsOf(outcome)}${range}`, definition, rowsHref: `/evaluasi/${programmeId}/data` }
	};
}
