import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, lengthOf } from './text.schema.ts';

describe('text as it is kept', () => {
	test.each(['😀👨‍👩‍👧 keluarga', 'ꦱꦸꦫꦠ', 'العربية', '漢字', 'ᬩᬮᬶ', 'baris satu\nbaris dua', '🇮🇩'])('%s stays as it is', (text) => expect(cleanText(text)).toBe(text));

	test('control signs, hidden turns of direction and broken halves are taken out; line breaks are of one kind', () => {
		expect(cleanText('a\u0000b\u0007c\u202Egnp.exe\u2066x\uFEFF')).toBe('abcgnp.exex');
		expect(cleanText('a\r\nb\rc')).toBe('a\nb\nc');
		expect(cleanText(`a${'\n'.repeat(50)}b`)).toBe('a\n\n\nb');
		expect(cleanText('a\uD800b\uDC00')).toBe('ab');
	});

	test('cleaning twice is cleaning once, and what is left is fit for the database', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const clean = cleanText(text);
				expect(cleanText(clean)).toBe(clean);
				expect(clean).not.toContain('\u0000');
				expect(clean.isWellFormed()).toBe(true);
			})
		);
	});

	test.each(['\u200b\u200b', '\u200d'.repeat(20), '\u2800', '\u3164', '\u00ad \u2060', '\ufe0f', '\u0301'])('%j, of which nothing is seen, is no text', (text) => expect(cleanText(text)).toBe(''));

	test.each(['?', '1', '🙏', 'a\u200bb', '…', '\u{1F3FD}'])('%s is text', (text) => expect(cleanText(text)).toBe(text));

	test('letters are counted as the database counts them', () => {
		expect(lengthOf('😀')).toBe(1);
		expect(lengthOf('a'.repeat(10_000))).toBe(10_000);
	});
});
