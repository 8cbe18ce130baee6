import { monthNumber } from '#platform/months.ts';
import type { JpActivity } from './schema.ts';

/** Hundredths of a JP are written in conversions, so that 2,4 JP is a whole number. */
export type JpHundredths = number;

/** How one form becomes JP, at home and abroad. */
export type Conversion = {
	/** The regulation's value was not found and ours is an assumption: always, or abroad only. */
	readonly assumed?: 'always' | 'abroad';
} & (
	| {
			/** By the hours of the programme: percent of them that count. */
			readonly by: 'minutes';
			readonly domestic: number;
			readonly abroad: number;
			/** JP that count in a day, before the percentage. */
			readonly mostADay?: { readonly domestic: JpHundredths; readonly abroad: JpHundredths };
	  }
	| {
			/** So many JP for a day, for each meeting (or semester), or for the activity as a whole. */
			readonly by: 'days' | 'sessions' | 'activity';
			readonly domestic: JpHundredths;
			readonly abroad: JpHundredths;
			/** Meetings of one form that count in a calendar month. */
			readonly mostAMonth?: number;
	  }
);

export interface JpRules {
	readonly minutesPerJp: number;
	/** Least JP a year of a PNS. */
	readonly minimum: number;
	/** JP a year of a PPPK above which the agency is warned. */
	readonly contractLimit: number;
	/** By form id. */
	readonly conversions: Readonly<Record<string, Conversion>>;
}

/** What one activity earns. */
export interface JpCredit {
	/** Hundredths of a minute: 45 minutes with 20 % more are 5400. Kept, so that a year is rounded once. */
	readonly minuteHundredths: number;
	/** Whether a limit of the day or the month took something away. */
	readonly isCapped: boolean;
}

export interface YearOfJp {
	/** Whole JP, rounded down. */
	readonly jp: number;
	readonly minuteHundredths: number;
	/** Aligned with the activities given; null for one that ended in another year. */
	readonly credits: readonly (JpCredit | null)[];
}

export type EmploymentKind = 'PNS' | 'PPPK' | 'unknown';

/**
 * JP of one person in a calendar year: the year in which an activity ends.
 *
 * @param activities all of one person, other years too, for a limit of a day is shared across New Year;
 *   their order does not matter
 * @throws {RangeError} a form without conversion, or an activity that ends before it starts
 * @source PerLAN 10/2018; docs/rules/jp.md § 3 to § 5
 */
export function jpOfYear(activities: readonly JpActivity[], year: number, rules: JpRules): YearOfJp {
	const all = creditActivities(activities, rules);
	const credits = activities.map((activity, index) => (yearOf(activity) === year ? (all[index] ?? null) : null));
	const minuteHundredths = credits.reduce((sum, credit) => sum + (credit?.minuteHundredths ?? 0), 0);
	return { jp: wholeJp(minuteHundredths, rules), minuteHundredths, credits };
}

/**
 * What each activity of one person earns, limits applied. Limits are shared by all activities of
 * one form; what ends first is served first, so a later record never takes from an earlier year.
 *
 * @source docs/rules/jp.md § 4
 */
export function creditActivities(activities: readonly JpActivity[], rules: JpRules): JpCredit[] {
	const credits: JpCredit[] = activities.map(() => ({ minuteHundredths: 0, isCapped: false }));
	for (const formId of new Set(activities.map((activity) => activity.formId))) {
		const conversion = rules.conversions[formId];
		if (!conversion) throw new RangeError(`creditActivities: no conversion of form "${formId}"`);
		const claims = activities.flatMap((activity, index) => (activity.formId === formId ? [claimOf(activity, index, conversion, rules)] : []));
		const granted = grant(claims, capacityOf(conversion, rules));
		claims.forEach((claim, at) => {
			const given = granted[at] ?? 0;
			credits[claim.index] = { minuteHundredths: Math.floor((given * claim.worth) / claim.cost), isCapped: given < claim.wanted };
		});
	}
	return credits;
}

/**
 * Whole JP of a year, rounded down once.
 *
 * @source docs/rules/jp.md § 5
 */
export function wholeJp(minuteHundredths: number, { minutesPerJp }: JpRules): number {
	return Math.floor(minuteHundredths / (100 * minutesPerJp));
}

/**
 * The duty of a year. A PPPK has no minimum and so nothing to miss; above the limit the agency is warned, never blocked.
 *
 * @param jp whole JP of the year
 * @source PP 11/2017 Pasal 203, PP 49/2018 Pasal 40; docs/rules/jp.md § 1
 */
export function yearlyDuty(
	kind: EmploymentKind,
	jp: number,
	{ minimum, contractLimit }: JpRules
): { minimum: number | null; met: boolean; isAboveContractLimit: boolean } {
	if (kind === 'PPPK') return { minimum: null, met: true, isAboveContractLimit: jp > contractLimit };
	return { minimum, met: jp >= minimum, isAboveContractLimit: false };
}

