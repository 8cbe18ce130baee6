import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTicket, ticketOf, ticketText, visitIdOf } from './visit-id.rules.ts';

const POINT = '01936f5e-7c1a-7abc-9def-0123456789ab';
const OTHER = '01936f5e-7c1a-7abc-9def-0123456789ac';
const anyTicket = fc.record({
	day: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
	series: fc.stringMatching(/^[A-Z]{0,2}$/),
	number: fc.integer({ min: 1, max: 9999 })
});

describe('the id of a ticket', () => {
	test('is a uuid, the same on every device', () => {
		const id = visitIdOf(POINT, { day: '2026-11-21', series: '', number: 7 });
		expect(id).toBe(visitIdOf(POINT, { day: '2026-11-21', series: '', number: 7 }));
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
	});
	test('gives the ticket back', () => {
		fc.assert(fc.property(fc.uuid({ version: 7 }), anyTicket, (point, ticket) => { expect(ticketOf(point, visitIdOf(point, ticket))).toEqual(ticket); }));
	});
	test('is another one for every ticket', () => {
		fc.assert(fc.property(anyTicket, anyTicket, (a, b) => { expect(visitIdOf(POINT, a) === visitIdOf(POINT, b)).toBe(JSON.stringify(a) === JSON.stringify(b)); }));
	});
	test('belongs to its point alone', () => expect(ticketOf(OTHER, visitIdOf(POINT, { day: '2026-11-21', series: 'L', number: 7 }))).toBeUndefined());
	test('is not just any uuid', () => {
		fc.assert(fc.property(fc.uuid(), (id) => { expect(ticketOf(POINT, id)).toBeUndefined(); }));
		expect(ticketOf(POINT, `ffffffff-ffff-8abc-8def-${POINT.slice(24)}`)).toBeUndefined();
	});
	test.each([0, 10_000, 1.5, NaN])('number %s is none', (number) => expect(() => visitIdOf(POINT, { day: '2026-11-21', series: '', number })).toThrow(RangeError));
	test.each(['l', 'ABC', '1'])('series %s is none', (series) => expect(() => visitIdOf(POINT, { day: '2026-11-21', series, number: 1 })).toThrow(RangeError));
	test.each(['2019-12-31', 'kemarin'])('day %s is none', (day) => expect(() => visitIdOf(POINT, { day, series: '', number: 1 })).toThrow(RangeError));
});

describe('a ticket as it is called', () => {
	test.each([[{ series: '', number: 7 }, '007'], [{ series: 'L', number: 12 }, 'L012'], [{ series: '', number: 1234 }, '1234']])('%j is %s', (ticket, text) => {
		expect(ticketText(ticket)).toBe(text);
		expect(readTicket(text)).toEqual(ticket);
	});
	test.each([['l7', { series: 'L', number: 7 }], [' L-12 ', { series: 'L', number: 12 }], ['9', { series: '', number: 9 }]])('typed %s', (text, ticket) => expect(readTicket(text)).toEqual(ticket));
	test.each(['', '0', '000', 'LLL1', '12345', 'tujuh', '7a'])('%s is no ticket', (text) => expect(readTicket(text)).toBeUndefined());
});

describe('the ends of what an id can say', () => {
	const POINT_ID = '01936f5e-7c1a-7abc-9def-0123456789ab';
	const id = (day: string, series: string, number: number) => visitIdOf(POINT_ID, { day, series, number });

	test('the first day is 1 January 2020, the last 65,535 days later', () => {
		expect(id('2020-01-01', '', 1).slice(0, 4)).toBe('0000');
		expect(id('2020-01-02', '', 1).slice(0, 4)).toBe('0001');
		expect(id('2199-06-06', '', 1).slice(0, 4)).toBe('ffff');
		expect(() => id('2019-12-31', '', 1)).toThrow(RangeError);
		expect(() => id('2199-06-07', '', 1)).toThrow(RangeError);
	});

	test('numbers run from 1 to 9999', () => {
		expect(ticketOf(POINT_ID, id('2026-11-22', '', 9999))).toEqual({ day: '2026-11-22', series: '', number: 9999 });
		expect(ticketOf(POINT_ID, id('2026-11-22', 'ZZ', 1))).toEqual({ day: '2026-11-22', series: 'ZZ', number: 1 });
		for (const wrong of [0, 10_000, -1, 1.5, Number.NaN]) expect(() => id('2026-11-22', '', wrong)).toThrow(RangeError);
		for (const wrong of ['a', 'ABC', '1', ' ']) expect(() => id('2026-11-22', wrong, 1)).toThrow(RangeError);
	});

	test('an id that no ticket could have made is none, digit by digit', () => {
		const good = id('2026-11-22', 'L', 12);
		expect(ticketOf(POINT_ID, good)).toEqual({ day: '2026-11-22', series: 'L', number: 12 });
		for (const wrong of [
			`${good.slice(0, 4)}0000${good.slice(8)}`, // number 0
			`${good.slice(0, 4)}2710${good.slice(8)}`, // number 10,000
			`${good.slice(0, 9)}001b${good.slice(13)}`, // a letter behind Z
			`${good.slice(0, 9)}0400${good.slice(13)}`, // a third letter
			`${good.slice(0, 14)}4${good.slice(15)}`, // another version of uuid
			`${good.slice(0, -1)}0`, // another point
			good.toUpperCase()
		]) expect(ticketOf(POINT_ID, wrong)).toBeUndefined();
	});

	test('every ticket comes back from its id', () => {
		const series = fc.stringMatching(/^[A-Z]{0,2}$/);
		fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff }), series, fc.integer({ min: 1, max: 9999 }), (days, letters, number) => {
			const day = new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
			expect(ticketOf(POINT_ID, id(day, letters, number))).toEqual({ day, series: letters, number });
		}));
	});
});
