/* Numbers and secrets that people read from a slip of paper: Crockford's alphabet, which has no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NUMBER_LETTERS = 8;
/** 16 × 5 = 80 bits: not to be guessed even without any slowing down, and read out in four even groups. */
const SECRET_LETTERS = 16;
/** Slips of earlier releases: 65 bits. They stay good. */
const EARLIER_SECRET_LETTERS = 13;

/**
 * A tracking number of 8 random bytes: eight letters and a check letter. The numbers follow no order, so that one says nothing of the next.
 *
 * @param bytes at least 8, random
 */
export function trackingNumber(bytes: Uint8Array): string {
	const letters = lettersOf(bytes, NUMBER_LETTERS);
	return letters + checkLetter(letters);
}

/**
 * The reporter's secret of 16 random bytes.
 *
 * @param bytes at least 16, random
 */
export function trackingSecret(bytes: Uint8Array): string {
	return lettersOf(bytes, SECRET_LETTERS);
}

/** What was typed as a number of ours, without spaces and hyphens and with look-alikes mended; undefined when it is none. */
export function readNumber(typed: string): string | undefined {
	const letters = mended(typed);
	const body = letters.slice(0, NUMBER_LETTERS);
	return letters.length === NUMBER_LETTERS + 1 && isLetters(letters) && checkLetter(body) === letters[NUMBER_LETTERS] ? letters : undefined;
}

/** What was typed as a secret, of today's length or of an earlier slip; undefined when it cannot be one. */
export function readSecret(typed: string): string | undefined {
	const letters = mended(typed);
	return (letters.length === SECRET_LETTERS || letters.length === EARLIER_SECRET_LETTERS) && isLetters(letters) ? letters : undefined;
}

/** In groups that are easy to read out: '7KQ-2M9-XDC', '4F2H-9KQ7-M3XD-C8VW'; what is over of an earlier secret stands with its last group. */
export function grouped(letters: string): string {
	const size = letters.length === NUMBER_LETTERS + 1 ? 3 : 4;
	const groups = letters.match(new RegExp(`.{${size}}`, 'g')) ?? [];
	const rest = letters.slice(groups.length * size);
	return groups.map((group, index) => (index === groups.length - 1 ? group + rest : group)).join('-');
}

/** The letter that finds any one wrong letter and any two changed places: a sum over the field of 32 with a different weight each place. */
function checkLetter(letters: string): string {
	let sum = 0;
	for (const letter of letters) sum = timesTwo(sum ^ ALPHABET.indexOf(letter));
	return ALPHABET[sum] ?? '';
}

/** Times the generator of the field with 32 elements, modulo x⁵ + x² + 1. */
function timesTwo(value: number): number {
	const doubled = value << 1;
	return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

function lettersOf(bytes: Uint8Array, count: number): string {
	if (bytes.length < count) throw new RangeError(`lettersOf: ${bytes.length} bytes for ${count} letters`);
	return Array.from(bytes.subarray(0, count), (byte) => ALPHABET[byte & 31]).join('');
}

function mended(typed: string): string {
	return typed.slice(0, 60).toUpperCase().replaceAll(/[\s\-–·.]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

function isLetters(text: string): boolean {
	return [...text].every((letter) => ALPHABET.includes(letter));
}
