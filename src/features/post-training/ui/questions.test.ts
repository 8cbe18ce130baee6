import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { id } from '../messages.id.ts';
import { scoreField } from '../rules.ts';
import { BASE_STATEMENTS, OBSTACLES, REACTION_ITEMS, type AskedRole } from '../schema.ts';
import type { QuestionPage } from '../server/answer-service.ts';
import type { RequestRow } from '../server/queries.ts';
import MyQuestions from './MyQuestions.svelte';
import QuestionForm from './QuestionForm.svelte';

const ROLES: readonly AskedRole[] = ['participant', 'alumnus', 'superior', 'peer'];
const request = (role: AskedRole, given: Partial<RequestRow> = {}): RequestRow => ({
	id: 'q1', agencyId: 'a', sessionId: 's', courseId: 'c', courseTitle: 'Melayani dengan tenang', sessionName: 'Angkatan I', endsOn: '2026-03-10', alumnusName: 'Budi Rekaan', personId: 'p', role,
	months: role === 'participant' ? 0 : 4, opensOn: '2026-07-10', closesOn: '2026-08-10', answered: false, ...given
});
const page = (role: AskedRole, own: readonly string[] = []): QuestionPage => ({
	request: request(role), statements: [...(role === 'participant' ? REACTION_ITEMS : BASE_STATEMENTS).map((key) => ({ key, text: null })), ...own.map((text, index) => ({ key: `own${index}`, text }))]
});
const filled = (score = '3') => Object.fromEntries(BASE_STATEMENTS.map((key) => [scoreField(key), score]));
const shown = (of: QuestionPage, form: object | null = null, locale: 'id' | 'en' = 'id') => html(QuestionForm, { page: of, form }, locale);
/** Addresses inside the page that lead to nothing there. */
const lost = (out: string): string[] => [...out.matchAll(/href="#([^"]*)"/g)].map(([, target = '']) => target).filter((target) => !out.includes(`id="${target}"`));
const chosen = (out: string): string[] => [...out.matchAll(/<input[^>]*checked[^>]*>/g)].map(([tag]) => `${/name="([^"]*)"/.exec(tag)?.[1] ?? ''}=${/value="([^"]*)"/.exec(tag)?.[1] ?? ''}`);

describe('the first screen', () => {
	test.each(ROLES)('asks a %s in the words of that role', (role) => {
		const text = textOf(shown(page(role)));
		expect(text).toContain(id.form.ask(role, 'Budi Rekaan'));
		for (const key of role === 'participant' ? REACTION_ITEMS : BASE_STATEMENTS) expect(text).toContain(role === 'participant' ? id.reaction[key as keyof typeof id.reaction] : id.statements[key as keyof typeof id.statements]);
		for (const label of role === 'participant' ? id.form.agree : id.form.often) expect(text).toContain(label);
	});
	test('numbers the choices from the least to the most', () => {
		const values = [...shown(page('participant')).matchAll(/name="score\.relevance" value="([^"]*)"/g)].map(([, value]) => value);
		expect(values).toEqual(['1', '2', '3', '4', 'unjudged']);
	});
	test('names whose work it is about to others, and not to the alumnus', () => {
		expect(textOf(shown(page('peer')))).toContain('Budi Rekaan');
		expect(textOf(shown(page('alumnus')))).not.toContain('Budi Rekaan');
		expect(textOf(shown(page('participant')))).not.toContain('Budi Rekaan');
	});
	test('asks the statements of the course after the common ones', () => {
		const legends = [...shown(page('superior', ['Menyapa lebih dulu', 'Menutup loket tepat waktu'])).matchAll(/<legend>([^<]*)/g)].map(([, legend]) => legend);
		expect(legends).toEqual([...BASE_STATEMENTS.map((key) => id.statements[key]), 'Menyapa lebih dulu', 'Menutup loket tepat waktu']);
	});
	test('keeps what was chosen where one is missing, and leads to that one', () => {
		const out = shown(page('peer'), { values: { ...filled('2'), [scoreField('serves')]: '' }, errors: { [scoreField('serves')]: 'Pilih satu jawaban untuk setiap pernyataan.' } });
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(chosen(out)).toEqual(['score.uses=2', 'score.better=2', 'score.solves=2', 'score.shares=2']);
		expect(out).toContain('action="?/lanjut"');
	});
	test('says which of two screens it is; a reaction has but one', () => {
		expect(textOf(shown(page('peer')))).toContain('Bagian 1 dari 2');
		expect(textOf(shown(page('peer'), { values: { ...filled(), step: '2' } }))).toContain('Bagian 2 dari 2');
		expect(textOf(shown(page('participant')))).not.toMatch(/Bagian \d dari/);
	});
});

