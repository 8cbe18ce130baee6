import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { WalkInForm } from '../office.schema.ts';
import type { Clock } from './clock.ts';

interface WalkIn extends Omit<WalkInForm, 'unitId'>, Clock {
	readonly number: string;
	readonly secretHash: Buffer;
	readonly unitId: string;
	readonly subject: string;
	readonly isAnonymous: boolean;
	/** The moment in which it is written down. */
	readonly writtenAt: Date;
	readonly sealed: Buffer | null;
}

export interface ServiceChoice {
	readonly id: string;
	readonly name: string;
}

/** Services that are given on a day, by name. */
export function listServiceChoices(db: Db, agencyId: string, onDay: string): Promise<ServiceChoice[]> {
	return db.selectFrom('service').select(['id', 'name']).where('agency_id', '=', agencyId).where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', onDay)])).orderBy('name').orderBy('id').execute();
}

/** What came on an earlier day stands at midday of it, so that lists and sums by the moment of receipt find it where it came. */
function momentOfReceipt(agencyId: string, receivedOn: string, writtenAt: Date): RawBuilder<Date> {
	return sql<Date>`(select case when ${receivedOn}::date < (${writtenAt}::timestamptz at time zone a.time_zone)::date then (${receivedOn}::timestamp + interval '12 hours') at time zone a.time_zone else ${writtenAt}::timestamptz end from agency a where a.id = ${agencyId})`;
}

/** @returns the key of the new complaint; undefined when this very form was sent before */
export async function insertWalkIn(db: Db, agencyId: string, row: WalkIn): Promise<string | undefined> {
	const inserted = await db
		.insertInto('complaint')
		.values({
			agency_id: agencyId, number: row.number, secret_hash: row.secretHash, unit_id: row.unitId, class: row.class, channel: row.channel, service_id: row.serviceId, subject: row.subject, body: row.body, place: row.place,
			is_anonymous: row.isAnonymous, is_confidential: row.isConfidential === 'on' || row.class === 'violation', received_at: momentOfReceipt(agencyId, row.receivedOn, row.writtenAt), received_on: row.receivedOn,
			verify_due_on: row.verifyDueOn, due_on: row.dueOn, clock_version: row.clockVersion, source_number: row.token
		})
		.onConflict((conflict) => conflict.columns(['agency_id', 'channel', 'source_number']).where('source_number', 'is not', null).doNothing())
		.returning('id')
		.executeTakeFirst();
	if (inserted && row.sealed) await db.insertInto('complaint_reporter').values({ agency_id: agencyId, complaint_id: inserted.id, sealed: row.sealed }).execute();
	return inserted?.id;
}
