import { describe, expect, test } from 'vitest';
import { AboutForm, NotAboutForm } from './about.schema.ts';

describe('the number of an officer', () => {
	// Invented, as in R27 and R28.
	test.each(['199005152019032001', ' 19900515 201903 2 001 ', '\'199005152019032001'])('%j is read', (nip) => expect(AboutForm.parse({ nip })).toEqual({ nip: '199005152019032001' }));
	test.each(['', '19900515201903200', '1.99005E+17', '1990051520190320011', '19900515201903200a', '१९९००५१५२०१९०३२००१'])('%j is refused', (nip) => expect(AboutForm.safeParse({ nip }).success).toBe(false));
});

test('whom a name is taken off from is one of ours', () => expect(NotAboutForm.safeParse({ personId: 'x' }).success).toBe(false));
