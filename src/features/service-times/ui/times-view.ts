import type { Locale } from '#platform/context.ts';
import { number } from '#platform/messages.ts';
import { en } from '../times.messages.en.ts';
import { id } from '../times.messages.id.ts';

interface Promise {
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
}

/** '30 menit', '3 hari kerja', or that there is none. */
export function promiseText({ promisedMinutes, promisedWorkingDays }: Promise, locale: Locale): string {
	const words = { id, en }[locale];
	if (promisedMinutes !== null) return words.minutes(number(promisedMinutes, locale));
	return promisedWorkingDays === null ? words.noPromise : words.days(number(promisedWorkingDays, locale));
}

interface Span {
	readonly from: string;
	readonly to: string;
	readonly weekday?: number | undefined;
	readonly hour?: number | undefined;
}

/** The span as the address carries it. */
export function spanQuery({ from, to, weekday, hour }: Span, change: Partial<Span> = {}): string {
	const span = { from, to, weekday, hour, ...change };
	const entries = [['dari', span.from], ['sampai', span.to], ['hari', span.weekday], ['jam', span.hour]] as const;
	return new URLSearchParams(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))).toString();
}

/** One month of the picture. */
export interface MonthFigures {
	readonly month: string;
	readonly figures: { readonly waitMedian: number | null; readonly waitP90: number | null; readonly isSmall: boolean } | null;
}

export interface MonthDot {
	readonly month: string;
	readonly x: number;
	readonly median: number;
	readonly p90: number;
	readonly isSmall: boolean;
}

export interface MonthPicture {
	readonly dots: readonly MonthDot[];
	/** Points of polylines; a month without data starts a new one. */
	readonly lines: readonly string[];
	readonly grid: readonly { readonly minutes: number; readonly y: number }[];
	readonly labels: readonly { readonly month: string; readonly x: number }[];
	/** Where the promise lies; null when there is none in minutes, or it lies above the picture. */
	readonly promise: number | null;
}

export const PICTURE = { width: 640, height: 260, left: 40, right: 12, top: 14, bottom: 28 } as const;

/** Where everything stands; null with fewer than two months that have a median. */
export function monthPicture(months: readonly MonthFigures[], promisedMinutes: number | null): MonthPicture | null {
	const known = months.flatMap(({ figures }) => (figures?.waitMedian === null || figures === null ? [] : [figures.waitMedian, figures.waitP90 ?? 0]));
	if (known.length < 4) return null;
	const step = niceStep(Math.max(...known, 1) / 4);
	const top = Math.ceil(Math.max(...known, 1) / step) * step;
	const x = (index: number) => rounded(PICTURE.left + ((index + 0.5) / months.length) * (PICTURE.width - PICTURE.left - PICTURE.right));
	const y = (minutes: number) => rounded(PICTURE.height - PICTURE.bottom - (minutes / top) * (PICTURE.height - PICTURE.top - PICTURE.bottom));
	const places = months.map(({ month, figures }, index): MonthDot | null =>
		figures?.waitMedian === null || figures === null ? null : { month, x: x(index), median: y(figures.waitMedian), p90: y(figures.waitP90 ?? 0), isSmall: figures.isSmall }
	);
	const every = Math.ceil(months.length / 8);
	return {
		dots: places.filter((place) => place !== null),
		lines: polylines(places),
		grid: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => ({ minutes: index * step, y: y(index * step) })),
		labels: months.flatMap(({ month }, index) => (index % every === 0 ? [{ month, x: x(index) }] : [])),
		promise: promisedMinutes !== null && promisedMinutes <= top ? y(promisedMinutes) : null
	};
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** 1, 2 or 5 times a power of ten, not below the value. */
function niceStep(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function polylines(places: readonly (MonthDot | null)[]): string[] {
	const lines: string[][] = [[]];
	for (const place of places) {
		if (place) lines.at(-1)?.push(`${place.x},${place.median}`);
		else lines.push([]);
	}
	return lines.filter((line) => line.length > 1).map((line) => line.join(' '));
}
