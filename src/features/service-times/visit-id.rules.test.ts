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
