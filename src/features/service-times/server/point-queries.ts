import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';

/** A service point with the promise of its service, as the queue needs it. */
export interface TimedPoint {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly serviceId: string;
	readonly serviceCode: string;
	readonly serviceName: string;
	readonly unitId: string;
	readonly unitName: string;
	readonly unitPath: string;
	/** ISO day numbers. */
	readonly openDays: readonly number[];
	readonly openedOn: string | null;
	/** From this day on nobody is served: the point is closed or its service has ended. */
	readonly closedOn: string | null;
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	readonly timeZone: string;
	readonly agencyName: string;
}

export interface CounterChoice {
	readonly id: string;
	readonly number: number;
	readonly name: string;
}

const columns = sql`p.id, p.slug, p.name, s.id as "serviceId", s.code as "serviceCode", s.name as "serviceName", u.id as "unitId", u.name as "unitName", u.path as "unitPath",
	p.open_days as "openDays", p.opened_on as "openedOn", least(p.closed_on, s.ended_on) as "closedOn", s.promised_minutes as "promisedMinutes", s.promised_working_days as "promisedWorkingDays",
	a.time_zone as "timeZone", a.name as "agencyName"`;

const joined = sql`service_point p join service s on s.agency_id = p.agency_id and s.id = p.service_id
	join unit u on u.agency_id = p.agency_id and u.id = p.unit_id join agency a on a.id = p.agency_id`;

/** The point at this address in this government, or undefined. */
export async function findTimedPoint(db: Db, agencyId: string, slug: string): Promise<TimedPoint | undefined> {
	const { rows } = await sql<TimedPoint>`select ${columns} from ${joined} where p.agency_id = ${agencyId}::uuid and p.slug = ${slug}`.execute(db);
	return rows[0];
}

/** Points by service and unit; of a service code only its own. */
export async function listTimedPoints(db: Db, agencyId: string, readable: RawBuilder<boolean>, serviceCode?: string): Promise<TimedPoint[]> {
	const { rows } = await sql<TimedPoint>`select ${columns} from ${joined}
		where p.agency_id = ${agencyId}::uuid and ${readable} and ${serviceCode === undefined ? sql`true` : sql`s.code = ${serviceCode}`} order by s.name, u.name, p.id`.execute(db);
	return rows;
}

/** Counters in use on a day, by number. */
export function listOpenCounters(db: Db, agencyId: string, pointId: string, day: string): Promise<CounterChoice[]> {
	return db
		.selectFrom('counter')
		.select(['id', 'number', 'name'])
		.where('agency_id', '=', agencyId)
		.where('service_point_id', '=', pointId)
		.where((where) => where.or([where('closed_on', 'is', null), where('closed_on', '>', day)]))
		.orderBy('number')
		.execute();
}

/** Whether it serves people on this day at all: opened by then, and not closed for good. */
export function isOpenOn({ openedOn, closedOn }: Pick<TimedPoint, 'openedOn' | 'closedOn'>, day: string): boolean {
	return (openedOn === null || openedOn <= day) && (closedOn === null || closedOn > day);
}
