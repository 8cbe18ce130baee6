import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { dayIn } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { scopedDb, type DatabaseAddress } from '#platform/db/connect.ts';

/** What a job is run with. */
export interface JobWorld {
	/** The program's own role: each job takes the scope of the agency it is about. */
	readonly pool: pg.Pool;
	readonly address: DatabaseAddress;
	readonly environment: NodeJS.ProcessEnv;
}

/** The context of a job: no person, the scope of one agency, its time zone. */
export async function jobCtx({ pool, address }: JobWorld, agencyId: string): Promise<Ctx> {
	const db = scopedDb(pool, { agencyIds: [agencyId] }, address.secret);
	const { time_zone: timeZone } = await db.selectFrom('agency').select('time_zone').where('id', '=', agencyId).executeTakeFirstOrThrow();
	const now = new Date();
	return { db, actor: null, now, today: dayIn(timeZone, now), timeZone, locale: 'id', requestId: randomUUID().slice(0, 8).toUpperCase() };
}
