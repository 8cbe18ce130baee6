import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '#src/operations/doctor.ts';
import { roleConfig, ROLES, type DatabaseAddress } from './connect.ts';
import { migrate } from './migrate.ts';
import { openDatabase, type OpenDatabase } from './open.ts';
import { scramVerifier } from './roles.ts';

/* A server of one's own as an authority runs it: the owner of the tables is no superuser, and the roles of the program start without a password. */

const OWNER_PASSWORD = 'rahasia pemilik';
const SECRET = 'a'.repeat(64);

let folder: string;
let server: OpenDatabase;
const clients: pg.Client[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'bina-roles-'));
	server = await openDatabase({ dataFolder: folder });
	for (const name of ['first_owner', 'second_owner']) {
		await asSuperuser(`create role ${name} login password '${OWNER_PASSWORD}' ${name === 'first_owner' ? 'createrole' : ''}`);
		await asSuperuser(`create database ${name.replace('owner', 'bina')} owner ${name}`);
	}
}, 60_000);
afterAll(async () => {
	await Promise.all(clients.map((client) => client.end()));
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

async function asSuperuser(text: string): Promise<void> {
	const client = new pg.Client({ ...server.address.owner, database: 'postgres' });
	await client.connect();
	await client.query(text).finally(() => client.end());
}

function urlOf(user: string, database: string): string {
	return `postgres://${user}:${encodeURIComponent(OWNER_PASSWORD)}@localhost/${database}?host=${encodeURIComponent(server.address.owner.host ?? '')}`;
}
const addressOf = (user: string, database: string, secret = SECRET): DatabaseAddress => ({ owner: { connectionString: urlOf(user, database) }, secret, rolesSignIn: false });

async function connect(config: pg.ClientConfig): Promise<pg.Client> {
	const client = new pg.Client(config);
	await client.connect();
	clients.push(client);
	return client;
}

/** The user after an attempt to be another, whatever it answered; then everything is as it was. */
async function userAfter(client: pg.Client, attempt: string): Promise<string> {
	await client.query(attempt).catch(() => undefined);
	const { rows } = await client.query<{ user: string }>('select current_user::text as user');
	return rows[0]?.user ?? '';
}

const BACK_TO_THE_OWNER = ['set role none', 'reset role', 'set local role none', 'reset session authorization', 'set session authorization default', 'set role first_owner',
	'set session authorization first_owner', 'set role bina_owner', 'set session authorization bina_owner', 'discard all', 'reset all',
	`select set_config('role', 'none', false)`, `select set_config('session_authorization', 'first_owner', false)`, 'grant first_owner to current_user', 'alter role current_user createrole superuser'];

describe('on a server of one\'s own', () => {
	test('each role signs in itself, and its session never becomes the owner', async () => {
		const address = addressOf('first_owner', 'first_bina');
		expect((await migrate(address)).rolesSignIn).toBe(true);
		for (const role of ROLES) {
			const client = await connect(roleConfig({ ...address, rolesSignIn: true }, role));
			expect(await userAfter(client, 'select 1')).toBe(role);
			for (const attempt of BACK_TO_THE_OWNER) expect([attempt, await userAfter(client, attempt)]).toEqual([attempt, role]);
			for (const other of ROLES.filter((one) => one !== role)) expect(await userAfter(client, `set role ${other}`)).toBe(role);
			await expect(client.query('select * from scope_key')).rejects.toMatchObject({ code: '42501' });
			await expect(client.query('alter table person disable row level security')).rejects.toMatchObject({ code: '42501' });
		}
	}, 60_000);

	test('only the right password opens, and a second start changes none', async () => {
		const address = addressOf('first_owner', 'first_bina');
		for (const role of ROLES) {
			const config = roleConfig({ ...address, secret: 'b'.repeat(64), rolesSignIn: true }, role);
			await expect(connect(config)).rejects.toMatchObject({ code: '28P01' });
		}
		expect(await migrate(address)).toMatchObject({ applied: [], rolesSignIn: true });
		expect((await examine(urlOf('first_owner', 'first_bina'), withSecret(SECRET))).find(({ name }) => name === 'roles')).toEqual({ name: 'roles', ok: true, detail: 'each signs in with its own password' });
	});

	test('a new secret gives new passwords', async () => {
		const other = addressOf('first_owner', 'first_bina', 'c'.repeat(64));
		expect((await migrate(other)).rolesSignIn).toBe(true);
		await connect(roleConfig({ ...other, rolesSignIn: true }, 'bina_app'));
		expect((await migrate(addressOf('first_owner', 'first_bina'))).rolesSignIn).toBe(true);
	});

	test('where the owner may set no passwords it goes on without, and doctor says what that leaves open', async () => {
		for (const role of ROLES) await asSuperuser(`grant ${role} to second_owner`);
		const address = addressOf('second_owner', 'second_bina', 'd'.repeat(64));
		expect((await migrate(address)).rolesSignIn).toBe(false);
		const app = await connect(roleConfig(address, 'bina_app'));
		expect(await userAfter(app, 'select 1')).toBe('bina_app');
		expect(await userAfter(app, 'set role none')).toBe('second_owner'); // this is what the warning is about
		const check = (await examine(urlOf('second_owner', 'second_bina'), withSecret('d'.repeat(64)))).find(({ name }) => name === 'roles');
		expect(check).toMatchObject({ ok: true, warning: true, detail: expect.stringContaining('could become the owner') });
	}, 60_000);

	test('a second installation on the same server does not lock the first one out', async () => {
		await asSuperuser('alter role second_owner createrole');
		for (const role of ROLES) await asSuperuser(`grant ${role} to second_owner with admin option`);
		expect((await migrate(addressOf('second_owner', 'second_bina', 'd'.repeat(64)))).rolesSignIn).toBe(false);
		await connect(roleConfig({ ...addressOf('first_owner', 'first_bina'), rolesSignIn: true }, 'bina_app'));
	});

	test('a role that passes row-level security is a failed check', async () => {
		await asSuperuser('alter role bina_citizen bypassrls');
		const check = (await examine(urlOf('first_owner', 'first_bina'), withSecret(SECRET))).find(({ name }) => name === 'roles');
		await asSuperuser('alter role bina_citizen nobypassrls');
		expect(check).toMatchObject({ ok: false, detail: expect.stringContaining('bina_citizen may pass') });
	});
});

describe('the embedded server', () => {
	test('asks every role for its password, also on its own socket', async () => {
		for (const user of [...ROLES, 'bina_owner']) await expect(connect({ ...server.address.owner, user, password: 'x' })).rejects.toMatchObject({ code: '28P01' });
	});
});

/** A data folder of its own with this secret in it. */
function withSecret(secret: string): string {
	process.env.BINA_SECRET = secret;
	return folder;
}
afterAll(() => {
	delete process.env.BINA_SECRET;
});

describe('what is sent instead of a password', () => {
	test('is what PostgreSQL makes of it', () => {
		// RFC 7677 § 3: the exchange of "user" with the password "pencil"; the server proves itself with the key that stands last.
		const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
		const exchange = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`;
		const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
		const serverKey = Buffer.from(verifier.slice(verifier.lastIndexOf(':') + 1), 'base64');
		expect(createHmac('sha256', serverKey).update(exchange).digest('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
		expect(verifier).toMatch(/^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$[\w+/]{43}=:[\w+/]{43}=$/);
		expect(verifier).not.toContain('pencil');
		expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
	});
});

describe('the address of another role', () => {
	test.each([
		['postgres://owner:pw@db.example:5432/bina', 'postgres://owner:pw@db.example:5432/bina?user=bina_app&password='],
		['postgres://owner@db.example/bina?sslmode=verify-full&user=owner', 'postgres://owner@db.example/bina?sslmode=verify-full&user=owner&user=bina_app&password='],
		['postgres:///bina?host=/var/run/postgresql', 'postgres:///bina?host=/var/run/postgresql&user=bina_app&password=']
	])('of %s', (url, expected) => {
		const config = roleConfig({ owner: { connectionString: url }, secret: SECRET, rolesSignIn: true }, 'bina_app');
		expect(config.connectionString).toMatch(new RegExp(`^${expected.replaceAll(/[/?.]/g, '\\$&')}[0-9a-f]{64}$`));
		const client = new pg.Client(config);
		expect([client.user, client.database, client.password?.length]).toEqual(['bina_app', 'bina', 64]);
	});
});
