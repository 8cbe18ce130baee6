import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerField, filledTemplate, pasted, PLACEHOLDERS, templatesFor } from './template.rules.ts';

const FACTS = { number: '7KQ-2M9-XDC', serviceName: 'Pembuatan KTP-el', unitName: 'Dinas Dukcapil Rekaan' };

describe('a template of an answer', () => {
	test('is filled with number, service and unit, however they are written in braces', () => {
		expect(filledTemplate('Laporan {nomor} tentang {layanan} ditangani {unit}.', FACTS, 'layanan kami')).toBe('Laporan 7KQ-2M9-XDC tentang Pembuatan KTP-el ditangani Dinas Dukcapil Rekaan.');
		expect(filledTemplate('{ Nomor } {NUMBER} {service} {Unit}', FACTS, '')).toBe('7KQ-2M9-XDC 7KQ-2M9-XDC Pembuatan KTP-el Dinas Dukcapil Rekaan');
		for (const name of PLACEHOLDERS) expect(filledTemplate(`{${name}}`, FACTS, '')).not.toContain('{');
	});

	test('of a complaint without a service says so in words', () => expect(filledTemplate('Tentang {layanan}.', { ...FACTS, serviceName: null }, 'layanan kami')).toBe('Tentang layanan kami.'));

	test.each(['{nama}', '{', '}', '{}', '{{nomor', '{nomor2}', '$1 {x} $&', '{constructor}', '{__proto__}'])('%s, which is none of these, stays as it is', (text) => expect(filledTemplate(text, FACTS, '')).toBe(text));

	test('is not read again: what is filled in never opens a further place', () =>
		expect(filledTemplate('{layanan} {unit}', { ...FACTS, serviceName: '{nomor}', unitName: '$& {unit}' }, '')).toBe('{nomor} $& {unit}'));

	test('without braces is itself', () => { fc.assert(fc.property(fc.string().filter((text) => !text.includes('{')), (text) => { expect(filledTemplate(text, FACTS, '')).toBe(text); })); });
});

test('templates that have the service in their name come first, the others in their order', () => {
	const given = [{ name: 'Blangko habis' }, { name: 'pembuatan ktp-el: jadwal' }, { name: 'Terima kasih' }];
	expect(templatesFor(given, 'Pembuatan KTP-el').map(({ name, isForService }) => [name, isForService])).toEqual([['pembuatan ktp-el: jadwal', true], ['Blangko habis', false], ['Terima kasih', false]]);
	expect(templatesFor(given, null).every(({ isForService }) => !isForService)).toBe(true);
	expect(templatesFor([], 'x')).toEqual([]);
});

describe('a template put into a form', () => {
	test('stands in the field of the answer, after what was typed; all else stays as typed', () => {
		expect(pasted({ body: '', templateId: 't1', isInternal: 'on' }, 'Terima kasih.')).toEqual({ body: 'Terima kasih.', isInternal: 'on' });
		expect(pasted({ move: 'close', answer: 'Yth. Bapak/Ibu,  \n', closing: 'fixed', templateId: 't1' }, 'Terima kasih.')).toEqual({ move: 'close', answer: 'Yth. Bapak/Ibu,\n\nTerima kasih.', closing: 'fixed' });
		expect([answerField({ move: 'close' }), answerField({ move: 'pause' }), answerField({})]).toEqual(['answer', 'body', 'body']);
	});

	test('twice in a row it stands there once', () => {
		for (const typed of ['', 'Halo']) {
			const once = pasted({ body: typed }, 'Terima kasih.\n');
			expect(pasted(once, 'Terima kasih.\n')['body']?.trim()).toBe(once['body']?.trim());
		}
	});

	test('never loses what was typed', () => {
		fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), (typed, text) => {
			const after = pasted({ body: typed }, text)['body'] ?? '';
			expect(after.startsWith(typed.trimEnd()) || after === text).toBe(true);
			expect(after).toContain(text.trim());
		}));
	});
});
