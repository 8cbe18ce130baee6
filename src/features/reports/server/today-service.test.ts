import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newestBackupHours } from '#platform/backup/newest.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, NOW } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type Persona, type World } from '#tests/support/personas.ts';
import { TodayFacts } from '../schema.ts';
import { keepFor } from './keep-for.ts';
import { shellFor } from './shell-service.ts';
import { systemState } from './system-service.ts';
import { factsOfToday } from './today-service.ts';

const factsFor = (db: Db, world: World, persona: Persona) => factsOfToday(ctxOf(db, world.cast[persona].actor));

async function openSession(db: Db, world: World, given: { sharing?: 'agency' | 'all'; startsOn?: string; state?: 'open' | 'running' | 'cancelled' } = {}): Promise<string> {
	const owner_agency_id = world.agency.id;
	const { id: course_id } = await db.insertInto('course').values({ owner_agency_id, code: crypto.randomUUID(), title: 'Bimtek Rekaan', form_id: '1', minutes: 360, sharing: given.sharing ?? 'agency' }).returning('id').executeTakeFirstOrThrow();
	return (await db.insertInto('session').values({ owner_agency_id, course_id, name: '1', starts_on: given.startsOn ?? '2026-12-01', ends_on: given.startsOn ?? '2026-12-01', place: 'Sengeti', capacity: 9, state: given.state ?? 'open' })
		.returning('id').executeTakeFirstOrThrow()).id;
}

const enrol = (db: Db, world: World, persona: Persona, session_id: string) =>
	db.insertInto('enrolment').values({ agency_id: world.agency.id, session_id, person_id: world.cast[persona].person?.id ?? '' }).returning('id').executeTakeFirstOrThrow();

describe('what waits today', () => {
	test('every persona has a home, of the shape that was promised', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		await openSession(db, world);
		for (const persona of PERSONAS) {
			const { facts, other } = await factsFor(db, world, persona);
			expect(TodayFacts.parse(facts)).toEqual(facts);
			expect(facts.own === null).toBe(world.cast[persona].person === null);
			expect(facts.chain !== null).toBe(['auditor', 'administrator', 'office_administrator', 'foreign_administrator'].includes(persona));
			expect(other.team !== null).toBe(persona === 'supervisor');
		}
	}));

	test('the weakest element is one of the nine, whatever else stands in the panel', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const { id: service_id } = await db.insertInto('service').values({ agency_id: world.agency.id, code: 'ktp', name: 'KTP rekaan', promised_minutes: 30 }).returning('id').executeTakeFirstOrThrow();
		const cell = (element: string, responses: number, total: number) => ({ agency_id: world.agency.id, unit_id: world.units.section.id, service_id, element, month: '2026-10-01', responses, total });
		await db.insertInto('outcome_month').values([cell('conduct', 10, 31), cell('facilities', 10, 28), cell('index', 10, 250), cell('serve_median_minutes', 10, 0), cell('within_promise', 10, 1)]).execute();
		expect((await factsFor(db, world, 'evaluator')).facts.weakest).toEqual({ element: 'facilities', responses: 10, total: 28 });
	}));

	test('complaints wait for those who handle them', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		await insertComplaint(db, world.units.section);
		expect((await factsFor(db, world, 'service_officer')).other.complaints).toEqual({ late: 1, verify: 0, start: 0, answer: 0 });
		expect((await factsFor(db, world, 'employee')).other.complaints).toBeNull();
	}));

	test('open sessions are offered until one is enrolled; what is cancelled, over or another government\'s own is not', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await openSession(db, world);
		await openSession(db, world, { state: 'cancelled' });
		await openSession(db, world, { startsOn: '2026-11-21' });
		expect((await factsFor(db, world, 'employee')).facts.own).toMatchObject({ offerCount: 1, offers: [{ id, minutes: 360 }], sessions: [] });
		expect((await factsFor(db, world, 'foreign_administrator')).facts.own?.offers.some((offer) => offer.id === id)).toBe(false);
		await enrol(db, world, 'employee', id);
		expect((await factsFor(db, world, 'employee')).facts.own).toMatchObject({ offerCount: 0, sessions: [{ id, state: 'enrolled', attendedToday: false }] });
	}));

	test('attendance of today is known to who attends and to who holds the session', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await openSession(db, world, { startsOn: '2026-11-21', state: 'running' });
		const { id: enrolment_id } = await enrol(db, world, 'employee', id);
		expect((await factsFor(db, world, 'training_manager')).facts.held).toMatchObject([{ id, enrolled: 1, recordedToday: false }]);
		await db.insertInto('attendance').values({ agency_id: world.agency.id, enrolment_id, day: '2026-11-21', minutes: 360, method: 'list' }).execute();
		expect((await factsFor(db, world, 'training_manager')).facts.held).toMatchObject([{ recordedToday: true }]);
		expect((await factsFor(db, world, 'employee')).facts.own?.sessions).toMatchObject([{ attendedToday: true }]);
	}));

	test('a ledger entry that was withdrawn does not count', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const entry = { agency_id: world.agency.id, person_id: world.cast.employee.person?.id ?? '', title: 'x', form_id: '1', starts_on: '2026-03-01', ends_on: '2026-03-01', minutes: 450 };
		await db.insertInto('jp_entry').values([entry, { ...entry, withdrawn_at: NOW }]).execute();
		expect((await factsFor(db, world, 'employee')).facts.own?.activities).toHaveLength(1);
	}));

	test('a team is the own unit and what is below it, without oneself', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const { other } = await factsFor(db, world, 'supervisor');
		// office: training manager, facilitator, mentor, office administrator; section: employee, service officer.
		expect(other.team).toEqual({ members: 6, below: 6 });
	}));

	test('imports wait for who may import, news for whom it is', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		await db.insertInto('import_batch').values({ agency_id: world.agency.id, kind: 'people', file_name: 'a.csv', file_sha256: 'x', state: 'previewed', rows_read: 3 }).execute();
		await db.insertInto('notification').values({ agency_id: world.agency.id, account_id: world.cast.employee.account.id, kind: 'survey.closed', link: '/x' }).execute();
		expect((await factsFor(db, world, 'administrator')).facts).toMatchObject({ imports: [{ fileName: 'a.csv', rows: 3 }], unread: 0 });
		expect((await factsFor(db, world, 'employee')).facts).toMatchObject({ imports: null, unread: 1 });
	}));

	test('asks for a sign-in', () => withDatabase(async (db) => {
		await expect(factsOfToday(ctxOf(db, null))).rejects.toThrow('identity.sign_in_needed');
	}));
});

