import { describe, expect, test } from 'vitest';
import { attendanceList, completeSession, recordAttendance } from '#features/sessions/server/attendance-service.ts';
import { enrol } from '#features/sessions/server/enrolment-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { insertCourse, insertSession, withCommitted } from '#tests/support/training.ts';
import { withDatabase } from '#tests/support/database.ts';
import type { ActivityForm } from '../activity.schema.ts';
import { jpReadableBy, mayReadJp } from './policy.ts';
import { listOfficers } from './queries.ts';
import { creditJp, jpLedger, recordActivity, teamJp, withdrawActivity } from './service.ts';

const activity: ActivityForm = {
	title: 'Seminar Rekaan',
	formId: '3',
	abroad: undefined,
	startsOn: '2026-10-01',
	endsOn: '2026-10-02',
	jp: 16,
	days: 0,
	sessions: 0,
	evidence: 'Sertifikat 12/2026'
};
const entries = (owner: Db) => owner.selectFrom('jp_entry').select(['agency_id', 'title', 'minutes', 'days', 'enrolment_id']).orderBy('recorded_at').execute();

describe('from enrolment to JP', () => {
	test("a session attended becomes JP in the officer's own ledger, once, in each government", () =>
		withCommitted(async ({ owner, ctx, scoped }) => {
			const world = await insertWorld(owner);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { sharing: 'all' }));
			const people = ['employee', 'foreign_administrator'] as const;
			for (const who of people) await enrol(ctx(world.cast[who].actor), session);
			const manager = (day: string) => ctx(world.cast.training_manager.actor, { today: day, now: new Date(`${day}T03:00:00Z`) });
			for (const day of ['2026-11-25', '2026-11-26']) {
				const { participants } = await attendanceList(manager(day), session, day);
				await recordAttendance(manager(day), session, {
					day,
					all: 'yes',
					...Object.fromEntries(participants.map(({ agencyId, enrolmentId }) => [`minutes.${agencyId}.${enrolmentId}`, '']))
				});
			}
			await completeSession(manager('2026-11-26'), session);
			for (const agency of [world.agency, world.foreignAgency]) {
				const system = ctxOf(scoped(agency.id), null);
				expect(await creditJp(system, agency.id, session)).toBe(1);
				expect(await creditJp(system, agency.id, session)).toBe(0);
			}
			expect(await entries(owner)).toMatchObject([world.agency, world.foreignAgency].map(({ id }) => ({ agency_id: id, minutes: 900, days: 2 })));
			for (const who of people) expect((await jpLedger(ctx(world.cast[who].actor))).ledger).toMatchObject({ year: 2026, jp: 20, minimum: 20, missing: 0, met: true });
			const credited = (await jpLedger(ctx(world.cast.employee.actor))).ledger.entries[0];
			expect(credited).toMatchObject({ title: 'Pelatihan Rekaan', isFromSession: true, evidence: 'Angkatan I, Aula Rekaan', jpHundredths: 2000 });
			await expect(withdrawActivity(ctx(world.cast.employee.actor), { entry: credited?.id ?? '' })).rejects.toMatchObject({ code: 'jp.not_found' });
		}));

	test('a session not ended credits nobody', () =>
		withCommitted(async ({ owner, ctx, scoped }) => {
			const world = await insertWorld(owner);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id));
			await enrol(ctx(world.cast.employee.actor), session);
			expect(await creditJp(ctxOf(scoped(world.agency.id), null), world.agency.id, session)).toBe(0);
		}));
});

