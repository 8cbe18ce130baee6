import { sql } from 'kysely';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import type { GrantedRole } from '../schema.ts';
import { containing } from './account-queries.ts';
import { readableGrantsBy } from './policy.ts';

export interface GrantsWanted {
	/** Letters of the account's name, NIP, address or of the unit's name; '' is everything. */
	readonly q: string;
	/** The account of any government whose NIP or address was typed in full. */
	readonly accountId: string | undefined;
	readonly limit: number;
	readonly offset: number;
}

/** One page of the grants that the actor may see, running ones first; `count` is of all that match. The name is null for an account of another government. */
export async function listGrants(db: Db, actor: Actor, { q, accountId, limit, offset }: GrantsWanted) {
	const pattern = containing(q);
	const rows = await db
		.selectFrom('role_grant as g')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'g.agency_id').onRef('u.id', '=', 'g.unit_id'))
		.leftJoin('account as a', 'a.id', 'g.account_id')
		.select(['g.id', 'g.account_id as accountId', 'g.valid_from as validFrom', 'g.valid_to as validTo', 'u.name as unitName', 'u.path as unitPath', 'a.name', 'a.username', 'a.email'])
		.select((select) => select.ref('g.role').$castTo<GrantedRole>().as('role'))
		.select(sql<number>`(count(*) over ())::integer`.as('count'))
		.where(readableGrantsBy(actor))
		.$if(q !== '', (query) => query.where((where) => where.or([
			where('u.name', 'ilike', pattern), where('a.name', 'ilike', pattern), where('a.username', 'like', pattern), where('a.email', 'ilike', pattern),
			...(accountId === undefined ? [] : [where('g.account_id', '=', accountId)])
		])))
		.orderBy(sql`g.valid_to is not null`)
		.orderBy('u.path')
		.orderBy('g.role')
		.orderBy('g.id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows, count: rows[0]?.count ?? 0 };
}

/** Units in which a grant may be given whose name contains the letters, at most so many and from the top down; `count` is of all of them. */
export async function listUnits(db: Db, agencyId: string, paths: readonly string[], wanted: string, limit: number) {
	const rows = await db
		.selectFrom('unit')
		.select(['id', 'name', 'path', sql<number>`(count(*) over ())::integer`.as('count')])
		.where('agency_id', '=', agencyId)
		.where('name', 'ilike', containing(wanted))
		.where('closed_on', 'is', null)
		.where(sql<boolean>`path like any (${paths.map((path) => `${path}%`)}::text[])`)
		.orderBy(sql`length(path) - length(replace(path, '/', ''))`)
		.orderBy('name')
		.orderBy('id')
		.limit(limit)
		.execute();
	return { rows, count: rows[0]?.count ?? 0 };
}

/** Name and sign-in name of accounts of any government, by the sign-in role. */
export function findAccounts(authDb: Db, ids: readonly string[]) {
	if (ids.length === 0) return Promise.resolve([]);
	return authDb.selectFrom('account').select(['id', 'name', 'username', 'email']).where('id', 'in', ids).execute();
}

export function findUnit(db: Db, agencyId: string, unitId: string) {
	return db.selectFrom('unit').select(['id', 'path']).where('agency_id', '=', agencyId).where('id', '=', unitId).where('closed_on', 'is', null).executeTakeFirst();
}

export function findGrant(db: Db, agencyId: string, grantId: string) {
	return db
		.selectFrom('role_grant as g')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'g.agency_id').onRef('u.id', '=', 'g.unit_id'))
		.select(['g.id', 'g.agency_id as agencyId', 'g.account_id as accountId', 'u.path as unitPath', 'g.valid_to as validTo'])
		.select((select) => select.ref('g.role').$castTo<GrantedRole>().as('role'))
		.where('g.agency_id', '=', agencyId)
		.where('g.id', '=', grantId)
		.executeTakeFirst();
}

/** What an account holds in the agency, or will hold. */
export function listUnendedGrants(db: Db, agencyId: string, accountId: string, today: string) {
	return db
		.selectFrom('role_grant as g')
		.innerJoin('unit as u', (join) => join.onRef('u.agency_id', '=', 'g.agency_id').onRef('u.id', '=', 'g.unit_id'))
		.select('u.path as unitPath')
		.select((select) => select.ref('g.role').$castTo<GrantedRole>().as('role'))
		.where('g.agency_id', '=', agencyId)
		.where('g.account_id', '=', accountId)
		.where((where) => where.or([where('g.valid_to', 'is', null), where('g.valid_to', '>', sql<string>`greatest(g.valid_from, ${today}::date)`)]))
		.execute();
}

/** The governments in which an account holds a role or will hold one, by the sign-in role: row-level security hides the others' grants. */
export async function findGrantAgencies(authDb: Db, accountId: string, today: string): Promise<string[]> {
	const { rows } = await sql<{ agencyId: string }>`select agency_id as "agencyId" from grant_agencies_of(${accountId}::uuid, ${today}::date)`.execute(authDb);
	return rows.map(({ agencyId }) => agencyId);
}

export interface GrantRow {
	readonly agencyId: string;
	readonly accountId: string;
	readonly role: GrantedRole;
	readonly unitId: string;
	readonly validFrom: string;
	readonly validTo: string | null;
}

/** A grant that begins on the same day as one before takes over its end. */
export async function insertGrant(db: Db, grant: GrantRow): Promise<string> {
	const row = await db
		.insertInto('role_grant')
		.values({ agency_id: grant.agencyId, account_id: grant.accountId, role: grant.role, unit_id: grant.unitId, valid_from: grant.validFrom, valid_to: grant.validTo })
		.onConflict((conflict) => conflict.columns(['agency_id', 'account_id', 'role', 'unit_id', 'valid_from']).doUpdateSet({ valid_to: grant.validTo }))
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

/** Ends today; one that has not begun never does. */
export async function endGrant(db: Db, agencyId: string, grantId: string, today: string): Promise<void> {
	await db.updateTable('role_grant').set({ valid_to: sql`greatest(valid_from, ${today}::date)` }).where('agency_id', '=', agencyId).where('id', '=', grantId).execute();
}
