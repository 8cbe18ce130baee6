import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Opening } from '../rules.ts';
import type { Standard } from '../schema.ts';

/** The unit where it is open on this day, or undefined. */
export function findOpenUnit(db: Db, agencyId: string, id: string, day: string): Promise<{ id: string; name: string; path: string } | undefined> {
	return db
		.selectFrom('unit')
		.select(['id', 'name', 'path'])
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', day)]))
		.executeTakeFirst();
}

/** The service of this code, or undefined. */
export function findServiceByCode(db: Db, agencyId: string, code: string): Promise<{ id: string } | undefined> {
	return db.selectFrom('service').select('id').where('agency_id', '=', agencyId).where('code', '=', code).executeTakeFirst();
}

const columnsOf = (standard: Standard) => ({
	code: standard.code,
	name: standard.name,
	promised_minutes: standard.promisedMinutes,
	promised_working_days: standard.promisedWorkingDays,
	fee_rupiah: standard.feeRupiah,
	fee_note: standard.feeNote,
	requirements: [...standard.requirements],
	procedure: [...standard.procedure],
	product: standard.product,
	legal_basis: standard.legalBasis
});

export async function insertService(tx: Db, agencyId: string, responsibleUnitId: string | null, standard: Standard): Promise<string> {
	const { id } = await tx
		.insertInto('service')
		.values({ agency_id: agencyId, responsible_unit_id: responsibleUnitId, ...columnsOf(standard) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function updateService(tx: Db, agencyId: string, id: string, responsibleUnitId: string | null, standard: Standard): Promise<void> {
	await tx
		.updateTable('service')
		.set({ responsible_unit_id: responsibleUnitId, ...columnsOf(standard) })
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.execute();
}

export async function writeServiceEnd(tx: Db, agencyId: string, id: string, endedOn: string | null): Promise<void> {
	await tx.updateTable('service').set({ ended_on: endedOn }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export interface PointWrite extends Opening {
	readonly name: string;
	readonly address: string;
	readonly yearlyUsers: number | null;
	readonly openedOn: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
}

const pointColumns = (point: PointWrite) => ({
	name: point.name,
	address: point.address,
	open_days: [...point.openDays],
	opens_minute: point.opensMinute,
	closes_minute: point.closesMinute,
	yearly_users: point.yearlyUsers,
	opened_on: point.openedOn,
	latitude: point.latitude,
	longitude: point.longitude
});

/** Adds the point, or returns undefined when its address is taken by any government or its unit gives the service already. */
export async function insertPoint(tx: Db, key: { readonly agencyId: string; readonly serviceId: string; readonly unitId: string; readonly slug: string }, point: PointWrite): Promise<string | undefined> {
	const row = await tx
		.insertInto('service_point')
		.values({ agency_id: key.agencyId, service_id: key.serviceId, unit_id: key.unitId, slug: key.slug, ...pointColumns(point) })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** The point of this unit for this service, or undefined. */
export function findPointOfUnit(db: Db, agencyId: string, serviceId: string, unitId: string): Promise<{ id: string } | undefined> {
	return db.selectFrom('service_point').select('id').where('agency_id', '=', agencyId).where('service_id', '=', serviceId).where('unit_id', '=', unitId).executeTakeFirst();
}

export async function updatePoint(tx: Db, agencyId: string, id: string, point: PointWrite): Promise<void> {
	await tx.updateTable('service_point').set(pointColumns(point)).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

export async function writePointEnd(tx: Db, agencyId: string, id: string, closedOn: string | null): Promise<void> {
	await tx.updateTable('service_point').set({ closed_on: closedOn }).where('agency_id', '=', agencyId).where('id', '=', id).execute();
}

/** Adds the counter, or returns undefined when the point has one of this number. */
export async function insertCounter(tx: Db, agencyId: string, pointId: string, { number, name, openedOn }: { readonly number: number; readonly name: string; readonly openedOn: string }): Promise<string | undefined> {
	const row = await tx
		.insertInto('counter')
		.values({ agency_id: agencyId, service_point_id: pointId, number, name, opened_on: openedOn })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/**
 * Ends a counter of the point, or takes it into use again, which opens it anew: `today` is the day of either. What is taken back on the
 * day it was closed was never closed. False when the point has no such counter.
 */
export async function writeCounterUse(tx: Db, agencyId: string, pointId: string, counterId: string, isInUse: boolean, today: string): Promise<boolean> {
	const row = await tx
		.updateTable('counter')
		.set(isInUse ? { closed_on: null, opened_on: sql<string | null>`case when closed_on < ${today}::date then ${today}::date else opened_on end` } : { closed_on: today })
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where('id', '=', counterId)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function agencyName(db: Db, agencyId: string): Promise<string> {
	const row = await db.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst();
	return row?.name ?? '';
}

/** Units that are open on this day, with the codes that files name them by. */
export function listOpenUnits(db: Db, agencyId: string, day: string): Promise<{ id: string; name: string; externalId: string | null }[]> {
	return db
		.selectFrom('unit')
		.select(['id', 'name', 'external_id as externalId'])
		.where('agency_id', '=', agencyId)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', day)]))
		.execute();
}
