import { describe, expect, test } from 'vitest';
import { AttendanceForm, CatalogueFilter, CourseForm, SessionForm } from './schema.ts';

const course = { code: 'BTK-01', title: 'Melayani dengan tenang', summary: '', formId: '3', jp: '20', sharing: 'all' };
const session = {
	courseId: '00000000-0000-4000-8000-000000000001',
	name: 'Angkatan I',
	startsOn: '2026-11-25',
	endsOn: '2026-11-26',
	place: 'Aula',
	capacity: '30'
};

describe('course form', () => {
	test('reads the length as a whole number', () => expect(CourseForm.parse(course)).toMatchObject({ jp: 20, title: 'Melayani dengan tenang' }));
	test.each([
		['jp', '0'],
		['jp', '1001'],
		['jp', '2,5'],
		['jp', '1e3'],
		['code', ' '],
		['title', ''],
		['title', 'x'.repeat(201)],
		['sharing', 'world'],
		['formId', 'x']
	])('refuses %s "%s"', (name, value) => expect(CourseForm.safeParse({ ...course, [name]: value }).success).toBe(false));
});

describe('session form', () => {
	test('is read', () => expect(SessionForm.parse(session)).toMatchObject({ capacity: 30, startsOn: '2026-11-25' }));
	test.each([
		['startsOn', '2026-02-30'],
		['startsOn', '25/11/2026'],
		['capacity', '0'],
		['capacity', '10001'],
		['courseId', '1 or 1=1'],
		['place', '']
	])('refuses %s "%s"', (name, value) => expect(SessionForm.safeParse({ ...session, [name]: value }).success).toBe(false));
});

describe('catalogue filter', () => {
	test('nonsense in the address is no filter', () =>
		expect(CatalogueFilter.parse({ text: 'x'.repeat(500), month: '2026-13', onlyFree: 'maybe' })).toEqual({ text: '', month: undefined, onlyFree: false }));
});

describe('attendance form', () => {
	test('keeps the fields of people, refuses files and long text', () => {
		expect(AttendanceForm.parse({ day: '2026-11-25', 'minutes.a.b': ' 450 ' })).toEqual({ day: '2026-11-25', 'minutes.a.b': '450' });
		expect(AttendanceForm.safeParse({ day: '2026-11-25', 'minutes.a.b': '9'.repeat(9) }).success).toBe(false);
		expect(AttendanceForm.safeParse({ day: '2026-11-25', 'minutes.a.b': new File([], 'x') }).success).toBe(false);
	});
});
