import { describe, expect, test } from 'vitest';
import type { Visit } from './types.ts';
import { queued } from './write-visits.ts';

const visit = (takenAt: string, given: Partial<Visit> = {}): Visit => ({
	id: takenAt, servicePointId: 'ktp', takenAt, calledAt: new Date(Date.parse(takenAt) + 600_000).toISOString(), doneAt: new Date(Date.parse(takenAt) + 900_000).toISOString(), ...given
});
const DESKS = new Map([['ktp', [{ id: 'A' }, { id: 'B' }]], ['kk', [{ id: 'C' }]]]);

describe('invented visits', () => {
	test('are numbered by arrival, by point and day', () => {
		const visits = [visit('2026-10-01T03:00:00.000Z'), visit('2026-10-01T02:00:00.000Z'), visit('2026-10-02T02:00:00.000Z'), visit('2026-10-01T02:30:00.000Z', { servicePointId: 'kk' })];
		expect(queued(visits, DESKS).map(({ takenAt, servicePointId, ticketNumber }) => [takenAt.slice(8, 13), servicePointId, ticketNumber])).toEqual([
			['01T02', 'ktp', 1], ['01T02', 'kk', 1], ['01T03', 'ktp', 2], ['02T02', 'ktp', 1]
		]);
	});

	test('go to desks of their own point in turn', () => {
		const visits = [visit('2026-10-01T02:00:00.000Z'), visit('2026-10-01T03:00:00.000Z'), visit('2026-10-01T04:00:00.000Z', { servicePointId: 'kk' }), visit('2026-10-01T05:00:00.000Z', { servicePointId: 'none' })];
		expect(queued(visits, DESKS).map(({ counterId }) => counterId)).toEqual(['B', 'A', 'C', null]);
	});

	test('begin after the call and before the end', () => {
		for (const { calledAt, servedAt, doneAt } of queued([visit('2026-10-01T02:00:00.000Z'), visit('2026-10-01T02:00:00.000Z', { doneAt: '2026-10-01T02:10:00.000Z', calledAt: '2026-10-01T02:10:00.000Z' })], DESKS)) {
			expect([calledAt, servedAt, doneAt]).toEqual([calledAt, servedAt, doneAt].sort());
			expect(Date.parse(servedAt) - Date.parse(calledAt)).toBeLessThanOrEqual(60_000);
		}
	});
});
