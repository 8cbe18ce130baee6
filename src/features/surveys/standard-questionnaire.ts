import { formTexts } from './form-texts.ts';
import type { Language } from './languages.schema.ts';
import { questionsOf, type Question } from './questionnaire.rules.ts';
import type { Questionnaire } from './questionnaire.schema.ts';

/** The nine elements in our wording of the standard questionnaire. @source PermenPANRB 14/2017, annex; docs/rules/skm.md § 9 */
export const STANDARD_QUESTIONNAIRE: Questionnaire = { order: 'standard', elements: formTexts.id.questions, extras: [] };

/** The questions as a visitor reads them in a language. */
export function askedIn(questionnaire: Questionnaire, language: Language): Question[] {
	return questionsOf(questionnaire, formTexts[language].questions, formTexts.id.questions);
}
