import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertAgency, insertUnit } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertCounter } from '#tests/support/queue.ts';
import { insertServicePoint } from '#tests/support/surveys.ts';

const MIGRATION = readFileSync(new URL('../../../../migrations/0107_counters_opened.sql', import.meta.url), 'utf8');

test('of counters that were there before only those used four weeks after their point have an opening day', () =>
	withDatabase(async (db) => {
		const agency = await insertAgency(db);
		const point = await insertServicePoint(db, await insertUnit(db, { agencyId: agency.id }));
		const [first, soon, later, unused] = [await insertCounter(db, point, 1), await insertCounter(db, point, 2), await insertCounter(db, point, 3), await insertCounter(db, point, 4)];
		const visit = (counterId: string, takenAt: string) => ({ agency_id: agency.id, service_point_id: point.id, counter_id: counterId, taken_at: new Date(takenAt) });
		// The last one is 3 March in Jambi.
		await db.insertInto('visit').values([visit(first, '2026-02-02T02:00:00Z'), visit(soon, '2026-03-01T02:00:00Z'), visit(later, '2026-03-02T18:00:00Z'), visit(later, '2026-04-02T02:00:00Z')]).execute();
		await sql.raw(MIGRATION.slice(MIGRATION.indexOf('update counter'))).execute(db);
		const rows = await db.selectFrom('counter').select(['id', 'opened_on']).where('agency_id', '=', agency.id).execute();
		expect(new Map(rows.map(({ id, opened_on }) => [id, opened_on]))).toEqual(new Map([[first, null], [soon, null], [later, '2026-03-03'], [unused, null]]));
	}));