describe('the second screen', () => {
	const second = (given: object = {}, errors: Record<string, string> = {}, role: AskedRole = 'peer', own: readonly string[] = []) => shown(page(role, own), { values: { ...filled(), step: '2', ...given }, errors });

	test('carries what the first one said, also what could not be judged', () => {
		const out = second({ [scoreField('serves')]: 'unjudged' });
		expect([...out.matchAll(/<input type="hidden" name="(score\.\w+)" value="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`)).toEqual(['score.uses=3', 'score.better=3', 'score.serves=unjudged', 'score.solves=3', 'score.shares=3']);
	});
	test('offers every obstacle, none ticked, and words that may stay away', () => {
		const out = second();
		expect(chosen(out)).toEqual([]);
		expect([...out.matchAll(/name="obstacles" value="([^"]*)"/g)].map(([, value]) => value)).toEqual([...OBSTACLES]);
		expect(/<textarea[^>]*name="words"[^>]*>/.exec(out)?.[0]).not.toContain('required');
	});
	test('asks of the own obstacles of an alumnus, and of those of another', () => {
		expect(textOf(second({}, {}, 'alumnus'))).toContain('Apa yang menghalangi Anda memakai yang dipelajari?');
		for (const role of ['superior', 'peer'] as const) expect(textOf(second({}, {}, role))).toContain('Apa yang tampaknya menghalanginya?');
	});
	test('refused keeps boxes and words', () => {
		const out = html(QuestionForm, { page: page('peer'), form: { values: { ...filled(), step: '2', words: 'Contoh nyata.', obstacles: 'rule' }, lists: { obstacles: ['rule', 'forgot'] }, errors: { words: 'Terlalu panjang.' } } });
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(chosen(out)).toEqual(['obstacles=rule', 'obstacles=forgot']);
		expect(out).toContain('>Contoh nyata.</textarea>');
		expect(out).toContain('name="step" value="2"');
	});
	// Somebody added a statement while this form was being filled in: the second screen was shown again and again, with a fault nobody could mend there.
	test('with a gap goes back to the statements, where it can be filled, and keeps the others', () => {
		const out = second({}, { 'score.own0': 'Pilih satu jawaban untuk setiap pernyataan.' }, 'peer', ['Menyapa lebih dulu']);
		expectSound(out);
		expect(lost(out)).toEqual([]);
		expect(out).toContain('href="#field-score-own0"');
		expect(out).toContain('action="?/lanjut"');
		expect(textOf(out)).toContain('Bagian 1 dari 2');
		expect(chosen(out)).toEqual(BASE_STATEMENTS.map((key) => `score.${key}=3`));
	});
	test.each(['1', '3', '', 'x'])('is not opened by a step of %j', (step) => expect(textOf(shown(page('peer'), { values: { ...filled(), step } }))).toContain('Bagian 1 dari 2'));
	test('is harmless whatever was sent along', () => {
		const out = second({ [scoreField('uses')]: HOSTILE, words: HOSTILE });
		expect(out).not.toContain('<script>alert');
		expectHarmless(out);
	});
});

describe('the list of questions', () => {
	const list = (open: readonly RequestRow[], locale: 'id' | 'en' = 'id') => html(MyQuestions, { page: { open, ended: null, mayManage: false }, told: null }, locale);
	test('leads to each form, the soonest to close where it was put', () => {
		const out = list([request('peer', { id: 'q1' }), request('alumnus', { id: 'q2' })]);
		expect([...out.matchAll(/href="\/pasca-pelatihan\/(q\d)"/g)].map(([, key]) => key)).toEqual(['q1', 'q2']);
	});
	test('counts one as one in both languages', () => {
		expect(textOf(list([request('peer')]))).toContain('1 pertanyaan menunggu Anda');
		expect(textOf(list([request('peer')], 'en'))).toContain('1 set of questions waits for you');
		expect(textOf(list([request('peer'), request('peer', { id: 'q2' })], 'en'))).toContain('2 sets of questions wait for you');
	});
	test('with nobody asked says so once, and when that would change', () => {
		const text = textOf(list([]));
		expect(text).toContain(id.mine.none);
		expect(text).toContain(id.mine.noneText);
	});
	test('a name and a title of full length are shown whole', () => {
		const long = { courseTitle: `Pelatihan ${'pelayanan '.repeat(40)}prima`, alumnusName: `Raden ${'Ajeng '.repeat(20)}Rekaan` };
		const text = textOf(list([request('superior', long)]));
		expect(text).toContain(long.courseTitle);
		expect(text).toContain(long.alumnusName);
	});
});
