import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped, readNumber, readSecret, trackingNumber, trackingSecret } from './tracking.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a tracking number', () => {
	test('has nine letters, none of which looks like another', () => {
		fc.assert(fc.property(bytes(8), (random) => void expect(trackingNumber(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/)));
	});

	test('is read back as people write it: small, in groups, with O for 0 and l for 1', () => {
		fc.assert(
			fc.property(bytes(8), (random) => {
				const number = trackingNumber(random);
				for (const typed of [number, number.toLowerCase(), grouped(number), ` ${grouped(number)} `, number.replaceAll('0', 'o').replaceAll('1', 'l'), number.replaceAll('1', 'I')]) {
					expect(readNumber(typed)).toBe(number);
				}
			})
		);
	});

	test('is refused with any one letter wrong', () => {
		fc.assert(
			fc.property(bytes(8), fc.nat(8), fc.nat(31), (random, place, other) => {
				const number = trackingNumber(random);
				const wrong = number.slice(0, place) + LETTERS[other] + number.slice(place + 1);
				expect(readNumber(wrong)).toBe(wrong === number ? number : undefined);
			})
		);
	});

	test('is refused with any two of its letters changed over', () => {
		fc.assert(
			fc.property(bytes(8), fc.nat(8), fc.nat(8), (random, first, second) => {
				const letters = [...trackingNumber(random)];
				const number = letters.join('');
				[letters[first], letters[second]] = [letters[second] ?? '', letters[first] ?? ''];
				const changed = letters.join('');
				expect(readNumber(changed)).toBe(changed === number ? number : undefined);
			})
		);
	});

	test('is not read from anything else', () => {
		for (const typed of ['', ' ', '7KQ', "' or true --", '1'.repeat(60), 'x'.repeat(100_000), '😀😀😀😀😀😀😀😀😀', '7KQ2M9XD', 'UUUUUUUUU']) expect(readNumber(typed)).toBeUndefined();
	});

	test('follows no order: neighbours in the bytes differ in more than the last letter', () => {
		expect(trackingNumber(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0))).toBe('000000000');
		expect(trackingNumber(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1))).toBe('000000012');
		expect(() => trackingNumber(new Uint8Array(7))).toThrow(RangeError);
	});
});

describe('a secret', () => {
	test('has sixteen letters of 32: 80 bits, more than the 65 of earlier slips', () => {
		fc.assert(fc.property(bytes(16), (random) => void expect(trackingSecret(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)));
		expect(() => trackingSecret(new Uint8Array(15))).toThrow(RangeError);
	});

	test('turns on each of its sixteen bytes', () => {
		const letters = (byte: number) => trackingSecret(new Uint8Array(16).fill(0).with(byte, 31));
		expect(new Set(Array.from({ length: 16 }, (_, byte) => letters(byte))).size).toBe(16);
	});

	test('uses every letter as often as any other', () => {
		const seen = new Set(Array.from({ length: 256 }, (_, byte) => trackingSecret(new Uint8Array(16).fill(byte))[0]));
		expect([...seen].sort().join('')).toBe(LETTERS);
	});

	test('is read back as it is written out, and from nothing else', () => {
		fc.assert(fc.property(bytes(16), (random) => void expect(readSecret(grouped(trackingSecret(random)).toLowerCase())).toBe(trackingSecret(random))));
		fc.assert(fc.property(fc.string(), (typed) => void expect([undefined, 13, 16]).toContain(readSecret(typed)?.length)));
	});

	test('of an earlier slip is read as it always was, however its groups are set', () => {
		for (const typed of ['4F2H9KQ7M3XDC', '4F2H-9KQ7-M3XDC', '4f2h 9kq7 m3xd c', '4F2H–9KQ7·M3XDC']) expect(readSecret(typed)).toBe('4F2H9KQ7M3XDC');
		for (const typed of ['4F2H9KQ7M3XD', '4F2H9KQ7M3XDC8', '4F2H9KQ7M3XDC8V', '4F2H9KQ7M3XDC8VWX', '4F2H-9KQ7-M3XD-C8VU']) expect(readSecret(typed)).toBeUndefined();
	});

	test('is written in even groups of four', () => {
		fc.assert(fc.property(bytes(16), (random) => void expect(grouped(trackingSecret(random)).split('-').map(({ length }) => length)).toEqual([4, 4, 4, 4])));
		expect(grouped('4F2H9KQ7M3XDC8VW')).toBe('4F2H-9KQ7-M3XD-C8VW');
		expect(grouped('4F2H9KQ7M3XDC')).toBe('4F2H-9KQ7-M3XDC');
		expect(grouped('7KQ2M9XDC')).toBe('7KQ-2M9-XDC');
		expect(grouped('')).toBe('');
	});
});
