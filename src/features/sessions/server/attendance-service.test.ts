import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCourse, insertSession, withCommitted, type Committed } from '#tests/support/training.ts';
import { attendanceList, checkIn, checkInPoster, completedIn, completeSession, recordAttendance } from './attendance-service.ts';
import { enrol } from './enrolment-service.ts';

const onDay = (day: string, time = '02:00') => ({ today: day, now: new Date(`${day}T${time}:00Z`) });
const first = onDay('2026-11-25');
const last = onDay('2026-11-26');

async function prepared({ owner, ctx }: Committed) {
	const world = await insertWorld(owner);
	const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { sharing: 'all' }), { capacity: 10 });
	await enrol(ctx(world.cast.employee.actor), session);
	await enrol(ctx(world.cast.foreign_administrator.actor), session);
	return { world, session };
}

const enrolmentOf = (owner: Db, world: World, who: 'employee' | 'foreign_administrator') =>
	owner
		.selectFrom('enrolment')
		.select(['id', 'agency_id'])
		.where('person_id', '=', world.cast[who].person?.id ?? '')
		.executeTakeFirstOrThrow();

async function field(owner: Db, world: World, who: 'employee' | 'foreign_administrator') {
	const { id, agency_id } = await enrolmentOf(owner, world, who);
	return `minutes.${agency_id}.${id}`;
}

const attendance = (owner: Db) => owner.selectFrom('attendance').select(['agency_id', 'day', 'minutes', 'method']).orderBy('day').orderBy('minutes').execute();

describe('the attendance list', () => {
	test('a facilitator records guests too; each government has its own trail with before and after', () =>
		withCommitted(async (committed) => {
			const { owner, ctx } = committed;
			const { world, session } = await prepared(committed);
			const facilitator = ctx(world.cast.facilitator.actor, first);
			expect(
				await recordAttendance(facilitator, session, {
					day: '2026-11-25',
					[await field(owner, world, 'employee')]: '450',
					[await field(owner, world, 'foreign_administrator')]: '400'
				})
			).toBe(2);
			expect(
				await recordAttendance(facilitator, session, {
					day: '2026-11-25',
					[await field(owner, world, 'employee')]: '450',
					[await field(owner, world, 'foreign_administrator')]: ''
				})
			).toBe(1);
			expect(await attendance(owner)).toEqual([
				{ agency_id: world.foreignAgency.id, day: '2026-11-25', minutes: 0, method: 'list' },
				{ agency_id: world.agency.id, day: '2026-11-25', minutes: 450, method: 'list' }
			]);
			const trail = await owner.selectFrom('audit_entry').select(['agency_id', 'detail']).where('action', '=', 'attendance.record').orderBy('id').execute();
			expect(trail).toHaveLength(3);
			expect(trail.at(-1)).toMatchObject({ agency_id: world.foreignAgency.id, detail: { changes: [{ from: 400, fromMethod: 'list', to: 0 }] } });
			const list = await attendanceList(facilitator, session, null);
			expect(list).toMatchObject({ day: '2026-11-25', planned: 450, waiting: 0 });
			expect(list.participants.map(({ agencyName, minutes }) => [agencyName, minutes])).toEqual(
				expect.arrayContaining([
					[world.foreignAgency.name, 0],
					[world.agency.name, 450]
				])
			);
			expect(JSON.stringify(list)).not.toContain('checkInKey');
		}));

	test('who is neither manager nor facilitator, or of another government, is refused', () =>
		withCommitted(async (committed) => {
			const { world, session } = await prepared(committed);
			for (const who of ['employee', 'supervisor', 'auditor', 'foreign_administrator', 'stranger'] as const) {
				await expect(attendanceList(committed.ctx(world.cast[who].actor, first), session, null)).rejects.toMatchObject({ code: 'identity.not_allowed' });
				await expect(recordAttendance(committed.ctx(world.cast[who].actor, first), session, { day: '2026-11-25' })).rejects.toMatchObject({
					code: 'identity.not_allowed'
				});
			}
		}));

	test("even SQL in the program's own connection cannot write another government's session", () =>
		withCommitted(async (committed) => {
			const { owner, scoped } = committed;
			const { world, session } = await prepared(committed);
			const { id, agency_id } = await enrolmentOf(owner, world, 'employee');
			const marks = JSON.stringify([{ agencyId: agency_id, enrolmentId: id, day: '2026-11-25', minutes: 450 }]);
			const foreign = scoped(world.foreignAgency.id);
			await expect(foreign.transaction().execute((tx) => sql`select record_attendance(${session}, ${marks}, null, 'x', now())`.execute(tx))).rejects.toThrow(
				'outside the scope'
			);
			await expect(foreign.transaction().execute((tx) => sql`select * from finish_session(${session}, '[]', null, 'x', now())`.execute(tx))).rejects.toThrow(
				'outside the scope'
			);
			const roster = await foreign.transaction().execute((tx) => sql`select * from session_roster(${session})`.execute(tx));
			expect(roster.rows).toHaveLength(1); // its own officer only
			expect(await attendance(owner)).toEqual([]);
		}));

	test('a day to come, another day and minutes that are none are refused; nothing is written', () =>
		withCommitted(async (committed) => {
			const { owner, ctx } = committed;
			const { world, session } = await prepared(committed);
			const facilitator = ctx(world.cast.facilitator.actor, first);
			const name = await field(owner, world, 'employee');
			await expect(recordAttendance(facilitator, session, { day: '2026-11-26', [name]: '450' })).rejects.toMatchObject({ code: 'attendance.not_yet' });
			await expect(recordAttendance(facilitator, session, { day: '2026-11-24', [name]: '450' })).rejects.toMatchObject({ code: 'attendance.other_day' });
			await expect(recordAttendance(facilitator, session, { day: '2026-11-25', [name]: '9000' })).rejects.toMatchObject({
				code: 'attendance.not_minutes',
				params: { field: name }
			});
			expect(await recordAttendance(facilitator, session, { day: '2026-11-25', [`minutes.${world.agency.id}.${crypto.randomUUID()}`]: '450' })).toBe(0);
			expect(await attendance(owner)).toEqual([]);
		}));

	test('marking all present fills only who has no minutes', () =>
		withCommitted(async (committed) => {
			const { owner, ctx } = committed;
			const { world, session } = await prepared(committed);
			await recordAttendance(ctx(world.cast.training_manager.actor, first), session, {
				day: '2026-11-25',
				all: 'yes',
				[await field(owner, world, 'employee')]: '',
				[await field(owner, world, 'foreign_administrator')]: '200'
			});
			expect((await attendance(owner)).map(({ minutes }) => minutes)).toEqual([200, 450]);
		}));
});

