import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asLines, changedFields, clockTime, daysOfCell, earliestEnd, isThereOn, nextCounterNumber, openDaysOf, pointRefusal, promiseRefusal, slugCandidates, slugOf, standardOf, stretchesOf } from './rules.ts';
import { PointForm, ServiceForm } from './schema.ts';

const unit = '0197a000-0000-7000-8000-000000000001';
const serviceForm = (given: Record<string, string> = {}) =>
	ServiceForm.parse({ code: 'ktp-el', name: 'Penerbitan KTP-el', responsibleUnitId: unit, promised: '30', promisedIn: 'minutes', fee: '0', requirements: 'KK\nKTP lama', procedure: 'Ambil nomor\nFoto', ...given });
const pointForm = (given: Record<string, string> = {}) => PointForm.parse({ unitId: unit, name: 'Loket A', day1: 'on', day2: 'on', ...given });

describe('a standard', () => {
	test('promises minutes or working days, as the form says', () => {
		expect(standardOf(serviceForm())).toMatchObject({ promisedMinutes: 30, promisedWorkingDays: null, feeRupiah: 0, requirements: ['KK', 'KTP lama'], procedure: ['Ambil nomor', 'Foto'] });
		expect(standardOf(serviceForm({ promisedIn: 'workingDays' }))).toMatchObject({ promisedMinutes: null, promisedWorkingDays: 30 });
	});

	test('differs in the fields that differ, order of steps included', () => {
		const before = standardOf(serviceForm());
		expect(changedFields(before, before)).toEqual([]);
		expect(changedFields(before, standardOf(serviceForm({ procedure: 'Foto\nAmbil nomor', fee: '5.000' })))).toEqual(['feeRupiah', 'procedure']);
	});

	test('cannot promise both, nor nothing', () => {
		expect([promiseRefusal(null, null), promiseRefusal(30, 1), promiseRefusal(30, null), promiseRefusal(null, 1)]).toEqual(['service.promise_missing', 'service.promise_both', undefined, undefined]);
	});

	test('goes into a text area and out again', () => {
		expect(serviceForm({ requirements: asLines(['KK', 'KTP lama']) }).requirements).toEqual(['KK', 'KTP lama']);
	});
});

describe('a service point', () => {
	test('opens on the ticked days', () => expect(openDaysOf(pointForm({ day7: 'on' }))).toEqual([1, 2, 7]));

	test.each([
		['no day', { day1: undefined, day2: undefined }, 'service.days_missing', 'day1'],
		['only an opening hour', { opensAt: '08:00' }, 'service.hours_incomplete', 'closesAt'],
		['only a closing hour', { closesAt: '15:00' }, 'service.hours_incomplete', 'opensAt'],
		['closing before opening', { opensAt: '15:00', closesAt: '08:00' }, 'service.hours_out_of_order', 'closesAt'],
		['closing when opening', { opensAt: '08:00', closesAt: '08:00' }, 'service.hours_out_of_order', 'closesAt'],
		['half a place', { latitude: '-1.6' }, 'service.place_incomplete', 'longitude']
	] as const)('%s is refused', (_, given, code, field) => {
		expect(pointRefusal(PointForm.parse({ unitId: unit, name: 'Loket A', day1: 'on', day2: 'on', ...given }))).toEqual({ code, field });
	});

	test('hours until midnight and a place in Jambi are taken', () => {
		const form = pointForm({ opensAt: '08:00', closesAt: '24:00', latitude: '-1,6101', longitude: '103.6131' });
		expect(pointRefusal(form)).toBeUndefined();
		expect(form).toMatchObject({ opensAt: 480, closesAt: 1440, latitude: -1.6101, longitude: 103.6131 });
	});

	test('shows its hours as it took them', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minute) => pointForm({ opensAt: clockTime(minute) }).opensAt === minute));
		expect([clockTime(null), clockTime(485)]).toEqual(['', '08:05']);
	});

	test('is there from its first day until the day before its end', () => {
		const dates = { from: '2026-03-01', until: '2026-11-21' };
		expect(['2026-02-28', '2026-03-01', '2026-11-20', '2026-11-21'].map((day) => isThereOn(dates, day))).toEqual([false, true, true, false]);
		expect(isThereOn({}, '1900-01-01')).toBe(true);
	});

	test('cannot end before the last of its beginnings', () => {
		expect(earliestEnd(['2026-01-05', null, '2026-03-01'])).toBe('2026-03-01');
		expect(earliestEnd([null])).toBeUndefined();
	});

	test('numbers its counters on', () => expect([nextCounterNumber([]), nextCounterNumber([1, 7, 2])]).toEqual([1, 8]));
});

describe('days', () => {
	test.each([
		['', [1, 2, 3, 4, 5]], ['1-5', [1, 2, 3, 4, 5]], ['Senin-Jumat', [1, 2, 3, 4, 5]], ['Senin s.d. Sabtu', [1, 2, 3, 4, 5, 6]], ['1,3;5', [1, 3, 5]], ['Sen, Sel dan Sabtu', [1, 2, 6]], ['Mon–Fri', [1, 2, 3, 4, 5]], ["Senin sampai Jum'at", [1, 2, 3, 4, 5]]
	])('%j is understood', (cell, days) => expect(daysOfCell(cell)).toEqual(days));

	test.each(['8', '0-3', 'Jumat-Senin', '1-2-3', 'setiap hari kerja', '1,', '<b>', '1e309'])('%j is refused, not guessed', (cell) => expect(daysOfCell(cell)).toBeUndefined());

	test('in a row are one stretch', () => {
		expect(stretchesOf([6, 1, 2, 3, 4])).toEqual([[1, 4], [6, 6]]);
		expect(stretchesOf([])).toEqual([]);
	});

	test('stretches hold exactly the days', () => {
		fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), (days) => {
			const held = stretchesOf(days).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
			expect(held).toEqual([...days].sort((a, b) => a - b));
		}));
	});
});

describe('an address', () => {
	test('is readable', () => {
		expect(slugOf('KTP-el  Dinas Kependudukan & Pencatatan Sipil')).toBe('ktp-el-dinas-kependudukan-pencatatan-sipil');
		expect(slugOf('Kantor Café “Ñ”')).toBe('kantor-cafe-n');
		expect([slugOf(''), slugOf('<<>>'), slugOf('健康')]).toEqual(['layanan', 'layanan', 'layanan']);
	});

	test('is always a safe part of a link, at most 60 letters', () => {
		fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(text)) && slugOf(text).length <= 60));
		expect(slugOf(`${'a'.repeat(80)}`)).toHaveLength(60);
		expect(slugOf(`${'a'.repeat(58)} bcd`)).toBe('a'.repeat(58));
	});

	test('gives way when it is taken', () => {
		const [first, second, third] = slugCandidates('ktp-el', 'Kecamatan Kumpeh', 'Kabupaten Muaro Jambi');
		expect([first, second, third]).toEqual(['ktp-el-kecamatan-kumpeh', 'ktp-el-kecamatan-kumpeh-kabupaten-muaro-jambi', 'ktp-el-kecamatan-kumpeh-2']);
		const all = slugCandidates('x'.repeat(40), 'y'.repeat(200), '');
		expect(new Set(all).size).toBe(all.length);
	});
});
