import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import type { Design } from '../design/design.schema.ts';
import type { Outlook } from '../design/outlook.rules.ts';
import type { Measure } from '../programme.schema.ts';
import type { RegisteredUnit } from './compute.ts';

/** All that one version of a registration promised. */
export interface Promised extends Measure {
	readonly title: string;
	readonly courseId: string | null;
	readonly design: Design;
	readonly units: readonly RegisteredUnit[];
}

export interface Version {
	readonly version: number;
	readonly madeAt: Date;
	readonly reason: string;
	readonly sha256: string | null;
	readonly promise: Promised;
	/** What it could find by the months known then; null where nobody asked. */
	readonly outlook: Outlook | null;
}

type Key = { readonly id: string; readonly agencyId: string };

export async function insertVersion(db: Db, { id, agencyId }: Key, { version, madeAt, madeBy, reason, sha256, promise, outlook }: Version & { readonly madeBy: string | null }): Promise<void> {
	const { title, courseId, outcome, sesoi, direction, design, units } = promise;
	await db
		.insertInto('programme_version')
		.values({ agency_id: agencyId, programme_id: id, version, made_at: madeAt, made_by: madeBy, reason, registration_sha256: sha256, promise: JSON.stringify({ title, courseId, outcome, sesoi, direction, design, units }), outlook: outlook === null ? null : JSON.stringify(outlook) })
		// The first version of what was registered before versions were kept may be written by two at once.
		.onConflict((conflict) => conflict.columns(['agency_id', 'programme_id', 'version']).doNothing())
		.execute();
}

/** Kept versions, the newest first. */
export async function listVersions(db: Db, { id, agencyId }: Key): Promise<Version[]> {
	const { rows } = await sql<Version>`select version, made_at as "madeAt", reason, registration_sha256 as "sha256", promise, outlook
		from programme_version where agency_id = ${agencyId} and programme_id = ${id} order by version desc`.execute(db);
	return rows;
}

/** The units, by the names that a reader knows. */
export async function unitNames(db: Db, agencyId: string): Promise<ReadonlyMap<string, string>> {
	const rows = await db.selectFrom('unit').select(['id', 'name']).where('agency_id', '=', agencyId).execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Holds the programme until the end of the transaction, and says its version. */
export async function lockProgramme(db: Db, { id, agencyId }: Key): Promise<number | undefined> {
	const row = await db.selectFrom('programme').select('version').where('agency_id', '=', agencyId).where('id', '=', id).forUpdate().executeTakeFirst();
	return row?.version;
}

export interface Change {
	readonly title: string;
	readonly sesoi: number;
	readonly design: Design;
	readonly starts: Readonly<Record<string, string>>;
	readonly earliestStart: string | null;
	readonly version: number;
	readonly changedAt: Date;
}

/** Puts another version into force: the programme and the months of its registered units. Fingerprints are written after it. */
export async function applyChange(db: Db, { id, agencyId }: Key, change: Change): Promise<void> {
	const { title, sesoi, design, starts, earliestStart, version, changedAt } = change;
	await db
		.updateTable('programme')
		.set({ title, sesoi, control: design.control, window_months: design.windowMonths, assigned_by: design.assignedBy, panel: design.panel, seasonal: design.seasonal, earliest_start: earliestStart, version, changed_at: changedAt })
		.where('agency_id', '=', agencyId)
		.where('id', '=', id)
		.execute();
	await sql`update programme_unit set first_month = (${JSON.stringify(starts)}::jsonb ->> unit_id::text)::date where agency_id = ${agencyId} and programme_id = ${id}`.execute(db);
}
