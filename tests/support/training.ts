import type { Insertable } from 'kysely';
import type { Actor, Ctx } from '#platform/context.ts';
import { openPool, plainDb, roleConfig, scopedDb, type Db, type Tables } from '#platform/db/connect.ts';
import { ctxOf } from './builders.ts';
import { withOwnDatabase } from './database.ts';

/** An invented course of 20 JP (900 minutes), technical training (SIASN form 3). */
export async function insertCourse(db: Db, agencyId: string, given: Partial<Insertable<Tables['course']>> = {}): Promise<string> {
	const { id } = await db
		.insertInto('course')
		.values({ owner_agency_id: agencyId, code: `K-${crypto.randomUUID().slice(0, 8)}`, title: 'Pelatihan Rekaan', form_id: '3', minutes: 900, ...given })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Two days, 25 and 26 November 2026, for two people. */
export async function insertSession(db: Db, agencyId: string, courseId: string, given: Partial<Insertable<Tables['session']>> = {}): Promise<string> {
	const { id } = await db
		.insertInto('session')
		.values({
			owner_agency_id: agencyId,
			course_id: courseId,
			name: 'Angkatan I',
			starts_on: '2026-11-25',
			ends_on: '2026-11-26',
			place: 'Aula Rekaan',
			capacity: 2,
			...given
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export interface Committed {
	/** The tables' owner; what it writes is committed. */
	readonly owner: Db;
	/** A context of the program's own role, in the scope of the actor's government. */
	ctx(actor: Actor, given?: Partial<Ctx>): Ctx;
	/** A handle of the program's own role for one government. */
	scoped(agencyId: string): Db;
}

/** A world of its own in which writes commit: for what happens between governments and between two requests. */
export async function withCommitted(work: (committed: Committed) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const [ownerPool, appPool] = [openPool(address.owner, 2), openPool(roleConfig(address, 'bina_app'), 6)];
		const scoped = (agencyId: string) => scopedDb(appPool, { agencyIds: [agencyId] }, address.secret);
		try {
			await work({ owner: plainDb(ownerPool), scoped, ctx: (actor, given) => ctxOf(scoped(actor.agencyId), actor, given) });
		} finally {
			await Promise.all([ownerPool.end(), appPool.end()]);
		}
	});
}
