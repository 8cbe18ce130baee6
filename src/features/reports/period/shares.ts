import { ELEMENTS } from '#features/surveys/schema.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import type { PeriodFacts, SurveyFacts } from './facts.schema.ts';
import { numberText, reportWords, type Language } from './format.ts';
import { isFewPeople } from './hidden.rules.ts';

/** '81,2% (perkiraan wajar 77,0% sampai 84,9%)' of a part and a whole. */
export function shareText(part: number, whole: number, language: Language): string {
	const range = wilson95(part, whole);
	const share = (value: number) => numberText(value, 'share', language);
	return range ? `${share(part / whole)} (${reportWords(language).interval(share(range[0]), share(range[1]))})` : reportWords(language).unknown;
}

/** Results of at least five people: those that may be shown. An element that fewer answered is left out of what is added up: the sum less the others would be theirs. */
export function shownSurveys({ surveys }: PeriodFacts): SurveyFacts[] {
	return surveys.filter(({ respondents }) => !isFewPeople(respondents)).map((survey) => ({ ...survey, elements: survey.elements.filter(({ answered }) => !isFewPeople(answered)) }));
}

/**
 * The index of all respondents together, in points: the mean of sum ÷ answers over the elements that somebody answered, times 25.
 * Null where nobody answered any.
 */
export function pooledIndex(surveys: readonly SurveyFacts[]): number | null {
	const means = ELEMENTS.flatMap((element) => {
		const own = surveys.flatMap(({ elements }) => elements.filter((each) => each.element === element));
		const answered = own.reduce((sum, each) => sum + each.answered, 0);
		return answered === 0 ? [] : [own.reduce((sum, each) => sum + each.sum, 0) / answered];
	});
	return means.length === 0 ? null : (25 * means.reduce((sum, mean) => sum + mean, 0)) / means.length;
}