describe('check-in by QR', () => {
	test('the code on the screen records today once, by its own method', () =>
		withCommitted(async (committed) => {
			const { owner, ctx } = committed;
			const { world, session } = await prepared(committed);
			const { code, isToday } = await checkInPoster(ctx(world.cast.facilitator.actor, first), session);
			expect(isToday).toBe(true);
			const employee = ctx(world.cast.employee.actor, onDay('2026-11-25', '02:03'));
			const answers = await Promise.all([checkIn(employee, session, code), checkIn(employee, session, code), checkIn(employee, session, code)]);
			expect(answers.sort()).toEqual(['already', 'already', 'recorded']);
			expect(await attendance(owner)).toEqual([{ agency_id: world.agency.id, day: '2026-11-25', minutes: 450, method: 'qr' }]);
		}));

	test("an old, a forged and another session's code are refused", () =>
		withCommitted(async (committed) => {
			const { owner, ctx } = committed;
			const { world, session } = await prepared(committed);
			const other = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id));
			const { code } = await checkInPoster(ctx(world.cast.facilitator.actor, first), session);
			const { code: othersCode } = await checkInPoster(ctx(world.cast.facilitator.actor, first), other);
			await expect(checkIn(ctx(world.cast.employee.actor, onDay('2026-11-25', '02:06')), session, code)).rejects.toMatchObject({ code: 'checkin.expired' });
			const future = (await checkInPoster(ctx(world.cast.facilitator.actor, onDay('2026-11-25', '03:00')), session)).code;
			await expect(checkIn(ctx(world.cast.employee.actor, first), session, future)).rejects.toMatchObject({ code: 'checkin.expired' });
			const now = ctx(world.cast.employee.actor, first);
			for (const bad of [othersCode, `${code}x`, code.slice(0, -1), '', '.', 'zzzzzzzzzzzzzzzzzzzzzzz.x', '-1.x', `${code.split('.')[0]}.AAAAAAAAAAAAAAAA`]) {
				await expect(checkIn(now, session, bad)).rejects.toMatchObject({ code: 'checkin.wrong' });
			}
			expect(await attendance(owner)).toEqual([]);
		}));

	test('who is not enrolled, and a day outside the session, are refused', () =>
		withCommitted(async (committed) => {
			const { ctx } = committed;
			const { world, session } = await prepared(committed);
			const { code } = await checkInPoster(ctx(world.cast.facilitator.actor, first), session);
			await expect(checkIn(ctx(world.cast.evaluator.actor, first), session, code)).rejects.toMatchObject({ code: 'checkin.not_enrolled' });
			await expect(checkIn(ctx(world.cast.employee.actor, { ...first, today: '2026-11-27' }), session, code)).rejects.toMatchObject({
				code: 'checkin.not_today'
			});
		}));
});

describe('ending a session', () => {
	test('80 % attended is completed, less is not, and each government is told of its own', () =>
		withCommitted(async (committed) => {
			const { owner, ctx, scoped } = committed;
			const { world, session } = await prepared(committed);
			const manager = (when: object) => ctx(world.cast.training_manager.actor, when);
			const [own, guest] = [await field(owner, world, 'employee'), await field(owner, world, 'foreign_administrator')];
			await recordAttendance(manager(first), session, { day: '2026-11-25', [own]: '450', [guest]: '450' });
			await expect(completeSession(manager(first), session)).rejects.toMatchObject({ code: 'session.not_over' });
			await recordAttendance(manager(last), session, { day: '2026-11-26', [own]: '270', [guest]: '269' });
			await expect(completeSession(ctx(world.cast.facilitator.actor, last), session)).rejects.toMatchObject({ code: 'identity.not_allowed' });
			expect(await completeSession(manager(last), session)).toEqual({ completed: 1, absent: 1 });
			const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'event.react'`.execute(owner);
			expect(rows.map(({ data }) => data)).toEqual(
				expect.arrayContaining([world.agency.id, world.foreignAgency.id].map((agencyId) => ({ event: 'session.completed', agencyId, subjectId: session })))
			);
			expect((await completedIn(scoped(world.agency.id), world.agency.id, session))?.people).toMatchObject([
				{ personId: world.cast.employee.person?.id, minutes: 720, days: 2 }
			]);
			expect((await completedIn(scoped(world.foreignAgency.id), world.foreignAgency.id, session))?.people).toEqual([]);
			await expect(completeSession(manager(last), session)).rejects.toMatchObject({ code: 'session.done' });
			await expect(recordAttendance(manager(last), session, { day: '2026-11-26', [own]: '10' })).rejects.toMatchObject({ code: 'session.done' });
		}));
});
