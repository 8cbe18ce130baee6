import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { PLACES, SIGN_IN_PLACES, type Place } from './own-data.ts';

/** Of one table no more than this many rows, newest last to be cut: the trail of a busy officer has a hundred thousand. */
const MOST_ROWS = 1000;

export interface DataSection {
	readonly table: string;
	/** All rows about the person, also those that are not shown. */
	readonly count: number;
	readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface OwnData {
	readonly madeAt: string;
	readonly name: string;
	readonly agencyName: string;
	readonly sections: readonly DataSection[];
}

/**
 * Everything that Bina holds about the actor, table by table. Whose data is never asked: it is the one who signed in, so that
 * nobody can ask for somebody else's. Making it leaves a trace.
 *
 * @throws {Problem} identity.sign_in_needed
 */
export function ownData(ctx: Ctx): Promise<OwnData> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const sections: DataSection[] = [];
		for (const place of PLACES) sections.push(await sectionOf(tx, actor, place));
		sections.push(...(await signInSections(tx, actor)));
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'privacy.read_own', subject: `account:${actor.accountId}` });
		return { madeAt: ctx.now.toISOString(), name: actor.name, agencyName: actor.agencyName, sections };
	});
}

async function sectionOf(tx: Db, actor: Actor, { table, columns, hidden = [] }: Place): Promise<DataSection> {
	const whose = { account: actor.accountId, person: actor.personId };
	const conditions = Object.entries(columns).flatMap(([column, kind]) => (whose[kind] === null ? [] : [sql<boolean>`t.${sql.ref(column)} = ${whose[kind]}::uuid`]));
	if (conditions.length === 0) return { table, count: 0, rows: [] };
	const { rows } = await sql<{ count: number; rows: Record<string, unknown>[] | null }>`
		with mine as (select t.* from ${sql.table(table)} t where ${sql.join(conditions, sql` or `)}), shown as (select * from mine limit ${MOST_ROWS})
		select (select count(*)::int from mine) as count, (select jsonb_agg(to_jsonb(s) - ${[...hidden]}::text[]) from shown s) as rows`.execute(tx);
	return { table, count: rows[0]?.count ?? 0, rows: rows[0]?.rows ?? [] };
}

async function signInSections(tx: Db, actor: Actor): Promise<DataSection[]> {
	const { rows } = await sql<{ held: Record<string, Record<string, unknown>[] | undefined> }>`select own_sign_in_data(${actor.accountId}::uuid) as held`.execute(tx);
	return SIGN_IN_PLACES.map((table) => {
		const held = rows[0]?.held[table] ?? [];
		return { table, count: held.length, rows: held };
	});
}
