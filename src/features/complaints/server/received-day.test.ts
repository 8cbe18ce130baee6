import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';

const MIGRATION = new URL('../../../../migrations/0135_received_on_its_day.sql', import.meta.url);
/** What the migration does, without what it says. */
async function migrate(db: Db): Promise<void> {
	for (const statement of (await readFile(MIGRATION, 'utf8')).replaceAll(/--.*$/gm, '').split(';')) if (statement.trim() !== '') await sql.raw(statement).execute(db);
}

const momentOf = async (db: Db, id: string) => (await db.selectFrom('complaint').select('received_at').where('id', '=', id).executeTakeFirstOrThrow()).received_at.toISOString();

test('complaints that earlier releases kept under the day on which they were typed move to the day on which they came', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const { serviceId } = await insertServicePoint(db, world.units.section);
		const add = (received_on: string, received_at: string, given: object = {}) => insertComplaint(db, world.units.section, { received_on, received_at: new Date(received_at), ...given });
		const dated = await add('2026-05-31', '2026-06-03T02:00:00Z', { channel: 'paper', service_id: serviceId, state: 'closed', closing: 'fixed', closed_at: new Date('2026-07-02T02:00:00Z') });
		// Half past midnight in Jakarta is the evening before in UTC: that is its own day already.
		const night = await add('2026-06-01', '2026-05-31T17:30:00Z');
		const sameDay = await add('2026-06-03', '2026-06-03T02:00:00Z');
		await db.deleteFrom('panel_stale').where('agency_id', '=', world.agency.id).execute();
		await migrate(db);
		expect([await momentOf(db, dated), await momentOf(db, night), await momentOf(db, sameDay)]).toEqual(['2026-05-31T05:00:00.000Z', '2026-05-31T17:30:00.000Z', '2026-06-03T02:00:00.000Z']);
		expect(await db.selectFrom('panel_stale').select(['service_id', 'month']).where('agency_id', '=', world.agency.id).execute()).toEqual([{ service_id: serviceId, month: '2026-07-01' }]);
		// Once more changes nothing.
		await migrate(db);
		expect(await momentOf(db, dated)).toBe('2026-05-31T05:00:00.000Z');
	}));
