import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/connect.ts';

/** A public service with its standard (standar pelayanan). */
export interface ServiceRow {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	/** The unit that sets the standard; null: the government as a whole. */
	readonly responsibleUnitId: string | null;
	readonly responsibleUnitName: string | null;
	readonly responsibleUnitPath: string | null;
	/** One of the two is given; both are null only where the service was never described. */
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	/** 0 is free of charge. */
	readonly feeRupiah: number;
	readonly feeNote: string;
	readonly requirements: readonly string[];
	/** Steps, in order. */
	readonly procedure: readonly string[];
	readonly product: string;
	readonly legalBasis: string;
	/** First day on which it is no longer given, 'YYYY-MM-DD'. */
	readonly endedOn: string | null;
}

/** One service given by one unit. */
export interface ServicePointRow {
	readonly id: string;
	/** In the public address; unique over all governments. */
	readonly slug: string;
	readonly name: string;
	readonly serviceId: string;
	readonly serviceCode: string;
	readonly serviceName: string;
	readonly unitId: string;
	readonly unitName: string;
	readonly unitPath: string;
	readonly address: string;
	/** ISO day numbers, 1 is Monday. */
	readonly openDays: readonly number[];
	/** Minutes of the day in the agency's zone; 480 is 08:00. Both or neither. */
	readonly opensMinute: number | null;
	readonly closesMinute: number | null;
	readonly yearlyUsers: number | null;
	/** Null: before it was registered, the day is not known. */
	readonly openedOn: string | null;
	/** First day on which it is shut for good. */
	readonly closedOn: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
}

/** A desk (loket) of a service point, by the number that visitors are called to. */
export interface CounterRow {
	readonly id: string;
	readonly servicePointId: string;
	readonly number: number;
	readonly name: string;
	/** First day on which it is no longer used. */
	readonly closedOn: string | null;
}

const serviceColumns = sql`s.id, s.code, s.name, s.responsible_unit_id as "responsibleUnitId", r.name as "responsibleUnitName", r.path as "responsibleUnitPath",
	s.promised_minutes as "promisedMinutes", s.promised_working_days as "promisedWorkingDays", s.fee_rupiah as "feeRupiah", s.fee_note as "feeNote",
	s.requirements, s.procedure, s.product, s.legal_basis as "legalBasis", s.ended_on as "endedOn"`;

/** An address may hold anything: what is no key names nothing. */
const isKey = (id: string | undefined): boolean => id === undefined || z.uuid().safeParse(id).success;

/** The service with its standard, or undefined. */
export async function findService(db: Db, agencyId: string, id: string): Promise<ServiceRow | undefined> {
	if (!isKey(id)) return undefined;
	const { rows } = await sql<ServiceRow>`
		select ${serviceColumns} from service s left join unit r on r.agency_id = s.agency_id and r.id = s.responsible_unit_id
		where s.agency_id = ${agencyId}::uuid and s.id = ${id}::uuid`.execute(db);
	return rows[0];
}

export interface PointChoice {
	readonly id?: string | undefined;
	readonly serviceId?: string | undefined;
	/** Only points that are given on this day, of services that are too. */
	readonly openOn?: string | undefined;
	/** A condition on `unit u`. */
	readonly within?: RawBuilder<boolean> | undefined;
}

/** Service points by unit, then service. */
export async function listServicePoints(db: Db, agencyId: string, { id, serviceId, openOn, within }: PointChoice): Promise<ServicePointRow[]> {
	if (!isKey(id) || !isKey(serviceId)) return [];
	const { rows } = await sql<ServicePointRow>`
		select p.id, p.slug, p.name, s.id as "serviceId", s.code as "serviceCode", s.name as "serviceName", u.id as "unitId", u.name as "unitName", u.path as "unitPath",
			p.address, p.open_days as "openDays", p.opens_minute as "opensMinute", p.closes_minute as "closesMinute", p.yearly_users as "yearlyUsers",
			p.opened_on as "openedOn", p.closed_on as "closedOn", p.latitude, p.longitude
		from service_point p
		join service s on s.agency_id = p.agency_id and s.id = p.service_id
		join unit u on u.agency_id = p.agency_id and u.id = p.unit_id
		where p.agency_id = ${agencyId}::uuid and ${id === undefined ? sql`true` : sql`p.id = ${id}::uuid`} and ${serviceId === undefined ? sql`true` : sql`p.service_id = ${serviceId}::uuid`}
			and ${within ?? sql`true`} and ${openOn === undefined ? sql`true` : openOnDay(openOn)}
		order by u.name, s.name, p.id`.execute(db);
	return rows;
}

const openOnDay = (day: string) => sql`(p.opened_on is null or p.opened_on <= ${day}::date) and (p.closed_on is null or p.closed_on > ${day}::date) and (s.ended_on is null or s.ended_on > ${day}::date)`;

/** Counters of these points by number. */
export function listCounters(db: Db, agencyId: string, pointIds: readonly string[]): Promise<CounterRow[]> {
	if (pointIds.length === 0) return Promise.resolve([]);
	return db
		.selectFrom('counter')
		.select(['id', 'service_point_id as servicePointId', 'number', 'name', 'closed_on as closedOn'])
		.where('agency_id', '=', agencyId)
		.where('service_point_id', 'in', pointIds)
		.orderBy('service_point_id')
		.orderBy('number')
		.execute();
}
