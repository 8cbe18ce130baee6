import { describe, expect, test } from 'vitest';
import { moveComplaint } from '#features/complaints/server/move-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { aboutPerson, insertComplaint, insertDesk } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { tellComplaintAssigned, tellComplaintFiled, tellComplaintLate, tellComplaintReopened } from './complaint-news-service.ts';

/** Which personas were told, in the order of their names. */
async function told(db: Db, world: World): Promise<string[]> {
	const rows = await db.selectFrom('notification').select('account_id').where('agency_id', '=', world.agency.id).execute();
	return PERSONAS.filter((persona) => rows.some(({ account_id }) => account_id === world.cast[persona].account.id)).sort();
}

const scene = async (db: Db) => ({ world: await insertWorld(db), ctx: ctxOf(db, null) });

describe('a new complaint', () => {
	test('is told to its unit and the complaint administrators, once', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.section);
			expect(await tellComplaintFiled(ctx, world.agency.id, id)).toBe(2);
			expect(await tellComplaintFiled(ctx, world.agency.id, id)).toBe(0);
			expect(await told(db, world)).toEqual(['complaint_administrator', 'service_officer']);
		}));

	test('of a violation is told to the inspectorate alone (R21)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.otherOffice, { class: 'violation' });
			await tellComplaintFiled(ctx, world.agency.id, id);
			await db.updateTable('complaint').set({ escalation: 3 }).where('id', '=', id).execute();
			await tellComplaintLate(ctx, world.agency.id, id);
			await tellComplaintReopened(ctx, world.agency.id, id);
			expect(await told(db, world)).toEqual(['inspector']);
		}));

	test('about an officer is told neither to the officer nor to the superior (R21)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.section, { escalation: 2 });
			await aboutPerson(db, world.agency.id, id, world.cast.service_officer.person?.id ?? '');
			await tellComplaintFiled(ctx, world.agency.id, id);
			await tellComplaintLate(ctx, world.agency.id, id);
			await tellComplaintReopened(ctx, world.agency.id, id);
			expect(await told(db, world)).toEqual(['complaint_administrator']);
		}));

	test('holds no word of the body and no name', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			await tellComplaintFiled(ctx, world.agency.id, await insertComplaint(db, world.units.section, { subject: 'Antre lama', body: 'Nama saya Rekaan, telepon 0800' }));
			const rows = await db.selectFrom('notification').select('params').where('agency_id', '=', world.agency.id).execute();
			expect(JSON.stringify(rows)).not.toContain('Rekaan,');
		}));
});

describe('later', () => {
	test('a move is news to the unit only when it was given the complaint', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.section, { state: 'verified' });
			const log = (move: string, at: string) => db.insertInto('complaint_move').values({ agency_id: world.agency.id, complaint_id: id, at: new Date(at), actor: 'officer', move, from_state: 'verified', to_state: 'assigned' }).execute();
			await log('verify', '2026-06-25T03:00:00Z');
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(0);
			await log('assign', '2026-06-26T03:00:00Z');
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(1);
			expect(await told(db, world)).toEqual(['service_officer']);
		}));

	test.each([
		[1, ['supervisor']],
		[2, ['complaint_administrator', 'supervisor']],
		[3, ['complaint_administrator', 'inspector']]
	])('late on rung %i it is told to %o', (escalation, expected) =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const granted = { ...world.units.root };
			await db.updateTable('role_grant').set({ unit_id: granted.id }).where('role', '=', 'inspector').where('agency_id', '=', world.agency.id).execute();
			await tellComplaintLate(ctx, world.agency.id, await insertComplaint(db, world.units.section, { escalation }));
			expect(await told(db, world)).toEqual(expected);
		}));

	test('a reopened one that is late again is told again, rung by rung (F73, F74)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.section, { escalation: 1 });
			const tellTwice = async () => [await tellComplaintLate(ctx, world.agency.id, id), await tellComplaintLate(ctx, world.agency.id, id)];
			expect(await tellTwice()).toEqual([1, 0]);
			await db.updateTable('complaint').set({ reopened_at: new Date('2026-07-20T03:00:00Z') }).where('id', '=', id).execute();
			expect(await tellTwice()).toEqual([1, 0]);
		}));

	test('one that is found to be a violation is news to the inspectorate, and to nobody else (R21)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			const id = await insertComplaint(db, world.units.section);
			await moveComplaint(ctxOf(db, world.cast.service_officer.actor), id, { move: 'verify', class: 'violation' });
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(1);
			expect(await told(db, world)).toEqual(['inspector']);
		}));

	test('one that is handed over later is news to the inspectorate alone, and one that comes back to its unit (R21)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			await insertDesk(db, world.units.otherOffice, 'inspectorate');
			const id = await insertComplaint(db, world.units.section, { state: 'handling', escalation: 2 });
			await tellComplaintFiled(ctx, world.agency.id, id);
			await moveComplaint(ctxOf(db, world.cast.service_officer.actor), id, { move: 'hand_over', reason: 'Uang pelicin diminta.' });
			expect(await tellComplaintLate(ctx, world.agency.id, id), 'an event that waited').toBe(0);
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(1);
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(0);
			expect(await told(db, world)).toEqual(['inspector']);
			expect(JSON.stringify(await db.selectFrom('notification').select('params').where('agency_id', '=', world.agency.id).execute())).not.toContain('pelicin');
			await moveComplaint(ctxOf(db, world.cast.inspector.actor, { now: new Date('2027-01-01T00:00:00Z') }), id, { move: 'hand_back', class: 'complaint', unitId: world.units.section.id, reason: 'Bukan dugaan pelanggaran' });
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(1);
			expect(await told(db, world)).toEqual(['inspector', 'service_officer']);
		}));

	test('each climb is told once, also to a rung that it stood on for an earlier step', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.section, { escalation: 1 });
			const climb = (at: string) => db.insertInto('complaint_move').values({ agency_id: world.agency.id, complaint_id: id, at: new Date(at), actor: 'clock', move: 'escalate', from_state: 'new', to_state: 'new', reason: '1' }).execute();
			const tellTwice = async () => [await tellComplaintLate(ctx, world.agency.id, id), await tellComplaintLate(ctx, world.agency.id, id)];
			await climb('2026-06-30T03:00:00Z');
			expect(await tellTwice()).toEqual([1, 0]);
			await climb('2026-07-15T03:00:00Z');
			expect(await tellTwice()).toEqual([1, 0]);
			await db.updateTable('complaint').set({ escalation: 0 }).where('id', '=', id).execute();
			expect(await tellTwice(), 'done meanwhile').toEqual([0, 0]);
		}));

	test('a violation that the inspectorate verified itself is no news to it', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			const id = await insertComplaint(db, world.units.otherOffice, { class: 'violation' });
			await moveComplaint(ctxOf(db, world.cast.inspector.actor), id, { move: 'verify', class: 'violation' });
			expect(await tellComplaintAssigned(ctx, world.agency.id, id)).toBe(0);
		}));

	test('a reopened one is told to the superior too (F74)', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			await tellComplaintReopened(ctx, world.agency.id, await insertComplaint(db, world.units.section));
			expect(await told(db, world)).toEqual(['complaint_administrator', 'service_officer', 'supervisor']);
		}));

	test('a complaint of another government tells nobody here', () =>
		withDatabase(async (db) => {
			const { world, ctx } = await scene(db);
			await tellComplaintFiled(ctx, world.agency.id, await insertComplaint(db, world.units.foreignRoot));
			expect(await told(db, world)).toEqual([]);
		}));
});