describe('an activity outside Bina', () => {
	test('16 JP are "16 dari 20", four are missing; both stand in the trail', () =>
		withDatabase(async (db) => {
			const { cast } = await insertWorld(db);
			const employee = ctxOf(db, cast.employee.actor);
			await recordActivity(employee, activity);
			expect((await jpLedger(employee)).ledger).toMatchObject({ year: 2026, jp: 16, minimum: 20, missing: 4, met: false });
			expect(await db.selectFrom('audit_entry').select('action').execute()).toEqual([{ action: 'jp.record' }]);
		}));

	test('sent again by a button pressed twice, also at the same moment, counts once; a changed one counts', () =>
		withCommitted(async ({ owner, ctx }) => {
			const { cast } = await insertWorld(owner);
			const employee = ctx(cast.employee.actor);
			const ids = await Promise.all(Array.from({ length: 4 }, () => recordActivity(employee, activity)));
			expect(new Set(ids).size).toBe(1);
			expect(await recordActivity(employee, activity)).toBe(ids[0]);
			expect(await entries(owner)).toHaveLength(1);
			expect(await owner.selectFrom('audit_entry').select('action').execute()).toEqual([{ action: 'jp.record' }]);
			await recordActivity(employee, { ...activity, jp: 2 });
			await recordActivity(ctx(cast.supervisor.actor), activity);
			expect(await entries(owner)).toHaveLength(3);
			await withdrawActivity(employee, { entry: ids[0] ?? '' });
			expect(await recordActivity(employee, activity)).not.toBe(ids[0]);
		}));

	test('is taken back and, by undo, put in again; by its person only', () =>
		withDatabase(async (db) => {
			const { cast } = await insertWorld(db);
			const employee = ctxOf(db, cast.employee.actor);
			const entry = await recordActivity(employee, activity);
			await expect(withdrawActivity(ctxOf(db, cast.supervisor.actor), { entry })).rejects.toMatchObject({ code: 'jp.not_found' });
			await withdrawActivity(employee, { entry });
			expect((await jpLedger(employee)).ledger.jp).toBe(0);
			await expect(withdrawActivity(employee, { entry })).rejects.toMatchObject({ code: 'jp.not_found' });
			await withdrawActivity(employee, { entry, undo: 'yes' });
			expect((await jpLedger(employee)).ledger.jp).toBe(16);
		}));

	test.each([
		[{ formId: '99' }, 'jp.unknown_form', 'formId'],
		[{ formId: 'constructor' }, 'jp.unknown_form', 'formId'],
		[{ endsOn: '2026-09-30' }, 'jp.dates_out_of_order', 'endsOn'],
		[{ endsOn: '2026-11-22' }, 'jp.in_the_future', 'endsOn'],
		[{ jp: 0 }, 'jp.length_needed', 'jp']
	])('%j is refused as %s', (given, code, field) =>
		withDatabase(async (db) => {
			const { cast } = await insertWorld(db);
			expect(() => recordActivity(ctxOf(db, cast.employee.actor), { ...activity, ...given })).toThrow(
				expect.objectContaining({ code, params: expect.objectContaining({ field }) as unknown }) as Error
			);
		})
	);
});

describe('who reads whose JP', () => {
	test('a ledger that may be opened is in the list, and the other way round, for every persona', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const everybody = await db
				.selectFrom('person as p')
				.innerJoin('employment as m', 'm.person_id', 'p.id')
				.innerJoin('unit as u', 'u.id', 'm.unit_id')
				.select(['p.id as personId', 'u.path as unitPath', 'p.agency_id as agencyId'])
				.execute();
			for (const persona of PERSONAS) {
				const { actor } = world.cast[persona];
				const listed = (await listOfficers(db, actor.agencyId, '2026-11-21', jpReadableBy(actor))).map(({ personId }) => personId);
				const opened = everybody.filter((person) => person.agencyId === actor.agencyId && mayReadJp(actor, person)).map(({ personId }) => personId);
				expect(listed.sort(), persona).toEqual(opened.sort());
			}
		}));

	test('a supervisor sees the own subtree, least JP first, and nobody beside it', () =>
		withDatabase(async (db) => {
			const world: World = await insertWorld(db);
			const { cast } = world;
			await recordActivity(ctxOf(db, cast.employee.actor), { ...activity, jp: 20 });
			const supervisor = ctxOf(db, cast.supervisor.actor);
			const team = await teamJp(supervisor);
			expect(team.people.at(-1)).toMatchObject({ personId: cast.employee.person?.id, jp: 20, met: true });
			expect(team.people.map(({ personId }) => personId)).not.toContain(cast.evaluator.person?.id);
			expect(team).toMatchObject({ year: 2026, met: 1, obliged: team.people.length, without: team.people.length - 1 });
			expect((await jpLedger(supervisor, { personId: cast.employee.person?.id })).ledger.jp).toBe(20);
			await expect(jpLedger(supervisor, { personId: cast.evaluator.person?.id })).rejects.toMatchObject({ code: 'jp.not_found' });
			await expect(jpLedger(ctxOf(db, cast.employee.actor), { personId: cast.supervisor.person?.id })).rejects.toMatchObject({ code: 'jp.not_found' });
			await expect(jpLedger(supervisor, { personId: "1' or '1'='1" })).rejects.toMatchObject({ code: 'jp.not_found' });
			expect(() => teamJp(ctxOf(db, cast.employee.actor))).toThrow('identity.not_allowed');
		}));

	test('counts a PPPK, who has no minimum, neither with nor among those who have one', () =>
		withDatabase(async (db) => {
			const { cast } = await insertWorld(db);
			const supervisor = ctxOf(db, cast.supervisor.actor);
			const before = await teamJp(supervisor);
			await db.updateTable('employment').set({ kind: 'pppk' }).where('person_id', '=', cast.employee.person?.id ?? '').execute();
			const after = await teamJp(supervisor);
			expect(after.people).toHaveLength(before.people.length);
			expect({ obliged: after.obliged, met: after.met }).toEqual({ obliged: before.obliged - 1, met: 0 });
		}));
});
