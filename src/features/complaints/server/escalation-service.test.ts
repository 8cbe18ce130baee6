import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { escalateLate } from './escalation-service.ts';
import { listMoves } from './queries.ts';

const onDay = (db: Db, day: string) => ctxOf(db, null, { now: new Date(`${day}T03:00:00Z`) });

async function rungs(db: Db, world: World, ids: readonly string[]): Promise<number[]> {
	const rows = await db.selectFrom('complaint').select(['id', 'escalation']).where('agency_id', '=', world.agency.id).execute();
	return ids.map((id) => rows.find((row) => row.id === id)?.escalation ?? -1);
}

describe('what is late climbs the ladder', () => {
	test('one rung after another, each logged and announced once', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.section, { state: 'handling' }); // due 14 July 2026
			const climbed: number[] = [];
			for (const day of ['2026-07-14', '2026-07-15', '2026-07-15', '2026-07-21', '2026-07-28', '2026-08-30']) climbed.push(await escalateLate(onDay(db, day), world.agency.id));
			expect(climbed).toEqual([0, 1, 0, 1, 1, 0]);
			expect(await rungs(db, world, [id])).toEqual([3]);
			expect((await listMoves(db, world.agency.id, id)).map(({ actor, move, reason }) => [actor, move, reason])).toEqual([['clock', 'escalate', '1'], ['clock', 'escalate', '2'], ['clock', 'escalate', '3']]);
		}));

	test('measured by what is due next: verification, follow-up, answer', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ids = [
				await insertComplaint(db, world.units.section, { state: 'new' }), // verify by 29 June
				await insertComplaint(db, world.units.section, { state: 'verified' }),
				await insertComplaint(db, world.units.section, { state: 'assigned', respond_due_on: '2026-06-30' }),
				await insertComplaint(db, world.units.section, { state: 'handling', respond_due_on: '2026-06-30' })
			];
			await escalateLate(onDay(db, '2026-07-01'), world.agency.id);
			expect(await rungs(db, world, ids)).toEqual([1, 0, 1, 0]);
		}));

	test.each(['paused', 'closed', 'archived', 'outside'] as const)('never when %s', (state) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.section, { state, state_before: 'handling', ...(state === 'closed' && { closed_at: new Date() }) });
			expect(await escalateLate(onDay(db, '2026-12-01'), world.agency.id)).toBe(0);
			expect(await rungs(db, world, [id])).toEqual([0]);
		}));

	test('an aspiration without a deadline is late only while nobody has verified it', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const given = { class: 'aspiration', due_on: null } as const;
			const ids = [await insertComplaint(db, world.units.section, { ...given, state: 'verified' }), await insertComplaint(db, world.units.section, { ...given, state: 'new' })];
			await escalateLate(onDay(db, '2026-12-01'), world.agency.id);
			expect(await rungs(db, world, ids)).toEqual([0, 3]);
		}));

	test('of one agency only', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await insertComplaint(db, world.units.foreignRoot, { state: 'handling' });
			expect(await escalateLate(onDay(db, '2026-12-01'), world.agency.id)).toBe(0);
		}));
});
