import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS, type World } from '#tests/support/personas.ts';
import { pointForm, serviceForm } from '#tests/support/services.ts';
import { withCommitted } from '#tests/support/training.ts';
import { addCounter, changePoint, closePoint, insertWithSlug, openPoint, reopenPoint, setCounterInUse } from './point-service.ts';
import { servicePointOf } from './service.ts';
import { endService, registerService } from './standard-service.ts';

const trail = async (db: Db, subject: string) => (await db.selectFrom('audit_entry').select('action').where('subject', '=', subject).orderBy('id').execute()).map(({ action }) => action);

interface Scene {
	readonly world: World;
	readonly serviceId: string;
	readonly pointId: string;
}

/** A service of the whole government with a point in the section. */
async function scene(db: Db): Promise<Scene> {
	const world = await insertWorld(db);
	const serviceId = await registerService(ctxOf(db, world.cast.administrator.actor), serviceForm(world.units.root));
	return { world, serviceId, pointId: await openPoint(ctxOf(db, world.cast.service_officer.actor), serviceId, pointForm(world.units.section, { openedOn: '2026-06-01' })) };
}

describe('opening a service point', () => {
	test('keeps where and when, and makes a readable address', () => withDatabase(async (db) => {
		const { cast, units } = await insertWorld(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const serviceId = await registerService(ctx, serviceForm(units.section, { code: 'sktm' }));
		const id = await openPoint(ctx, serviceId, pointForm(units.section, { name: 'Loket SKTM', address: 'Jalan Rekaan 1', day6: 'on', yearlyUsers: '1.200', openedOn: '2026-01-05', latitude: '-1,61', longitude: '103.6' }));
		expect(await servicePointOf(ctx, id)).toMatchObject({
			name: 'Loket SKTM', slug: expect.stringMatching(/^sktm-unit-rekaan-\d+$/) as unknown, serviceCode: 'sktm', unitId: units.section.id, address: 'Jalan Rekaan 1', openDays: [1, 2, 3, 4, 5, 6], opensMinute: 480, closesMinute: 900,
			yearlyUsers: 1200, openedOn: '2026-01-05', closedOn: null, latitude: -1.61, longitude: 103.6, counters: []
		});
		expect(await trail(db, `service_point:${id}`)).toEqual(['service_point.open']);
	}));

	test('any unit may give a service of the government, its own officers decide', () => withDatabase(async (db) => {
		const { world: { cast, units }, serviceId } = await scene(db);
		await expect(openPoint(ctxOf(db, cast.office_administrator.actor), serviceId, pointForm(units.otherOffice))).rejects.toMatchObject({ code: 'service.unit_not_found', params: { field: 'unitId' } });
		await expect(openPoint(ctxOf(db, cast.administrator.actor), serviceId, pointForm(units.foreignRoot))).rejects.toMatchObject({ code: 'service.unit_not_found' });
		await expect(openPoint(ctxOf(db, cast.foreign_administrator.actor), serviceId, pointForm(units.foreignRoot))).rejects.toMatchObject({ code: 'service.not_found' });
		await expect(openPoint(ctxOf(db, cast.employee.actor), serviceId, pointForm(units.section))).rejects.toMatchObject({ code: 'identity.not_allowed' });
		await openPoint(ctxOf(db, cast.office_administrator.actor), serviceId, pointForm(units.office));
	}));

	test('a unit gives a service once', () => withDatabase(async (db) => {
		const { world: { cast, units }, serviceId } = await scene(db);
		await expect(openPoint(ctxOf(db, cast.service_officer.actor), serviceId, pointForm(units.section))).rejects.toMatchObject({ code: 'service.point_taken', params: { unit: units.section.name } });
	}));

	test('what has ended is not opened anew', () => withDatabase(async (db) => {
		const { world: { cast, units }, serviceId } = await scene(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		await endService(ctx, serviceId, ctx.today);
		await expect(openPoint(ctx, serviceId, pointForm(units.office))).rejects.toMatchObject({ code: 'service.ended' });
	}));

	test('a form that contradicts itself is refused at its field', () => withDatabase(async (db) => {
		const { world: { cast, units }, serviceId, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		for (const [given, field] of [[{ closesAt: '07:00' }, 'closesAt'], [{ latitude: '1' }, 'longitude'], [{ closesAt: '' }, 'closesAt']] as const) {
			await expect(openPoint(ctx, serviceId, pointForm(units.office, given)), field).rejects.toMatchObject({ status: 422, params: { field } });
			await expect(changePoint(ctx, pointId, pointForm(units.section, given)), field).rejects.toMatchObject({ status: 422, params: { field } });
		}
	}));

	test('an address that another government has is passed over, though its row is out of sight', () => withCommitted(async ({ owner, scoped }) => {
		const { units } = await insertWorld(owner);
		const point = { name: 'A', address: '', openDays: [1], opensMinute: null, closesMinute: null, yearlyUsers: null, openedOn: null, latitude: null, longitude: null };
		const slugs: (string | undefined)[] = [];
		for (const unit of [units.section, units.foreignRoot]) {
			await scoped(unit.agencyId).transaction().execute(async (tx) => {
				const service = await tx.insertInto('service').values({ agency_id: unit.agencyId, code: 'a', name: 'A' }).returning('id').executeTakeFirstOrThrow();
				const key = { agencyId: unit.agencyId, serviceId: service.id, unitId: unit.id };
				const id = await insertWithSlug(tx, key, ['rebutan', 'rebutan-2'], point);
				slugs.push((await tx.selectFrom('service_point').select('slug').where('id', '=', id ?? '').executeTakeFirst())?.slug);
				expect(await insertWithSlug(tx, key, ['rebutan-3'], point)).toBeUndefined();
			});
		}
		expect(slugs).toEqual(['rebutan', 'rebutan-2']);
	}));

	test('of two who open the same point at once, one does', () => withCommitted(async ({ owner, ctx }) => {
		const { cast, units } = await insertWorld(owner);
		const administrator = ctx(cast.administrator.actor);
		const serviceId = await registerService(administrator, serviceForm(units.root));
		const outcomes = await Promise.allSettled([1, 2, 3].map(() => openPoint(administrator, serviceId, pointForm(units.section))));
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
		expect(outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => (reason as { code: string }).code)).toEqual(['service.point_taken', 'service.point_taken']);
	}));

	test('of two who register the same code at once, one does', () => withCommitted(async ({ owner, ctx }) => {
		const { cast, units } = await insertWorld(owner);
		const administrator = ctx(cast.administrator.actor);
		const outcomes = await Promise.allSettled([1, 2, 3].map(() => registerService(administrator, serviceForm(units.root, { code: 'kembar' }))));
		expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []))).toEqual(['service.code_taken', 'service.code_taken']);
	}));
});

