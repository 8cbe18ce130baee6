import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, insertPerson } from '#tests/support/builders.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCourse, insertSession, withCommitted } from '#tests/support/training.ts';
import { enrol, withdraw } from './enrolment-service.ts';
import { catalogue, readFilter, sessionDetail } from './service.ts';

const everything = readFilter(new URLSearchParams());

async function shared(owner: Db, world: World, capacity = 2) {
	const courseId = await insertCourse(owner, world.agency.id, { sharing: 'all' });
	return insertSession(owner, world.agency.id, courseId, { capacity });
}

const states = async (owner: Db, session: string) =>
	(await owner.selectFrom('enrolment').select(['person_id', 'state']).where('session_id', '=', session).orderBy('enrolled_at').execute()).map(
		({ state }) => state
	);

describe('enrolling', () => {
	test('twice is once, and stands in the audit trail once', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			const employee = ctx(world.cast.employee.actor);
			expect(await enrol(employee, session)).toBe('enrolled');
			expect(await enrol(employee, session)).toBe('enrolled');
			expect(await states(owner, session)).toEqual(['enrolled']);
			const trail = await owner.selectFrom('audit_entry').select(['action', 'account_id']).execute();
			expect(trail).toEqual([{ action: 'enrolment.create', account_id: world.cast.employee.account.id }]);
			expect((await sessionDetail(employee, session)).session).toMatchObject({ taken: 1, myState: 'enrolled' });
		}));

	test('a session shared by a neighbour government is open to its officers, and the enrolment lives at home', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			const guest = ctx(world.cast.foreign_administrator.actor);
			expect((await catalogue(guest, everything)).map(({ id }) => id)).toEqual([session]);
			await enrol(guest, session);
			expect(await owner.selectFrom('enrolment').select('agency_id').execute()).toEqual([{ agency_id: world.foreignAgency.id }]);
			expect((await sessionDetail(ctx(world.cast.employee.actor), session)).session.taken).toBe(1);
		}));

	test('a session kept to one government is as if it were not there for another', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id));
			const guest = ctx(world.cast.foreign_administrator.actor);
			expect(await catalogue(guest, everything)).toEqual([]);
			await expect(sessionDetail(guest, session)).rejects.toMatchObject({ code: 'session.not_found' });
			await expect(enrol(guest, session)).rejects.toMatchObject({ code: 'session.not_found' });
			await expect(enrol(guest, `${session}' or true --`)).rejects.toMatchObject({ code: 'session.not_found' });
		}));

	test('twenty people press at once for two places: two are in, eighteen are told so', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			const people = await Promise.all(
				Array.from({ length: 20 }, (_, at) => insertPerson(owner, { agencyId: at % 2 ? world.agency.id : world.foreignAgency.id }))
			);
			const results = await Promise.allSettled(
				people.map((person) => enrol(ctx(actorOf({ agencyId: person.agencyId, personId: person.id, accountId: world.cast.employee.account.id })), session))
			);
			expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
			expect(new Set(results.filter((result) => result.status === 'rejected').map(({ reason }) => (reason as { code: string }).code))).toEqual(
				new Set(['session.full'])
			);
			expect(await states(owner, session)).toEqual(['enrolled', 'enrolled']);
		}));

	test('two sessions on the same day: the second is refused by name', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const employee = ctx(world.cast.employee.actor);
			await enrol(employee, await shared(owner, world));
			const other = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id), { starts_on: '2026-11-26', ends_on: '2026-11-30' });
			await expect(enrol(employee, other)).rejects.toMatchObject({ code: 'session.clash', params: { other: 'Pelatihan Rekaan' } });
		}));

	test('six sessions on the same day, pressed at once: one place, five refusals', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const employee = ctx(world.cast.employee.actor);
			const sessions = await Promise.all(Array.from({ length: 6 }, () => shared(owner, world)));
			await Promise.all(sessions.map((session) => sessionDetail(employee, session))); // every connection is open before the race
			const results = await Promise.allSettled(sessions.map((session) => enrol(employee, session)));
			expect(results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []))).toEqual(Array<string>(5).fill('session.clash'));
			expect(await owner.selectFrom('enrolment').select('state').execute()).toEqual([{ state: 'enrolled' }]);
		}));

	test('an account without a person cannot enrol, nobody can without signing in', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			expect(() => enrol(ctx(world.cast.partner.actor), session)).toThrow('enrolment.no_person');
			expect(() => enrol({ ...ctx(world.cast.employee.actor), actor: null }, session)).toThrow('identity.sign_in_needed');
		}));
});