/** Part of an allowance that an activity asks for, in parts of a day or in meetings. */
interface Claim {
	readonly index: number;
	readonly endsOn: string;
	/** Days or months, numbered through. */
	readonly first: number;
	readonly last: number;
	/** All that the record shows. */
	readonly wanted: number;
	/** As much of it as the days of the activity can hold. */
	readonly most: number;
	/** Hundredths of a minute for `cost` parts. */
	readonly worth: number;
	readonly cost: number;
	readonly isAbroad: boolean;
}

function claimOf(activity: JpActivity, index: number, conversion: Conversion, rules: JpRules): Claim {
	if (activity.endsOn < activity.startsOn) throw new RangeError(`creditActivities: ends ${activity.endsOn}, before it starts ${activity.startsOn}`);
	const { isAbroad, endsOn } = activity;
	const [firstDay, lastDay] = [dayNumber(activity.startsOn), dayNumber(activity.endsOn)];
	const days = activity.days === 0 ? lastDay - firstDay + 1 : activity.days;
	if (conversion.by === 'minutes') {
		// A day is cut so fine that a minute abroad and one at home both use up whole parts of it.
		const [here, elsewhere] = isAbroad ? (['abroad', 'domestic'] as const) : (['domestic', 'abroad'] as const);
		const cost = minutesADay(conversion.mostADay?.[elsewhere], rules) ?? 1;
		const most = days * (minutesADay(conversion.mostADay?.[here], rules) ?? Number.POSITIVE_INFINITY) * cost;
		return { index, endsOn, first: firstDay, last: lastDay, wanted: activity.minutes * cost, most, worth: conversion[here], cost, isAbroad };
	}
	const worth = (isAbroad ? conversion.abroad : conversion.domestic) * rules.minutesPerJp;
	if (conversion.by === 'days') return { index, endsOn, first: firstDay, last: lastDay, wanted: days, most: days, worth, cost: 1, isAbroad };
	const times = conversion.by === 'activity' ? 1 : Math.max(1, activity.sessions);
	return { index, endsOn, first: monthNumber(activity.startsOn), last: monthNumber(activity.endsOn), wanted: times, most: times, worth, cost: 1, isAbroad };
}

/** Parts that one day (or month) has; undefined when nothing limits the form. */
function capacityOf(conversion: Conversion, rules: JpRules): number | undefined {
	if (conversion.by === 'days') return 1;
	if (conversion.by !== 'minutes') return conversion.mostAMonth;
	const limit = conversion.mostADay;
	return limit && (minutesADay(limit.domestic, rules) ?? 1) * (minutesADay(limit.abroad, rules) ?? 1);
}

function minutesADay(most: JpHundredths | undefined, { minutesPerJp }: JpRules): number | undefined {
	return most === undefined ? undefined : (most * minutesPerJp) / 100;
}

/**
 * Gives each claim as much of the days (or months) between its first and last as they have left.
 * A record does not say how its minutes fell on its days; the fullest count that fits is taken.
 * Serving what ends first reaches it (Glover's matching), period by period where the claims change.
 */
function grant(claims: readonly Claim[], capacity: number | undefined): number[] {
	if (capacity === undefined) return claims.map(({ wanted }) => wanted);
	const left = claims.map(({ wanted, most }) => Math.min(wanted, most));
	const granted = claims.map(() => 0);
	const starting = claims.map((_, at) => at).sort((a, b) => claims[b]!.first - claims[a]!.first);
	const borders = [...new Set(claims.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b);
	// What may be served now, what ends first in front; what is served or over leaves from the front.
	const open: number[] = [];
	borders.forEach((from, at) => {
		while (starting.length > 0 && claims[starting.at(-1)!]!.first === from) insertInOrder(open, starting.pop()!, claims);
		let free = ((borders[at + 1] ?? from) - from) * capacity;
		while (open.length > 0) {
			const claim = open[0]!;
			const given = claims[claim]!.last < from ? 0 : Math.min(left[claim]!, free);
			left[claim]! -= given;
			granted[claim]! += given;
			free -= given;
			if (left[claim]! > 0 && claims[claim]!.last >= from) break;
			open.shift();
		}
	});
	return granted;
}

function insertInOrder(open: number[], claim: number, claims: readonly Claim[]): void {
	let [low, high] = [0, open.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareClaims(claims[open[middle]!]!, claims[claim]!) < 0) low = middle + 1;
		else high = middle;
	}
	open.splice(low, 0, claim);
}

/** What ends first; of these what is worth more; then by what it is, so that the order of records never matters. */
function compareClaims(a: Claim, b: Claim): number {
	return (
		compareText(a.endsOn, b.endsOn) ||
		Number(b.isAbroad) - Number(a.isAbroad) ||
		a.first - b.first ||
		a.wanted - b.wanted ||
		a.most - b.most ||
		a.index - b.index
	);
}

function compareText(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

function yearOf({ endsOn }: JpActivity): number {
	return Number(endsOn.slice(0, 4));
}

function dayNumber(date: string): number {
	return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
