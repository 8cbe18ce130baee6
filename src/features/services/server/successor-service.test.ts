import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, type World } from '#tests/support/personas.ts';
import { SuccessorForm } from '../successor.schema.ts';
import { readLineage, registerSuccessor, withdrawSuccessor } from './successor-service.ts';

interface Scene {
	readonly db: Db;
	readonly world: World;
	readonly ctx: Ctx;
}
const scene = (work: (scene: Scene) => Promise<void>) =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		await work({ db, world, ctx: ctxOf(db, world.cast.administrator.actor) });
	});
const merger = (toUnit: string, onDate = '2026-01-01') => ({ toUnit, onDate, reason: 'Perda rekaan 1/2026' });

async function insertService(db: Db, agencyId: string): Promise<string> {
	return (await db.insertInto('service').values({ agency_id: agencyId, code: 'ktp', name: 'KTP' }).returning('id').executeTakeFirstOrThrow()).id;
}
const month = (db: Db, world: World, given: { unit: string; service: string; element: string; month: string; responses: number; total: number; value?: number }) =>
	db.insertInto('outcome_month').values({ agency_id: world.agency.id, unit_id: given.unit, service_id: given.service, element: given.element, month: given.month, responses: given.responses, total: given.total, value: given.value ?? null }).execute();

