import { isCounted, surveyResult, type SkmRules } from './rules.ts';
import type { Element, Grade, PartialAnswers } from './schema.ts';
import { REASONS, type Channel, type Reason, type Sign } from './signs.schema.ts';

/** Numbers of the watch over answers; a dated rule set (gaming-rules.ts). */
export interface GamingRules {
	/** A form sent sooner after it was opened was not read. */
	readonly fastestSeconds: number;
	/** Answers of one device on one day that count: a family shares a phone. */
	readonly mostPerDevice: number;
	/** Answers of one source in ten minutes before the next are a burst. */
	readonly burstInTenMinutes: number;
	/** Answers of one device, or of one source without a device, in ten minutes before it is asked to wait. */
	readonly slowAfter: number;
	/** Reasons for which an answer stays out of the index. The others are counted and printed only. */
	readonly excluding: readonly Reason[];
}

/** What is known of one sending. Nothing of it is kept but the signs that follow. */
export interface Sending {
	/** Between opening and sending; null when the form was not one of ours. */
	readonly seconds: number | null;
	/** Earlier answers today from the same device; 0 where the device is a counter's own or not known. */
	readonly earlierOfDevice: number;
	/** Earlier answers in ten minutes from the same source. */
	readonly earlierOfSource: number;
	readonly isTicket: boolean;
	readonly isForgedTicket: boolean;
	/** Sent from a device that the office set up: its device and source say nothing. */
	readonly isOffice: boolean;
}

/**
 * The signs of one answer. A ticket shows that a visit stands behind it, so a shared device or a crowd then says nothing.
 *
 * @source F83; docs/decisions/0007-signs-of-gaming.md
 */
export function signsOf(sending: Sending, rules: GamingRules): Sign[] {
	const signs: Sign[] = [];
	if (sending.seconds === null) signs.push('unsealed');
	else if (sending.seconds < rules.fastestSeconds) signs.push('fast');
	if (sending.isForgedTicket) signs.push('forged');
	if (sending.isTicket || sending.isOffice) return signs;
	if (sending.earlierOfSource >= rules.burstInTenMinutes) signs.push('burst');
	if (sending.earlierOfDevice >= rules.mostPerDevice) signs.push('device');
	return signs;
}

export interface Weighed {
	readonly answers: PartialAnswers;
	readonly signs: readonly Sign[];
	readonly channel: Channel;
	readonly byTicket: boolean;
}

/** Whether all elements asked got the same score: honest people do that too, so alone it is only noted. */
export function isStraight(answers: PartialAnswers, used: readonly Element[]): boolean {
	const given = used.flatMap((element) => answers[element] ?? []);
	return given.length >= 5 && given.every((score) => score === given[0]);
}

/** What an answer carries that speaks against it. */
export interface Marks {
	readonly signs: readonly Sign[];
	readonly isStraight: boolean;
	readonly isIncomplete: boolean;
}

/** The first reason, in the order of REASONS, for which the answer stays out of the index; undefined when it counts. */
export function reasonAgainst(response: Weighed, rules: SkmRules, gaming: GamingRules, used: readonly Element[]): Reason | undefined {
	return firstReason(marksOf(response, rules, used), gaming);
}

export function marksOf({ answers, signs }: Pick<Weighed, 'answers' | 'signs'>, rules: SkmRules, used: readonly Element[]): Marks {
	return { signs, isStraight: isStraight(answers, used), isIncomplete: !isCounted(answers, rules, used) };
}

export function firstReason(marks: Marks, gaming: GamingRules): Reason | undefined {
	return REASONS.find((reason) => (reason === 'incomplete' || gaming.excluding.includes(reason)) && carries(marks, reason));
}

export function carries({ signs, isStraight: alike, isIncomplete }: Marks, reason: Reason): boolean {
	if (reason === 'incomplete') return isIncomplete;
	return reason === 'straight' ? alike : signs.includes(reason);
}

export interface Integrity {
	/** Answers that do not count, each under its first reason. */
	readonly excludedBy: Readonly<Partial<Record<Reason, number>>>;
	/** Answers that count although they carry this sign. */
	readonly noted: Readonly<Partial<Record<Reason, number>>>;
	/** The index if every complete answer counted; null when so few are left out that the difference would tell what they said. */
	readonly withAll: { readonly index: number; readonly grade: Grade; readonly respondents: number } | null;
	/** Answers that count, by the way they came. */
	readonly channels: Readonly<Record<Channel, number>>;
	readonly byTicket: number;
}

/**
 * Sorts the answers of a survey into those that count and those that do not, each with its reason: nothing is dropped in silence.
 *
 * @source F83; docs/rules/skm.md § 10
 */
export function sifted<Response extends Weighed>(
	responses: readonly Response[],
	rules: SkmRules,
	gaming: GamingRules,
	used: readonly Element[]
): { readonly counted: Response[]; readonly integrity: Integrity } {
	const counted: Response[] = [];
	const excludedBy: Partial<Record<Reason, number>> = {};
	for (const response of responses) {
		const reason = reasonAgainst(response, rules, gaming, used);
		if (reason === undefined) counted.push(response);
		else excludedBy[reason] = (excludedBy[reason] ?? 0) + 1;
	}
	const channels = { web: 0, kiosk: 0, officer: 0, import: 0 };
	for (const { channel } of counted) channels[channel] += 1;
	const byTicket = counted.filter((response) => response.byTicket).length;
	return { counted, integrity: { excludedBy, noted: notedOf(counted, used), withAll: withAll(responses, counted.length, rules, used), channels, byTicket } };
}

function notedOf(counted: readonly Weighed[], used: readonly Element[]): Integrity['noted'] {
	const noted: Partial<Record<Reason, number>> = {};
	for (const reason of REASONS) {
		const count = counted.filter(({ answers, signs }) => carries({ signs, isStraight: isStraight(answers, used), isIncomplete: false }, reason)).length;
		if (count > 0) noted[reason] = count;
	}
	return noted;
}

function withAll(responses: readonly Weighed[], counted: number, rules: SkmRules, used: readonly Element[]): Integrity['withAll'] {
	const complete = responses.filter(({ answers }) => isCounted(answers, rules, used));
	if (complete.length - counted < rules.smallestCell) return null;
	const { index, grade, respondents } = surveyResult(complete.map(({ answers }) => answers), rules, used);
	return { index, grade, respondents };
}
