import type { Element, PartialAnswers } from './schema.ts';
import type { SkmRules } from './rules.ts';
import { carries, firstReason, marksOf, type GamingRules, type Marks } from './signs.rules.ts';
import { REASONS, SIGN_GROUPS, type Channel, type SignGroup } from './signs.schema.ts';

/** Answers that are alike in all that is counted here. */
export interface MarkedAnswers extends Marks {
	readonly channel: Channel;
	readonly answers: number;
}

export interface SignTally {
	readonly answers: number;
	/** Answers that carry at least one sign; who wrote an answer down is no sign. */
	readonly marked: number;
	readonly leftOut: number;
	readonly officer: number;
	/** How many carry it, and how many of them stay out of the index, for whatever reason. An answer may carry several. */
	readonly bySign: Readonly<Record<SignGroup, { readonly answers: number; readonly leftOut: number }>>;
}

/** Counts answers by what they carry. @source F83; docs/rules/skm.md § 10 */
export function tallySigns(groups: readonly MarkedAnswers[], gaming: GamingRules): SignTally {
	return mergeTallies(groups.map((group) => tallyOf(group, gaming)));
}

/** Several counts taken together, as of surveys under different versions of the rules. */
export function mergeTallies(tallies: readonly SignTally[]): SignTally {
	const sum = (of: (tally: SignTally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
	return {
		answers: sum(({ answers }) => answers),
		marked: sum(({ marked }) => marked),
		leftOut: sum(({ leftOut }) => leftOut),
		officer: sum(({ officer }) => officer),
		bySign: Object.fromEntries(
			SIGN_GROUPS.map((sign) => [sign, { answers: sum(({ bySign }) => bySign[sign].answers), leftOut: sum(({ bySign }) => bySign[sign].leftOut) }])
		) as SignTally['bySign']
	};
}

function tallyOf(group: MarkedAnswers, gaming: GamingRules): SignTally {
	const { answers } = group;
	const leftOut = firstReason(group, gaming) === undefined ? 0 : answers;
	const none = { answers: 0, leftOut: 0 };
	return {
		answers,
		marked: REASONS.some((reason) => carries(group, reason)) ? answers : 0,
		leftOut,
		officer: group.channel === 'officer' ? answers : 0,
		bySign: Object.fromEntries(SIGN_GROUPS.map((sign) => [sign, isOf(group, sign) ? { answers, leftOut } : none])) as SignTally['bySign']
	};
}

function isOf(marked: Marks & { readonly channel: Channel }, sign: SignGroup): boolean {
	return sign === 'officer' ? marked.channel === 'officer' : carries(marked, sign);
}

/** One answer as it is kept: nothing in it names a visitor. */
export interface DatedAnswer {
	/** 'YYYY-MM-DD'; the hour is not kept. */
	readonly day: string;
	readonly channel: Channel;
	readonly signs: Marks['signs'];
	readonly answers: PartialAnswers;
}

export interface OpenRow {
	/** 'YYYY-MM-DD', or 'YYYY-MM' where too few answered on the day. */
	readonly when: string;
	readonly channel: Channel;
	/** Those carried by enough answers of the survey to be told. */
	readonly signs: readonly SignGroup[];
	readonly isLeftOut: boolean;
	readonly answers: PartialAnswers;
}

export interface RowsBasis {
	readonly skm: Pick<SkmRules, 'smallestCell'> & SkmRules;
	readonly gaming: GamingRules;
	readonly used: readonly Element[];
	readonly today: string;
	/** A closed survey takes no more answers that count: all its days and months are over. */
	readonly isClosed: boolean;
}

/**
 * The answers of a survey that may be read one by one without telling who gave them: those that carry a sign which at least
 * `smallestCell` answers carry. An answer tells its day where as many answered that day in the same way, else its month, else it waits. A day
 * or month opens when it is over, for otherwise whoever looks twice sees the answer that came between. Where fewer than `smallestCell` would
 * stay closed of those that count, or of those that do not, more stay closed: the published sums less the open ones would tell the others.
 *
 * @returns in the order of time, then of content: nobody is first
 * @source R18; docs/rules/skm.md § 7, § 10
 */
export function openRows(answers: readonly DatedAnswer[], basis: RowsBasis): OpenRow[] {
	const { smallestCell } = basis.skm;
	const all = answers.map((answer) => {
		const marks = { ...marksOf(answer, basis.skm, basis.used), channel: answer.channel };
		return { answer, carried: SIGN_GROUPS.filter((sign) => isOf(marks, sign)), isLeftOut: firstReason(marks, basis.gaming) !== undefined };
	});
	const telling = SIGN_GROUPS.filter((sign) => all.filter(({ carried }) => carried.includes(sign)).length >= smallestCell);
	const times = timesTold(answers, smallestCell, basis);
	const open = all.flatMap(({ answer, carried, isLeftOut }, at): OpenRow[] => {
		const signs = carried.filter((sign) => telling.includes(sign));
		const when = times[at];
		return signs.length === 0 || when === undefined ? [] : [{ when, channel: answer.channel, signs, isLeftOut, answers: answer.answers }];
	});
	const inOrder = open.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
	const parts = [true, false].map((leftOut) => [all.filter(({ isLeftOut }) => isLeftOut === leftOut).length, inOrder.filter(({ isLeftOut }) => isLeftOut === leftOut)] as const);
	return parts.flatMap(([whole, own]) => own.slice(0, mostOpen(whole, own.length, smallestCell))).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** How many of a part may open so that none or at least `smallestCell` of it stay closed. */
function mostOpen(whole: number, open: number, smallestCell: number): number {
	return whole === open ? open : Math.max(0, Math.min(open, whole - smallestCell));
}

const keyOf = ({ when, channel, signs, answers }: OpenRow) => JSON.stringify([when, channel, signs, answers]);

/** For each answer the day or month that may stand beside it. */
function timesTold(answers: readonly DatedAnswer[], smallestCell: number, { today, isClosed }: RowsBasis): (string | undefined)[] {
	const times: (string | undefined)[] = answers.map(() => undefined);
	for (const length of ['YYYY-MM-DD'.length, 'YYYY-MM'.length]) {
		const waiting = answers.map((answer, at) => ({ ...answer, at })).filter(({ at, day }) => times[at] === undefined && (isClosed || day.slice(0, length) < today.slice(0, length)));
		for (const cell of Map.groupBy(waiting, ({ day, channel }) => `${day.slice(0, length)} ${channel}`).values()) {
			if (cell.length >= smallestCell) for (const { at, day } of cell) times[at] = day.slice(0, length);
		}
	}
	return times;
}
