import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import type { Interval } from '../schema.ts';

/** The sign of minus is a minus, not a hyphen. */
function withMinus(text: string): string {
	return text.replace('-', '−');
}

/** '3,1' / '−0,4'; what rounds to zero has no sign. */
export function plain(value: number, locale: Locale, decimals: number): string {
	return withMinus(number(Number(value.toFixed(decimals)) || 0, locale, decimals));
}

/** '+3,1' / '−0,4' / '0,0'. */
export function signed(value: number, locale: Locale, decimals: number): string {
	const text = plain(value, locale, decimals);
	return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** Decimals that tell two numbers apart, from `least` up to 3: 2.04 and 2 are '2,04' and '2,00', not both '2,0'. */
export function decimalsApart(one: number, other: number, least: number): number {
	let decimals = least;
	while (decimals < 3 && one !== other && one.toFixed(decimals) === other.toFixed(decimals)) decimals += 1;
	return decimals;
}

/** 'p = 0,031', and 'p < 0,001' of what three decimals would write as nothing: no chance is ever zero. */
export function probability(value: number | null, locale: Locale): string {
	if (value === null) return '–';
	return value < 0.001 ? `p < ${plain(0.001, locale, 3)}` : `p = ${plain(value, locale, 3)}`;
}

/** As many decimals as the range deserves: two leading digits of half its width; one where there is none. At most 3, for points go from 25 to 100. */
export function decimalsOf(range: Interval | null): number {
	if (!range) return 1;
	const half = (range[1] - range[0]) / 2;
	return half > 0 ? Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(half)))) : 1;
}

const month = (tag: string) => new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** Made once: making one costs more than writing a hundred dates with it. */
const MONTHS = { id: month('id-ID'), en: month('en-GB') } as const;

/** 'Mar 2025' of 'YYYY-MM-DD', for axes and tables. */
export function shortMonth(day: string, locale: Locale): string {
	return MONTHS[locale].format(new Date(`${day}T00:00:00Z`));
}

/** A sentence of the engine, its months 'YYYY-MM' as people say them. */
export function withMonthNames(sentence: string, locale: Locale): string {
	return sentence.replace(/(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?![\d-])/g, (found) => shortMonth(`${found}-01`, locale));
}
