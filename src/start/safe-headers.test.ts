import { describe, expect, test } from 'vitest';
import { safeHeaders } from './safe-headers.ts';

describe('what every answer tells browsers', () => {
	test('over http and https alike: no guessing of kinds, no frame, no address handed on', () => {
		for (const isSecure of [false, true]) {
			expect(safeHeaders(isSecure)).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
		}
	});

	test('staying with https is asked over https only: over http it would lock a village hub out', () => {
		expect(safeHeaders(false)).not.toHaveProperty('strict-transport-security');
		expect(safeHeaders(true)['strict-transport-security']).toBe(`max-age=${365 * 24 * 3600}`);
	});

	test.each(['camera', 'microphone', 'payment', 'usb'])('no page asks for the %s', (device) => expect(safeHeaders(true)['permissions-policy']).toContain(`${device}=()`));

	test('asking twice gives the same, and one answer cannot change the next', () => {
		const first = { ...safeHeaders(true) };
		delete first['x-frame-options'];
		expect(safeHeaders(true)).toHaveProperty('x-frame-options');
	});
});
