import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { ComplaintClass, ComplaintState } from '../schema.ts';

/* The citizen's role reads no table: functions of migration 0066 hand out what everybody may read. */

export interface ServiceRow {
	readonly code: string;
	readonly name: string;
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
}

export async function listOpen311Services(db: Db, agencyId: string, onDay: string): Promise<ServiceRow[]> {
	return (await sql<ServiceRow>`select code, name, promised_minutes as "promisedMinutes", promised_working_days as "promisedWorkingDays" from open311_services(${agencyId}, ${onDay})`.execute(db)).rows;
}

export interface RequestRow {
	readonly number: string;
	readonly class: ComplaintClass;
	readonly state: ComplaintState;
	readonly serviceCode: string | null;
	readonly serviceName: string | null;
	readonly unitName: string;
	/** Null until an officer has looked at it. */
	readonly words: string | null;
	readonly place: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly requestedAt: Date;
	readonly updatedAt: Date | null;
	readonly expectedOn: string | null;
}

export interface RequestFilter {
	/** By number; null: all of the span. */
	readonly numbers: readonly string[] | null;
	/** Codes of services, with the classes of general reports; null: all. */
	readonly services: readonly string[] | null;
	readonly classes: readonly ComplaintClass[];
	readonly since: Date;
	readonly until: Date;
	readonly status: 'open' | 'closed' | null;
	readonly limit: number;
	readonly offset: number;
}

export async function listOpen311Requests(db: Db, agencyId: string, { numbers, services, classes, since, until, status, limit, offset }: RequestFilter): Promise<RequestRow[]> {
	return (await sql<RequestRow>`
		select number, class, state, service_code as "serviceCode", service_name as "serviceName", unit_name as "unitName", words, place, latitude, longitude, requested_at as "requestedAt", updated_at as "updatedAt", expected_on as "expectedOn"
		from open311_requests(${agencyId}, ${numbers}::text[], ${services}::text[], ${[...classes]}::text[], ${since}, ${until}, ${status}::text, ${limit}, ${offset})`.execute(db)).rows;
}

export async function fileOpen311(db: Db, agencyId: string, keyHash: Buffer, now: Date, filing: object): Promise<'filed' | 'key' | 'busy' | 'service' | 'taken'> {
	const { rows } = await sql<{ outcome: 'filed' | 'key' | 'busy' | 'service' | 'taken' }>`select open311_file(${agencyId}, ${keyHash}, ${now}, ${JSON.stringify(filing)}::jsonb) as outcome`.execute(db);
	return rows[0]?.outcome ?? 'key';
}
