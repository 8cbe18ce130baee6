import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint, insertSurvey } from '#tests/support/surveys.ts';
import { overduePointIds } from './duty-service.ts';

/** A survey whose result was fixed, ending on a day. */
const closed = (db: Db, point: Parameters<typeof insertSurvey>[1], closesOn: string) => insertSurvey(db, point, { opens_on: '2024-01-01', closes_on: closesOn, closed_at: new Date(`${closesOn}T09:00:00Z`) });

describe('the counters of a service that owe a survey', () => {
	test('are those never asked, or longer than a year ago (R17); everybody signed in may see them', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const point = await insertServicePoint(db, world.units.office);
			const late = (persona: 'employee' | 'administrator' | 'foreign_administrator', id = point.serviceId) => overduePointIds(ctxOf(db, world.cast[persona].actor), id);
			expect(await late('employee')).toEqual([point.id]);
			await closed(db, point, '2025-11-20');
			expect(await late('administrator')).toEqual([point.id]);
			expect(await late('foreign_administrator')).toEqual([]);
		}));

	test('are none once a survey was closed within the year, nor where the counter is closed for good', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const [asked, shut] = [await insertServicePoint(db, world.units.office), await insertServicePoint(db, world.units.office, { closed_on: '2026-11-01' })];
			await closed(db, asked, '2025-11-21');
			const ctx = ctxOf(db, world.cast.employee.actor);
			for (const { serviceId } of [asked, shut]) expect(await overduePointIds(ctx, serviceId)).toEqual([]);
		}));

	test('of a key that is none are none, and without a sign-in it is refused', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			expect(await overduePointIds(ctxOf(db, world.cast.employee.actor), "x' or true")).toEqual([]);
			await expect((async () => overduePointIds(ctxOf(db, null), 'x'))()).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
		}));
});
