import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatchFilter, NewPerson, Nothing, PageFilter, PeopleFilter, PersonId, UnitFilter, Upload } from './schema.ts';

const UNIT = '01999999-0000-7000-8000-000000000001';
/** An invented officer, as the form sends one. */
const person = (given: object = {}) => NewPerson.safeParse({ nip: '199005152019032901', name: 'Pegawai Rekaan', unitId: UNIT, positionTitle: 'Penelaah Teknis Kebijakan', positionKind: 'pelaksana', startedOn: '2026-11-01', ...given });

describe('filters in an address', () => {
	test('never refuse a page', () => {
		const anything = fc.record({ cari: fc.anything(), halaman: fc.anything(), pada: fc.anything(), keadaan: fc.anything() });
		fc.assert(fc.property(anything, (raw) => {
			for (const { halaman } of [PeopleFilter.parse(raw), UnitFilter.parse(raw), BatchFilter.parse(raw), PageFilter.parse(raw)]) expect(Number.isInteger(halaman) && halaman >= 1 && halaman <= 100_000).toBe(true);
		}));
	});

	test.each([['2026-11-21', '2026-11-21'], ['2026-02-30', undefined], ['kemarin', undefined], ['', undefined], ["2026-01-01'--", undefined]])('the day "%s" is %s', (pada, read) => expect(UnitFilter.parse({ pada }).pada).toBe(read));
	test.each([['  sari ', 'sari'], ['', undefined], ['   ', undefined], ['x'.repeat(101), undefined]])('"%.10s" is searched as %s', (cari, read) => expect(PeopleFilter.parse({ cari }).cari).toBe(read));
	test.each([['new', 'new'], ['refused', 'refused'], ['deleted', undefined], ['', undefined]])('rows that are "%s": %s', (keadaan, read) => expect(BatchFilter.parse({ keadaan }).keadaan).toBe(read));
	test.each([UNIT, UNIT.toUpperCase()])('%s is a key', (id) => expect(PersonId.safeParse(id).success).toBe(true));
	test.each(['', '1', '../..', `${UNIT}'`])('"%s" is no key', (id) => expect(PersonId.safeParse(id).success).toBe(false));
});

describe('an officer entered by hand', () => {
	test('the least is enough; the rest is empty, not missing', () => expect(person().data).toMatchObject({ titleBefore: '', titleAfter: '', email: '', phone: '', rank: '' }));

	test.each([
		['nip', ''], ['nip', '1'.repeat(41)], ['name', '  '], ['name', 'x'.repeat(201)], ['email', 'bukan surel'], ['email', 'a@b.example\r\nBcc: c@d.example'], ['phone', '0'.repeat(31)], ['unitId', 'x'], ['positionTitle', ''], ['positionTitle', 'x'.repeat(301)],
		['positionKind', 'honorer'], ['positionKind', ''], ['rank', 'x'.repeat(11)], ['startedOn', '2026-02-30'], ['startedOn', ''], ['titleBefore', 'x'.repeat(61)]
	])('%s "%.12s" is refused, and nothing else', (name, value) => expect([...new Set(person({ [name]: value }).error?.issues.map(({ path }) => path.join('.')))]).toEqual([name]));

	test.each(['jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana'])('a post can be %s', (positionKind) => expect(person({ positionKind }).success).toBe(true));
	test('what the form does not ask for is not taken', () => expect(person({ agencyId: UNIT, isPrimary: 'on', invented: 'false' }).data).not.toHaveProperty('agencyId'));
});

describe('an upload', () => {
	const file = new File(['NIP|NAMA'], 'pegawai.csv');
	test('is a file of people or of units', () => {
		for (const kind of ['people', 'units']) expect(Upload.safeParse({ kind, file }).success).toBe(true);
		for (const given of [{ kind: 'accounts', file }, { kind: 'people', file: 'NIP|NAMA' }, { kind: 'people' }]) expect(Upload.safeParse(given).success).toBe(false);
	});
	test('a button sends nothing that is taken', () => expect(Nothing.parse({ x: 1 })).toEqual({}));
});
