import { COMMON_WORDS } from './common-words.rules.ts';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from './rules.ts';

/** Why a password would be guessed soon. */
export const WEAKNESSES = ['too_short', 'too_long', 'personal', 'keyboard', 'common', 'words'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/** What everybody who knows the person knows. */
export interface Known {
	readonly name: string;
	readonly login: string;
	readonly email: string;
}

/** Figures and signs that stand for letters in passwords that only look unusual. */
const DISGUISES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's', '!': 'i', '|': 'l' };
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];
/** So many figures at an end may stand for letters. */
const DISGUISED_END = 4;
/** What must be left when the guessable is taken out. */
const ENOUGH_LETTERS = 8;

/**
 * Why a new password is refused, or null when it may be used. No rule asks for signs or capitals: length and
 * rarity protect, compelled signs only end up as '1!' at the end.
 *
 * @source NIST SP 800-63B-4 § 3.1.1.2: length, a blocklist with the user's own names, no composition rules
 */
export function passwordWeakness(password: string, known: Known): Weakness | null {
	const plain = password.normalize('NFKC').toLowerCase();
	const length = [...password].length;
	if (length < PASSWORD_SHORTEST) return 'too_short';
	if (length > PASSWORD_LONGEST) return 'too_long';
	if (isPersonal(plain, known)) return 'personal';
	if (isRun(plain)) return 'keyboard';
	const words = Math.min(...readingsOf(plain).map(fewestWords));
	if (words === 1) return 'common';
	return words === 2 ? 'words' : null;
}

/** The name, number or address makes up the password: too little is left without it. */
function isPersonal(plain: string, { name, login, email }: Known): boolean {
	const digits = login.replace(/\D/g, '');
	const pieces = [...name.split(/[^\p{L}]+/u), ...email.split(/[^\p{L}\d]+/u), login]
		.map((piece) => piece.toLowerCase())
		.filter((piece) => piece.length >= 4);
	const numbers = digits.length === 18 ? [digits.slice(0, 8), digits.slice(8, 14), digits.slice(0, 4), `${digits.slice(6, 8)}${digits.slice(4, 6)}${digits.slice(0, 4)}`] : [];
	const found = [...pieces, ...numbers].sort((a, b) => b.length - a.length).filter((piece) => plain.includes(piece));
	const rest = found.reduce((text, piece) => text.replaceAll(piece, ''), plain).replace(/[^\p{L}\d]/gu, '');
	return found.length > 0 && rest.length < ENOUGH_LETTERS;
}

/** Nothing but runs along a row of keys, the alphabet or the figures, or one short piece over and over. */
function isRun(plain: string): boolean {
	const text = plain.replace(/[^\p{L}\d]/gu, '');
	if (new Set(text).size <= 3) return true;
	if (/^(.{1,5}?)\1+.{0,4}$/u.test(text) && text.length >= 8) return true;
	return runsTakenOut(text).length < 4;
}

function runsTakenOut(text: string): string {
	const lines = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
	let rest = '';
	for (let at = 0; at < text.length; ) {
		let length = 1;
		while (at + length < text.length && lines.some((line) => line.includes(text.slice(at, at + length + 1)))) length += 1;
		if (length < 3) rest += text.slice(at, at + length);
		at += length;
	}
	return rest;
}

/**
 * The letters of a password with disguises undone. Figures and signs at its ends may be decoration ('rahasia2026') or the last letters
 * of a word in disguise ('r4h4s14'), or one after the other: each is read.
 */
function readingsOf(plain: string): string[] {
	const [, before = '', core = '', after = ''] = /^([^\p{L}@$]*)(.*?)([^\p{L}@$]*)$/su.exec(plain) ?? [];
	const starts = Array.from({ length: Math.min(DISGUISED_END, before.length) + 1 }, (_, count) => before.slice(before.length - count));
	const ends = Array.from({ length: Math.min(DISGUISED_END, after.length) + 1 }, (_, count) => after.slice(0, count));
	return starts.flatMap((start) => ends.map((end) => lettersOf(start + core + end)));
}

function lettersOf(signs: string): string {
	return [...signs].map((sign) => DISGUISES[sign] ?? sign).join('').replace(/[^\p{L}]/gu, '');
}

/** How few common words in a row make up the letters; Infinity when they do not. */
function fewestWords(letters: string): number {
	const fewest: number[] = [0];
	for (let end = 1; end <= letters.length; end += 1) {
		fewest[end] = Infinity;
		for (let start = Math.max(0, end - 20); start < end; start += 1) {
			const before = fewest[start] ?? Infinity;
			if (before < 3 && COMMON_WORDS.has(letters.slice(start, end))) fewest[end] = Math.min(fewest[end] ?? Infinity, before + 1);
		}
	}
	return letters.length === 0 ? 1 : (fewest[letters.length] ?? Infinity);
}
