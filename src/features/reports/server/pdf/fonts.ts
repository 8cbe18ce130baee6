import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 'regular' | 'bold';

const FILES = { regular: '400', bold: '700' } as const;
const require = createRequire(import.meta.url);
const read = new Map<Weight, Uint8Array>();

/** The typeface of officers' pages as a file that is put into the document, without glyphs it does not need. */
export function fontFile(weight: Weight): Uint8Array {
	let bytes = read.get(weight);
	if (!bytes) {
		bytes = readFileSync(require.resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${FILES[weight]}-normal.woff`));
		read.set(weight, bytes);
	}
	return bytes;
}

/** What the file has letters for: Latin 1 and the signs that reports use. */
const DRAWN = /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122\u2191\u2193\u2212]/;
const MARKS = /\p{M}/gu;
/** Direction and invisible signs: they would move or hide what stands beside them. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text in letters that the typeface has: others lose their marks, and what is left is a question mark. One line. */
export function drawable(text: string): string {
	const line = text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
	return [...line].map((letter) => (DRAWN.test(letter) ? letter : plainer(letter))).join('');
}

function plainer(letter: string): string {
	const bare = letter.normalize('NFKD').replace(MARKS, '');
	return bare !== '' && [...bare].every((one) => DRAWN.test(one)) ? bare : '?';
}
