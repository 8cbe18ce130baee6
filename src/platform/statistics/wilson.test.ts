import { expect, test } from 'vitest';
import { wilson95 } from './wilson.ts';

// Source: R. G. Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611.
test.each([
	[81, 263, 0.2553, 0.3662],
	[0, 20, 0, 0.1611],
	[20, 20, 0.8389, 1]
])('%i of %i', (part, whole, low, high) => {
	expect(wilson95(part, whole)?.[0]).toBeCloseTo(low, 4);
	expect(wilson95(part, whole)?.[1]).toBeCloseTo(high, 4);
});
test('of nobody there is none', () => {
	expect(wilson95(0, 0)).toBeNull();
});

test('of none and of all one end is exact, however it is rounded', () => {
	for (let whole = 1; whole <= 400; whole++) {
		expect(wilson95(0, whole)?.[0]).toBe(0);
		expect(wilson95(whole, whole)?.[1]).toBe(1);
	}
});
