import { describe, expect, test } from 'vitest';
import { NewPerson, PageFilter, PeopleFilter } from './schema.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';
/** An invented officer, as the form sends one. */
const given = { nip: '199005152019032901', name: 'Pegawai Rekaan', unitId: UNIT, positionTitle: 'Penelaah', positionKind: 'pelaksana', startedOn: '2026-11-01' };

describe('the page in an address', () => {
	test.each([
		['1', 1],
		['2', 2],
		['100000', 100_000],
		['100001', 1],
		['0', 1],
		['-1', 1],
		['1.5', 1],
		['', 1],
		['dua', 1],
		[undefined, 1]
	])('"%s" is page %i', (halaman, page) => expect(PageFilter.parse({ halaman }).halaman).toBe(page));
	test('a hundred letters are searched, spaces around them do not count', () => {
		expect(PeopleFilter.parse({ cari: `  ${'x'.repeat(100)}  ` }).cari).toBe('x'.repeat(100));
	});
});

describe('an officer entered by hand, at the limits', () => {
	test.each([
		['nip', '1', '1'],
		['nip', '1'.repeat(40), '1'.repeat(40)],
		['name', 'Y', 'Y'],
		['name', ` ${'x'.repeat(200)} `, 'x'.repeat(200)],
		['titleBefore', 'x'.repeat(60), 'x'.repeat(60)],
		['titleAfter', 'x'.repeat(60), 'x'.repeat(60)],
		['phone', '0'.repeat(30), '0'.repeat(30)],
		['email', '', ''],
		['email', 'a@contoh.example', 'a@contoh.example'],
		['positionTitle', 'X', 'X'],
		['positionTitle', 'x'.repeat(300), 'x'.repeat(300)],
		['rank', 'x'.repeat(10), 'x'.repeat(10)],
		['startedOn', '2028-02-29', '2028-02-29']
	])('%s "%.12s" is taken', (name, value, read) => expect(NewPerson.parse({ ...given, [name]: value })).toMatchObject({ [name]: read }));

	test.each([
		['titleAfter', 'x'.repeat(61)],
		['email', `${'x'.repeat(60)}@${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(30)}.example`],
		['nip', ' '],
		['positionTitle', ' '],
		['startedOn', '2026-02-29'],
		['unitId', '']
	])('%s "%.12s" is refused', (name, value) => expect(NewPerson.safeParse({ ...given, [name]: value }).success).toBe(false));
});