describe('a line of units', () => {
	test('holds the years of both sides of a merger, with the break', () =>
		scene(async ({ db, world, ctx }) => {
			const service = await insertService(db, world.agency.id);
			const { section, otherOffice } = world.units;
			await month(db, world, { unit: section.id, service, element: 'index', month: '2025-06-01', responses: 10, total: 10 * 9 * 3 });
			await month(db, world, { unit: otherOffice.id, service, element: 'index', month: '2025-06-01', responses: 30, total: 30 * 9 * 4 });
			await month(db, world, { unit: otherOffice.id, service, element: 'index', month: '2026-06-01', responses: 20, total: 20 * 9 * 2 });
			await month(db, world, { unit: section.id, service, element: 'wait_median_minutes', month: '2025-06-01', responses: 10, total: 0, value: 40 });
			await month(db, world, { unit: otherOffice.id, service, element: 'wait_median_minutes', month: '2025-06-01', responses: 30, total: 0, value: 20 });
			await registerSuccessor(ctx, section.id, merger(otherOffice.id));
			const line = [
				{ year: 2025, index: 9375, responses: 40, waitMedian: 25, kept: null, units: 2, before: 'some' },
				{ year: 2026, index: 5000, responses: 20, waitMedian: null, units: 1, before: 'none' }
			];
			expect((await readLineage(ctx, otherOffice.id)).years).toMatchObject(line);
			expect((await readLineage(ctx, section.id)).years).toMatchObject(line);
			expect(await readLineage(ctx, otherOffice.id)).toMatchObject({ successor: null, predecessors: [{ fromId: section.id, onDate: '2026-01-01' }] });
			expect(await readLineage(ctx, section.id)).toMatchObject({ successor: { toId: otherOffice.id }, predecessors: [] });
		}));

	test('a year of fewer than nine elements is counted by what was asked, and says so', () =>
		scene(async ({ db, world, ctx }) => {
			const service = await insertService(db, world.agency.id);
			const { section, otherOffice } = world.units;
			await month(db, world, { unit: section.id, service, element: 'index', month: '2025-06-01', responses: 30, total: 30 * 9 * 4 });
			await month(db, world, { unit: otherOffice.id, service, element: 'index', month: '2025-06-01', responses: 10, total: 180, value: 51 });
			await month(db, world, { unit: otherOffice.id, service, element: 'index', month: '2026-06-01', responses: 20, total: 20 * 9 * 3 });
			await registerSuccessor(ctx, section.id, merger(otherOffice.id));
			expect((await readLineage(ctx, otherOffice.id)).years).toMatchObject([{ year: 2025, index: 8775, isPartial: true }, { year: 2026, index: 7500, isPartial: false }]);
		}));

	test('follows mergers of mergers, and each month of the joined panel stands once', () =>
		scene(async ({ db, world, ctx }) => {
			const service = await insertService(db, world.agency.id);
			const { section, office, otherOffice } = world.units;
			await month(db, world, { unit: section.id, service, element: 'index', month: '2024-06-01', responses: 40, total: 40 * 9 * 4 });
			await registerSuccessor(ctx, section.id, merger(office.id, '2025-01-01'));
			await registerSuccessor(ctx, office.id, merger(otherOffice.id));
			expect((await readLineage(ctx, otherOffice.id)).years).toMatchObject([{ year: 2024, index: 10_000, before: 'all' }]);
			const { rows } = await sql<{ unit: string }>`select unit_id as unit from outcome_month_joined where agency_id = ${world.agency.id}::uuid`.execute(db);
			expect(rows).toEqual([{ unit: otherOffice.id }]);
		}));

	test('never becomes a circle', () =>
		scene(async ({ world, ctx }) => {
			const { section, office, otherOffice } = world.units;
			await expect(registerSuccessor(ctx, section.id, merger(section.id))).rejects.toMatchObject({ code: 'successor.circle' });
			await registerSuccessor(ctx, section.id, merger(office.id));
			await registerSuccessor(ctx, office.id, merger(otherOffice.id));
			await expect(registerSuccessor(ctx, otherOffice.id, merger(section.id))).rejects.toMatchObject({ code: 'successor.circle' });
		}));

	test('has one successor a unit; a mistake is taken back and may be made right', () =>
		scene(async ({ db, world, ctx }) => {
			const { section, office, otherOffice } = world.units;
			await registerSuccessor(ctx, section.id, merger(office.id));
			await expect(registerSuccessor(ctx, section.id, merger(otherOffice.id))).rejects.toMatchObject({ code: 'successor.taken' });
			await withdrawSuccessor(ctx, section.id);
			await expect(withdrawSuccessor(ctx, section.id)).rejects.toMatchObject({ code: 'successor.not_found' });
			await registerSuccessor(ctx, section.id, merger(otherOffice.id));
			expect((await readLineage(ctx, section.id)).successor).toMatchObject({ toId: otherOffice.id });
			const trail = await db.selectFrom('audit_entry').select('action').where('agency_id', '=', world.agency.id).orderBy('id').execute();
			expect(trail.map(({ action }) => action)).toEqual(['unit.succeed', 'unit.succeed_withdraw', 'unit.succeed']);
		}));

	test('stays inside one government', () =>
		scene(async ({ world, ctx }) => {
			await expect(registerSuccessor(ctx, world.units.section.id, merger(world.units.foreignRoot.id))).rejects.toMatchObject({ code: 'successor.unit_unknown' });
			await expect(readLineage(ctx, world.units.foreignRoot.id)).rejects.toMatchObject({ code: 'unit.not_found' });
			await expect(readLineage(ctx, "'; drop")).rejects.toMatchObject({ code: 'unit.not_found' });
		}));

	test('is changed by administrators only', () =>
		scene(async ({ db, world }) => {
			const { section, office } = world.units;
			for (const persona of ['employee', 'supervisor', 'service_officer', 'auditor'] as const) {
				const ctx = ctxOf(db, world.cast[persona].actor);
				await expect(registerSuccessor(ctx, section.id, merger(office.id))).rejects.toMatchObject({ status: expect.toSatisfy((status: number) => status === 403 || status === 404) as number });
			}
			expect((await readLineage(ctxOf(db, world.cast.service_officer.actor), section.id)).mayChange).toBe(false);
		}));

	test.each([{ toUnit: 'x', onDate: '2026-01-01', reason: 'a' }, { toUnit: crypto.randomUUID(), onDate: '2026-02-30', reason: 'a' }, { toUnit: crypto.randomUUID(), onDate: '2026-01-01', reason: '  ' }])('a form like %j is refused', (form) =>
		expect(SuccessorForm.safeParse(form).success).toBe(false)
	);
});
