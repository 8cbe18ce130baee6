import { ELEMENTS, type Element, type PartialAnswers } from './schema.ts';

/** What the panel keeps of a month: each element, and all that was asked together. */
export const TOLD_MEASURES = [...ELEMENTS, 'index'] as const;
export type ToldMeasure = Element | 'index';

/** The answers of one survey that count in one month. */
export interface MonthPart {
	readonly survey: string;
	/** Whether the survey takes no more answers: then its figures say what all its months hold together. */
	readonly isClosed: boolean;
	/** First day, 'YYYY-MM-DD'. */
	readonly month: string;
	/** How many answered each element, and how many all that was asked. */
	readonly answers: Readonly<Record<ToldMeasure, number>>;
}

/** What the answers of a month said together. */
export interface MonthFigures {
	/** First day, 'YYYY-MM-DD'. */
	readonly month: string;
	readonly answers: number;
	/** Mean of the elements asked over those who answered all of them, 1–4, and its spread. */
	readonly mean: number;
	readonly spread: number | null;
	/** Whether some survey of these answers asked fewer than nine. */
	readonly isPartial: boolean;
}

export interface UntoldCell {
	readonly month: string;
	readonly measure: ToldMeasure;
}

/**
 * The months of one unit and service whose figures may not be shown, by measure. A month is shown where each survey in it has at least `fewest`
 * answers, and leaves as many that stand in no shown month of it; of a closed survey none may be left too. So whatever is subtracted from
 * whatever, figures of months among each other or from the result of a survey when it is closed, is of `fewest` people or more. What is shown
 * once stays so while answers come, for those count in the month that runs.
 *
 * @param parts of all surveys of the unit and service, the month that runs included
 * @param fewest answers that may be told together
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export function untoldCells(parts: readonly MonthPart[], fewest: number): UntoldCell[] {
	const untold = new Map<string, UntoldCell>();
	for (const measure of TOLD_MEASURES) {
		for (const own of Map.groupBy(parts, ({ survey }) => survey).values()) {
			for (const month of untoldMonths(own, fewest, measure)) untold.set(`${month} ${measure}`, { month, measure });
		}
	}
	return [...untold.values()];
}

/**
 * The months of one survey that may not be told: the same rule for a survey that is looked at alone.
 *
 * @param parts one a month
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export function untoldMonths(parts: readonly MonthPart[], fewest: number, measure: ToldMeasure = 'index'): string[] {
	const own = parts.filter(({ answers }) => answers[measure] > 0).sort((a, b) => a.month.localeCompare(b.month));
	let left = own.reduce((sum, { answers }) => sum + answers[measure], 0);
	return own.flatMap((part) => {
		const count = part.answers[measure];
		const rest = left - count;
		if (count < fewest || (rest < fewest && !(part.isClosed && rest === 0)) || (measure === 'index' && tellsIncomplete(part, fewest))) return [part.month];
		left = rest;
		return [];
	});
}

/**
 * The months that the page of an open survey shows: those that are over and of which no figure hides anybody.
 *
 * @param given of each answer that counts the first day of its month and what it says
 * @param running first day of the month that is not over
 * @source R18; docs/decisions/0010-figures-by-whole-months.md
 */
export function shownMonths(given: readonly { readonly month: string; readonly answers: PartialAnswers }[], { used, running, fewest }: { readonly used: readonly Element[]; readonly running: string; readonly fewest: number }): string[] {
	const parts = [...Map.groupBy(given, ({ month }) => month)].map(([month, own]): MonthPart => {
		const count = (of: (answers: PartialAnswers) => boolean) => own.filter(({ answers }) => of(answers)).length;
		const each = ELEMENTS.map((element) => [element, used.includes(element) ? count((answers) => answers[element] !== undefined) : 0]);
		return { survey: '', isClosed: false, month, answers: { ...(Object.fromEntries(each) as Record<Element, number>), index: count((answers) => used.every((element) => answers[element] !== undefined)) } };
	});
	const untold = new Set(untoldCells(parts, fewest).map(({ month }) => month));
	return parts.map(({ month }) => month).filter((month) => month < running && !untold.has(month));
}

/** Fewer than `fewest` left something open: the sums of the elements less that of all together would be theirs. */
function tellsIncomplete({ answers }: MonthPart, fewest: number): boolean {
	return ELEMENTS.some((element) => answers[element] > answers.index && answers[element] - answers.index < fewest);
}
