import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { DeskForm } from '../schema.ts';
import { deskPage, workDesk } from './desk-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly point: PointRow;
	/** The officer's context at an instant. */
	readonly at: (instant: string) => Ctx;
}

/** A service that promises three working days. */
const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const point = await insertServicePoint(db, world.units.section);
		await db.updateTable('service').set({ promised_working_days: 3 }).where('id', '=', point.serviceId).execute();
		await work({ db, world, point, at: (instant) => ctxOf(db, world.cast.service_officer.actor, { now: new Date(instant) }) });
	});
const visit = (db: Db, id: string) => db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('desk work', () => {
	// 2026-11-05 is a Thursday; the three working days after it are Friday, Monday and Tuesday the 10th.
	test('from application to product in working days', () =>
		scene(async ({ db, point, at }) => {
			const id = await workDesk(at('2026-11-05T03:00:00Z'), point.slug, { act: 'in', reference: '470/1/2026' });
			expect((await deskPage(at('2026-11-10T02:00:00Z'), point.slug)).files).toMatchObject([{ reference: '470/1/2026', days: 3, isLate: false, doneAt: null }]);
			expect((await deskPage(at('2026-11-11T02:00:00Z'), point.slug)).files).toMatchObject([{ days: 4, isLate: true }]);
			await workDesk(at('2026-11-11T03:00:00Z'), point.slug, { act: 'done', visit: id });
			expect(await visit(db, id)).toMatchObject({ source: 'desk', reference: '470/1/2026', working_days: 4, ticket_number: null, called_at: null });
		}));

	test('days on which the file waits for its applicant are not counted, and are shown', () =>
		scene(async ({ db, point, at }) => {
			const id = await workDesk(at('2026-11-05T03:00:00Z'), point.slug, { act: 'in', reference: 'A-1' });
			await workDesk(at('2026-11-05T04:00:00Z'), point.slug, { act: 'pause', visit: id });
			expect((await deskPage(at('2026-11-16T02:00:00Z'), point.slug)).files).toMatchObject([{ days: 0, isLate: false, pausedAt: new Date('2026-11-05T04:00:00Z') }]);
			await workDesk(at('2026-11-16T04:00:00Z'), point.slug, { act: 'resume', visit: id });
			await workDesk(at('2026-11-18T03:00:00Z'), point.slug, { act: 'done', visit: id });
			expect(await visit(db, id)).toMatchObject({ working_days: 2, paused_minutes: 11 * 24 * 60, paused_at: null });
		}));

	test('a holiday of the agency is no working day', () =>
		scene(async ({ db, world, point, at }) => {
			await db.insertInto('holiday').values({ agency_id: world.agency.id, day: '2026-11-06', name: 'Hari jadi rekaan', kind: 'regional' }).execute();
			const id = await workDesk(at('2026-11-05T03:00:00Z'), point.slug, { act: 'in', reference: 'A-1' });
			await workDesk(at('2026-11-09T03:00:00Z'), point.slug, { act: 'done', visit: id });
			expect(await visit(db, id)).toMatchObject({ working_days: 1 });
		}));

	test('a number is registered once, and free again when it was a mistake', () =>
		scene(async ({ point, at }) => {
			const id = await workDesk(at('2026-11-05T03:00:00Z'), point.slug, { act: 'in', reference: 'A-1' });
			await expect(workDesk(at('2026-11-05T03:00:10Z'), point.slug, { act: 'in', reference: 'A-1' })).rejects.toMatchObject({ code: 'queue.reference_taken', params: { field: 'reference' } });
			await workDesk(at('2026-11-05T03:00:20Z'), point.slug, { act: 'undo', visit: id });
			expect((await deskPage(at('2026-11-05T03:01:00Z'), point.slug)).files).toEqual([]);
			await workDesk(at('2026-11-05T03:02:00Z'), point.slug, { act: 'in', reference: 'A-1' });
		}));

	test('what cannot follow is refused', () =>
		scene(async ({ point, at }) => {
			const id = await workDesk(at('2026-11-05T03:00:00Z'), point.slug, { act: 'in', reference: 'A-1' });
			await expect(workDesk(at('2026-11-05T04:00:00Z'), point.slug, { act: 'resume', visit: id })).rejects.toMatchObject({ code: 'queue.wrong_state' });
			await workDesk(at('2026-11-05T05:00:00Z'), point.slug, { act: 'done', visit: id });
			await expect(workDesk(at('2026-11-05T06:00:00Z'), point.slug, { act: 'done', visit: id })).rejects.toMatchObject({ code: 'queue.wrong_state' });
			await expect(workDesk(at('2026-11-05T06:00:00Z'), point.slug, { act: 'undo', visit: id })).rejects.toMatchObject({ code: 'queue.too_late_to_undo' });
			await expect(workDesk(at('2026-11-05T06:00:00Z'), point.slug, { act: 'done', visit: crypto.randomUUID() })).rejects.toMatchObject({ code: 'queue.visit_not_found' });
		}));

	test('a file of another point is not there', () =>
		scene(async ({ db, world, point, at }) => {
			const other = await insertServicePoint(db, world.units.section);
			const id = await workDesk(at('2026-11-05T03:00:00Z'), other.slug, { act: 'in', reference: 'A-1' });
			await expect(workDesk(at('2026-11-05T03:00:10Z'), point.slug, { act: 'done', visit: id })).rejects.toMatchObject({ code: 'queue.visit_not_found' });
		}));

	test.each(['employee', 'auditor', 'foreign_administrator'] as const)('%s registers nothing', (persona) =>
		scene(async ({ db, world, point }) => {
			const ctx = ctxOf(db, world.cast[persona].actor);
			await expect(workDesk(ctx, point.slug, { act: 'in', reference: 'A-1' })).rejects.toMatchObject({ code: 'queue.point_not_found' });
			await expect(deskPage(ctx, point.slug)).rejects.toMatchObject({ code: 'queue.point_not_found' });
		}));

	test.each(['', '   ', 'Warga Rekaan', '<b>', 'x'.repeat(61), '; drop table', 'a@b'])('a number like %j is none', (reference) => expect(DeskForm.safeParse({ act: 'in', reference }).success).toBe(false));
	test.each(['470/1234/2026', 'B-12_a', '7'])('%s is a number', (reference) => expect(DeskForm.safeParse({ act: 'in', reference }).success).toBe(true));
});
