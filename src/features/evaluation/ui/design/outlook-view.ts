import type { Locale } from '#platform/context.ts';
import { en as enDesign } from '../../design/design.messages.en.ts';
import { id as idDesign } from '../../design/design.messages.id.ts';
import { canFind, isTooEmpty, type Outlook } from '../../design/outlook.rules.ts';
import { UNLIKE } from '../../design/selection.rules.ts';
import { LIMITS } from '../../rules.ts';
import { en } from '../../page.messages.en.ts';
import { id } from '../../page.messages.id.ts';
import { decimalsApart, plain } from '../numbers.ts';

export interface OutlookView {
	readonly tone: 'good' | 'attention';
	readonly measure: string;
	readonly sentence: string;
	/** What the design is held back by, however large the change. */
	readonly cautions: readonly string[];
	readonly help: readonly string[];
	readonly basis: readonly string[];
}

const FEW_UNITS = 5;
const FEW_MONTHS = 6;

/** What a design can find, in words: the answer, what limits it, what would help, and where the figure comes from. */
export function outlookView(outlook: Outlook, locale: Locale, fixedWindow: boolean): OutlookView {
	const all = { id, en }[locale];
	const amount = (value: number) => `${plain(value, locale, value >= 10 ? 0 : 1)} ${all.unitOf(outlook.outcome)}`;
	return {
		tone: canFind(outlook) === true && !outlook.isLate ? 'good' : 'attention',
		measure: all.outcomeName(outlook.outcome),
		sentence: answer(outlook, locale),
		cautions: cautions(outlook, locale, amount),
		help: [...wayOut(outlook, locale), ...help(outlook, locale, amount)],
		basis: basis(outlook, locale, amount, fixedWindow)
	};
}

/** Whether it can be found, or why not; the wanted change and the one that can be seen are never written alike where they differ. */
function answer(outlook: Outlook, locale: Locale): string {
	const words = { id: idDesign, en: enDesign }[locale].outlook;
	const { sesoi, mde, obstacle, empty, outcome } = outlook;
	if (isTooEmpty(outlook)) return words.empty(percent(empty?.months ?? 0, locale), percent(LIMITS.missing, locale));
	if (obstacle !== null || mde === null) return words.obstacle[obstacle ?? 'few_units'];
	const decimals = decimalsApart(sesoi, mde, Math.min(sesoi, mde) >= 10 ? 0 : 1);
	const amount = (value: number) => `${plain(value, locale, decimals)} ${{ id, en }[locale].unitOf(outcome)}`;
	return (canFind(outlook) ? words.can : words.cannot)(amount(sesoi), amount(mde));
}

const percent = (share: number, locale: Locale): string => `${plain(100 * share, locale, 0)}${locale === 'en' ? '%' : ' %'}`;

/** What to do where too much is empty; quarters only where they are fuller. */
function wayOut(outlook: Outlook, locale: Locale): string[] {
	if (!isTooEmpty(outlook)) return [];
	const words = { id: idDesign, en: enDesign }[locale].outlook;
	const { quarters = 1 } = outlook.empty ?? {};
	return [words.fullerMeasure, words.fullerUnits, quarters <= LIMITS.missing ? words.quarters(percent(quarters, locale)) : words.noQuarters(percent(quarters, locale))];
}

type Amount = (value: number) => string;

function cautions({ isLate, trained, preMonths, obstacle, selection }: Outlook, locale: Locale, amount: Amount): string[] {
	const words = { id: idDesign, en: enDesign }[locale].outlook;
	const isUnlike = selection !== null && selection.size !== null && selection.size >= UNLIKE;
	return [
		...(isLate ? [words.late] : []),
		...(trained > 0 && trained < FEW_UNITS && obstacle === null ? [words.few] : []),
		...(preMonths < FEW_MONTHS && obstacle === null ? [words.short] : []),
		...(isUnlike
			? [words.unlike({ shortfall: amount(selection.shortfall), size: plain(selection.size, locale, 1), rebound: selection.rebound === null || selection.rebound < 0.05 ? null : amount(selection.rebound) })]
			: [])
	];
}

function help({ mde, sesoi, longer, trainedNeeded, unitsNeeded }: Outlook, locale: Locale, amount: Amount): string[] {
	const words = { id: idDesign, en: enDesign }[locale].outlook;
	if (mde === null || mde <= sesoi) return [];
	const count = (value: number) => plain(value, locale, 0);
	const lines = [
		...longer.map(({ windowMonths, mde: reached }) => words.longer(count(windowMonths), amount(reached))),
		...(trainedNeeded === null ? [] : [words.moreTrained(count(trainedNeeded))]),
		...(unitsNeeded === null ? [] : [words.moreUnits(count(unitsNeeded.trained), count(unitsNeeded.comparison))])
	];
	return trainedNeeded === null && unitsNeeded === null ? [...lines, words.noHelp] : lines;
}

function basis(outlook: Outlook, locale: Locale, amount: Amount, fixedWindow: boolean): string[] {
	const words = { id: idDesign, en: enDesign }[locale].outlook;
	const { pastMonths, sd, rho, trained, comparison, windowMonths, preMonths, withoutPast, draws, formulaMde } = outlook;
	const count = (value: number) => plain(value, locale, 0);
	return [
		words.counts({ trained: count(trained), comparison: count(comparison), window: count(windowMonths), pre: count(preMonths) }),
		...(sd === null || rho === null ? [] : [words.basis({ months: count(pastMonths), sd: amount(sd), rho: plain(rho, locale, 2) })]),
		...(draws === 0 || formulaMde === null ? [] : [words.how({ draws: count(draws), formula: amount(formulaMde) })]),
		...(fixedWindow ? [] : [words.assumedWindow]),
		...(withoutPast === 0 ? [] : [words.withoutPast(count(withoutPast))])
	];
}
