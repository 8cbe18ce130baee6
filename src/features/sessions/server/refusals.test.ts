import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertCourse, insertSession, withCommitted, type Committed } from '#tests/support/training.ts';
import { attendanceList, checkIn, checkInPage, checkInPoster, completedIn, completeSession, recordAttendance } from './attendance-service.ts';
import { enrol, withdraw } from './enrolment-service.ts';
import { cancelSession, catalogue, createCourse, createSession, managedCatalogue, readFilter, sessionDetail } from './service.ts';

const on = (day: string, time = '02:00') => ({ today: day, now: new Date(`${day}T${time}:00Z`) });
const first = on('2026-11-25');
const last = on('2026-11-26');
const everything = readFilter(new URLSearchParams());

interface Room {
	readonly world: World;
	readonly session: string;
	readonly manager: (when?: object) => Ctx;
	readonly employee: (when?: object) => Ctx;
}
async function room({ owner, ctx }: Committed, capacity = 2): Promise<Room> {
	const world = await insertWorld(owner);
	const session = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id, { sharing: 'all' }), { capacity });
	return { world, session, manager: (when = {}) => ctx(world.cast.training_manager.actor, when), employee: (when = {}) => ctx(world.cast.employee.actor, when) };
}
const stateOf = async (owner: Db, session: string) => (await owner.selectFrom('session').select('state').where('id', '=', session).executeTakeFirstOrThrow()).state;
const actions = async (owner: Db) => (await owner.selectFrom('audit_entry').select('action').orderBy('id').execute()).map(({ action }) => action);
async function fieldOf(owner: Db, personId: string | undefined): Promise<string> {
	const { id, agency_id } = await owner.selectFrom('enrolment').select(['id', 'agency_id']).where('person_id', '=', personId ?? '').executeTakeFirstOrThrow();
	return `minutes.${agency_id}.${id}`;
}

describe('a session that was called off', () => {
	test('takes nobody in, records nobody, cannot be ended or called off again; opened again, all is as before', () => withCommitted(async (committed) => {
		const { owner, ctx } = committed;
		const { world, session, manager, employee } = await room(committed);
		await enrol(employee(), session);
		await cancelSession(manager(), session, false);
		expect((await sessionDetail(employee(), session))).toMatchObject({ refusal: 'session.not_open', mayWithdraw: false, session: { state: 'cancelled', myState: 'enrolled' } });
		await expect(enrol(ctx(world.cast.evaluator.actor), session)).rejects.toMatchObject({ code: 'session.not_open' });
		await expect(cancelSession(manager(), session, false)).rejects.toMatchObject({ code: 'session.not_open', status: 409 });
		await expect(recordAttendance(manager(first), session, { day: '2026-11-25' })).rejects.toMatchObject({ code: 'session.done' });
		await expect(completeSession(manager(last), session)).rejects.toMatchObject({ code: 'session.done' });
		const { code } = await checkInPoster(manager(first), session);
		await expect(checkIn(employee(first), session, code)).rejects.toMatchObject({ code: 'session.done' });
		await cancelSession(manager(), session, true);
		expect((await sessionDetail(employee(), session))).toMatchObject({ mayWithdraw: true, session: { state: 'open', myState: 'enrolled', taken: 1 } });
		expect(await actions(owner)).toEqual(['enrolment.create', 'session.cancel', 'session.reopen']);
	}));
});

describe('what the page offers is what is then allowed', () => {
	test('taking back until the day before the first, enrolling through the first', () => withCommitted(async (committed) => {
		const { world, session, employee } = await room(committed);
		const offered = async (day: string) => {
			const { mayWithdraw, refusal } = await sessionDetail(employee(on(day)), session);
			return [mayWithdraw, refusal];
		};
		expect(await offered('2026-11-24')).toEqual([false, undefined]);
		await enrol(employee(on('2026-11-24')), session);
		expect(await offered('2026-11-24')).toEqual([true, undefined]);
		expect(await offered('2026-11-25')).toEqual([false, undefined]);
		expect(await offered('2026-11-26')).toEqual([false, 'session.started']);
		await expect(withdraw(employee(first), session)).rejects.toMatchObject({ code: 'session.started' });
		await withdraw(employee(on('2026-11-24')), session);
		await expect(withdraw(employee(on('2026-11-24')), session)).rejects.toMatchObject({ code: 'enrolment.not_found', status: 409 });
		expect(await enrol(employee(first), session)).toBe('enrolled');
		await expect(enrol(committed.ctx(world.cast.evaluator.actor, last), session)).rejects.toMatchObject({ code: 'session.started' });
	}));

	test('a full session offers waiting; who waits may take that back, and nobody moves up for it', () => withCommitted(async (committed) => {
		const { owner, ctx } = committed;
		const { world, session, employee } = await room(committed, 1);
		expect(await enrol(employee(), session, { waiting: 'yes' }), 'there is a place, so nobody waits').toBe('enrolled');
		const waiting = ctx(world.cast.evaluator.actor);
		expect((await sessionDetail(waiting, session)).refusal).toBe('session.full');
		expect(await enrol(waiting, session, { waiting: 'yes' })).toBe('waiting');
		expect(await enrol(waiting, session, { waiting: 'yes' })).toBe('waiting');
		await expect(enrol(waiting, session)).rejects.toMatchObject({ code: 'session.full', params: { capacity: 1 } });
		expect(await sessionDetail(waiting, session)).toMatchObject({ mayWithdraw: true, session: { myState: 'waiting', taken: 1 } });
		await withdraw(waiting, session);
		expect(await actions(owner)).toEqual(['enrolment.create', 'enrolment.create', 'enrolment.withdraw']);
		expect(await enrol(ctx(world.cast.foreign_administrator.actor), session, { waiting: 'yes' })).toBe('waiting');
	}));

	test('an account without a person is offered nothing', () => withCommitted(async (committed) => {
		const { world, session } = await room(committed);
		const partner = committed.ctx(world.cast.partner.actor);
		expect(await sessionDetail(partner, session)).toMatchObject({ mayEnrol: false, mayWithdraw: false, mayManage: false, mayRecord: false });
		expect(() => withdraw(partner, session)).toThrow('enrolment.no_person');
		expect(() => checkIn(partner, session, 'x')).toThrow('enrolment.no_person');
	}));
});

