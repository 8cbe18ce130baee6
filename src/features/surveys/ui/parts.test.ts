import { describe, expect, test } from 'vitest';
import { number } from '#platform/messages.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { FOLLOW_UP_STATES } from '../follow-up.schema.ts';
import { formTexts } from '../form-texts.ts';
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../languages.schema.ts';
import { id } from '../messages.id.ts';
import { id as questionnaireWords } from '../questionnaire.messages.id.ts';
import { EXTRA_KEYS } from '../questionnaire.schema.ts';
import { id as resultWords } from '../result.messages.id.ts';
import type { FrozenResult } from '../result.ts';
import type { ElementResult } from '../rules.ts';
import { ELEMENTS } from '../schema.ts';
import type { PlanView } from '../server/follow-up-service.ts';
import type { QuestionnairePage } from '../server/questionnaire-service.ts';
import { elementNames as enNames } from '../skm.messages.en.ts';
import { elementNames as idNames } from '../skm.messages.id.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import type { View } from '../view.ts';
import ElementBars from './ElementBars.svelte';
import ElementTable from './ElementTable.svelte';
import PlanEditor from './PlanEditor.svelte';
import ProgressEditor from './ProgressEditor.svelte';
import PublishedElements from './PublishedElements.svelte';
import PublishedPlans from './PublishedPlans.svelte';
import QuestionnaireEditor from './QuestionnaireEditor.svelte';
import SurveyTools from './SurveyTools.svelte';

