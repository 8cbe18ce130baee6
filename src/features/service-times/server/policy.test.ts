import { sql, type RawBuilder } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { mayOperateQueue, mayReadTimes, queuesOperatedBy, timesReadableBy } from './policy.ts';

type May = (actor: Actor, place: { readonly unitPath: string }) => boolean;
type By = (actor: Actor) => RawBuilder<boolean>;

async function listed(db: Db, agencyId: string, condition: RawBuilder<boolean>): Promise<string[]> {
	const { rows } = await sql<{ path: string }>`select u.path from unit u where u.agency_id = ${agencyId}::uuid and ${condition} order by u.path`.execute(db);
	return rows.map(({ path }) => path);
}

describe.each<[string, May, By]>([
	['works a queue', mayOperateQueue, queuesOperatedBy],
	['reads its times', mayReadTimes, timesReadableBy]
])('who %s', (_, may, by) => {
	test.each(PERSONAS)('%s: in the list just where the point opens', (persona) =>
		withDatabase(async (db) => {
			const { agency, units, cast } = await insertWorld(db);
			const { actor } = cast[persona];
			const own = actor.agencyId === agency.id ? Object.values(units).filter(({ agencyId }) => agencyId === agency.id) : [];
			const opens = own.filter(({ path }) => may(actor, { unitPath: path })).map(({ path }) => path).sort();
			expect((await listed(db, agency.id, by(actor))).sort()).toEqual(opens);
		})
	);
});

describe('the queue', () => {
	test.each(['supervisor', 'evaluator', 'head_of_region', 'auditor', 'training_manager'] as const)('of others is read by %s and not worked', (persona) =>
		withDatabase(async (db) => {
			const { units, cast } = await insertWorld(db);
			const place = { unitPath: units.office.path };
			expect([mayReadTimes(cast[persona].actor, place), mayOperateQueue(cast[persona].actor, place)]).toEqual([true, false]);
		})
	);
	test('is worked by the service officer of its unit, not of the office above or beside', () =>
		withDatabase(async (db) => {
			const { units, cast } = await insertWorld(db);
			const may = (unit: keyof typeof units) => mayOperateQueue(cast.service_officer.actor, { unitPath: units[unit].path });
			expect([may('section'), may('office'), may('otherOffice')]).toEqual([true, false, false]);
		}));
});
