import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkParts } from './links.rules.ts';

const links = (text: string) => linkParts(text).flatMap(({ href }) => (href === null ? [] : [href]));

// F88: evidence may lie on a page of its own.
describe('addresses in a note', () => {
	test.each([
		['Foto: https://dukcapil.example.go.id/foto/1', ['https://dukcapil.example.go.id/foto/1']],
		['Lihat https://a.example/x. Lalu (https://b.example/y?z=1&w=2)!', ['https://a.example/x', 'https://b.example/y?z=1&w=2']],
		['"https://a.example/"', ['https://a.example/']],
		['https://a.example', ['https://a.example/']],
		['Loket kedua dibuka', []],
		['', []],
		['http://a.example dan ftp://a.example', []],
		['javascript:alert(1) data:text/html,x', []],
		['https://', []],
		['https://[rusak', []],
		['https://bank.example@jahat.example/', []],
		['https://a:b@jahat.example/', []]
	])('of %j are %j', (text, expected) => expect(links(text)).toEqual(expected));

	test('are shown as they were typed', () => {
		expect(linkParts('Foto di https://a.example/b, ya.')).toEqual([{ text: 'Foto di ', href: null }, { text: 'https://a.example/b', href: 'https://a.example/b' }, { text: ', ya.', href: null }]);
	});

	test('of whatever text, the parts are the text, and every link goes to https', () => {
		const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(' ', 'https://', 'https://a.example/b?c=d', 'https://e.example.', '<script>', 'javascript:', '"', '@', '.'));
		fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
			const text = pieces.join('');
			const parts = linkParts(text);
			expect(parts.map((part) => part.text).join('')).toBe(text);
			for (const { text: shown, href } of parts) {
				expect(shown).not.toBe('');
				if (href !== null) expect([new URL(href).protocol, new URL(href).username, /[\s<>"'`]/.test(shown)]).toEqual(['https:', '', false]);
			}
		}));
	});
});
