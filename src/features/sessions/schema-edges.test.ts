import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AttendanceForm, CatalogueFilter, CheckInForm, CourseForm, EnrolmentForm, SessionChoice, SessionForm } from './schema.ts';

const UUID = '0193a000-0000-7000-8000-000000000001';
const course = { code: 'BTK-01', title: 'Melayani dengan tenang', formId: '3', jp: '20', sharing: 'agency' };
const session = { courseId: UUID, name: 'Angkatan I', startsOn: '2026-11-25', endsOn: '2026-11-26', place: 'Aula', capacity: '30' };
/** The names of the fields that are refused. */
const refused = (result: { readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } | undefined }) => [...new Set((result.error?.issues ?? []).map(({ path }) => path.join('.')))];

describe('a course, at its limits', () => {
	test.each([
		['code', 'x', 'x'],
		['code', ' x ', 'x'],
		['code', 'x'.repeat(40), 'x'.repeat(40)],
		['title', 'x', 'x'],
		['title', 'x'.repeat(200), 'x'.repeat(200)],
		['summary', '', ''],
		['summary', 'x'.repeat(2000), 'x'.repeat(2000)],
		['jp', '1', 1],
		['jp', ' 1000 ', 1000],
		['jp', '0020', 20],
		['formId', '12', '12'],
		['sharing', 'all', 'all']
	])('%s "%.12s" is taken', (name, value, read) => expect(CourseForm.parse({ ...course, [name]: value })).toMatchObject({ [name]: read }));

	test.each([
		['code', ''],
		['code', 'x'.repeat(41)],
		['title', '   '],
		['title', 'x'.repeat(201)],
		['summary', 'x'.repeat(2001)],
		['jp', '0'],
		['jp', '1001'],
		['jp', '-1'],
		['jp', '20.0'],
		['jp', ''],
		['jp', 'dua puluh'],
		['jp', 20],
		['formId', ''],
		['formId', '123'],
		['sharing', ''],
		['sharing', ['agency', 'all']]
	])('%s "%.12s" is refused, and nothing else', (name, value) => expect(refused(CourseForm.safeParse({ ...course, [name]: value }))).toEqual([name]));

	test('a summary may be left out; nothing else may', () => {
		expect(CourseForm.parse(course).summary).toBe('');
		for (const name of Object.keys(course)) expect(refused(CourseForm.safeParse({ ...course, [name]: undefined })), name).toEqual([name]);
	});
	test('what the form does not ask for is not taken', () => expect(CourseForm.parse({ ...course, ownerAgencyId: UUID, minutes: '1' })).not.toHaveProperty('ownerAgencyId'));
});

describe('a session, at its limits', () => {
	test.each([
		['capacity', '1', 1],
		['capacity', '10000', 10_000],
		['name', 'x', 'x'],
		['place', 'x'.repeat(200), 'x'.repeat(200)],
		['startsOn', '2028-02-29', '2028-02-29']
	])('%s "%.12s" is taken', (name, value, read) => expect(SessionForm.parse({ ...session, [name]: value })).toMatchObject({ [name]: read }));

	test.each([
		['capacity', '0'],
		['capacity', '10001'],
		['capacity', '100000'],
		['capacity', '1e3'],
		['name', ''],
		['name', 'x'.repeat(201)],
		['place', ' '],
		['startsOn', '2026-02-29'],
		['startsOn', '0000-01-01'],
		['endsOn', '2026-13-01'],
		['endsOn', ''],
		['endsOn', '2026-11-26T00:00:00Z'],
		['courseId', ''],
		['courseId', `${UUID}'`]
	])('%s "%.12s" is refused, and nothing else', (name, value) => expect(refused(SessionForm.safeParse({ ...session, [name]: value }))).toEqual([name]));

	test('all faults of a form are told at once', () => expect(refused(SessionForm.safeParse({}))).toEqual(['courseId', 'name', 'startsOn', 'endsOn', 'place', 'capacity']));
});

describe('the filter of the catalogue', () => {
	test('never refuses a page', () => {
		fc.assert(fc.property(fc.record({ text: fc.anything(), month: fc.anything(), onlyFree: fc.anything() }), (raw) => {
			const { text, month, onlyFree } = CatalogueFilter.parse(raw);
			expect(text.length).toBeLessThanOrEqual(100);
			expect(month === undefined || /^\d{4}-\d{2}$/.test(month)).toBe(true);
			expect(typeof onlyFree).toBe('boolean');
		}));
	});
	test.each([['2026-01', '2026-01'], ['2026-12', '2026-12'], ['2026-00', undefined], ['2026-13', undefined], ['2026-1', undefined], ['2026-01-01', undefined], ['', undefined]])(
		'the month "%s" is %s', (month, read) => expect(CatalogueFilter.parse({ text: '', month, onlyFree: false }).month).toBe(read));
	test('a hundred letters are words, one more is none', () => {
		expect(CatalogueFilter.parse({ text: 'x'.repeat(100), onlyFree: false }).text).toHaveLength(100);
		expect(CatalogueFilter.parse({ text: 'x'.repeat(101), onlyFree: false }).text).toBe('');
	});
});

describe('the small forms', () => {
	test('the waiting list is asked for by one word only', () => {
		expect(EnrolmentForm.parse({})).toEqual({});
		expect(EnrolmentForm.parse({ waiting: 'yes' })).toEqual({ waiting: 'yes' });
		for (const waiting of ['', 'no', 'on', true]) expect(EnrolmentForm.safeParse({ waiting }).success, String(waiting)).toBe(false);
	});
	test('a scanned code is at most a hundred signs', () => {
		expect(CheckInForm.safeParse({ k: 'x'.repeat(100) }).success).toBe(true);
		expect(CheckInForm.safeParse({ k: 'x'.repeat(101) }).success).toBe(false);
		expect(CheckInForm.safeParse({}).success).toBe(false);
	});
	test('a session is chosen by its key', () => {
		expect(SessionChoice.safeParse({ session: UUID }).success).toBe(true);
		for (const given of ['', 'semua', `${UUID} `]) expect(SessionChoice.safeParse({ session: given }).success, given).toBe(false);
	});
	test('a list of attendance is of a day that there is', () => {
		for (const day of ['2026-02-30', '', 'kemarin', undefined]) expect(AttendanceForm.safeParse({ day }).success, String(day)).toBe(false);
		expect(AttendanceForm.safeParse({ day: '2026-11-25', all: 'yes' }).success).toBe(true);
		expect(AttendanceForm.safeParse({ day: '2026-11-25', all: 'ja' }).success).toBe(false);
	});
});
