import { describe, expect, test } from 'vitest';
import { formTexts } from './form-texts.ts';
import { LANGUAGES } from './languages.schema.ts';
import { droppedElements, questionsOf, usedElements } from './questionnaire.rules.ts';
import { EXTRA_KEYS, QuestionnaireForm, type Questionnaire } from './questionnaire.schema.ts';
import { ELEMENTS } from './schema.ts';
import { askedIn, STANDARD_QUESTIONNAIRE } from './standard-questionnaire.ts';

const own: Questionnaire = {
	...STANDARD_QUESTIONNAIRE,
	elements: { ...STANDARD_QUESTIONNAIRE.elements, duration: { text: 'Lama antre?', answers: ['a', 'b', 'c', 'd'] }, cost: { dropped: 'Tanpa biaya' } }
};

describe('the questions', () => {
	// R15: the numbers change place, not the questions.
	test('are asked in the order of the template', () => {
		expect(askedIn(STANDARD_QUESTIONNAIRE, 'id').map(({ element }) => element).slice(7)).toEqual(['facilities', 'complaints']);
		expect(askedIn({ ...STANDARD_QUESTIONNAIRE, order: 'annex' }, 'id').map(({ element }) => element)).toEqual([...ELEMENTS]);
	});
	test('an element that was dropped is not asked, and gives its reason', () => {
		expect(usedElements(own)).toEqual(ELEMENTS.filter((element) => element !== 'cost'));
		expect(droppedElements(own)).toEqual([{ element: 'cost', reason: 'Tanpa biaya' }]);
		expect(askedIn(own, 'en').map(({ number }) => number)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
	});
	test('in another language: ours are translated, those of the agency stand as they are', () => {
		const asked = questionsOf(own, formTexts.jawa.questions, formTexts.id.questions);
		expect(asked.find(({ element }) => element === 'conduct')?.text).toBe(formTexts.jawa.questions.conduct.text);
		expect(asked.find(({ element }) => element === 'duration')?.text).toBe('Lama antre?');
	});
	test('a question of ours with answers of the agency, or the other way round, is the agency’s: half a translation would be neither', () => {
		const { conduct, product } = formTexts.id.questions;
		const mixed: Questionnaire = { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, conduct: { text: conduct.text, answers: [conduct.answers[0], 'b', 'c', 'd'] }, product: { text: 'Puas?', answers: product.answers } } };
		const asked = questionsOf(mixed, formTexts.en.questions, formTexts.id.questions);
		expect(asked.find(({ element }) => element === 'conduct')).toMatchObject({ text: conduct.text, answers: [conduct.answers[0], 'b', 'c', 'd'] });
		expect(asked.find(({ element }) => element === 'product')).toMatchObject({ text: 'Puas?', answers: product.answers });
		expect(asked.find(({ element }) => element === 'cost')?.text).toBe(formTexts.en.questions.cost.text);
	});
	test.each(LANGUAGES)('in %s: nine different questions, each with four different answers', (language) => {
		const asked = askedIn(STANDARD_QUESTIONNAIRE, language);
		expect(new Set(asked.map(({ text }) => text)).size).toBe(9);
		for (const { answers } of asked) expect(new Set(answers).size).toBe(4);
	});
});

describe('the editor', () => {
	const filled = (given: Record<string, string> = {}) => ({
		order: 'standard',
		serviceId: '',
		...Object.fromEntries<string>(ELEMENTS.flatMap((element): [string, string][] => [[`${element}_text`, 'Tanya?'], ...['a', 'b', 'c', 'd'].map((label, at): [string, string] => [`${element}_${at + 1}`, label])])),
		...given
	});
	const faults = (given: Record<string, string>) => QuestionnaireForm.safeParse(filled(given)).error?.issues.map(({ path }) => path.join('.')) ?? [];

	test.each([['4', 4], ['', null], ['0', null], ['-1', null], ['4e2', null], ['1234567890', null], [undefined, null]] as const)('opened with version %j it is based on %j', (given, based) => {
		expect(QuestionnaireForm.parse(filled(given === undefined ? {} : { based: given })).based).toBe(based);
	});

	test('makes a questionnaire with what was typed', () => {
		const { serviceId, body } = QuestionnaireForm.parse(filled({ cost_drop: ' Tanpa   biaya ', x2_text: 'Dari mana Anda tahu?', x1_text: 'Nyaman?', x1_1: 'a', x1_2: 'b', x1_3: 'c', x1_4: 'd' }));
		expect(serviceId).toBeNull();
		expect(body.elements.cost).toEqual({ dropped: 'Tanpa biaya' });
		expect(body.extras).toEqual([{ key: 'x1', text: 'Nyaman?', answers: ['a', 'b', 'c', 'd'] }, { key: 'x2', text: 'Dari mana Anda tahu?', answers: null }]);
	});
	test.each([
		[{ duration_text: '' }, ['duration_text']],
		[{ duration_2: 'a' }, ['duration_1']],
		[{ x1_text: 'Nyaman?', x1_1: 'a' }, ['x1_2']],
		[{ duration_text: '<script>' }, ['duration_text']],
		[{ duration_text: 'x'.repeat(201) }, ['duration_text']],
		[{ order: 'lain' }, ['order']],
		[{ serviceId: '1' }, ['serviceId']]
	])('%j is refused at %j', (given, fields) => expect(faults(given)).toEqual(fields));
	test('something must be asked', () => expect(faults(Object.fromEntries(ELEMENTS.map((element) => [`${element}_drop`, 'x'])))).toEqual(['requirements_drop']));
	test('takes five further questions and no sixth', () => {
		const body = QuestionnaireForm.parse(filled(Object.fromEntries([...EXTRA_KEYS, 'x6'].map((key) => [`${key}_text`, 'Apa?'])))).body;
		expect(body.extras.map(({ key }) => key)).toEqual([...EXTRA_KEYS]);
	});
});