describe('changing a service point', () => {
	test('keeps its address and unit, and names a trace only when something changed', () => withDatabase(async (db) => {
		const { world: { cast, units }, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		const { slug } = await servicePointOf(ctx, pointId);
		const same = pointForm(units.section, { openedOn: '2026-06-01' });
		await changePoint(ctx, pointId, same);
		await changePoint(ctx, pointId, { ...same, unitId: units.otherOffice.id, name: 'Loket Baru', yearlyUsers: 40 });
		expect(await servicePointOf(ctx, pointId)).toMatchObject({ slug, unitId: units.section.id, name: 'Loket Baru', yearlyUsers: 40 });
		expect(await trail(db, `service_point:${pointId}`)).toEqual(['service_point.open', 'service_point.change']);
	}));

	test('it cannot open after it has closed', () => withDatabase(async (db) => {
		const { world: { cast, units }, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		await closePoint(ctx, pointId, '2026-08-01');
		await expect(changePoint(ctx, pointId, pointForm(units.section, { openedOn: '2026-08-02' }))).rejects.toMatchObject({ code: 'service.dates_out_of_order' });
	}));
});

describe('closing a service point', () => {
	test('is dated, not before it opened, and can be taken back', () => withDatabase(async (db) => {
		const { world: { cast }, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		await expect(closePoint(ctx, pointId, '2026-05-31')).rejects.toMatchObject({ code: 'service.dates_out_of_order', params: { startedOn: '2026-06-01', field: 'on' } });
		await closePoint(ctx, pointId, '2026-12-01');
		await expect(closePoint(ctx, pointId, '2026-12-01')).rejects.toMatchObject({ code: 'service.already_ended' });
		expect((await servicePointOf(ctx, pointId)).closedOn).toBe('2026-12-01');
		await reopenPoint(ctx, pointId);
		await reopenPoint(ctx, pointId);
		expect((await servicePointOf(ctx, pointId)).closedOn).toBeNull();
		expect(await trail(db, `service_point:${pointId}`)).toEqual(['service_point.open', 'service_point.close', 'service_point.reopen']);
	}));
});

describe('counters', () => {
	test('are added by number, taken out of use and used again', () => withDatabase(async (db) => {
		const { world: { cast }, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.service_officer.actor);
		await addCounter(ctx, pointId, { number: 2, name: 'Prioritas' });
		await addCounter(ctx, pointId, { number: 1, name: '' });
		await expect(addCounter(ctx, pointId, { number: 2, name: 'Lain' })).rejects.toMatchObject({ code: 'service.counter_taken', params: { number: 2, field: 'number' } });
		const [, second] = (await servicePointOf(ctx, pointId)).counters;
		await setCounterInUse(ctx, pointId, second?.id ?? '', false);
		expect((await servicePointOf(ctx, pointId)).counters).toMatchObject([{ number: 1, name: '', closedOn: null }, { number: 2, name: 'Prioritas', closedOn: '2026-11-21' }]);
		await setCounterInUse(ctx, pointId, second?.id ?? '', true);
		expect((await servicePointOf(ctx, pointId)).counters[1]?.closedOn).toBeNull();
		expect(await trail(db, `counter:${second?.id ?? ''}`)).toEqual(['counter.add', 'counter.close', 'counter.reopen']);
	}));

	test('have a day on which they were opened; what is taken back the same day was never closed', () => withDatabase(async (db) => {
		const { world: { cast }, pointId } = await scene(db);
		const on = (today: string) => ctxOf(db, cast.service_officer.actor, { today });
		await addCounter(on('2026-06-10'), pointId, { number: 1, name: '' });
		const { id = '' } = (await servicePointOf(on('2026-06-10'), pointId)).counters[0] ?? {};
		const openedOn = async () => (await db.selectFrom('counter').select('opened_on').where('id', '=', id).executeTakeFirstOrThrow()).opened_on;
		expect(await openedOn()).toBe('2026-06-10');
		await setCounterInUse(on('2026-08-01'), pointId, id, false);
		await setCounterInUse(on('2026-08-01'), pointId, id, true);
		expect(await openedOn()).toBe('2026-06-10');
		await setCounterInUse(on('2026-08-02'), pointId, id, false);
		await setCounterInUse(on('2026-09-05'), pointId, id, true);
		expect(await openedOn()).toBe('2026-09-05');
	}));

	test('a counter of another point is not there', () => withDatabase(async (db) => {
		const { world: { cast, units }, serviceId, pointId } = await scene(db);
		const ctx = ctxOf(db, cast.administrator.actor);
		const other = await openPoint(ctx, serviceId, pointForm(units.otherOffice));
		await addCounter(ctx, other, { number: 1, name: '' });
		const counter = (await servicePointOf(ctx, other)).counters[0]?.id ?? '';
		await expect(setCounterInUse(ctx, pointId, counter, false)).rejects.toMatchObject({ code: 'service.counter_not_found', status: 404 });
	}));

	test('a point and its counters are changed from its unit or above, from nowhere else', () => withDatabase(async (db) => {
		const { world: { cast, units }, pointId } = await scene(db);
		const may: string[] = [];
		let number = 0;
		for (const persona of PERSONAS) {
			const ctx = ctxOf(db, cast[persona].actor);
			const outcome = await addCounter(ctx, pointId, { number: (number += 1), name: '' }).then(() => 'done', (error: { code: string }) => error.code);
			if (outcome === 'done') may.push(persona);
			else {
				for (const attempt of [changePoint(ctx, pointId, pointForm(units.section)), closePoint(ctx, pointId, '2026-12-01'), reopenPoint(ctx, pointId), setCounterInUse(ctx, pointId, crypto.randomUUID(), true)]) {
					await expect(attempt, persona).rejects.toMatchObject({ code: outcome });
				}
				expect(outcome, persona).toBe(persona === 'foreign_administrator' ? 'service.point_not_found' : 'identity.not_allowed');
			}
		}
		expect(may).toEqual(['service_officer', 'administrator', 'office_administrator']);
		expect(units.section.path.startsWith(units.office.path)).toBe(true);
	}));
});
