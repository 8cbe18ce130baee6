import type { ExtraKey, ExtraQuestion } from './questionnaire.schema.ts';

/** What visitors answered to one further question. */
export interface ExtraResult {
	readonly key: ExtraKey;
	readonly text: string;
	readonly answered: number;
	/** How often each answer was given; null where it is answered in words, or by too few people. */
	readonly counts: readonly { readonly label: string; readonly count: number }[] | null;
	/** In the order of the letters: nothing says who came first; null where answers were given to choose from, or by too few people. */
	readonly words: readonly string[] | null;
}

/**
 * Answers to the questions that an office asks beside the nine elements; they never enter the index.
 *
 * @param given by key, '1' to '4' or words, of each response
 * @param fewest people whose answers are shown
 * @source R18; docs/rules/skm.md § 9
 */
export function extraResults(questions: readonly ExtraQuestion[], given: readonly Readonly<Partial<Record<ExtraKey, string>>>[], fewest: number): ExtraResult[] {
	return questions.map(({ key, text, answers }) => {
		const own = given.flatMap((response) => response[key] ?? []);
		const isShown = own.length >= fewest;
		return {
			key, text, answered: own.length,
			counts: answers && isShown ? answers.map((label, at) => ({ label, count: own.filter((answer) => answer === String(at + 1)).length })) : null,
			words: !answers && isShown ? own.sort((a, b) => a.localeCompare(b, 'id')) : null
		};
	});
}
