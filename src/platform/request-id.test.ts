import { expect, test } from 'vitest';
import { newRequestId, requestIdIn } from './request-id.ts';

test('a request has a number of its own', () => {
	expect(newRequestId()).toMatch(/^[0-9A-F]{8}$/);
	expect(newRequestId()).not.toBe(newRequestId());
});

test('the number that the server gave stays; nothing else is taken for one', () => {
	expect(requestIdIn('0A1B2C3D')).toBe('0A1B2C3D');
	for (const text of [null, undefined, '', '0a1b2c3d', '0A1B2C3D4', '0A1B2C3\n', '<b>ABCDE', 'Sari Wulandari']) expect(requestIdIn(text)).toMatch(/^[0-9A-F]{8}$/);
});
