import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealBox } from './sealed-box.ts';
import { openSlip, sealSlip } from './sealed-slip.ts';

const SLIP = { number: '7KQ2M9XDC', secret: '4F2H9KQ7M3XDC8VW' };
const [KEY, ABOUT] = ['a key of the test', 'bina.uji'];

describe('a slip in a cookie', () => {
	test('comes back as it was put in, whatever letters it has', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }), (number, secret) => {
			const text = sealSlip({ number, secret }, KEY, ABOUT);
			expect(text).toMatch(/^[\w-]+$/);
			expect(openSlip(text, KEY, ABOUT)).toEqual({ number, secret });
		}));
	});

	test('shows neither number nor secret, and never looks the same twice', () => {
		const [one, other] = [sealSlip(SLIP, KEY, ABOUT), sealSlip(SLIP, KEY, ABOUT)];
		expect(one).not.toBe(other);
		expect(Buffer.from(one, 'base64url').toString('latin1')).not.toMatch(/7KQ2M9XDC|4F2H/);
	});

	test('is not opened by another key, in another cookie, or with any one letter changed', () => {
		const text = sealSlip(SLIP, KEY, ABOUT);
		expect(openSlip(text, 'another key', ABOUT)).toBeUndefined();
		expect(openSlip(text, KEY, 'bina.lain')).toBeUndefined();
		fc.assert(fc.property(fc.nat(text.length - 2), (place) => {
			const changed = text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
			expect(openSlip(changed, KEY, ABOUT)).toBeUndefined();
		}));
	});

	test.each([undefined, '', ' ', '7KQ2M9XDC 4F2H9KQ7M3XDC8VW', '7KQ2M9XDC%204F2H', '{"number":"7KQ2M9XDC"}', 'AAAA', 'A'.repeat(100_000), '😀', '\u0000', sealBox(Buffer.from('["a","b"]'), 'a key of their own', ABOUT).toString('base64url')])('made up is nothing: %j', (text) =>
		expect(openSlip(text, KEY, ABOUT)).toBeUndefined());
});
