import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError, numberOption, requiredOption, textOption, type Arguments } from './command.ts';

const given = (options: Arguments['options']): Arguments => ({ positionals: [], options });

describe('a text option', () => {
	test.each([[{ out: 'x' }, 'x'], [{ out: '' }, ''], [{}, undefined], [{ out: true }, undefined], [{ out: ['a', 'b'] }, undefined]])('%j is %j', (options, value) => expect(textOption(given(options), 'out')).toBe(value));
	test.each([[{}], [{ out: '' }], [{ out: true }]])('that is needed is asked for by name: %j', (options) =>
		expect(() => requiredOption(given(options), 'out')).toThrow(expect.objectContaining({ code: 'option.missing', message: expect.stringContaining('--out') as string }) as Error));
});

describe('a number option', () => {
	test.each([['2', 2], ['-0.5', -0.5], ['1e3', 1000], [' 7 ', 7]])('%j is %d', (text, number) => expect(numberOption(given({ n: text }), 'n')).toBe(number));
	test.each(['', ' ', 'dua', '1,5', '1e309', '-Infinity', 'NaN', '1_000', '0x'])('%j is refused, with what was typed', (text) =>
		expect(() => numberOption(given({ n: text }), 'n')).toThrow(expect.objectContaining({ code: 'option.not_a_number' }) as Error));
	test('not given is no number', () => expect(numberOption(given({}), 'n')).toBeUndefined());

	test('whatever is typed, the answer is a finite number, nothing, or a refusal that is short enough to read', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
			try {
				expect(Number.isFinite(numberOption(given({ n: text }), 'n'))).toBe(true);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				expect((error as Error).message.length).toBeLessThan(100);
			}
		}));
	});
});

test('a refusal says where, where there is a place', () => {
	expect(new InputError('x.y', 'Mend it.', { row: 3, column: 'nip' })).toMatchObject({ code: 'x.y', message: 'Mend it.', row: 3, column: 'nip' });
	expect(new InputError('x.y', 'Mend it.')).toMatchObject({ row: undefined, column: undefined });
});
