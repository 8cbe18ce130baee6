import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase, withOwnDatabase } from '#tests/support/database.ts';
import { openPool, plainDb, roleConfig, scopedDb } from '#platform/db/connect.ts';
import { insertWorld } from '#tests/support/personas.ts';
import { id } from '../messages.id.ts';
import { ownData } from './own-data-service.ts';
import { NOT_PEOPLE, PLACES, SIGN_IN_PLACES, UNTOLD } from './own-data.ts';

/** Every column of a table of ours that can name a person or an account: by a foreign key to one, or by our naming. */
async function namingColumns(db: Db): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
			(a.atttypid = 'uuid'::regtype and (a.attname ~ '(^|_)(person|account)_id$' or a.attname ~ '_by$'))
			or (c.relname in ('person', 'account') and a.attname = 'id') or (c.relname = 'import_row' and a.attname = 'subject_id')
			or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) and a.attname not in ('agency_id', 'home_agency_id')
				and k.confrelid in ('person'::regclass, 'account'::regclass)))
		order by 1`.execute(db);
	return rows.map(({ name }) => name);
}

describe('the report covers the schema', () => {
	test('every column that names a person or an account is told, or left out with its reason', () =>
		withDatabase(async (db) => {
			const told = new Set([...PLACES.flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`)), ...SIGN_IN_PLACES.map((table) => `${table}.account_id`)]);
			const columns = await namingColumns(db);
			expect(columns.filter((name) => !told.has(name) && !(name in UNTOLD) && !(name in NOT_PEOPLE))).toEqual([]); // a new table: name it in own-data.ts
			expect([...told, ...Object.keys(UNTOLD)].filter((name) => !columns.includes(name))).toEqual([]);
		}));

	test('each table has its name in the language of the reader', () => {
		for (const table of [...PLACES.map((place) => place.table), ...SIGN_IN_PLACES]) expect(id.own.tables[table], table).toMatch(/\p{L}{3,}/u);
	});

	test('every column that is hidden is there', () =>
		withDatabase(async (db) => {
			for (const { table, hidden = [] } of PLACES) for (const column of hidden) await sql`select ${sql.ref(column)} from ${sql.table(table)} limit 0`.execute(db);
		}));
});

describe('what Bina holds about me', () => {
	test('is there at once, table by table, and asking leaves a trace', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { actor, person, account } = world.cast.service_officer;
			await db.insertInto('notification').values({ agency_id: world.agency.id, account_id: account.id, kind: 'session.promoted', link: '/x' }).execute();
			const data = await ownData(ctxOf(db, actor));
			const rows = (table: string) => data.sections.find((section) => section.table === table)?.rows ?? [];
			expect(rows('person')).toMatchObject([{ nip: person?.nip }]);
			expect(rows('account')).toMatchObject([{ email: account.email }]);
			expect([rows('employment').length, rows('role_grant').length, rows('notification').length]).toEqual([1, 1, 1]);
			expect(data.sections).toHaveLength(PLACES.length + SIGN_IN_PLACES.length);
			expect((await db.selectFrom('audit_entry').select(['action', 'subject']).where('account_id', '=', account.id).execute())).toEqual([{ action: 'privacy.read_own', subject: `account:${account.id}` }]);
		}));

	test('holds nothing of anybody else: no other name, number or address of the same government', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const text = JSON.stringify(await ownData(ctxOf(db, world.cast.employee.actor)));
			for (const [persona, { person, account }] of Object.entries(world.cast)) {
				if (persona === 'employee') continue;
				for (const theirs of [account.id, account.email, person?.id, person?.nip]) if (theirs) expect(text).not.toContain(theirs);
			}
		}));

	test('is short but whole for an account without a person', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const data = await ownData(ctxOf(db, world.cast.partner.actor));
			expect(data.sections.find(({ table }) => table === 'person')).toEqual({ table: 'person', count: 0, rows: [] });
			expect(data.sections.find(({ table }) => table === 'account')?.count).toBe(1);
		}));

	test('shows no secret: password, token, key and code are named by their presence only', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const { actor, account } = world.cast.administrator;
			const secret = 'rahasia-sekali';
			await db.insertInto('credential').values({ account_id: account.id, provider_id: 'credential', provider_account_id: account.id, password: secret }).execute();
			await db.insertInto('account_session').values({ account_id: account.id, token: secret, expires_at: new Date('2026-12-01T00:00:00Z'), user_agent: 'Peramban Rekaan' }).execute();
			await db.insertInto('two_factor').values({ account_id: account.id, secret, backup_codes: secret }).execute();
			await db.insertInto('used_code').values({ account_id: account.id, code_hash: secret, used_at: new Date('2026-11-21T00:00:00Z') }).execute();
			await db.insertInto('passkey').values({ account_id: account.id, public_key: secret, credential_id: secret, counter: 0, device_type: 'x', backed_up: false }).execute();
			const data = await ownData(ctxOf(db, actor));
			expect(JSON.stringify(data)).not.toContain(secret);
			expect(data.sections.find(({ table }) => table === 'account_session')?.rows).toMatchObject([{ user_agent: 'Peramban Rekaan' }]);
			expect(data.sections.find(({ table }) => table === 'credential')?.rows).toMatchObject([{ has_password: true }]);
		}));

	test('cannot be had without signing in', () => withDatabase(async (db) => { await expect((async () => ownData(ctxOf(db, null)))()).rejects.toMatchObject({ code: 'identity.sign_in_needed' }); }));

	test('works with the rights of the program, and the database gives nobody of another government', () =>
		withOwnDatabase(async (address) => {
			const [owner, app] = [openPool(address.owner, 2), openPool(roleConfig(address, 'bina_app'), 2)];
			try {
				const world = await insertWorld(plainDb(owner));
				const db = scopedDb(app, { agencyIds: [world.agency.id] }, address.secret);
				const data = await ownData(ctxOf(db, world.cast.employee.actor));
				expect(data.sections.find(({ table }) => table === 'person')?.count).toBe(1);
				const foreign = world.cast.foreign_administrator.account.id;
				expect((await db.transaction().execute((tx) => sql<{ held: object }>`select own_sign_in_data(${foreign}::uuid) as held`.execute(tx))).rows).toEqual([{ held: {} }]);
			} finally {
				await Promise.all([owner.end(), app.end()]);
			}
		}));
});
