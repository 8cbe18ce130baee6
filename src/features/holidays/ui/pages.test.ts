import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { calendarYear, type OwnDay } from '../rules.ts';
import { HOLIDAY_KINDS, HolidayChange, HolidayForm } from '../schema.ts';
import type { CalendarPage } from '../server/service.ts';
import HolidaysPage from './HolidaysPage.svelte';

const LANGUAGES = [['id', id], ['en', en]] as const;
const own = (day: string, given: Partial<OwnDay> = {}): OwnDay => ({ day, name: 'Hari jadi rekaan', kind: 'regional', isOff: true, ...given });
const page = (changed: readonly OwnDay[] = [], given: Partial<CalendarPage> = {}, { form = null, locale = 'id' }: { form?: object | null; locale?: 'id' | 'en' } = {}) => {
	const year = given.year ?? 2026;
	return html(HolidaysPage, { calendar: { year, days: calendarYear(year, changed), isComplete: true, mayChange: true, ...given }, form: form as null }, locale);
};
const rowOf = (out: string, name: string) => (/<tbody[\s\S]*<\/tbody>/.exec(out)?.[0] ?? '').split('<tr').find((row) => row.includes(name)) ?? '';

describe('the page of holidays', () => {
	test.each(LANGUAGES)('in %s is sound: a full year, an empty one, read, refused', (locale) => {
		expectSound(page([], {}, { locale }));
		expectSound(page([own('2026-10-12'), own('2026-08-17', { kind: 'national', isOff: false })], {}, { locale }));
		expectSound(page([], { days: [], year: 2013, isComplete: false }, { locale }));
		expectSound(page([], { mayChange: false }, { locale }));
		expectSound(page([], {}, { locale, form: { values: { day: '2026-13-01', name: '' }, errors: { day: 'Bukan tanggal.', name: 'Isi nama.' }, reference: 'AB12' } }));
	});

	test.each(LANGUAGES)('in %s every kind of day has its name, in the list and in the form', (locale, words) => {
		const out = page([own('2026-10-12')], {}, { locale });
		for (const kind of HOLIDAY_KINDS) {
			expect(textOf(out)).toContain(words.page.kinds[kind]);
			expect(out).toContain(`name="kind" value="${kind}"`);
		}
	});

	test('the year before and after are one step away, the year shown is marked', () => {
		const out = page([], { year: 2026 });
		for (const year of [2025, 2026, 2027]) expect(out).toContain(`href="/hari-libur?tahun=${year}"`);
		expect(out.match(/aria-current="page"/g)).toHaveLength(1);
	});

	test('says plainly that the list was not confirmed, or that it holds fixed days only', () => {
		expect(textOf(page())).toContain(id.page.unconfirmed);
		expect(textOf(page([], { year: 2031, isComplete: false }))).toContain(id.page.incomplete);
	});

	test.each<[string, readonly OwnDay[], string, string, string]>([
		['a national holiday', [], 'Proklamasi Kemerdekaan', 'work', id.page.work],
		['a national holiday on which they work', [own('2026-08-17', { name: 'Proklamasi Kemerdekaan', kind: 'national', isOff: false })], 'Proklamasi Kemerdekaan', 'reset', id.page.reset],
		['a day of their own', [own('2026-10-12')], 'Hari jadi rekaan', 'reset', id.page.resetOwn],
		['a national day under another name', [own('2026-08-17', { name: 'HUT RI', kind: 'national' })], 'HUT RI', 'reset', id.page.reset]
	])('%s offers one change', (_, changed, name, change, button) => {
		const row = rowOf(page(changed), name);
		expect([...row.matchAll(/name="change" value="(\w+)"/g)].map(([, value]) => value)).toEqual([change]);
		expect(textOf(row)).toContain(`${button} : ${name}`);
	});

	test('a day on which they work says so, and that it was changed here', () => {
		const row = textOf(rowOf(page([own('2026-08-17', { name: 'Proklamasi', kind: 'national', isOff: false })]), 'Proklamasi'));
		expect(row).toContain(id.page.works);
		expect(row).toContain(id.page.own);
		expect(textOf(rowOf(page(), 'Proklamasi Kemerdekaan'))).not.toContain(id.page.own);
	});

	test('who only reads has no button and no form', () => {
		const out = page([own('2026-10-12')], { mayChange: false });
		expect(out).not.toContain('<form');
		expect(out).not.toContain(id.page.save);
	});

	test('a refused day comes back with what was typed, in the year it was typed in', () => {
		const out = page([], { year: 2027 }, { form: { values: { day: '2027-02-30', name: 'Hari jadi', kind: 'national' }, errors: { day: 'Bukan tanggal.' } } });
		expect(out).toContain('value="2027-02-30"');
		expect(out).toMatch(/value="national"[^>]*checked/);
		expect(out).toContain('action="?/simpan&amp;tahun=2027"');
	});

	test('a name that somebody gave is text', () => { expectHarmless(page([own('2026-10-12', { name: HOSTILE })])); });
});

describe('forms of holidays', () => {
	test.each(HOLIDAY_KINDS)('a day can be %s', (kind) => expect(HolidayForm.parse({ day: ' 2026-10-12 ', name: ' Hari jadi ', kind })).toEqual({ day: '2026-10-12', name: 'Hari jadi', kind }));
	test.each(['work', 'reset'] as const)('a change can be %s', (change) => expect(HolidayChange.parse({ day: '2026-08-17', change })).toEqual({ day: '2026-08-17', change }));
	test.each([['2026-02-29', false], ['2028-02-29', true], ['0000-01-01', false], ['2026-1-1', false], ["2026-01-01'; drop table holiday", false]])('%s is a day: %s', (day, isDay) => expect(HolidayChange.safeParse({ day, change: 'work' }).success).toBe(isDay));
	test('no forged field comes through', () => expect(HolidayForm.parse({ day: '2026-10-12', name: 'x', kind: 'regional', isOff: 'false', agencyId: '1' })).toEqual({ day: '2026-10-12', name: 'x', kind: 'regional' }));
});

test('a year shows each day once, in order, whatever was changed', () => {
	const days = fc.uniqueArray(fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), isOff: fc.boolean() }), { maxLength: 20, selector: ({ month, day }) => month * 100 + day });
	fc.assert(fc.property(days, (given) => {
		const changed = given.map(({ month, day, isOff }) => own(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, { isOff }));
		const shown = calendarYear(2026, changed).map(({ day }) => day);
		expect(shown).toEqual([...new Set(shown)].sort());
		expect(changed.every(({ day }) => shown.includes(day))).toBe(true);
		expect(shown).toContain('2026-08-17');
	}));
});
