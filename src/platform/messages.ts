import type { Locale } from './context.ts';

/** A feature's texts in both languages; the compiler finds a missing one because `en` has the type of `id`. */
export interface Texts<T> {
	readonly id: T;
	readonly en: T;
}

export function inLocale<T>(texts: Texts<T>, locale: Locale): T {
	return texts[locale];
}

const TAG = { id: 'id-ID', en: 'en-GB' } as const;

/** '2.898' / '3,22' in Indonesian form. */
export function number(value: number, locale: Locale, decimals = 0): string {
	return new Intl.NumberFormat(TAG[locale], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** '21 November 2026' of 'YYYY-MM-DD'. */
export function longDate(day: string, locale: Locale): string {
	return new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** 'November 2026' of 'YYYY-MM-DD'. */
export function monthName(day: string, locale: Locale): string {
	return new Intl.DateTimeFormat(TAG[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** '21 November 2026 pukul 16.00' of an instant, in the agency's zone. */
export function dateTime(instant: Date, locale: Locale, timeZone: string): string {
	return new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant);
}