describe('the attendance list', () => {
	test('shows a day of the session whatever day is asked for, and plans what is left over for the last', () => withCommitted(async (committed) => {
		const { owner, ctx } = committed;
		const world = await insertWorld(owner);
		const courseId = await insertCourse(owner, world.agency.id, { minutes: 901 });
		const session = await insertSession(owner, world.agency.id, courseId);
		const list = (wanted: string | null, when: object = first) => attendanceList(ctx(world.cast.facilitator.actor, when), session, wanted);
		expect(await list('2026-11-25')).toMatchObject({ day: '2026-11-25', days: ['2026-11-25', '2026-11-26'], planned: 450, participants: [], waiting: 0, minimumPercent: 80 });
		expect(await list('2026-11-26')).toMatchObject({ day: '2026-11-26', planned: 451 });
		for (const [wanted, day] of [['2026-01-01', '2026-11-25'], ['2027-01-01', '2026-11-26'], ['kemarin', '2026-11-26'], ['', '2026-11-25']] as const) expect((await list(wanted)).day, wanted).toBe(day);
		expect((await list(null, last)).day).toBe('2026-11-26');
		expect((await list(null, on('2026-11-01'))).day).toBe('2026-11-25');
	}));

	test('adds up the days of each participant, and counts who waits without naming them', () => withCommitted(async (committed) => {
		const { owner, ctx } = committed;
		const { world, session, manager, employee } = await room(committed, 1);
		await enrol(employee(), session);
		await enrol(ctx(world.cast.evaluator.actor), session, { waiting: 'yes' });
		const own = await fieldOf(owner, world.cast.employee.person?.id);
		await recordAttendance(manager(first), session, { day: '2026-11-25', [own]: '400' });
		await recordAttendance(manager(last), session, { day: '2026-11-26', [own]: '50' });
		const list = await attendanceList(manager(last), session, '2026-11-26');
		expect(list.participants).toMatchObject([{ name: world.cast.employee.person?.name, minutes: 50, method: 'list', totalMinutes: 450 }]);
		expect([list.participants.length, list.waiting]).toEqual([1, 1]);
	}));

	test('fields that are nobody\'s, of another session or of who only waits change nothing', () => withCommitted(async (committed) => {
		const { owner, ctx } = committed;
		const { world, session, manager, employee } = await room(committed, 1);
		await enrol(employee(), session);
		await enrol(ctx(world.cast.evaluator.actor), session, { waiting: 'yes' });
		const other = await insertSession(owner, world.agency.id, await insertCourse(owner, world.agency.id));
		const own = await fieldOf(owner, world.cast.employee.person?.id);
		const waits = await fieldOf(owner, world.cast.evaluator.person?.id);
		const nobody = `minutes.${'-'.repeat(36)}.${'-'.repeat(36)}`;
		expect(await recordAttendance(manager(first), session, { day: '2026-11-25', [waits]: '450', [nobody]: '450', hari: '2026', 'minutes..': '1' })).toBe(0);
		expect(await recordAttendance(manager(first), other, { day: '2026-11-25', [own]: '450' })).toBe(0);
		expect(await owner.selectFrom('attendance').select('id').execute()).toEqual([]);
		expect(await actions(owner)).toEqual(['enrolment.create', 'enrolment.create']);
	}));

	test('saved again unchanged writes nothing and leaves no trace', () => withCommitted(async (committed) => {
		const { owner } = committed;
		const { world, session, manager, employee } = await room(committed);
		await enrol(employee(), session);
		const own = await fieldOf(owner, world.cast.employee.person?.id);
		const save = (minutes: string) => recordAttendance(manager(first), session, { day: '2026-11-25', [own]: minutes });
		expect([await save('450'), await save('450'), await save('0450'), await save('449'), await save('')]).toEqual([1, 0, 0, 1, 1]);
		expect((await actions(owner)).filter((action) => action === 'attendance.record')).toHaveLength(3);
	}));
});

