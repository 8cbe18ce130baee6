import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { uiMessages as en } from '../messages.en.ts';
import { uiMessages as id } from '../messages.id.ts';
import ErrorSummary from '../ErrorSummary/ErrorSummary.svelte';
import Field from './Field.svelte';
import { describedBy, fieldId, sectionsOf, tickedOf, valueOf, type FormState } from './field.ts';

const options = [{ value: 'a', label: 'Satu' }, { value: 'b', label: 'Dua', hint: 'dua kali' }, { value: 'c', label: 'Tiga' }];
const KINDS = ['text', 'email', 'date', 'month', 'number', 'search', 'tel', 'password', 'file', 'textarea', 'select', 'radios', 'checkboxes', 'checkbox'] as const;
const draw = (type: string, given: object = {}, locale: 'id' | 'en' = 'id') => html(Field, { name: 'isian', label: 'Isian', type, options, ...given }, locale);
const fault: FormState = { values: { isian: 'b' }, errors: { isian: 'Pilih salah satu.' } };

describe.each(KINDS)('a field of the kind %s', (type) => {
	test('is sound in both languages: empty, filled, with hint and refused', () => {
		for (const locale of ['id', 'en'] as const) for (const given of [{}, { value: 'a', values: ['a', 'c'] }, { hint: 'Satu saja', optional: true }, { hint: 'Satu saja', form: fault }, { options: [] }]) expectSound(draw(type, given, locale));
	});

	test('that was refused says so in words, and in its frame', () => {
		const out = draw(type, { form: fault });
		expect(out).toContain('class="field field-refused"');
		expect(textOf(out)).toContain(`${id.error} Pilih salah satu.`);
		expect(textOf(draw(type, { form: fault }, 'en'))).toContain(en.error);
		expect(draw(type)).toMatch(/class="field"/);
		expect(draw(type)).not.toContain(id.error);
	});

	test('says its hint and its fault to who does not see them, in this order', () => {
		expect(draw(type, { hint: 'h', form: fault })).toContain('aria-describedby="field-isian-hint field-isian-error"');
		expect(draw(type, { hint: 'h' })).toContain('aria-describedby="field-isian-hint"');
		expect(draw(type)).not.toContain('aria-describedby');
	});

	test('is where the list of faults leads', () => {
		const summary = html(ErrorSummary, { form: fault });
		const target = /href="#([^"]+)"/.exec(summary)?.[1] ?? '';
		expect(draw(type, { form: fault })).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${target}"`));
	});

	test('an error that the page gives stands before what the form says', () => expect(textOf(draw(type, { form: fault, error: 'Dari halaman.' }))).toContain('Dari halaman.'));

	test('what others wrote is text', () => {
		expectHarmless(draw(type, { label: HOSTILE, hint: HOSTILE, error: HOSTILE, options: [{ value: HOSTILE, label: HOSTILE, hint: HOSTILE, group: HOSTILE }], form: { values: { isian: HOSTILE } } }));
	});
});

describe('what a control is given', () => {
	test.each(['text', 'textarea', 'select', 'date', 'file', 'password', 'checkbox'])('%s takes its limits', (type) => {
		const out = draw(type, { required: true, maxlength: 40, autocomplete: 'off', disabled: true });
		for (const limit of [' required', 'maxlength="40"', 'autocomplete="off"', ' disabled']) expect(out, limit).toContain(limit);
	});

	test('of a group of radios each must be chosen from; of boxes none must', () => {
		expect(draw('radios', { required: true }).match(/ required/g)).toHaveLength(3);
		expect(draw('checkboxes', { required: true })).not.toContain(' required');
		expect(draw('radios')).not.toContain(' required');
	});

	test('a text is four lines high unless told otherwise', () => {
		expect(draw('textarea')).toContain('rows="4"');
		expect(draw('textarea', { rows: 12 })).toContain('rows="12"');
	});

	test.each(['text', 'textarea', 'select', 'radios', 'checkboxes'])('%s says in the label that it may stay empty', (type) => {
		expect(draw(type, { optional: true })).toMatch(new RegExp(`<(label|legend)[^>]*>Isian<span class="optional">\\s*\\(${id.optional}\\)</span>`));
		expect(draw(type)).not.toContain('optional');
	});

	test('only a control that was refused is marked as wrong', () => {
		expect(draw('text', { form: fault })).toContain('aria-invalid="true"');
		expect(draw('text', { form: { values: { isian: 'x' }, errors: { lain: 'Salah.' } } })).not.toContain('aria-invalid');
	});
});