const LOCALES = ['id', 'en'] as const;
type Locale = (typeof LOCALES)[number];
const links = (out: string) => [...out.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
/** Every element with 3 on average (75.00, grade C), the time with 2.4 (60.00, D). */
const elements: ElementResult[] = ELEMENTS.map((element) => (element === 'duration' ? { element, answered: 20, sum: 48, index: 6000, grade: 'D' } : { element, answered: 20, sum: 60, index: 7500, grade: 'C' }));

describe('bars of the elements', () => {
	const rows = (list: readonly ElementResult[] = elements) => list.map(({ element, index }) => ({ label: idNames[element], index, isWeakest: element === 'duration' }));
	const widths = (out: string) => [...out.matchAll(/<rect[^>]*width="([\d.]+)"[^>]*fill="var\(--data-\d\)"/g)].map(([, width]) => Number(width));

	test.each(LOCALES)('say in words what they draw (%s)', (locale) => {
		const out = html(ElementBars, { rows: rows() }, locale);
		expectSound(out);
		expect(out).toContain(`${idNames.duration} ${number(60, locale, 2)}`);
	});

	// 25 is the lowest index there is and 100 the highest: a bar of 75 is two thirds of the width.
	test('are as long as the index, from 25 to 100', () => {
		expect(widths(html(ElementBars, { rows: [{ label: 'a', index: 2500, isWeakest: false }, { label: 'b', index: 6250, isWeakest: false }, { label: 'c', index: 7500, isWeakest: false }, { label: 'd', index: 10_000, isWeakest: false }] }))).toEqual([2, 160, 213.3, 320]);
	});

	test('the weakest is told apart by weight, not by colour alone', () => expect(html(ElementBars, { rows: rows() }).match(/font-weight="700">[A-Z]/g)).toHaveLength(1));
	test('one that nobody answered has no bar, and a dash for who does not see', () => {
		const out = html(ElementBars, { rows: [{ label: 'Biaya', index: null, isWeakest: false }] });
		expect(widths(out)).toEqual([]);
		expect(out).toContain('aria-label="Biaya –"');
	});

	test('the borders of the grades stand at 65, 76.61 and 88.31 (PermenPANRB 14/2017)', () => {
		const at = [...html(ElementBars, { rows: rows() }).matchAll(/<line x1="([\d.]+)"/g)].map(([, x]) => Number(x));
		expect(at).toEqual([170.7, 220.2, 270.1]);
	});
});

describe('the table of the elements', () => {
	const distribution = Object.fromEntries(ELEMENTS.map((element) => [element, [1, 2, 3, 1234]])) as never;
	const result = { elements } as unknown as FrozenResult;
	const nobody = { elements: [] as unknown[] } as unknown as FrozenResult;

	test.each(LOCALES)('in %s is sound', (locale) => {
		expectSound(html(ElementTable, { result, distribution }, locale));
		expectSound(html(ElementTable, { result: nobody, distribution }, locale));
	});

	test('each element has its mean, index, grade and number of answers', () => {
		const out = textOf(html(ElementTable, { result, distribution }));
		expect(out).toContain(`${idNames.duration} 2,400 60,00 D 20`);
		expect(out).toContain(id.detail.weakest(idNames.duration, '60,00'));
	});

	test('each answer behind it is counted', () => expect(textOf(html(ElementTable, { result, distribution }))).toContain(`${idNames.cost} 1 2 3 1.234`));
	test('what nobody answered is a dash', () => {
		const none = { elements: [{ element: 'cost', answered: 0, sum: 0, index: null, grade: null }] } as unknown as FrozenResult;
		expect(textOf(html(ElementTable, { result: none, distribution }))).toContain(`${idNames.cost} – – – 0`);
	});
});

describe('what is published', () => {
	const shown = (locale: Locale = 'id', given: object = {}) => html(PublishedElements, { elements, order: 'standard', weakest: ['duration'], names: { id: idNames, en: enNames }[locale], locale, ...given }, locale);

	test.each(LOCALES)('elements in %s have their number and name', (locale) => {
		expectSound(shown(locale));
		expect(textOf(shown(locale))).toContain(`U3 ${{ id: idNames, en: enNames }[locale].duration}`);
		expect(shown(locale).match(/class="weak"/g)).toHaveLength(1);
	});

	// R15: the two templates number the last two elements differently.
	test('the numbers of the last two follow the template', () => {
		expect(textOf(shown())).toContain(`U8 ${idNames.facilities}`);
		expect(textOf(shown('id', { order: 'annex' }))).toContain(`U8 ${idNames.complaints}`);
	});

	const plan = { id: 'p1', element: 'duration' as const, plan: 'Membuka loket kedua', ownerPost: 'Kepala Seksi', dueOn: '2026-11-30', state: 'doing' as const, madeOn: '2026-11-21', isOverdue: false, notes: [] };
	const plans = (list: readonly object[], locale: Locale = 'id') => html(PublishedPlans, { plans: list as never, names: { id: idNames, en: enNames }[locale], locale }, locale);

	test.each(LOCALES)('plans in %s are sound, none and some', (locale) => {
		expectSound(plans([], locale));
		expectSound(plans([plan, { ...plan, id: 'p2', isOverdue: true, notes: [{ id: 'n', notedOn: '2026-11-25', state: 'done', text: 'Sudah dibuka', fileName: 'bukti.pdf' }] }], locale));
	});

	test('a plan says the post, the day and where it stands; never who the person is', () => {
		const out = textOf(plans([{ ...plan, ownerName: 'Pegawai Rekaan' }]));
		expect(out).toContain(resultWords.followUp.by('Kepala Seksi'));
		expect(out).toContain('30 November 2026');
		expect(out).toContain(resultWords.followUp.states.doing);
		expect(out).not.toContain('Pegawai Rekaan');
	});

	test('one past its day is late, whatever its state says', () => {
		expect(textOf(plans([{ ...plan, isOverdue: true }]))).toContain(resultWords.followUp.overdue);
		expect(textOf(plans([{ ...plan, isOverdue: true }]))).not.toContain(resultWords.followUp.states.doing);
	});

	test('progress is read by citizens, its files are not: no link leads to evidence', () => {
		const out = plans([{ ...plan, notes: [{ id: 'n', notedOn: '2026-11-25', state: 'doing', text: HOSTILE, fileName: 'bukti.pdf' }] }]);
		expectHarmless(out);
		expect(links(out)).toEqual([]);
		expect(out).not.toContain('bukti.pdf');
	});
});

describe('the ways to read a survey', () => {
	const view: View = { path: '/survei/ktp', language: 'id', isDraft: false, large: false, voice: false, pass: 'p', ticket: '' };
	const shown = (given: Partial<View> = {}) => html(SurveyTools, { view: { ...view, ...given }, words: formTexts[given.language ?? 'id'] });

	test.each(LANGUAGES)('in %s are sound, and every language is called by its own name', (language) => {
		const out = shown({ language, isDraft: true, large: true, voice: true });
		expectSound(out);
		for (const one of LANGUAGES) expect(textOf(out)).toContain(LANGUAGE_NAMES[one]);
		expect(out).toMatch(new RegExp(`<a[^>]*lang="${LANGUAGE_TAGS[language]}"[^>]*aria-current="true"`));
		expect(textOf(out)).toContain(formTexts[language].form.draft);
	});

	test('a change keeps everything else: the pass of the device, the size, the voice', () => {
		const out = links(shown({ large: true, voice: true }));
		expect(out).toContain('/survei/ktp?bahasa=en&besar=1&suara=1&izin=p');
		expect(out).toContain('/survei/ktp?bahasa=id&suara=1&izin=p');
		expect(out).toContain('/survei/ktp?bahasa=id&besar=1&izin=p');
	});

	test('a script comes only with the voice, and the page says whom to ask where it stays silent', () => {
		expect(shown()).not.toContain('<script');
		expect(shown({ voice: true })).toContain('data-voice');
		expect(textOf(shown({ voice: true }))).toContain(formTexts.id.form.noVoice);
	});
});

describe('planning what follows', () => {
	const plan: PlanView = { id: 'f1', element: 'duration', plan: 'Membuka loket kedua', ownerPersonId: 'o2', ownerName: 'Rekaan Dua', ownerPost: 'Kepala Seksi', dueOn: '2026-12-30', state: 'doing', madeOn: '2026-11-21', isOverdue: false, notes: [] };
	const owners = [{ id: 'o1', name: 'Rekaan Satu', post: 'Kepala' }, { id: 'o2', name: 'Rekaan Dua', post: 'Kepala Seksi' }];
	const editor = (of: PlanView | undefined, form: object | null = null, locale: Locale = 'id') => html(PlanEditor, { element: 'duration', plan: of, owners, today: '2026-11-21', form: form as null }, locale);

	test.each(LOCALES)('in %s is sound: new, known, refused, with nobody to choose', (locale) => {
		for (const of of [undefined, plan]) expectSound(editor(of, null, locale));
		expectSound(editor(plan, { values: { element: 'duration', plan: 'x' }, errors: { plan: 'Terlalu pendek.', owner: 'Pilih.', dueOn: 'Sudah lewat.' } }, locale));
		expectSound(html(PlanEditor, { element: 'cost', plan: undefined, owners: [], today: '2026-11-21', form: null }, locale));
	});

	test('stands open while there is none, and closed once there is', () => {
		expect(editor(undefined)).toMatch(/<details[^>]*\sopen/);
		expect(editor(plan)).not.toMatch(/<details[^>]*\sopen/);
		expect(editor(plan, { values: {}, errors: {} })).toMatch(/<details[^>]*\sopen/);
	});

	test('carries its element, begins with what is planned, and takes no day that is past', () => {
		const out = editor(plan);
		expect(out).toContain('name="element" value="duration"');
		expect(out).toContain('Membuka loket kedua');
		expect(out).toMatch(/<option(?=[^>]*value="o2")[^>]*\sselected/);
		expect(out).toMatch(/<input(?=[^>]*name="dueOn")(?=[^>]*min="2026-11-21")(?=[^>]*value="2026-12-30")/);
	});

	test('warns that citizens read it', () => expect(textOf(editor(undefined))).toContain(resultWords.followUp.planHint));
	test('progress is told with its state, words and a file', () => {
		const out = html(ProgressEditor, { plan, form: null });
		expectSound(out);
		expect(out).toContain('enctype="multipart/form-data"');
		expect(out).toContain('name="followUp" value="f1"');
		for (const state of FOLLOW_UP_STATES) expect(textOf(out)).toContain(resultWords.followUp.states[state]);
		expect(out).toMatch(/<option(?=[^>]*value="doing")[^>]*\sselected/);
		expect(out).toMatch(/<input(?=[^>]*type="file")(?=[^>]*accept="\.pdf,\.png,\.jpg,\.jpeg")/);
	});

	test('progress that was refused is open again with its words', () => {
		const out = html(ProgressEditor, { plan, form: { values: { followUp: 'f1', text: HOSTILE }, errors: { file: 'Bukan PDF.' } } });
		expectHarmless(out);
		expect(out).toMatch(/<details[^>]*\sopen/);
		expect(textOf(out)).toContain('Bukan PDF.');
	});
});

describe('editing the questionnaire', () => {
	const page: QuestionnairePage = { current: STANDARD_QUESTIONNAIRE, version: null, isOfService: false, ownVersion: null, serviceId: null, services: [{ id: 's1', name: 'KTP-el' }], versions: [], mayEdit: true };
	const shown = (given: Partial<QuestionnairePage> = {}, form: object | null = null, locale: Locale = 'id', saved = '') => html(QuestionnaireEditor, { page: { ...page, ...given }, saved, form: form as null }, locale);

	test.each(LOCALES)('in %s is sound: standard, own, refused, only to read', (locale) => {
		expectSound(shown({}, null, locale, '3'));
		expectSound(shown({ version: 4, serviceId: 's1', versions: [{ serviceId: null, serviceName: null, version: 4, madeOn: '2026-11-21', surveys: 2 }] as never }, null, locale));
		expectSound(shown({}, { values: {}, errors: { cost_1: 'Isi keempatnya.', x1_text: 'Isi.' } }, locale));
		expectSound(shown({ mayEdit: false }, null, locale));
	});

	test('every element has a text, four answers and a reason to leave it out; five questions of one\'s own', () => {
		const out = shown();
		for (const key of ELEMENTS) for (const part of ['text', '1', '2', '3', '4', 'drop']) expect(out).toContain(`name="${key}_${part}"`);
		for (const key of EXTRA_KEYS) for (const part of ['text', '1', '2', '3', '4']) expect(out).toContain(`name="${key}_${part}"`);
	});

	test('says which is in force, and that a service without its own inherits', () => {
		expect(textOf(shown())).toContain(questionnaireWords.standard);
		expect(textOf(shown({ version: 4 }))).toContain(questionnaireWords.now('4'));
		expect(textOf(shown({ serviceId: 's1' }))).toContain(questionnaireWords.inherited);
		expect(textOf(shown({ serviceId: 's1', isOfService: true }))).not.toContain(questionnaireWords.inherited);
	});

	test('an element that is left out keeps our words for the day it comes back', () => {
		const out = shown({ current: { ...STANDARD_QUESTIONNAIRE, elements: { ...STANDARD_QUESTIONNAIRE.elements, cost: { dropped: 'Tanpa biaya' } } } });
		expect(textOf(out)).toContain(`(${questionnaireWords.drop} Tanpa biaya)`);
		expect(out).toMatch(new RegExp(`name="cost_text"[^>]*value="${(formTexts.id.questions.cost as { text: string }).text.replaceAll('?', '\\?').slice(0, 20)}`));
	});

	test('only what is faulty, and what the agency added, stands open', () => {
		const open = (out: string) => out.match(/<details[^>]*\sopen/g)?.length ?? 0;
		expect(open(shown())).toBe(0);
		expect(open(shown({}, { values: {}, errors: { cost_2: 'Isi.' } }))).toBe(1);
		expect(open(shown({ current: { ...STANDARD_QUESTIONNAIRE, extras: [{ key: 'x2', text: 'Nyaman?', answers: null }] } }))).toBe(1);
	});

	test('who may not edit is told who may', () => {
		const out = shown({ mayEdit: false });
		expect(out).not.toContain('name="cost_text"');
		expect(textOf(out)).toContain(questionnaireWords.onlyAgency);
	});

	test('the service that is edited goes with the form', () => expect(shown({ serviceId: 's1' })).toContain('name="serviceId" value="s1"'));
	test('words of an agency are text', () => {
		expectHarmless(shown({ current: { ...STANDARD_QUESTIONNAIRE, extras: [{ key: 'x1', text: HOSTILE, answers: null }] }, services: [{ id: 's', name: HOSTILE }] }));
	});
});
