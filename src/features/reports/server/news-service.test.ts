import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf, insertAccount, insertPerson, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { tellEvaluationReaders, tellParticipants, tellPromoted, tellSender, tellServiceOfficers } from './news-service.ts';

const told = async (db: Db, world: World) => {
	const rows = await db.selectFrom('notification').select(['account_id', 'kind', 'link', 'params']).where('agency_id', '=', world.agency.id).execute();
	const names = new Map(Object.entries(world.cast).map(([persona, { account }]) => [account.id, persona]));
	return rows.map((row) => ({ ...row, account_id: names.get(row.account_id) ?? 'other' })).sort((a, b) => a.account_id.localeCompare(b.account_id));
};

async function session(db: Db, world: World): Promise<string> {
	const course = await db.insertInto('course').values({ owner_agency_id: world.agency.id, code: 'A', title: 'Bimtek Rekaan', form_id: '1', minutes: 360 }).returning('id').executeTakeFirstOrThrow();
	return (await db.insertInto('session').values({ owner_agency_id: world.agency.id, course_id: course.id, name: '1', starts_on: '2026-11-01', ends_on: '2026-11-02', place: 'p', capacity: 9 }).returning('id').executeTakeFirstOrThrow()).id;
}

async function survey(db: Db, world: World): Promise<string> {
	const agency_id = world.agency.id;
	const service = await db.insertInto('service').values({ agency_id, code: 'K', name: 'KTP-el' }).returning('id').executeTakeFirstOrThrow();
	const point = await db.insertInto('service_point').values({ agency_id, unit_id: world.units.section.id, service_id: service.id, slug: `s-${service.id}`, name: 'Loket' }).returning('id').executeTakeFirstOrThrow();
	return (await db.insertInto('survey').values({ agency_id, service_point_id: point.id, opens_on: '2026-10-01', closes_on: '2026-10-31', rule_version: '2017-1' }).returning('id').executeTakeFirstOrThrow()).id;
}

describe('news of what happened', () => {
	test('who completed a session is told once, who did not is not', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const ctx = ctxOf(db, null);
		const session_id = await session(db, world);
		for (const [persona, state] of [['employee', 'completed'], ['supervisor', 'absent']] as const) {
			await db.insertInto('enrolment').values({ agency_id: world.agency.id, session_id, person_id: world.cast[persona].person?.id ?? '', state }).execute();
		}
		expect(await tellParticipants(ctx, world.agency.id, session_id)).toBe(1);
		expect(await tellParticipants(ctx, world.agency.id, session_id)).toBe(0);
		expect(await told(db, world)).toEqual([{ account_id: 'employee', kind: 'session.completed', link: '/jp', params: { title: 'Bimtek Rekaan' } }]);
	}));

	test('who moved up is told once each time, and not after giving the place back', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const session_id = await session(db, world);
		const { id } = await db.insertInto('enrolment').values({ agency_id: world.agency.id, session_id, person_id: world.cast.employee.person?.id ?? '', state: 'enrolled', enrolled_at: NOW }).returning('id').executeTakeFirstOrThrow();
		const change = (to: { state?: string; enrolled_at?: Date }) => db.updateTable('enrolment').set(to).where('id', '=', id).execute();
		const tellAgain = () => tellPromoted(ctxOf(db, null), world.agency.id, id);
		expect(await tellAgain()).toBe(1);
		expect(await tellAgain()).toBe(0);
		expect(await told(db, world)).toEqual([{ account_id: 'employee', kind: 'session.promoted', link: `/pelatihan/${session_id}`, params: { title: 'Bimtek Rekaan', startsOn: '2026-11-01', place: 'p' } }]);
		await change({ state: 'withdrawn', enrolled_at: new Date(NOW.getTime() + 1000) });
		expect(await tellAgain()).toBe(0);
		await change({ state: 'enrolled' });
		expect(await tellAgain()).toBe(1);
	}));

	test('a person without an account, or with a closed one, is not told', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const session_id = await session(db, world);
		const silent = await insertPerson(db, { agencyId: world.agency.id });
		const closed = await insertPerson(db, { agencyId: world.agency.id });
		const account = await insertAccount(db, { agencyId: world.agency.id, person: closed });
		await db.updateTable('account').set({ disabled_at: NOW }).where('id', '=', account.id).execute();
		for (const { id } of [silent, closed]) await db.insertInto('enrolment').values({ agency_id: world.agency.id, session_id, person_id: id, state: 'completed' }).execute();
		expect(await tellParticipants(ctxOf(db, null), world.agency.id, session_id)).toBe(0);
	}));

	test('a closed survey is told to the service officers above its unit', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await survey(db, world);
		expect(await tellServiceOfficers(ctxOf(db, null), world.agency.id, id)).toBe(1);
		expect(await told(db, world)).toMatchObject([{ account_id: 'service_officer', link: `/layanan/survei/${id}`, params: { service: 'KTP-el' } }]);
	}));

	test('a grant that has ended tells nobody', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await survey(db, world);
		await db.updateTable('role_grant').set({ valid_to: '2026-11-21' }).where('agency_id', '=', world.agency.id).execute();
		expect(await tellServiceOfficers(ctxOf(db, null), world.agency.id, id)).toBe(0);
	}));

	test('who sent a file is told that it is stored; a file without sender tells nobody', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const batch = (account_id: string | null) => db.insertInto('import_batch').values({ agency_id: world.agency.id, kind: 'people', file_name: 'pegawai.csv', file_sha256: 'x', state: 'confirmed', rows_read: 2898, account_id }).returning('id').executeTakeFirstOrThrow();
		const { id } = await batch(world.cast.administrator.account.id);
		expect(await tellSender(ctxOf(db, null), world.agency.id, id)).toBe(1);
		expect(await told(db, world)).toMatchObject([{ account_id: 'administrator', params: { fileName: 'pegawai.csv', rows: 2898 } }]);
		expect(await tellSender(ctxOf(db, null), world.agency.id, (await batch(null)).id)).toBe(0);
	}));

	test('each new verdict is told to those who decide with it, the same one once', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const agency_id = world.agency.id;
		const { id: programme_id } = await db.insertInto('programme').values({ agency_id, title: 'Pelayanan Prima' }).returning('id').executeTakeFirstOrThrow();
		const result = (computed_at: Date) => db.insertInto('evaluation_result').values({ agency_id, programme_id, data_sha256: computed_at.toISOString(), rule_version: '1', verdict: 'proven_better', result: '{}', computed_at }).execute();
		await result(NOW);
		expect(await tellEvaluationReaders(ctxOf(db, null), agency_id, programme_id)).toBe(3);
		expect(await tellEvaluationReaders(ctxOf(db, null), agency_id, programme_id)).toBe(0);
		await result(new Date(NOW.getTime() + 1000));
		expect(await tellEvaluationReaders(ctxOf(db, null), agency_id, programme_id)).toBe(3);
		expect(new Set((await told(db, world)).map(({ account_id }) => account_id))).toEqual(new Set(['evaluator', 'head_of_region', 'training_manager']));
	}));
});
