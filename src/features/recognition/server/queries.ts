import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inForceOn } from '#platform/db/in-force.ts';
import type { LedgerFact } from '../ledger.ts';
import type { EmploymentKind } from '../rules.ts';

const FACTS = [
	'id',
	'title',
	'form_id as formId',
	'abroad as isAbroad',
	'starts_on as startsOn',
	'ends_on as endsOn',
	'minutes',
	'sessions',
	'days',
	'evidence'
] as const;
const fromSession = sql<boolean>`enrolment_id is not null`.as('isFromSession');

/** All activities of a person that count, oldest first. */
export function listFacts(db: Db, agencyId: string, personId: string): Promise<LedgerFact[]> {
	return db
		.selectFrom('jp_entry')
		.select(FACTS)
		.select(fromSession)
		.where('agency_id', '=', agencyId)
		.where('person_id', '=', personId)
		.where('withdrawn_at', 'is', null)
		.orderBy('ends_on')
		.orderBy('id')
		.execute();
}

export interface Officer {
	readonly personId: string;
	readonly name: string;
	readonly nip: string;
	readonly unitName: string;
	readonly unitPath: string | null;
	readonly kind: EmploymentKind;
}

/** People with the primary post of a day. */
function officers(db: Db, agencyId: string, today: string) {
	return db
		.selectFrom('person as p')
		.leftJoin('employment as m', (join) =>
			join.onRef('m.agency_id', '=', 'p.agency_id').onRef('m.person_id', '=', 'p.id').on('m.is_primary', '=', true).on(inForceOn('m', today))
		)
		.leftJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'm.agency_id').onRef('u.id', '=', 'm.unit_id'))
		.select(['p.id as personId', 'p.name', 'p.nip', 'u.path as unitPath'])
		.select([sql<string>`coalesce(u.name, '')`.as('unitName'), sql<EmploymentKind>`coalesce(upper(m.kind), 'unknown')`.as('kind')])
		.where('p.agency_id', '=', agencyId);
}

/** The person with the present post, or undefined. */
export function findOfficer(db: Db, agencyId: string, today: string, personId: string): Promise<Officer | undefined> {
	return officers(db, agencyId, today).where('p.id', '=', personId).executeTakeFirst();
}

/** People in service whose JP the actor may read, by name. */
export function listOfficers(db: Db, agencyId: string, today: string, readable: RawBuilder<boolean>): Promise<Officer[]> {
	return officers(db, agencyId, today).where(readable).where('p.left_on', 'is', null).where('u.path', 'is not', null).orderBy('p.name').orderBy('p.id').execute();
}

/** Facts of the year and the one before (limits are shared across New Year) of all whom the actor may read. */
export function listFactsOfYear(db: Db, agencyId: string, today: string, year: number, readable: RawBuilder<boolean>): Promise<(LedgerFact & { personId: string })[]> {
	return db
		.selectFrom('jp_entry as j')
		.select(FACTS.map((column) => `j.${column}` as const))
		.select([sql<boolean>`j.enrolment_id is not null`.as('isFromSession'), 'j.person_id as personId'])
		.where('j.agency_id', '=', agencyId)
		.where('j.withdrawn_at', 'is', null)
		.where('j.ends_on', '>=', `${year - 1}-01-01`)
		.where('j.ends_on', '<=', `${year}-12-31`)
		.where('j.person_id', 'in', officers(db, agencyId, today).clearSelect().select('p.id').where(readable))
		.execute();
}

export interface NewEntry {
	readonly agencyId: string;
	readonly personId: string;
	readonly title: string;
	readonly formId: string;
	readonly isAbroad: boolean;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly minutes: number;
	readonly sessions: number;
	readonly days: number;
	readonly enrolmentId: string | null;
	readonly evidence: string;
	readonly now: Date;
}

/** Adds the entry; returns its id, or undefined when its enrolment was credited before. */
export async function insertEntry(tx: Db, entry: NewEntry): Promise<string | undefined> {
	const row = await tx
		.insertInto('jp_entry')
		.values({
			agency_id: entry.agencyId,
			person_id: entry.personId,
			title: entry.title,
			form_id: entry.formId,
			abroad: entry.isAbroad,
			starts_on: entry.startsOn,
			ends_on: entry.endsOn,
			minutes: entry.minutes,
			sessions: entry.sessions,
			days: entry.days,
			enrolment_id: entry.enrolmentId,
			evidence: entry.evidence,
			recorded_at: entry.now
		})
		.onConflict((conflict) => conflict.columns(['agency_id', 'enrolment_id']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id;
}

/** An activity that counts and was entered in the very same words and numbers, or undefined. */
export async function findSameEntry(tx: Db, entry: NewEntry): Promise<string | undefined> {
	const row = await tx
		.selectFrom('jp_entry')
		.select('id')
		.where('agency_id', '=', entry.agencyId)
		.where('person_id', '=', entry.personId)
		.where('enrolment_id', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('title', '=', entry.title)
		.where('form_id', '=', entry.formId)
		.where('abroad', '=', entry.isAbroad)
		.where('starts_on', '=', entry.startsOn)
		.where('ends_on', '=', entry.endsOn)
		.where('minutes', '=', entry.minutes)
		.where('sessions', '=', entry.sessions)
		.where('days', '=', entry.days)
		.where('evidence', '=', entry.evidence)
		.executeTakeFirst();
	return row?.id;
}

interface OwnEntry {
	readonly agencyId: string;
	readonly personId: string;
	readonly id: string;
}

/** Whether a withdrawn own entry was entered again in the very same words and numbers, and so counts already. */
export async function hasCountingTwin(tx: Db, { agencyId, personId, id }: OwnEntry): Promise<boolean> {
	const { rows } = await sql<{ twin: boolean }>`select exists (
		select from jp_entry w join jp_entry c on c.agency_id = w.agency_id and c.person_id = w.person_id and c.id <> w.id and c.enrolment_id is null and c.withdrawn_at is null
			and (c.title, c.form_id, c.abroad, c.starts_on, c.ends_on, c.minutes, c.sessions, c.days, c.evidence) = (w.title, w.form_id, w.abroad, w.starts_on, w.ends_on, w.minutes, w.sessions, w.days, w.evidence)
		where w.agency_id = ${agencyId} and w.person_id = ${personId} and w.id = ${id} and w.withdrawn_at is not null) as twin`.execute(tx);
	return rows[0]?.twin === true;
}

/** Takes an own entry back or puts it in again; false when it is not the person's, comes from a session, or already is so. */
export async function setWithdrawn(
	tx: Db,
	owner: OwnEntry,
	at: Date | null
): Promise<boolean> {
	const row = await tx
		.updateTable('jp_entry')
		.set({ withdrawn_at: at })
		.where('agency_id', '=', owner.agencyId)
		.where('person_id', '=', owner.personId)
		.where('id', '=', owner.id)
		.where('enrolment_id', 'is', null)
		.where('withdrawn_at', at === null ? 'is not' : 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
