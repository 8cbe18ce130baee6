import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUuid } from './uuid.ts';

test('every key is one', () => fc.assert(fc.property(fc.uuid(), (key) => isUuid(key))));

test.each(['', 'x', '00000000-0000-0000-0000-00000000000', '00000000-0000-0000-0000-0000000000000', '00000000-0000-0000-0000-00000000000G', '0199A7F2-1C2D-7ABC-8DEF-0123456789AB',
	'{0199a7f2-1c2d-7abc-8def-0123456789ab}', '0199a7f21c2d7abc8def0123456789ab', ' 0199a7f2-1c2d-7abc-8def-0123456789ab', '0199a7f2-1c2d-7abc-8def-0123456789ab\n', "0199a7f2-1c2d-7abc-8def-0123456789ab'--"])('%j is none', (text) => {
	expect(isUuid(text)).toBe(false);
});
