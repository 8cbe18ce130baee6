import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testPool, withDatabase } from '#tests/support/database.ts';

describe('governments are separated in the database', () => {
	test('tenant tables are found by row-level security, and there are many', () => withDatabase(async (db) => {
		const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`.execute(db);
		expect(rows.length).toBeGreaterThan(20);
	}));

	test('without a scope the program sees no row', async () => {
		const { rows } = await testPool('bina_app').query('select count(*)::int as n from person');
		expect(rows[0]).toEqual({ n: 0 });
	});
});
