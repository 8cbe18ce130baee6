import { describe, expect, test } from 'vitest';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { calendarFor, calendarPage, changeHoliday, saveHoliday } from './service.ts';

const form = { day: '2026-10-12', name: 'Hari jadi kabupaten rekaan', kind: 'regional' } as const;

describe('the calendar of an agency', () => {
	test('keeps a day that was added, counts it, and leaves a trace', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.complaint_administrator.actor);
			await saveHoliday(ctx, form);
			await saveHoliday(ctx, { ...form, name: 'Hari jadi rekaan' });
			expect((await calendarPage(ctx, 2026)).days.filter(({ isOwn }) => isOwn)).toEqual([{ ...form, name: 'Hari jadi rekaan', isOff: true, isOwn: true }]);
			expect((await calendarFor(db, world.agency.id, '2026-10-01', '2026-10-01')).holidays.has(form.day)).toBe(true);
			const audit = await db.selectFrom('audit_entry').select(['action', 'subject']).where('agency_id', '=', world.agency.id).execute();
			expect(audit).toEqual([{ action: 'holiday.save', subject: 'holiday:2026-10-12' }, { action: 'holiday.save', subject: 'holiday:2026-10-12' }]);
		}));

	test('makes a working day of a national holiday, and takes it back', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await changeHoliday(ctx, { day: '2026-08-25', change: 'work' });
			expect((await calendarFor(db, world.agency.id, '2026-08-01', '2026-08-01')).holidays.has('2026-08-25')).toBe(false);
			await changeHoliday(ctx, { day: '2026-08-25', change: 'reset' });
			expect((await calendarFor(db, world.agency.id, '2026-08-01', '2026-08-01')).holidays.has('2026-08-25')).toBe(true);
		}));

	test('is not that of another agency', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await saveHoliday(ctxOf(db, world.cast.administrator.actor), form);
			expect((await calendarPage(ctxOf(db, world.cast.foreign_administrator.actor), 2026)).days.some(({ isOwn }) => isOwn)).toBe(false);
		}));

	test.each([['2026-08-24', 'work'], ['2026-08-24', 'reset'], ['2026-08-17', 'reset']] as const)('there is nothing to change on %s (%s)', (day, change) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect(changeHoliday(ctxOf(db, world.cast.administrator.actor), { day, change })).rejects.toMatchObject({ code: 'holiday.not_found' });
		}));

	test('a year out of range is refused, in the address it is this year', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor);
			await expect((async () => saveHoliday(ctx, { ...form, day: '1999-01-01' }))()).rejects.toMatchObject({ code: 'holiday.out_of_range' });
			for (const year of [Number.NaN, 1.5, -1, 1e9]) expect((await calendarPage(ctx, year)).year).toBe(2026);
		}));

	test('is read by everybody and changed by two roles of the whole agency', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const able: string[] = [];
			const offered: string[] = [];
			for (const persona of PERSONAS) {
				const ctx = ctxOf(db, world.cast[persona].actor);
				if ((await calendarPage(ctx, 2026)).mayChange) offered.push(persona);
				await (async () => saveHoliday(ctx, form))().then(() => able.push(persona), (error: unknown) => expect(error).toMatchObject({ code: 'identity.not_allowed' }));
			}
			expect(able.sort()).toEqual(['administrator', 'complaint_administrator', 'foreign_administrator']);
			expect(offered.sort()).toEqual(able); // no button that is refused
			await expect((async () => saveHoliday(ctxOf(db, null), form))()).rejects.toMatchObject({ code: 'identity.sign_in_needed' });
		}));
});