describe('what was typed', () => {
	test.each(['text', 'email', 'date', 'month', 'number', 'search'])('comes back into %s', (type) => expect(draw(type, { value: 'lama', form: { values: { isian: 'baru' } } })).toMatch(/value="baru"/));

	test('comes back even where it is nothing', () => {
		expect(draw('text', { value: 'lama', form: { values: { isian: '' } } })).not.toContain('lama');
		expect(draw('text', { value: 'lama', form: { values: {} } })).toContain('value="lama"');
	});

	test('of a select and of radios exactly one stands chosen, or none', () => {
		const chosen = (type: string, given: object) => (draw(type, given).match(/ (selected|checked)/g) ?? []).length;
		for (const type of ['select', 'radios']) expect([chosen(type, { value: 'b' }), chosen(type, { value: 'z' }), chosen(type, {}), chosen(type, { value: 'a', form: fault })], type).toEqual([1, 0, 0, 1]);
		expect(draw('radios', { value: 'a', form: fault })).toMatch(/value="b"[^>]*checked/);
		expect(draw('select', { value: 'a', form: fault })).toMatch(/<option value="b" selected/);
	});

	test('a password and a file are asked anew', () => {
		for (const type of ['password', 'file']) expect(draw(type, { value: 'rahasia', form: { values: { isian: 'rahasia' } } })).not.toContain('rahasia');
	});

	test('a group has one id for each choice, the first of them the one of the field', () => {
		for (const type of ['radios', 'checkboxes']) expect([...draw(type).matchAll(/<input[^>]* id="([^"]+)"/g)].map(([, one]) => one)).toEqual(['field-isian', 'field-isian-1', 'field-isian-2']);
	});
});

describe('the parts of a field', () => {
	test('an id is always a safe part of a link, and the same for the same name', () => {
		fc.assert(fc.property(fc.string(), (name) => {
			expect(fieldId(name)).toMatch(/^field-[\w-]*$/);
			expect(fieldId(name)).toBe(fieldId(name));
		}));
	});

	test('only what is there describes', () => {
		expect([describedBy('x', { hint: true, error: false }), describedBy('x', { hint: false, error: true }), describedBy('x', { hint: true, error: true })]).toEqual(['x-hint', 'x-error', 'x-hint x-error']);
	});

	test('a value is what was sent, else what stood', () => {
		expect([valueOf({ values: { a: 'x' } }, 'a', 'z'), valueOf({ values: { b: 'x' } }, 'a', 'z'), valueOf({}, 'a', 'z'), valueOf(undefined, 'a', 'z')]).toEqual(['x', 'z', 'z', 'z']);
	});

	test('ticks are what was sent, a list before one value, and what stood only where nothing was sent', () => {
		expect(tickedOf(null, 'a', ['z'])).toEqual(['z']);
		expect(tickedOf({ errors: {} }, 'a', ['z'])).toEqual(['z']);
		expect(tickedOf({ values: {} }, 'a', ['z'])).toEqual([]);
		expect(tickedOf({ values: { a: 'x' } }, 'a', ['z'])).toEqual(['x']);
		expect(tickedOf({ values: { a: 'y' }, lists: { a: ['x', 'y'] } }, 'a', ['z'])).toEqual(['x', 'y']);
	});

	test('sections keep every option, in order, and two beside each other never have one heading', () => {
		fc.assert(fc.property(fc.array(fc.record({ value: fc.string(), label: fc.string(), group: fc.constantFrom('A', 'B', null) })), (all) => {
			const sections = sectionsOf(all);
			expect(sections.flatMap(({ of }) => of)).toEqual(all);
			expect(sections.every(({ group }, at) => at === 0 || sections[at - 1]?.group !== group)).toBe(true);
			expect(sections.every(({ of }) => of.length > 0)).toBe(true);
		}));
	});
});

describe('the list of faults', () => {
	test.each([[1, id.errorTitle(1)], [2, id.errorTitle(2)], [12, id.errorTitle(12)]])('of %i counts them in its heading', (count, title) => {
		const form = { errors: Object.fromEntries(Array.from({ length: count }, (_, at) => [`isian${at}`, `Salah ${at}.`])) };
		const out = html(ErrorSummary, { form });
		expectSound(out);
		expect(textOf(out)).toContain(title);
		expect(out.match(/<li>/g)).toHaveLength(count);
	});

	test('gives a number to quote only where there is one', () => {
		expect(html(ErrorSummary, { form: { errors: { a: 'x' } } })).not.toContain('class="reference"');
		expect(textOf(html(ErrorSummary, { form: { errors: { a: 'x' }, reference: 'AB12' } }, 'en'))).toContain(en.reference('AB12'));
	});

	test('takes the focus, so that it is read first', () => expect(html(ErrorSummary, { form: { errors: { a: 'x' } } })).toMatch(/role="alert" tabindex="-1" aria-labelledby="error-summary-title"/));

	test('its sentences are text', () => expectHarmless(html(ErrorSummary, { form: { errors: { a: HOSTILE, '': HOSTILE }, reference: HOSTILE } })));
});
