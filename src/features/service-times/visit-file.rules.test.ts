import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlace, fitsPoint, readCounterCell, readMoment, readTicketCell, readTimes } from './visit-file.rules.ts';

const WIB = 'Asia/Jakarta';
const NOW = Date.parse('2026-11-21T03:00:00Z');
const times = (cells: Parameters<typeof readTimes>[0]) => readTimes(cells, { timeZone: WIB, now: NOW });

describe('a moment as files write it', () => {
	test.each([
		['2026-11-20 08:05:30', '2026-11-20T01:05:30Z'], ['2026-11-20T08:05', '2026-11-20T01:05:00Z'], ['20/11/2026 08.05', '2026-11-20T01:05:00Z'], ['20-11-2026 8:05', '2026-11-20T01:05:00Z'],
		['2026-11-20T01:05:30Z', '2026-11-20T01:05:30Z'], ['2026-11-20T08:05:30+07:00', '2026-11-20T01:05:30Z'], ['2026-11-20 08:05:30.250', '2026-11-20T01:05:30Z']
	])('%s', (text, instant) => expect(readMoment(text, WIB)).toBe(Date.parse(instant)));
	test('in the zone of the agency', () => {
		expect(readMoment('2026-11-20 08:00', 'Asia/Makassar')).toBe(Date.parse('2026-11-20T00:00:00Z'));
		expect(readMoment('2026-11-20 08:00', 'Asia/Jayapura')).toBe(Date.parse('2026-11-19T23:00:00Z'));
	});
	test('an hour alone has the day of the ticket', () => {
		expect(readMoment('08.15', WIB, '2026-11-20')).toBe(Date.parse('2026-11-20T01:15:00Z'));
		expect(readMoment('08.15', WIB)).toBeUndefined();
	});
	test.each(['30-02-2026 08:00', '2026-02-30 08:00', '2026-11-20 25:00', '2026-11-20 08:61', '2026-11-20', 'kemarin', '', '2026-13-01 08:00', '20/11/26 08:00', '2026-11-20 08:00 WIB?'])(
		'%j is none', (text) => expect(readMoment(text, WIB, '2026-11-20')).toBeUndefined()
	);
	test('whatever is written gives a moment or nothing', () => {
		fc.assert(fc.property(fc.string(), (text) => { expect([undefined, 'number']).toContain(readMoment(text, WIB) === undefined ? undefined : 'number'); }));
	});
	test('what is written by the local clock is read back', () => {
		fc.assert(fc.property(fc.date({ min: new Date('2001-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
			const seconds = Math.floor(date.getTime() / 1000) * 1000;
			const text = new Intl.DateTimeFormat('sv-SE', { timeZone: WIB, dateStyle: 'short', timeStyle: 'medium' }).format(seconds);
			expect(readMoment(text, WIB)).toBe(seconds);
		}));
	});
});

describe('the times of a row', () => {
	const good = { taken_at: '2026-11-20 08:00', called_at: '08:10', served_at: '08:11', done_at: '08:20' };
	test('in order', () => expect(times(good)).toEqual({ takenAt: Date.parse('2026-11-20T01:00:00Z'), calledAt: Date.parse('2026-11-20T01:10:00Z'), servedAt: Date.parse('2026-11-20T01:11:00Z'), doneAt: Date.parse('2026-11-20T01:20:00Z') }));
	test('may be missing after the first', () => expect(times({ taken_at: '2026-11-20 08:00', done_at: '08:20' })).toMatchObject({ calledAt: null, servedAt: null }));
	test.each([
		[{}, 'visit.taken_missing', 'taken_at'],
		[{ ...good, taken_at: '30-02-2026 08:00' }, 'visit.time_unreadable', 'taken_at'],
		[{ ...good, called_at: 'x' }, 'visit.time_unreadable', 'called_at'],
		[{ ...good, done_at: '07:59' }, 'visit.out_of_order', 'done_at'],
		[{ ...good, called_at: '08:30' }, 'visit.out_of_order', 'served_at'],
		[{ ...good, done_at: '2026-11-21 09:30' }, 'visit.too_long', 'done_at'],
		[{ taken_at: '2026-11-21 10:01' }, 'visit.future', 'taken_at'],
		[{ taken_at: '2026-11-21 09:59', done_at: '10:05' }, 'visit.future', 'done_at']
	])('%j is refused: %s', (cells, fault, column) => expect(times(cells)).toEqual({ fault, column }));
});

describe('the point of a row', () => {
	const places = [
		{ slug: 'ktp-kota', serviceCode: 'ktp-el', unitName: 'Disdukcapil' }, { slug: 'ktp-desa', serviceCode: 'ktp-el', unitName: 'Kecamatan Rekaan' }, { slug: 'nib', serviceCode: 'nib', unitName: 'DPMPTSP' }
	];
	test('by its address, by service, by service and unit', () => {
		expect(findPlace({ point: 'KTP-desa' }, places)).toBe(places[1]);
		expect(findPlace({ service: 'nib' }, places)).toBe(places[2]);
		expect(findPlace({ service: 'ktp-el', unit: 'kecamatan rekaan' }, places)).toBe(places[1]);
	});
	test.each([
		[{}, 'visit.point_missing'], [{ service: 'ktp-el' }, 'visit.point_ambiguous'], [{ service: 'pbg' }, 'visit.point_unknown'], [{ point: 'x', service: 'nib' }, 'visit.point_unknown'], [{ service: 'ktp-el', unit: 'x' }, 'visit.point_unknown']
	])('%j is refused: %s', (cells, fault) => expect(findPlace(cells, places)).toMatchObject({ fault }));
	test('a day before it opened or after it closed is none of its days', () => {
		const taken = Date.parse('2026-11-20T01:00:00Z');
		const point = { openedOn: '2026-11-20', closedOn: '2026-11-21', timeZone: WIB };
		expect(fitsPoint(taken, point)).toBeUndefined();
		expect(fitsPoint(taken, { ...point, openedOn: '2026-11-21' })).toMatchObject({ fault: 'visit.before_service' });
		expect(fitsPoint(taken, { ...point, closedOn: '2026-11-20' })).toMatchObject({ fault: 'visit.after_service' });
		expect(fitsPoint(Date.parse('1999-12-31T01:00:00Z'), { openedOn: null, closedOn: null, timeZone: WIB })).toMatchObject({ fault: 'visit.before_service' });
	});
});

describe('tickets and counters', () => {
	test.each([['A012', { series: 'A', number: 12 }], ['ktp-7', { series: 'KT', number: 7 }], ['12', { series: '', number: 12 }], ['', null], [undefined, null], ['0', undefined], ['A', undefined], ['12345', undefined], ['=1+1', undefined]])(
		'ticket %j', (text, ticket) => expect(readTicketCell(text)).toEqual(ticket)
	);
	test.each([['3', 3], ['Loket 03', 3], ['meja 12', 12], ['', null], ['tiga', undefined], ['0', undefined], ['1000', undefined]])('counter %j', (text, counter) => expect(readCounterCell(text)).toBe(counter));
});

describe('the ends of a moment', () => {
	const iso = (text: string, zone = WIB) => { const moment = readMoment(text, zone); return moment === undefined ? undefined : new Date(moment).toISOString(); };

	test('hours end at 23, minutes and seconds at 59', () => {
		expect(iso('2026-11-20 23:59:59')).toBe('2026-11-20T16:59:59.000Z');
		expect(['2026-11-20 24:00', '2026-11-20 08:60', '2026-11-20 08:00:60', '2026-04-31 08:00', '2026-00-10 08:00', '2026-01-00 08:00'].map((text) => iso(text))).toEqual(Array.from({ length: 6 }, () => undefined));
	});
	test('an offset is taken with its sign, its hours and its minutes', () => {
		expect([iso('2026-11-20 08:00-05:00'), iso('2026-11-20 08:00+05:30'), iso('2026-11-20 08:00+0000')]).toEqual(['2026-11-20T13:00:00.000Z', '2026-11-20T02:30:00.000Z', '2026-11-20T08:00:00.000Z']);
	});
	test('an offset that no place on earth has is none', () => {
		expect([iso('2026-11-20 08:00+14:00'), iso('2026-11-20 08:00-12:00')]).toEqual(['2026-11-19T18:00:00.000Z', '2026-11-20T20:00:00.000Z']);
		expect(['+99:00', '+15:00', '-15:00', '+07:60'].map((offset) => iso(`2026-11-20 08:00${offset}`))).toEqual([undefined, undefined, undefined, undefined]);
	});
	test('a zone that is not of Indonesia is read as WIB', () => expect(iso('2026-11-20 08:00', 'Etc/Nowhere')).toBe('2026-11-20T01:00:00.000Z'));
});

describe('the ends of a visit', () => {
	const taken = '2026-11-19 10:00';
	test('a day from ticket to end is possible, a second more is not', () => {
		expect(times({ taken_at: taken, done_at: '2026-11-20 10:00' })).toMatchObject({ doneAt: Date.parse('2026-11-20T03:00:00Z') });
		expect(times({ taken_at: taken, done_at: '2026-11-20 10:00:01' })).toEqual({ fault: 'visit.too_long', column: 'done_at' });
	});
	test('steps of one instant are in order', () => expect(times({ taken_at: taken, called_at: '10:00', served_at: '10:00', done_at: '10:00' })).toMatchObject({ takenAt: Date.parse('2026-11-19T03:00:00Z'), doneAt: Date.parse('2026-11-19T03:00:00Z') }));
	test('what ends now has ended', () => {
		expect(times({ taken_at: '2026-11-21 10:00' })).toMatchObject({ takenAt: NOW });
		expect(times({ taken_at: '2026-11-21 10:00', done_at: '10:00:01' })).toEqual({ fault: 'visit.future', column: 'done_at' });
	});
	test('an hour alone stands on the day of the ticket where the counter is, though it is another day elsewhere', () => {
		const cells = { taken_at: '2026-11-19 06:30', called_at: '06:45' };
		expect(readTimes(cells, { timeZone: 'Asia/Jayapura', now: NOW })).toMatchObject({ takenAt: Date.parse('2026-11-18T21:30:00Z'), calledAt: Date.parse('2026-11-18T21:45:00Z') });
		expect(times(cells)).toMatchObject({ calledAt: Date.parse('2026-11-18T23:45:00Z') });
	});
	test('an unknown point is shown in the column that names it', () => {
		const place = { slug: 'ktp-kota', serviceCode: 'ktp-el', unitName: 'Disdukcapil' };
		expect([findPlace({ point: 'x' }, [place]), findPlace({ service: 'ktp-el', unit: 'x' }, [place]), findPlace({ service: 'x' }, [place])].map((found) => 'column' in found && found.column)).toEqual(['point', 'unit', 'service']);
	});
});
