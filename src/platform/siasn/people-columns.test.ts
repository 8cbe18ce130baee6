import { describe, expect, test } from 'vitest';
import { headerOf, PEOPLE_COLUMNS, PEOPLE_HEADERS, REQUIRED_COLUMNS } from './people-columns.ts';

// docs/rules/siasn-import.md § 1
describe('the columns of the export', () => {
	test('have keys and headers of their own: no header could mean two things', () => {
		const keys = PEOPLE_COLUMNS.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		const names = PEOPLE_COLUMNS.flatMap(({ header, also }) => [header, ...also]);
		expect(new Set(names).size).toBe(names.length);
	});

	test('are written as SIASN writes them: capitals, one space between words', () => {
		for (const { header, also } of PEOPLE_COLUMNS) for (const name of [header, ...also]) expect(name).toMatch(/^[A-Z]+( [A-Z]+)*$/);
	});

	test('that hold days are read as days, and ids that begin with zeros keep them', () => {
		for (const { header, kind } of PEOPLE_COLUMNS) {
			if (/^(TANGGAL|TMT)/.test(header)) expect([header, kind]).toEqual([header, 'date']);
			if (/^(GOL|AGAMA|KEDUDUKAN).* ID$/.test(header)) expect([header, kind]).toEqual([header, 'code']);
		}
	});

	test('without which a row says nothing are among them', () => {
		for (const key of REQUIRED_COLUMNS) expect(PEOPLE_COLUMNS.some((column) => column.key === key)).toBe(true);
		expect(REQUIRED_COLUMNS).toContain('nip');
	});

	test('are found by any of their names, the official one first', () => {
		expect(PEOPLE_HEADERS.nip).toEqual(['NIP BARU', 'NIP']);
		expect(Object.keys(PEOPLE_HEADERS)).toHaveLength(PEOPLE_COLUMNS.length);
	});

	test.each([['nip', 'NIP BARU'], ['bornOn', 'TANGGAL LAHIR'], ['echelonId', 'ESELON ID'], ['tidak-ada', 'tidak-ada'], ['constructor', 'constructor']])('%s is called %s to people', (key, header) => expect(headerOf(key)).toBe(header));
});
