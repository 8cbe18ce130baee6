import { sql } from 'kysely';
import type { Db } from './connect.ts';

/**
 * Lets one transaction at a time go past this line for the same thing ('jp <person>'), until it ends. A button pressed
 * twice sends two requests at once; each would look for the other's row before it is there.
 */
export async function oneAtATime(tx: Db, thing: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${thing}, 0))`.execute(tx);
}