test('the frame knows who, where, what may be opened and how much is unread', () => withDatabase(async (db) => {
	const world = await insertWorld(db);
	await db.insertInto('notification').values({ agency_id: world.agency.id, account_id: world.cast.employee.account.id, kind: 'survey.closed', link: '/x' }).execute();
	const ctx = ctxOf(db, world.cast.employee.actor);
	expect(await shellFor(ctx)).toMatchObject({ workplace: world.units.section.name, unread: 1, locale: 'id' });
	expect((await shellFor(ctx, { countUnread: false })).unread).toBe(0);
	expect((await shellFor(ctxOf(db, world.cast.head_of_region.actor))).workplace).toBe(world.agency.name);
}));

test('the state of the installation is shown to who configures it', () => withDatabase(async (db) => {
	const world = await insertWorld(db);
	expect(systemState(ctxOf(db, world.cast.administrator.actor), {})).toEqual({ backupHours: null, hasMail: false });
	expect(systemState(ctxOf(db, world.cast.administrator.actor), { BINA_SMTP_URL: 'smtp://mail.example', BINA_MAIL_FROM: 'b@c.example' }).hasMail).toBe(true);
	expect(() => systemState(ctxOf(db, world.cast.employee.actor), {})).toThrow('identity.not_allowed');
}));

describe('what is kept for a while', () => {
	test('is looked up once, and again when its time is over', async () => {
		let count = 0;
		const keep = keepFor<number>(1000);
		const find = async () => (count += 1);
		expect([await keep('a', 0, find), await keep('a', 999, find), await keep('b', 999, find), await keep('a', 1000, find)]).toEqual([1, 1, 2, 3]);
	});

	test('a failure is not kept, and memory has an end', async () => {
		const keep = keepFor<string>(1000);
		await expect(keep('a', 0, async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
		expect(await keep('a', 0, async () => 'back')).toBe('back');
		for (let index = 0; index < 501; index += 1) await keep(`k${index}`, 0, async () => 'x');
		expect(await keep('a', 0, async () => 'again')).toBe('again');
	});
});

test('the age of the newest backup is read from the folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'bina-backups-'));
	try {
		expect(newestBackupHours(undefined, NOW)).toBeNull();
		expect(newestBackupHours(folder, NOW)).toBeNull();
		mkdirSync(join(folder, 'backups'));
		for (const [name, hours] of [['old.bina', 50], ['new.bina', 5.5], ['newer.partial', 1]] as const) {
			writeFileSync(join(folder, 'backups', name), '');
			const at = new Date(NOW.getTime() - hours * 3_600_000);
			utimesSync(join(folder, 'backups', name), at, at);
		}
		expect(newestBackupHours(folder, NOW)).toBe(5);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
