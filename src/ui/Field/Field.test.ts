import { describe, expect, test } from 'vitest';
import { html } from '#tests/support/render.ts';
import Field from './Field.svelte';
import { describedBy, errorOf, fieldId, valueOf, type FormState } from './field.ts';

const refused = { values: { nip: '1990' }, errors: { nip: 'NIP harus 18 angka.' }, reference: 'AB12' };
const options = [{ value: '1', label: 'Tidak cepat' }, { value: '2', label: 'Cepat', hint: 'sesuai janji' }];

describe('a field', () => {
	test('has its label tied to its control', () => {
		const out = html(Field, { name: 'nip', label: 'NIP' });
		expect(out).toContain('<label for="field-nip">NIP</label>');
		expect(out).toMatch(/<input[^>]*id="field-nip"/);
		expect(out).not.toContain('aria-invalid');
	});

	test('that was refused keeps what was typed and says what to mend, also to a screen reader', () => {
		const out = html(Field, { name: 'nip', label: 'NIP', hint: '18 angka', form: refused });
		expect(out).toContain('value="1990"');
		expect(out).toContain('NIP harus 18 angka.');
		expect(out).toContain('aria-describedby="field-nip-hint field-nip-error"');
		expect(out).toContain('aria-invalid="true"');
		expect(out).toContain('Perlu diperbaiki:');
	});

	test('says when it may stay empty, in the reader\'s language', () => {
		expect(html(Field, { name: 'a', label: 'Catatan', optional: true })).toContain('(boleh dikosongkan)');
		expect(html(Field, { name: 'a', label: 'Note', optional: true }, 'en')).toContain('(may stay empty)');
	});

	test('what is typed cannot become markup', () => {
		const out = html(Field, { name: 'a', label: 'A', form: { values: { a: '"><script>alert(1)</script>' } } });
		expect(out).not.toContain('<script>');
	});

	test('a password and a file are never printed back', () => {
		for (const type of ['password', 'file']) expect(html(Field, { name: 'a', label: 'A', type, form: { values: { a: 'rahasia' } } })).not.toContain('rahasia');
	});

	test('a textarea and a choice of months keep their value', () => {
		expect(html(Field, { name: 'a', label: 'A', type: 'textarea', value: 'satu\ndua' })).toMatch(/<textarea[^>]*>\s*satu\ndua<\/textarea>/);
		expect(html(Field, { name: 'a', label: 'A', type: 'select', value: '2', options })).toMatch(/<option value="2" selected/);
	});
});

describe('a group of choices', () => {
	test('is a fieldset with its question as legend; the summary links to the first choice', () => {
		const out = html(Field, { name: 'q', label: 'Seberapa cepat?', type: 'radios', options, value: '2' });
		expect(out).toMatch(/<fieldset[\s\S]*<legend>Seberapa cepat\?/);
		expect(out).toMatch(/<input type="radio" name="q" value="1" id="field-q"/);
		expect(out.match(/checked/g)).toHaveLength(1);
		expect(out).toContain('<small>sesuai janji</small>');
	});

	test('several boxes may be ticked', () => {
		expect(html(Field, { name: 'q', label: 'Hari', type: 'checkboxes', options, values: ['1', '2'] }).match(/checked/g)).toHaveLength(2);
	});

	test('a refused group keeps every box that was ticked and none that was not', () => {
		const boxes = (form: object) => html(Field, { name: 'q', label: 'Hari', type: 'checkboxes', options, values: ['1'], form: form as FormState });
		const ticks = (out: string) => [...out.matchAll(/<input[^>]*value="(\d)"[^>]*checked/g)].map(([, value]) => value);
		expect(ticks(boxes({ values: { q: '2' }, lists: { q: ['1', '2'] }, errors: {} }))).toEqual(['1', '2']);
		expect(ticks(boxes({ values: { q: '2' }, errors: {} }))).toEqual(['2']);
		expect(ticks(boxes({ values: { other: 'x' }, errors: {} }))).toEqual([]);
		expect(ticks(boxes({ errors: {} }))).toEqual(['1']);
	});

	test('one box keeps what was sent, also that it was emptied', () => {
		const box = (form: object | null) => /checked/.test(html(Field, { name: 'ok', label: 'Setuju', type: 'checkbox', value: 'on', form: form as FormState }));
		expect([box(null), box({ values: { ok: 'on' } }), box({ values: { other: 'x' } })]).toEqual([true, true, false]);
	});

	test('one box alone', () => {
		const out = html(Field, { name: 'ok', label: 'Setuju', type: 'checkbox', form: { values: { ok: 'on' } } });
		expect(out).toMatch(/type="checkbox"[^>]*checked/);
	});
});

test('ids are plain whatever the name', () => {
	expect(fieldId('days[]')).toBe('field-days-');
	expect(fieldId('a.b c')).toBe('field-a-b-c');
	expect(describedBy('x', { hint: false, error: false })).toBeUndefined();
	expect(valueOf(null, 'a', 'z')).toBe('z');
	expect(errorOf(undefined, 'a')).toBeUndefined();
});

test('an empty hint describes nothing', () => {
	const out = html(Field, { name: 'unit', label: 'Unit', hint: '' });
	expect(out).not.toContain('aria-describedby');
	expect(out).not.toContain('field-hint');
});

test('the same question twice on a page has two controls, each with its own label', () => {
	const page = html(Field, { name: 'currentPassword', type: 'password', label: 'Sandi' }) + html(Field, { name: 'currentPassword', place: 'matikan', type: 'password', label: 'Sandi' });
	expect([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['field-currentPassword', 'field-currentPassword-matikan']);
	expect([...page.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id)).toEqual(['field-currentPassword', 'field-currentPassword-matikan']);
	expect(page.match(/name="currentPassword"/g)).toHaveLength(2);
});
