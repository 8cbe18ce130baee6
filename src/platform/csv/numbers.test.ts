import { describe, expect, test } from 'vitest';
import { decimalNumber, wholeNumber } from './numbers.ts';

describe('a whole number of a cell', () => {
	test.each([
		['4', 4],
		[' 3 ', 3],
		['\u00a03', 3],
		['0', 0],
		['007', 7],
		['4.0', 4],
		['4,00', 4],
		['9007199254740991', Number.MAX_SAFE_INTEGER]
	])('%j is %d', (cell, value) => {
		expect(wholeNumber(cell)).toBe(value);
	});

	test.each([
		'',
		' ',
		'1e309',
		'3e0',
		'0x3',
		'+4',
		'-1',
		'4.5',
		'4,5',
		'1.000',
		'1,000',
		'4.',
		'.0',
		'٤',
		'４',
		'NaN',
		'Infinity',
		'4 4',
		'9007199254740993',
		'99999999999999999999'
	])('%j is refused', (cell) => {
		expect(wholeNumber(cell)).toBeUndefined();
	});
});

describe('a decimal number of a cell', () => {
	test.each([
		['4', 4],
		[' 3.5 ', 3.5],
		['-0.25', -0.25],
		['+1', 1],
		['.5', 0.5],
		['5.', 5],
		['1e-5', 0.00001],
		['1E3', 1000]
	])('%j is %d', (cell, value) => {
		expect(decimalNumber(cell)).toBe(value);
	});

	test.each(['', ' ', '1e309', '-1e309', '4,0', '1.000,5', '1 000', '0x1F', 'NaN', 'Infinity', '-', '.', 'e5', '1e', '=1+1'])('%j is refused', (cell) => {
		expect(decimalNumber(cell)).toBeUndefined();
	});
});