describe('withdrawing', () => {
	test('frees the place for who waits longest, in whichever government', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world, 1);
			const minute = (count: number) => ({ now: new Date(Date.UTC(2026, 10, 21, 3, count)) });
			await enrol(ctx(world.cast.employee.actor, minute(0)), session);
			await expect(enrol(ctx(world.cast.evaluator.actor, minute(1)), session)).rejects.toMatchObject({ code: 'session.full', params: { capacity: 1 } });
			expect(await enrol(ctx(world.cast.foreign_administrator.actor, minute(2)), session, { waiting: 'yes' })).toBe('waiting');
			expect(await enrol(ctx(world.cast.evaluator.actor, minute(3)), session, { waiting: 'yes' })).toBe('waiting');
			await withdraw(ctx(world.cast.employee.actor, minute(4)), session);
			expect(await states(owner, session)).toEqual(['withdrawn', 'enrolled', 'waiting']);
			const promoted = await owner.selectFrom('audit_entry').select(['agency_id', 'account_id']).where('action', '=', 'enrolment.promote').execute();
			expect(promoted).toEqual([{ agency_id: world.foreignAgency.id, account_id: null }]);
		}));

	test('passes over who has got a place elsewhere on those days, and announces who moved up', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const [session, other] = [await shared(owner, world, 1), await shared(owner, world, 1)];
			const minute = (count: number) => ({ now: new Date(Date.UTC(2026, 10, 21, 3, count)) });
			await enrol(ctx(world.cast.employee.actor, minute(0)), session);
			await enrol(ctx(world.cast.evaluator.actor, minute(1)), session, { waiting: 'yes' });
			await enrol(ctx(world.cast.foreign_administrator.actor, minute(2)), session, { waiting: 'yes' });
			await enrol(ctx(world.cast.evaluator.actor, minute(3)), other);
			await withdraw(ctx(world.cast.employee.actor, minute(4)), session);
			expect(await states(owner, session)).toEqual(['withdrawn', 'waiting', 'enrolled']);
			const { rows } = await sql`select data from pgboss.job where name = 'event.react'`.execute(owner);
			const { id } = await owner.selectFrom('enrolment').select('id').where('session_id', '=', session).where('state', '=', 'enrolled').executeTakeFirstOrThrow();
			expect(rows).toEqual([{ data: { event: 'session.promoted', agencyId: world.foreignAgency.id, subjectId: id } }]);
		}));

	test('a cancelled session, or one on other days, is no clash for who waits', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world, 1);
			const courseId = await insertCourse(owner, world.agency.id);
			const cancelled = await insertSession(owner, world.agency.id, courseId);
			const nextDay = await insertSession(owner, world.agency.id, courseId, { name: 'Angkatan II', starts_on: '2026-11-27', ends_on: '2026-11-28' });
			const waiting = ctx(world.cast.evaluator.actor);
			await enrol(ctx(world.cast.employee.actor), session);
			await enrol(waiting, session, { waiting: 'yes' });
			for (const one of [cancelled, nextDay]) await enrol(waiting, one);
			await owner.updateTable('session').set({ state: 'cancelled' }).where('id', '=', cancelled).execute();
			await withdraw(ctx(world.cast.employee.actor), session);
			expect((await states(owner, session)).sort()).toEqual(['enrolled', 'withdrawn']);
		}));

	test('can be undone while there is a place', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			const employee = ctx(world.cast.employee.actor);
			await enrol(employee, session);
			await withdraw(employee, session);
			expect(await states(owner, session)).toEqual(['withdrawn']);
			await enrol(employee, session);
			expect(await states(owner, session)).toEqual(['enrolled']);
		}));

	test('is too late on the first day, and nothing to do for who is not enrolled', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const session = await shared(owner, world);
			await expect(withdraw(ctx(world.cast.employee.actor), session)).rejects.toMatchObject({ code: 'enrolment.not_found' });
			await enrol(ctx(world.cast.employee.actor), session);
			await expect(withdraw(ctx(world.cast.employee.actor, { today: '2026-11-25' }), session)).rejects.toMatchObject({ code: 'session.started' });
		}));
});

describe('the catalogue', () => {
	test('is filtered by words, month and free places', () =>
		withCommitted(async ({ owner, ctx }) => {
			const world = await insertWorld(owner);
			const calm = await insertCourse(owner, world.agency.id, { title: 'Melayani 100% dengan tenang' });
			const first = await insertSession(owner, world.agency.id, calm, { capacity: 1 });
			const later = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { title: 'Arsip' }), {
				starts_on: '2027-01-10',
				ends_on: '2027-01-11'
			});
			const found = async (query: string) => (await catalogue(ctx(world.cast.employee.actor), readFilter(new URLSearchParams(query)))).map(({ id }) => id);
			expect(await found('')).toEqual([first, later]);
			expect(await found('cari=TENANG')).toEqual([first]);
			expect(await found('cari=100%25')).toEqual([first]);
			expect(await found('cari=%25')).toEqual([first]);
			expect(await found(`cari=${encodeURIComponent("'; drop table session; --")}`)).toEqual([]);
			expect(await found('bulan=2027-01')).toEqual([later]);
			await enrol(ctx(world.cast.evaluator.actor), first);
			expect(await found('tempat=ada')).toEqual([later]);
			expect(JSON.stringify(await catalogue(ctx(world.cast.employee.actor), everything))).not.toContain(
				(await sql<{ key: string }>`select check_in_key as key from session limit 1`.execute(owner)).rows[0]?.key
			);
		}));
});
