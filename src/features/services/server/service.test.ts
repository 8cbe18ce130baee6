import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase, withScope } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { insertServicePoint, type PointRow } from '#tests/support/surveys.ts';
import { serviceOf, servicePointOf, servicePointsOf } from './service.ts';

interface Scene {
	readonly world: World;
	readonly near: PointRow;
	readonly far: PointRow;
	readonly foreign: PointRow;
}

async function scene(db: Db): Promise<Scene> {
	const world = await insertWorld(db);
	return {
		world,
		near: await insertServicePoint(db, world.units.section, { address: 'Jalan Rekaan 1', open_days: [1, 2, 3] }),
		far: await insertServicePoint(db, world.units.otherOffice),
		foreign: await insertServicePoint(db, world.units.foreignRoot)
	};
}

describe('reading services', () => {
	test('everybody signed in reads the standards and points of the own government', () => withDatabase(async (db) => {
		const { world, near, far } = await scene(db);
		for (const persona of ['employee', 'stranger', 'auditor'] as const) {
			const ctx = ctxOf(db, world.cast[persona].actor);
			expect((await serviceOf(ctx, near.serviceId)).name).toBe('Pembuatan KTP-el');
			expect(await servicePointOf(ctx, near.id)).toMatchObject({ slug: near.slug, address: 'Jalan Rekaan 1', openDays: [1, 2, 3], unitId: world.units.section.id, counters: [] });
			expect((await servicePointsOf(ctx)).map(({ id }) => id).sort()).toEqual([near.id, far.id].sort());
		}
	}));

	test('nothing of another government, whatever the key', () => withDatabase(async (db) => {
		const { world, near, foreign } = await scene(db);
		const ctx = ctxOf(db, world.cast.administrator.actor);
		for (const id of [foreign.serviceId, near.id, crypto.randomUUID(), 'bukan-kunci', "'; drop table service"]) await expect(serviceOf(ctx, id), id).rejects.toMatchObject({ code: 'service.not_found', status: 404 });
		for (const id of [foreign.id, near.serviceId, '1e309', '']) await expect(servicePointOf(ctx, id), id).rejects.toMatchObject({ code: 'service.point_not_found', status: 404 });
		expect(await servicePointsOf(ctx, { serviceId: foreign.serviceId })).toEqual([]);
	}));

	test('without signing in nothing is read', () => withDatabase(async (db) => {
		const { near } = await scene(db);
		const ctx = ctxOf(db, null);
		expect(() => serviceOf(ctx, near.serviceId)).toThrow(expect.objectContaining({ code: 'identity.sign_in_needed' }));
		expect(() => servicePointOf(ctx, near.id)).toThrow(expect.objectContaining({ code: 'identity.sign_in_needed' }));
		expect(() => servicePointsOf(ctx)).toThrow(expect.objectContaining({ code: 'identity.sign_in_needed' }));
	}));

	test('a verb narrows the points to where it holds', () => withDatabase(async (db) => {
		const { world, near, far } = await scene(db);
		const of = async (persona: 'service_officer' | 'administrator' | 'employee') => (await servicePointsOf(ctxOf(db, world.cast[persona].actor), { verb: 'service.manage' })).map(({ id }) => id).sort();
		expect([await of('service_officer'), await of('administrator'), await of('employee')]).toEqual([[near.id], [near.id, far.id].sort(), []]);
	}));

	test('points of a day are those that are open for good then, of services that have not ended', () => withDatabase(async (db) => {
		const { world, near, far } = await scene(db);
		await db.updateTable('service_point').set({ opened_on: '2026-03-01', closed_on: '2026-11-21' }).where('id', '=', near.id).execute();
		await db.updateTable('service').set({ ended_on: '2026-12-01' }).where('id', '=', far.serviceId).execute();
		const ctx = ctxOf(db, world.cast.administrator.actor);
		const on = async (openOn: string) => (await servicePointsOf(ctx, { openOn })).map(({ id }) => id).sort();
		expect(await on('2026-02-28')).toEqual([far.id]);
		expect(await on('2026-11-20')).toEqual([near.id, far.id].sort());
		expect(await on('2026-11-21')).toEqual([far.id]);
		expect(await on('2026-12-01')).toEqual([]);
	}));

	test('the database itself hides the rows of another government', () => withScope([crypto.randomUUID()], async (db) => {
		expect(await db.selectFrom('counter').selectAll().execute()).toEqual([]);
	}));
});
