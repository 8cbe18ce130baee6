import { describe, expect, test } from 'vitest';
import { withDatabase } from '#tests/support/database.ts';
import { insertKnownPanel } from '#tests/support/evaluation.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { fixedBefore } from './promise-service.ts';

const groups = [{ offices: 2, start: 6 }, { offices: 2, start: null }] as const;

describe('what was fixed before the training', () => {
	test('each programme of a government answers for itself, and no other government is told', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const wish = { agencyId: world.agency.id, parent: world.units.root, groups, months: 8 };
		const early = await insertKnownPanel(db, { ...wish, registeredAt: new Date('2025-01-01T00:00:00Z') });
		const late = await insertKnownPanel(db, { ...wish, title: 'Kedua', registeredAt: new Date('2026-06-01T00:00:00Z') });
		const nobody = await insertKnownPanel(db, { ...wish, title: 'Ketiga', groups: [{ offices: 2, start: null }] });
		const found = await fixedBefore(db, world.agency.id);
		expect([early, late, nobody].map((id) => found.get(id))).toEqual([true, false, null]);
		expect(found.size).toBe(3);
		expect((await fixedBefore(db, world.foreignAgency.id)).size).toBe(0);
	}));

	test('a version made after the first month loses what the first one had', () => withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await insertKnownPanel(db, { agencyId: world.agency.id, parent: world.units.root, groups, months: 8, registeredAt: new Date('2025-01-01T00:00:00Z') });
		await db.updateTable('programme').set({ version: 2, changed_at: new Date('2026-06-01T00:00:00Z') }).where('id', '=', id).execute();
		expect((await fixedBefore(db, world.agency.id)).get(id)).toBe(false);
	}));
});
