import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMON_WORDS } from './common-words.rules.ts';
import { passwordWeakness, WEAKNESSES } from './password.rules.ts';

// Invented person; the number has the right form and belongs to nobody.
const known = { name: 'Ratna Kusumawardhani', login: '199104172015032007', email: 'ratna.kw@contoh.example' };

describe('a new password', () => {
	test.each([
		['kabut lereng sembilan pinggan', null],
		['Tiga-Perahu-Menyusur-Karang', null],
		['oevUpv7-qkRt2x', null],
		['サンバル パクイ ケマリン', null],
		['rahasia', 'too_short'],
		['pendek12345', 'too_short'],
		['x'.repeat(257), 'too_long'],
		['Kusumawardhani1', 'personal'],
		['ratna19910417', 'personal'],
		['199104172015032007', 'personal'],
		['17041991ratna!', 'personal'],
		['ratna.kw@contoh', 'personal'],
		['123456789012', 'keyboard'],
		['qwertyuiop123', 'keyboard'],
		['asdfghjkl;12', 'keyboard'],
		['1qaz2wsx3edc', 'keyboard'],
		['aaaaaaaaaaaa', 'keyboard'],
		['abcabcabcabc', 'keyboard'],
		['9876543210987', 'keyboard'],
		['Indonesia2026!', 'common'],
		['B1sm1llah-2026', 'common'],
		['P@ssw0rd!2026', 'common'],
		['alhamdulillah', 'common'],
		['rahasiasayang1', 'words'],
		['Surabaya Merdeka', 'words'],
		['ibubapak201745', 'words']
	] as const)('%s → %s', (password, weakness) => expect(passwordWeakness(password, known)).toBe(weakness));

	test('three unrelated common words are long enough to be rare', () => expect(passwordWeakness('kucing motor durian', known)).toBeNull());

	test('any letters and signs are read without fault, and the answer is one of the list', () => {
		fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (password) => {
			const weakness = passwordWeakness(password, known);
			expect(weakness === null || WEAKNESSES.includes(weakness)).toBe(true);
		}));
	});

	test('a common word with a year behind it is never accepted', () => {
		fc.assert(fc.property(fc.constantFrom(...COMMON_WORDS), fc.integer({ min: 1945, max: 2030 }), (word, year) => {
			expect(passwordWeakness(`${word}${year}`, known)).not.toBeNull();
		}));
	});

	test('a person without a NIP and with a short name is served too', () => {
		expect(passwordWeakness('kabut lereng sembilan', { name: 'Al', login: 'al@contoh.example', email: 'al@contoh.example' })).toBeNull();
	});
});

describe('the lengths of a password', () => {
	// NIST SP 800-63B-4 asks verifiers to take at least 64 letters and to count letters, not units.
	test('twelve letters are enough, eleven are not', () => {
		expect(passwordWeakness('oevUpv7-qkRt', known)).toBeNull();
		expect(passwordWeakness('oevUpv7-qkR', known)).toBe('too_short');
	});
	test('256 letters are taken, 257 are not', () => {
		const long = (length: number) => 'kabut lereng sembilan pinggan '.repeat(9).slice(0, length);
		expect(passwordWeakness(long(256), known)).toBeNull();
		expect(passwordWeakness(long(257), known)).toBe('too_long');
	});
	test('an emoji is one letter', () => expect(passwordWeakness('🙂🙃😉😇🥳🤠🧐🤓😎🤖👻', known)).toBe('too_short'));
});

describe('what the name leaves over', () => {
	test('eight letters beside it are enough, seven are not', () => {
		expect(passwordWeakness('ratna-pvqkzrtw', known)).toBeNull();
		expect(passwordWeakness('ratna-pvqkzrt', known)).toBe('personal');
	});
	test.each(['19910417pvqk', '17041991pvqk', '201503pvqkzr', 'zx1991pvqkr1991', 'zx19910417pvqk'])('%s is made of the number: refused', (password) => expect(passwordWeakness(password, known)).toBe('personal'));
	test('a name of three letters is no piece, one of four is', () => {
		const person = (name: string) => ({ name, login: 'x@contoh.example', email: 'x@contoh.example' });
		expect(passwordWeakness('adi-pvqkzrtw', person('Adi'))).toBeNull();
		expect(passwordWeakness('adip-vqkzrtw', person('Adip'))).toBe('personal');
	});
	test('a password without any of it is not called personal, however short what is left', () => expect(passwordWeakness('-- -- pvq -- --', known)).not.toBe('personal'));
});

describe('runs of keys', () => {
	test('three different letters are no password, four may be', () => {
		expect(passwordWeakness('pvqqvppvqvpq', known)).toBe('keyboard');
		expect(passwordWeakness('pvqqvkpvqvkk', known)).toBeNull();
	});
	test('a piece of five again and again is one, of six is not', () => {
		expect(passwordWeakness('pvqkzpvqkzpv', known)).toBe('keyboard');
		expect(passwordWeakness('pvqkzwpvqkzw', known)).toBeNull();
	});
	test('runs with three letters between are runs; with four the rest counts', () => {
		expect(passwordWeakness('qwertypvmasdfg', known)).toBe('keyboard');
		expect(passwordWeakness('qwertypvmkasdfg', known)).toBeNull();
	});
	test('backwards is a run as well', () => expect(passwordWeakness('lkjhgfdsapoiuytrewq', known)).toBe('keyboard'));
});
