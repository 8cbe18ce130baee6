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
