import { describe, expect, test } from 'vitest';
import { fileAsOfficer, moveRequest } from '#features/privacy/server/request-service.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { remindOfRequests } from './privacy-news-service.ts';

const KEY = 'a key of the test';
/** Filed on 21 November 2026, 10.00 WIB: due on the 24th at the same hour. */
const FILED = new Date('2026-11-21T03:00:00Z');
const after = (db: Db, hours: number) => ctxOf(db, null, { now: new Date(FILED.getTime() + hours * 3_600_000) });

async function filed(db: Db): Promise<{ readonly world: World; readonly id: string }> {
	const world = await insertWorld(db);
	return { world, id: await fileAsOfficer(ctxOf(db, world.cast.employee.actor, { now: FILED }), { kind: 'access', field: '', words: 'Data keluarga saya' }, KEY) };
}

const news = (db: Db, world: World) => db.selectFrom('notification').select(['account_id', 'kind', 'params', 'link']).where('agency_id', '=', world.agency.id).execute();

describe('a request about personal data', () => {
	test('is recalled once when 24 of its 72 hours are left, to the administrator of the whole government alone (R31)', () =>
		withDatabase(async (db) => {
			const { world, id } = await filed(db);
			expect(await remindOfRequests(after(db, 47), world.agency.id)).toBe(0);
			expect(await remindOfRequests(after(db, 48), world.agency.id)).toBe(1);
			expect(await remindOfRequests(after(db, 49), world.agency.id)).toBe(0);
			const rows = await news(db, world);
			expect(PERSONAS.filter((persona) => rows.some(({ account_id }) => account_id === world.cast[persona].account.id))).toEqual(['administrator']);
			expect(rows).toMatchObject([{ kind: 'privacy.due', params: { dueOn: '2026-11-24', dueAt: '10.00' }, link: `/privasi/kelola/permintaan/${id}` }]);
			expect(JSON.stringify(rows)).not.toContain('keluarga');
		}));

	test('that nobody looked at in time, for the program stood still, is recalled late', () =>
		withDatabase(async (db) => {
			const { world } = await filed(db);
			expect(await remindOfRequests(after(db, 100), world.agency.id)).toBe(1);
		}));

	test('is recalled while it is being checked, and not once it is answered', () =>
		withDatabase(async (db) => {
			const { world, id } = await filed(db);
			const manager = ctxOf(db, world.cast.administrator.actor, { now: FILED });
			await moveRequest(manager, id, { to: 'checking', answer: '', reason: '' }, KEY);
			await moveRequest(manager, id, { to: 'answered', answer: 'Terlampir.', reason: '' }, KEY);
			expect(await remindOfRequests(after(db, 60), world.agency.id)).toBe(0);
		}));

	test("of another government is not recalled here, and a closed account is told nothing", () =>
		withDatabase(async (db) => {
			const { world } = await filed(db);
			expect(await remindOfRequests(after(db, 60), world.foreignAgency.id)).toBe(0);
			await db.updateTable('account').set({ disabled_at: FILED }).where('id', '=', world.cast.administrator.account.id).execute();
			expect(await remindOfRequests(after(db, 60), world.agency.id)).toBe(0);
		}));
});