describe('the end', () => {
	// 80 % of 900 minutes are 720.
	test.each([[719, 'absent'], [720, 'completed']] as const)('%i minutes of 900 are "%s"; who only waited is neither', (minutes, state) => withCommitted(async (committed) => {
		const { owner, ctx, scoped } = committed;
		const { world, session, manager, employee } = await room(committed, 1);
		await enrol(employee(), session);
		await enrol(ctx(world.cast.evaluator.actor), session, { waiting: 'yes' });
		const own = await fieldOf(owner, world.cast.employee.person?.id);
		await recordAttendance(manager(first), session, { day: '2026-11-25', [own]: String(minutes) });
		expect(await completedIn(scoped(world.agency.id), world.agency.id, session)).toBeUndefined();
		expect(await completeSession(manager(last), session)).toEqual({ completed: state === 'completed' ? 1 : 0, absent: state === 'completed' ? 0 : 1 });
		const states = await owner.selectFrom('enrolment').select('state').where('session_id', '=', session).orderBy('state').execute();
		expect(states.map((row) => row.state)).toEqual([state, 'waiting']);
		expect((await completedIn(scoped(world.agency.id), world.agency.id, session))?.people).toEqual(state === 'completed' ? [expect.objectContaining({ minutes: 720, days: 1 })] : []);
		expect((await sessionDetail(employee(last), session)).session).toMatchObject({ state: 'done', myState: state });
		for (const undo of [false, true]) await expect(cancelSession(manager(last), session, undo)).rejects.toMatchObject({ code: 'session.not_open' });
		expect(await stateOf(owner, session)).toBe('done');
	}));
});

test('what is no session is none on every page, whatever stands in the address', () => withDatabase(async (db) => {
	const { cast } = await insertWorld(db);
	const [manager, employee] = [(when = {}) => ctxOf(db, cast.training_manager.actor, when), (when = {}) => ctxOf(db, cast.employee.actor, when)];
	for (const id of ['', 'x', "' or true --", '00000000-0000-0000-0000-000000000000']) {
		for (const act of [
			() => sessionDetail(employee(), id), () => enrol(employee(), id), () => withdraw(employee(), id), () => checkIn(employee(first), id, 'x'), () => checkInPage(employee(first), id),
			() => attendanceList(manager(first), id, null), () => recordAttendance(manager(first), id, { day: '2026-11-25' }), () => checkInPoster(manager(first), id),
			() => completeSession(manager(last), id), () => cancelSession(manager(), id, false)
		]) await expect(act(), id).rejects.toMatchObject({ code: 'session.not_found', status: 404 });
	}
}));

test('without signing in there is no page and no act', () => {
	const nobody = ctxOf(undefined as unknown as Db, null);
	const form = { courseId: '', name: '', startsOn: '2026-12-01', endsOn: '2026-12-01', place: '', capacity: 1 };
	for (const act of [
		() => catalogue(nobody, everything), () => sessionDetail(nobody, ''), () => managedCatalogue(nobody), () => createSession(nobody, form), () => cancelSession(nobody, '', false),
		() => createCourse(nobody, { code: 'x', title: 'x', summary: '', formId: '3', jp: 1, sharing: 'all' }), () => attendanceList(nobody, '', null), () => recordAttendance(nobody, '', { day: '2026-11-25' }),
		() => checkInPoster(nobody, ''), () => checkInPage(nobody, ''), () => completeSession(nobody, ''), () => enrol(nobody, ''), () => withdraw(nobody, ''), () => checkIn(nobody, '', '')
	]) expect(act).toThrow('identity.sign_in_needed');
});

test('a person of another government enrols as a guest and is told where and when', () => withCommitted(async (committed) => {
	const { owner, ctx } = committed;
	const { world, session } = await room(committed);
	const person = await insertPerson(owner, { agencyId: world.foreignAgency.id });
	const guest = ctx(actorOf({ agencyId: world.foreignAgency.id, personId: person.id, accountId: world.cast.foreign_administrator.account.id }), first);
	await enrol(guest, session);
	expect(await checkInPage(guest, session)).toEqual({ title: 'Pelatihan Rekaan', name: 'Angkatan I', place: 'Aula Rekaan', day: '2026-11-25' });
	await expect(attendanceList(guest, session, null)).rejects.toMatchObject({ code: 'identity.not_allowed' });
	await expect(checkInPoster(guest, session)).rejects.toMatchObject({ code: 'identity.not_allowed' });
}));
