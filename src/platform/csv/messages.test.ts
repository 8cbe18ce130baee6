import { describe, expect, test } from 'vitest';
import { tableMessages as english } from './messages.en.ts';
import { tableMessages as indonesian } from './messages.id.ts';
import { TableError } from './table-error.ts';
import { InputError } from '#platform/cli/command.ts';

describe('a refusal of a table', () => {
	test('has a sentence in both languages, complete with its row and numbers', () => {
		const params = { row: 7, column: 'NIP BARU', expected: 67, found: 66, megabytes: 1 };
		expect(Object.keys(indonesian)).toEqual(Object.keys(english));
		for (const sentence of [...Object.values(indonesian), ...Object.values(english)]) {
			expect(sentence(params)).toMatch(/^[A-Z].*[.?]$/s);
			expect(sentence(params)).not.toMatch(/undefined|NaN/);
		}
	});

	test('is an input error that names row and column', () => {
		const error = new TableError('csv.header_twice', { row: 1, column: 'NIP' });
		expect(error).toBeInstanceOf(InputError);
		expect(error).toMatchObject({ code: 'csv.header_twice', row: 1, column: 'NIP', message: 'Two columns are called "NIP". Rename or remove one.' });
		expect(new TableError('csv.empty')).toMatchObject({ row: undefined, column: undefined });
	});
});
