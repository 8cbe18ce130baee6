import { elementNumber } from './rules.ts';
import { ELEMENTS, type Element } from './schema.ts';
import type { AskedElement, Labels, Questionnaire } from './questionnaire.schema.ts';

/** Elements that are asked, in the order of the annex. */
export function usedElements({ elements }: Questionnaire): Element[] {
	return ELEMENTS.filter((element) => !('dropped' in elements[element]));
}

export interface Question {
	readonly element: Element;
	/** As the template prints it; with an element dropped a number is missing. */
	readonly number: number;
	readonly text: string;
	readonly answers: Labels;
}

type Wording = Readonly<Record<Element, AskedElement>>;

/**
 * The questions in the order of the template. A wording of the agency's own stands in every language; our own is translated.
 *
 * @param translated our nine questions in the visitor's language
 * @param standard our nine questions as they are kept in a questionnaire that was not edited
 * @source R15; docs/rules/skm.md § 9
 */
export function questionsOf(questionnaire: Questionnaire, translated: Wording, standard: Wording): Question[] {
	return usedElements(questionnaire)
		.map((element) => {
			const own = questionnaire.elements[element] as AskedElement;
			return { element, number: elementNumber(element, questionnaire.order), ...(isSame(own, standard[element]) ? translated[element] : { text: own.text, answers: own.answers }) };
		})
		.sort((a, b) => a.number - b.number);
}

/** Elements left out, with the reason that the survey states. */
export function droppedElements({ elements }: Questionnaire): { readonly element: Element; readonly reason: string }[] {
	return ELEMENTS.flatMap((element) => {
		const entry = elements[element];
		return 'dropped' in entry ? [{ element, reason: entry.dropped }] : [];
	});
}


function isSame(own: AskedElement, standard: AskedElement): boolean {
	return own.text === standard.text && own.answers.every((answer, at) => answer === standard.answers[at]);
}
