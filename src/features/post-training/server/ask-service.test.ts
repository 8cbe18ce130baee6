import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertEmployment, insertPerson } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { withCommitted } from '#tests/support/training.ts';
import { at, insertScene, type Scene } from '../testing/followed.ts';
import { askDue } from './ask-service.ts';

const ask = (db: Db, { world }: Scene, day: string) => askDue(ctxOf(db, null, at(day)), world.agency.id);
const requests = (db: Db, { world }: Scene) => db.selectFrom('post_training_request').selectAll().where('agency_id', '=', world.agency.id).orderBy('enrolment_id').orderBy('months').orderBy('role').orderBy('place').execute();
const news = (db: Db, { world }: Scene, kind: string) => db.selectFrom('notification').select(['account_id', 'link', 'params']).where('agency_id', '=', world.agency.id).where('kind', '=', kind).execute();

describe('who is asked', () => {
	// R24: technical training that ended 10 March 2026 is asked about from 10 July to 10 August 2026.
	// Nobody was asked by 10 August: they are asked late for sixty days, until 9 October.
	test.each([['2026-07-09', 0], ['2026-07-10', 1], ['2026-08-10', 1], ['2026-08-11', 1], ['2026-10-09', 1], ['2026-10-10', 0]])('R24: on %s a technical training asks %i alumnus', (day, alumni) => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1 });
		await ask(db, scene, day);
		expect((await requests(db, scene)).filter(({ role }) => role === 'alumnus')).toHaveLength(alumni);
	}));

	test('R24: a managerial one is asked about a year later, and not after four months', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1, formId: '5' });
		await ask(db, scene, '2026-07-12');
		expect(await requests(db, scene)).toEqual([]);
		await ask(db, scene, '2027-03-10');
		expect((await requests(db, scene)).map(({ months, opens_on, closes_on }) => [months, opens_on, closes_on])[0]).toEqual([12, '2027-03-10', '2027-04-10']);
	}));

	test('windows that the government set hold instead: 3, 6 and 12 months', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1 });
		await db.insertInto('post_training_rule').values({ owner_agency_id: scene.world.agency.id, kind: 'technical', months: [3, 6, 12], made_by: scene.world.cast.training_manager.account.id, made_at: new Date() }).execute();
		for (const day of ['2026-06-12', '2026-07-12', '2026-09-12', '2027-03-12']) await ask(db, scene, day);
		expect([...new Set((await requests(db, scene)).map(({ months }) => months))]).toEqual([3, 6, 12]);
	}));

	test('running it again asks nobody twice and tells nobody twice', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 3 });
		const first = await ask(db, scene, '2026-07-12');
		const before = await requests(db, scene);
		expect(first.asked).toBe(before.length);
		expect(first.told).toBe(await news(db, scene, 'post_training.asked').then(({ length }) => length));
		for (const day of ['2026-07-12', '2026-07-13', '2026-07-20']) expect(await ask(db, scene, day)).toEqual({ asked: 0, told: 0 });
		expect(await requests(db, scene)).toEqual(before);
		expect(await db.selectFrom('audit_entry').select('detail').where('agency_id', '=', scene.world.agency.id).where('action', '=', 'post_training.ask').execute()).toEqual([{ detail: { asked: before.length } }]);
	}));

	test('a week before the end who has not answered is reminded, once; who has answered is not', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 2 });
		await ask(db, scene, '2026-07-12');
		await db.updateTable('post_training_request').set({ answered: true }).where('agency_id', '=', scene.world.agency.id).where('role', '=', 'superior').execute();
		expect((await ask(db, scene, '2026-08-02')).told).toBe(0);
		const open = (await requests(db, scene)).filter(({ answered }) => !answered).length;
		expect((await ask(db, scene, '2026-08-03')).told).toBe(open);
		expect((await ask(db, scene, '2026-08-04')).told).toBe(0);
		const reminders = await news(db, scene, 'post_training.closing');
		expect(reminders.some(({ account_id }) => account_id === scene.world.cast.supervisor.account.id)).toBe(false);
		expect(reminders[0]?.params).toMatchObject({ title: 'Pelayanan Rekaan', closesOn: '2026-08-10' });
		expect(reminders.every(({ link }) => /^\/pasca-pelatihan\/[0-9a-f-]{36}$/.test(link))).toBe(true);
	}));

	test('who is told in the last week is not reminded of it the same day, nor later', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1 });
		const { told } = await ask(db, scene, '2026-08-05');
		expect(told).toBe((await news(db, scene, 'post_training.asked')).length);
		for (const day of ['2026-08-05', '2026-08-06', '2026-08-10']) expect((await ask(db, scene, day)).told).toBe(0);
		expect(await news(db, scene, 'post_training.closing')).toEqual([]);
	}));

	test('a program that stood still asks late, for a month from that day, and reminds once', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 2 });
		await ask(db, scene, '2026-09-01');
		const rows = await requests(db, scene);
		expect(new Set(rows.map(({ opens_on, closes_on }) => `${opens_on} ${closes_on}`))).toEqual(new Set(['2026-09-01 2026-10-02']));
		expect(await ask(db, scene, '2026-09-02')).toEqual({ asked: 0, told: 0 });
		expect((await ask(db, scene, '2026-09-26')).told).toBe(rows.length);
		expect((await ask(db, scene, '2026-09-27')).told).toBe(0);
	}));

	test('a change of the kind opens a window in the past, which is asked about late or not at all', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1, formId: '5' });
		await ask(db, scene, '2026-07-12');
		expect(await requests(db, scene)).toEqual([]);
		await db.updateTable('course').set({ form_id: '3' }).where('id', '=', scene.courseId).execute();
		expect((await ask(db, scene, '2026-10-10')).asked).toBe(0);
		expect((await ask(db, scene, '2026-09-20')).asked).toBeGreaterThan(0);
	}));

	test('a window that was over when the government set it is not due', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1 });
		await db.insertInto('post_training_rule').values({ owner_agency_id: scene.world.agency.id, kind: 'technical', months: [3, 12], made_by: scene.world.cast.training_manager.account.id, made_at: new Date('2026-07-20T03:00:00Z') }).execute();
		expect((await ask(db, scene, '2026-07-21')).asked).toBe(0);
		await db.updateTable('post_training_rule').set({ made_at: new Date('2026-07-09T18:00:00Z') }).where('owner_agency_id', '=', scene.world.agency.id).execute(); // 10 July in Jakarta, the last day
		expect((await ask(db, scene, '2026-07-21')).asked).toBeGreaterThan(0);
	}));

	test('nobody is added to a window whose answers can be read, for the last answer would show by the difference', () => withCommitted(async ({ owner: db, ctx }) => {
		const scene = await insertScene(db, { people: 7 });
		const askOn = (day: string) => askDue(ctx(scene.world.cast.training_manager.actor, at(day)), scene.world.agency.id);
		const setState = (state: string) => db.updateTable('enrolment').set({ state }).where('agency_id', '=', scene.world.agency.id).where('id', '=', scene.alumni[6]!.enrolmentId).execute();
		await setState('enrolled');
		await askOn('2026-07-12');
		await db.updateTable('post_training_request').set({ answered: true }).where('agency_id', '=', scene.world.agency.id).where('role', '=', 'alumnus').execute();
		await setState('completed');
		expect((await askOn('2026-08-01')).asked).toBe(0);
		expect((await askOn('2026-08-20')).asked).toBe(0);
		await db.updateTable('post_training_request').set({ answered: false }).where('agency_id', '=', scene.world.agency.id).execute();
		expect((await askOn('2026-08-20')).asked).toBeGreaterThan(0);
	}));

	test('colleagues are two or three of the same unit: never the alumnus, never the superior, never of another unit', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 5 });
		await ask(db, scene, '2026-07-12');
		const rows = await requests(db, scene);
		const members = new Set(await db.selectFrom('employment').select('person_id').where('agency_id', '=', scene.world.agency.id).where('unit_id', '=', scene.world.units.section.id).execute().then((all) => all.map(({ person_id }) => person_id)));
		for (const { person } of scene.alumni) {
			const own = rows.filter(({ alumnus_id }) => alumnus_id === person.id);
			const peers = own.filter(({ role }) => role === 'peer');
			expect(peers.map(({ place }) => place)).toEqual([1, 2, 3]);
			expect(peers.every(({ person_id }) => members.has(person_id) && person_id !== person.id)).toBe(true);
			expect(own.filter(({ role }) => role === 'superior').map(({ person_id }) => person_id)).toEqual([scene.world.cast.supervisor.person?.id]);
			expect(new Set(own.map(({ person_id }) => person_id)).size).toBe(5);
		}
	}));

	test('the colleagues of a head are heads beside it, and its superior the head above', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 1 });
		const { units, agency } = scene.world;
		const mayor = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person: mayor, unit: units.root, isHead: true });
		const beside = await insertPerson(db, { agencyId: agency.id });
		await insertEmployment(db, { person: beside, unit: units.otherOffice, isHead: true });
		const head = scene.world.cast.supervisor.person!;
		await db.insertInto('enrolment').values({ agency_id: agency.id, session_id: scene.sessionId, person_id: head.id, state: 'completed' }).execute();
		await ask(db, scene, '2026-07-12');
		const own = (await requests(db, scene)).filter(({ alumnus_id }) => alumnus_id === head.id);
		expect(own.map(({ role, person_id }) => [role, person_id])).toEqual([['alumnus', head.id], ['peer', beside.id], ['superior', mayor.id]]);
	}));

	test('who left, was absent or withdrew is not asked about; a session called off is not followed', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 4 });
		const [left, absent, withdrawn] = scene.alumni;
		await db.updateTable('employment').set({ ended_on: '2026-06-01' }).where('agency_id', '=', scene.world.agency.id).where('person_id', '=', left!.person.id).execute();
		for (const [who, state] of [[absent, 'absent'], [withdrawn, 'withdrawn']] as const) await db.updateTable('enrolment').set({ state }).where('agency_id', '=', scene.world.agency.id).where('id', '=', who!.enrolmentId).execute();
		await ask(db, scene, '2026-07-12');
		expect(new Set((await requests(db, scene)).map(({ alumnus_id }) => alumnus_id))).toEqual(new Set([scene.alumni[3]!.person.id]));
		await db.deleteFrom('post_training_request').where('agency_id', '=', scene.world.agency.id).execute();
		await db.updateTable('session').set({ state: 'cancelled' }).where('id', '=', scene.sessionId).execute();
		expect((await ask(db, scene, '2026-07-12')).asked).toBe(0);
	}));

	test('participants are asked about the session for two weeks from the day it was completed, however long ago it ended', () => withDatabase(async (db) => {
		const scene = await insertScene(db, { people: 2 });
		await db.updateTable('session').set({ completed_at: new Date('2026-04-30T18:30:00Z') }).where('id', '=', scene.sessionId).execute(); // 1 May in Jakarta
		await ask(db, scene, '2026-04-30');
		expect(await requests(db, scene)).toEqual([]);
		await ask(db, scene, '2026-05-02');
		expect((await requests(db, scene)).map(({ role, opens_on, closes_on }) => [role, opens_on, closes_on])).toEqual(Array.from({ length: 2 }, () => ['participant', '2026-05-01', '2026-05-15']));
	}));
});
