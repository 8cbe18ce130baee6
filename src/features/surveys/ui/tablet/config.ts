import { formTexts, type FormTexts } from '../../form-texts.ts';
import { DRAFT_LANGUAGES, LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../languages.schema.ts';
import { type Question } from '../../questionnaire.rules.ts';
import { askedIn } from '../../standard-questionnaire.ts';
import type { id } from '../../device.messages.id.ts';
import type { SurveyPage } from '../../server/answer-service.ts';

export interface TabletLanguage {
	readonly name: string;
	readonly tag: string;
	readonly draft: string;
	readonly title: string;
	readonly lead: string;
	readonly start: string;
	readonly back: string;
	readonly restart: string;
	/** '{n}' and '{of}' stand for numbers. */
	readonly of: string;
	readonly thanks: string;
	readonly anonymous: string;
	readonly questions: readonly Pick<Question, 'element' | 'text' | 'answers'>[];
}

/** All that the tablet needs, in its page: without a line there is nobody to ask. */
export interface TabletConfig {
	readonly slug: string;
	readonly pass: string;
	/** Day of the server when the page was made. */
	readonly today: string;
	readonly languages: readonly TabletLanguage[];
	readonly words: typeof id.tablet extends infer Words ? { readonly [Key in keyof Words]: Words[Key] extends (count: string) => string ? string : Words[Key] } : never;
}

export function tabletConfig(page: SurveyPage, slug: string, pass: string, words: typeof id.tablet): TabletConfig {
	return {
		slug,
		pass,
		today: page.door.onDay,
		languages: LANGUAGES.map((language) => {
			const texts: FormTexts = formTexts[language];
			const questions = askedIn(page.questionnaire, language).map(({ element, text, answers }) => ({ element, text, answers }));
			return {
				name: LANGUAGE_NAMES[language],
				tag: LANGUAGE_TAGS[language],
				draft: DRAFT_LANGUAGES.includes(language) ? texts.form.draft : '',
				title: texts.form.title,
				lead: texts.kiosk.lead(page.door.serviceName, questions.length),
				start: texts.kiosk.start,
				back: texts.kiosk.back,
				restart: texts.kiosk.restart,
				of: texts.form.of('{n}' as unknown as number, '{of}' as unknown as number),
				thanks: texts.thanks.title,
				anonymous: texts.thanks.anonymous,
				questions
			};
		}),
		words: { ...words, waiting: words.waiting('{n}'), kept: words.kept('{n}') }
	};
}
