import type { Locale } from '#platform/context.ts';
import { effectOf } from '../effect.rules.ts';
import { en as pageEn } from '../page.messages.en.ts';
import { id as pageId } from '../page.messages.id.ts';
import { en } from '../pictures.messages.en.ts';
import { id } from '../pictures.messages.id.ts';
import type { VerdictCode } from '../schema.ts';
import type { EvaluationPage } from '../server/service.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import { decimalsOf, plain, shortMonth, signed } from './numbers.ts';

/** A number that opens what it means and which rows it was counted from. */
export interface DefinedNumber {
	readonly label: string;
	readonly value: string;
	readonly sentences: readonly string[];
}

/** Estimate, range and detectable change where there is a verdict; what is worth having always: it was fixed before. */
export function definedNumbers(page: Pick<EvaluationPage, 'outcome' | 'sesoi'>, result: StoredEvaluation, verdict: VerdictCode, locale: Locale): DefinedNumber[] {
	const words = { id, en }[locale].definitions;
	const all = { id: pageId, en: pageEn }[locale];
	const measure = all.outcomeInSentence(page.outcome);
	const unit = all.unitOf(page.outcome);
	const { att, ci95, isSeries } = effectOf(result);
	const decimals = decimalsOf(ci95);
	const definition = all.definitionOf(page.outcome);
	const { firstMonth, lastMonth } = result.counts;
	const months = firstMonth && lastMonth ? `${shortMonth(firstMonth, locale)}–${shortMonth(lastMonth, locale)}` : '–';
	const filter = words.filter(measure, months);
	const mde = result.impact?.series ? result.impact.series.mde : (result.impact?.mde ?? null);
	const least: DefinedNumber = { label: words.sesoi, value: `${plain(page.sesoi, locale, Number.isInteger(page.sesoi) ? 0 : 1)} ${unit}`, sentences: [words.sesoiText] };
	if (verdict === 'cannot_be_judged' || att === null) return [least];
	return [
		{ label: words.estimate, value: `${signed(att, locale, decimals)} ${unit}`, sentences: [isSeries ? all.page.seriesDefinition(measure) : all.page.effectDefinition(measure, all.countedInSentence(page.outcome)), ...(definition === null ? [] : [definition]), filter] },
		{ label: words.interval, value: ci95 ? all.page.to(signed(ci95[0], locale, decimals), signed(ci95[1], locale, decimals)) : words.sure, sentences: [all.page.rangeDefinition, filter] },
		{ label: words.mde, value: mde === null ? words.sure : `${plain(mde, locale, decimals)} ${unit}`, sentences: [words.mdeText, filter] },
		least
	];
}
