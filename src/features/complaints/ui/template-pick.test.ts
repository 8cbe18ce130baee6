import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inventedCase } from '#tests/support/case-rows.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { find, openPage, tag } from '#tests/support/small-dom.ts';
import { officeWords } from '../office.messages.ts';
import CasePage from './CasePage.svelte';
import TemplatePick from './TemplatePick.svelte';

const words = officeWords('id').detail;
const TEMPLATES = [{ id: 't1', name: 'KTP-el: blangko', text: 'Blangko datang pekan depan.', isForService: true }, { id: 't2', name: 'Terima kasih', text: 'Terima kasih,\nKantor Rekaan', isForService: false }];
const pick = (given: object = {}) => html(TemplatePick, { templates: TEMPLATES, field: 'body', ...given }, 'id');
const page = (given: object = {}, form: object | null = null) => html(CasePage, { page: inventedCase({ complaint: { state: 'handling' }, possible: ['close', 'pause'], mayWrite: true, templates: TEMPLATES, ...given }), form: form as null, saved: false, reporter: null, timeZone: 'Asia/Jakarta' }, 'id');

describe('templates beside an answer', () => {
	test('are offered where the officer writes and where the case is closed, and nowhere else', () => {
		const out = page();
		expectSound(out);
		expect(out.match(/name="templateId"/g)).toHaveLength(2);
		expect(out.match(/formaction="\?\/templat#field-[^"]*"/g)).toEqual(['formaction="?/templat#field-answer-close"', 'formaction="?/templat#field-body"']);
		expect(page({ mayWrite: false, possible: [], templates: [] })).not.toContain('templateId');
	});

	test('those for the service stand first under their heading; without any such there is none', () => {
		expect([...pick().matchAll(/<optgroup label="([^"]*)"/g)].map(([, label]) => label)).toEqual([words.templateFor, words.templateOther]);
		expect(pick({ templates: TEMPLATES.slice(1) })).not.toContain('optgroup');
	});

	test('Enter still sends: the first button of the form is the plain one', () => expect(/<button[^>]*>/.exec(pick())?.[0]).not.toContain('formaction'));

	test('a used one comes back in its field, with all else as typed', () => {
		const closing = page({}, { values: { move: 'close', answer: 'Yth. Ibu,\n\nBlangko datang pekan depan.', closing: 'explained', rootCause: 'capacity' }, errors: {} });
		expect(closing).toContain('Yth. Ibu,\n\nBlangko datang pekan depan.</textarea>');
		expect(closing).toMatch(/value="explained"[^>]*checked/);
		expect(closing).not.toContain('error-summary');
		const letter = page({}, { values: { body: 'Terima kasih,\nKantor Rekaan' }, errors: {} });
		expect(letter.match(/Kantor Rekaan<\/textarea>/g)).toHaveLength(1);
	});

	test('pressed without a choice, the fault leads to the choice and what was typed stays', () => {
		const out = page({}, { values: { body: 'Sudah saya tulis', templateId: '' }, errors: { templateId: 'Pilih templat.' } });
		expectSound(out);
		expect(out).toContain('href="#field-templateId"');
		expect(out.match(/id="field-templateId"/g)).toHaveLength(1);
		expect(out).toContain('>Sudah saya tulis</textarea>');
	});

	test('who may write them is led there; others read who does, where there are none', () => {
		expect(page({ maySetTemplates: true })).toContain('href="/pengaduan/pengaturan#templat"');
		expect(page()).not.toContain('pengaturan#templat');
		expect(textOf(page({ templates: [] }))).toContain(words.templateNone);
	});

	test('whatever they say is text', () => expectHarmless(pick({ templates: [{ id: HOSTILE, name: HOSTILE, text: HOSTILE, isForService: true }] })));
});

describe('with script', () => {
	const load = async (typed: string, chosen: string) => {
		const field = tag('textarea', { id: 'field-body' });
		field.value = typed;
		const select = tag('select', {});
		select.value = chosen;
		const button = tag('button', {});
		const { body } = openPage(tag('form', {}, tag('div', { 'data-template-for': 'field-body' }, select, button, tag('p', { 'data-template': 't1' }, 'Satu.'), tag('p', { 'data-template': 't2' }, 'Dua.')), field));
		await import('./templates.ts');
		return { body, field, button };
	};
	afterEach(() => { vi.unstubAllGlobals(); });
	beforeEach(() => { vi.resetModules(); });

	test('the text is in its field at once, after what was typed', async () => {
		const { body, button } = await load('Halo', 't2');
		button.click();
		expect(find(body, '#field-body').value).toBe('Halo\n\nDua.');
		button.click();
		expect(find(body, '#field-body').value).toBe('Halo\n\nDua.');
	});

	test('without a choice nothing is put in: the server says what is missing', async () => {
		const { body, button } = await load('Halo', '');
		button.click();
		expect(find(body, '#field-body').value).toBe('Halo');
	});
});
