import { describe, expect, test } from 'vitest';
import { en } from '../../device.messages.en.ts';
import { id } from '../../device.messages.id.ts';
import { formTexts } from '../../form-texts.ts';
import { DRAFT_LANGUAGES, LANGUAGES } from '../../languages.schema.ts';
import { ELEMENTS } from '../../schema.ts';
import type { SurveyPage } from '../../server/answer-service.ts';
import { STANDARD_QUESTIONNAIRE } from '../../standard-questionnaire.ts';
import { tabletConfig } from './config.ts';

const page = (given: Partial<SurveyPage> = {}): SurveyPage => ({
	door: {
		agencyId: 'a', surveyId: 's', onDay: '2026-11-21', serviceName: 'Pembuatan KTP-el', unitName: 'Disdukcapil Rekaan', agencyName: 'Kabupaten Rekaan', pointName: 'Loket 1', opensOn: '2026-11-01', closesOn: '2026-11-30',
		endedOn: null, questions: null, lastSurveyId: null, lastOpensOn: null, lastClosesOn: null, lastResult: null
	},
	questionnaire: STANDARD_QUESTIONNAIRE, token: 't', seal: 's', setUpBy: 'tablet', ticket: 'none', ...given
});
const config = (given: Partial<SurveyPage> = {}) => tabletConfig(page(given), 'ktp', 'izin', id.tablet);

describe('what a tablet takes along', () => {
	test('stands in the page as it is: nothing of it needs a line', () => {
		const carried = config();
		expect(JSON.parse(JSON.stringify(carried))).toEqual(carried);
		expect(carried).toMatchObject({ slug: 'ktp', pass: 'izin', today: '2026-11-21' });
	});

	test.each(LANGUAGES)('in %s has every text, and says itself when it is a draft', (language) => {
		const texts = config().languages[LANGUAGES.indexOf(language)];
		expect(texts).toBeDefined();
		for (const [name, text] of Object.entries(texts ?? {})) if (typeof text === 'string' && name !== 'draft') expect(text, name).not.toBe('');
		expect(texts?.draft !== '').toBe(DRAFT_LANGUAGES.includes(language));
		expect(texts?.thanks).toBe(formTexts[language].thanks.title);
	});

	test.each(LANGUAGES)('in %s says how far one is with places for two numbers', (language) => {
		const { of = '' } = config().languages[LANGUAGES.indexOf(language)] ?? {};
		expect([of.split('{n}').length, of.split('{of}').length]).toEqual([2, 2]);
		expect(of.replace('{n}', '3').replace('{of}', '9')).toBe(formTexts[language].form.of(3, 9));
	});

	test('asks the nine questions in the same order in every language, each with four answers', () => {
		for (const { questions } of config().languages) {
			expect(questions.map(({ element }) => element)).toEqual(config().languages[0]?.questions.map(({ element }) => element));
			for (const { text, answers } of questions) {
				expect(text.length).toBeGreaterThan(10);
				expect(new Set(answers).size).toBe(4);
			}
		}
		expect(config().languages[0]?.questions).toHaveLength(ELEMENTS.length);
	});

	test('what the agency left out is not asked, and the lead says how many there are', () => {
		const questionnaire = { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Tanpa biaya' } } };
		const [first] = config({ questionnaire }).languages;
		expect(first?.questions.map(({ element }) => element)).not.toContain('cost');
		expect(first?.lead).toBe(formTexts.id.kiosk.lead('Pembuatan KTP-el', 8));
	});

	test('a wording of the agency\'s own stands in every language, for nobody has translated it', () => {
		const own = { text: 'Apakah loket kami ramah?', answers: ['Tidak', 'Kurang', 'Ya', 'Sangat'] as const };
		const questionnaire = { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, conduct: own } };
		for (const { questions } of config({ questionnaire }).languages) expect(questions.find(({ element }) => element === 'conduct')).toMatchObject(own);
	});

	test.each([['id', id], ['en', en]] as const)('the officer\'s words in %s keep a place for their number', (_locale, words) => {
		const { words: carried } = tabletConfig(page(), 'ktp', 'izin', words.tablet);
		expect(carried.waiting.replace('{n}', '12')).toBe(words.tablet.waiting('12'));
		expect(carried.kept.replace('{n}', '3')).toBe(words.tablet.kept('3'));
		expect(carried.reasons).toEqual(words.tablet.reasons);
	});
});
