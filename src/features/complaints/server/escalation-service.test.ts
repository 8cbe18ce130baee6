import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { insertComplaint } from '#tests/support/complaint-rows.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { MoveForm } from '../move.schema.ts';
import { escalateLate } from './escalation-service.ts';
import { moveComplaint } from './move-service.ts';
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

describe('the ladder comes down when the late step is done', () => {
	const closing = { move: 'close', closing: 'fixed', answer: 'Loket tambahan sudah dibuka sejak hari ini.', rootCause: 'capacity' };

	test('checked late, begun late and answered late, each is told from the first rung', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.section); // verify by 29 June, answer by 14 July 2026
			const clock = async (day: string) => [await escalateLate(onDay(db, day), world.agency.id), ...(await rungs(db, world, [id]))];
			const move = (day: string, form: object, by: 'service_officer' | 'complaint_administrator' = 'service_officer') =>
				moveComplaint(ctxOf(db, world.cast[by].actor, { now: new Date(`${day}T04:00:00Z`) }), id, MoveForm.parse(form)).then(() => rungs(db, world, [id]));
			expect(await clock('2026-07-06')).toEqual([1, 2]);
			expect(await move('2026-07-06', { move: 'verify', class: 'complaint' })).toEqual([0]);
			expect(await clock('2026-07-06')).toEqual([0, 0]);
			await move('2026-07-06', { move: 'assign', unitId: world.units.section.id }, 'complaint_administrator'); // follow-up by 13 July
			expect(await clock('2026-07-14')).toEqual([1, 1]);
			expect(await move('2026-07-14', { move: 'start' })).toEqual([0]);
			expect(await clock('2026-07-14')).toEqual([0, 0]);
			expect(await clock('2026-07-15')).toEqual([1, 1]);
			expect(await clock('2026-07-21')).toEqual([1, 2]);
			expect(await move('2026-07-21', closing)).toEqual([0]);
			expect((await listMoves(db, world.agency.id, id)).filter((each) => each.move === 'escalate').map(({ reason }) => reason)).toEqual(['2', '1', '1', '2']);
		}));

	test('while the same deadline is missed no move takes it down', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await insertComplaint(db, world.units.section, { state: 'handling', escalation: 2 });
			const act = { move: 'assign', unitId: world.units.section.id } as const;
			await moveComplaint(ctxOf(db, world.cast.complaint_administrator.actor, { now: new Date('2026-07-22T03:00:00Z') }), id, act);
			expect(await rungs(db, world, [id])).toEqual([2]);
			expect(await escalateLate(onDay(db, '2026-07-22'), world.agency.id)).toBe(0);
		}));

	test('a badge that was left standing comes down with the next round of the clock', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ids = [
				await insertComplaint(db, world.units.section, { state: 'verified', escalation: 1 }),
				await insertComplaint(db, world.units.section, { state: 'closed', closed_at: new Date('2026-06-30T00:00:00Z'), escalation: 3 }),
				await insertComplaint(db, world.units.section, { state: 'paused', state_before: 'handling', due_on: null, escalation: 2 }),
				await insertComplaint(db, world.units.section, { state: 'verified', class: 'aspiration', due_on: null, escalation: 3 }),
				await insertComplaint(db, world.units.section, { state: 'handling', due_on: '2026-06-30', escalation: 1 })
			];
			const elsewhere = await insertComplaint(db, world.units.foreignRoot, { state: 'verified', escalation: 1 });
			for (const _ of [1, 2]) expect(await escalateLate(onDay(db, '2026-07-01'), world.agency.id)).toBe(0);
			expect(await rungs(db, world, ids)).toEqual([0, 0, 0, 0, 1]);
			expect(await db.selectFrom('complaint').select('escalation').where('id', '=', elsewhere).executeTakeFirstOrThrow()).toEqual({ escalation: 1 });
		}));
});
