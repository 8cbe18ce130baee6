import { createHmac } from 'node:crypto';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Dialect } from 'kysely';
import pg from 'pg';
import { ScopedDriver } from './scoped-driver.ts';
import { signScope, type Scope } from './scope.ts';
import type { DB } from './tables.ts';

export type Tables = DB;
/** A handle on the database; inside `inTransaction` it is the transaction. */
export type Db = Kysely<Tables>;

// Dates stay 'YYYY-MM-DD' text: a JS Date would move them by the zone. bigint counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** The program's roles in the database; none passes row-level security, none is a member of another. */
export const ROLES = ['bina_app', 'bina_citizen', 'bina_auth'] as const;
export type Role = (typeof ROLES)[number];

/** Where the database is and the secret from which passwords and the scope key are derived. */
export interface DatabaseAddress {
	/** Owner's connection: migrations, backup, seeding. */
	readonly owner: pg.PoolConfig;
	readonly secret: string;
	/** True: each role signs in with its own derived password. False (an own server that lets us set none): the owner's connection changes to the role. */
	readonly rolesSignIn: boolean;
}

const derivedKeys = new Map<string, string>();

/** A key for one purpose, from the secret of the installation. There are few, and each request needs three. */
export function derived(secret: string, purpose: string): string {
	const name = `${secret} ${purpose}`;
	let key = derivedKeys.get(name);
	if (key === undefined) {
		key = createHmac('sha256', secret).update(purpose).digest('hex');
		if (derivedKeys.size < 100) derivedKeys.set(name, key);
	}
	return key;
}

/** The pool's configuration for one of the program's roles, none of which passes row-level security. */
export function roleConfig(address: DatabaseAddress, role: Role): pg.PoolConfig {
	if (address.rolesSignIn) return signedInAs(address.owner, role, derived(address.secret, role));
	return { ...address.owner, options: `-c role=${role}` };
}

/** The same server and database for another user. Of a URL the driver takes the last `user` and `password` after the question mark before all others. */
function signedInAs(owner: pg.PoolConfig, user: Role, password: string): pg.PoolConfig {
	const { connectionString: url } = owner;
	if (url === undefined || url.startsWith('/')) return { ...owner, user, password };
	return { ...owner, connectionString: `${url}${url.includes('?') ? '&' : '?'}user=${user}&password=${password}` };
}

/** Whoever waits longer for a free connection gets an error: a request that waits for its own must not hang for good. */
const LONGEST_WAIT_MILLISECONDS = 30_000;

export function openPool(config: pg.PoolConfig, size: number): pg.Pool {
	const pool = new pg.Pool({ ...config, max: size, application_name: 'bina', pipeline: true, connectionTimeoutMillis: LONGEST_WAIT_MILLISECONDS });
	pool.on('error', () => undefined); // an idle connection ended with the server; the next query reports it
	pool.on('connect', (client) => client.on('error', () => undefined)); // one in use: its query reports it, and unheard it would end the program
	return pool;
}

/**
 * A Kysely handle whose transactions begin with the actor's signed scope, in the same round trip. A statement outside a
 * transaction has no scope; with `readsAlone` it has the same scope in a read-only transaction of its own.
 */
export function scopedDb(pool: pg.Pool, scope: Scope, secret: string, { readsAlone = false }: { readonly readsAlone?: boolean } = {}): Db {
	const signed = signScope(scope, derived(secret, 'scope'));
	return new Kysely<Tables>({ dialect: dialect(pool, `begin; set local bina.scope = '${signed}'`, readsAlone ? signed : undefined) });
}

/** A handle without scope: row-level security shows it no tenant's rows unless the role owns the tables. */
export function plainDb(pool: pg.Pool): Db {
	return new Kysely<Tables>({ dialect: dialect(pool, 'begin') });
}

function dialect(pool: pg.Pool, begin: string, scopeAlone?: string): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => new ScopedDriver(pool, begin, scopeAlone),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createQueryCompiler: () => new PostgresQueryCompiler()
	};
}
