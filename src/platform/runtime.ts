import type pg from 'pg';
import { derived, openPool, plainDb, roleConfig, scopedDb, type DatabaseAddress, type Db } from './db/connect.ts';
import { Notices } from './db/notices.ts';

/** The connections of a running program, one pool a role, and the keys that follow from its secret. */
export interface Runtime {
	/** A handle whose transactions see these agencies and no other; one statement outside a transaction reads the same and writes nothing. */
	db(agencyIds: readonly string[]): Db;
	/** The same for a citizen, who may only answer. */
	citizenDb(agencyIds: readonly string[]): Db;
	/** The sign-in library's own tables; never handed to a feature other than identity. */
	readonly authDb: Db;
	readonly authPool: pg.Pool;
	/** What is announced in the database, over one connection for all who listen. */
	readonly notices: Notices;
	/** A key for one purpose. */
	key(purpose: string): string;
	close(): Promise<void>;
}

export function openRuntime(address: DatabaseAddress): Runtime {
	const pools = {
		app: openPool(roleConfig(address, 'bina_app'), 8),
		citizen: openPool(roleConfig(address, 'bina_citizen'), 8), // eight commits share a flush to disk: twice the answers a second of four
		auth: openPool(roleConfig(address, 'bina_auth'), 4)
	};
	const notices = new Notices(roleConfig(address, 'bina_app'));
	return {
		notices,
		db: keptHandle((agencyIds) => scopedDb(pools.app, { agencyIds }, address.secret, { readsAlone: true })),
		citizenDb: (agencyIds) => scopedDb(pools.citizen, { agencyIds }, address.secret),
		authDb: plainDb(pools.auth),
		authPool: pools.auth,
		key: (purpose) => derived(address.secret, purpose),
		close: async () => {
			notices.close();
			await Promise.all(Object.values(pools).map((pool) => pool.end()));
		}
	};
}

const MOST_HANDLES = 1000;

/** A handle is a scope and a pool, the same for all who work in an agency; it is made and signed once. */
function keptHandle(make: (agencyIds: readonly string[]) => Db): (agencyIds: readonly string[]) => Db {
	const handles = new Map<string, Db>();
	return (agencyIds) => {
		const name = agencyIds.join();
		const handle = handles.get(name) ?? make(agencyIds);
		if (handles.size < MOST_HANDLES) handles.set(name, handle);
		return handle;
	};
}

let current: Runtime | undefined;

/**
 * The runtime of this process, opened at the first request: the server's start puts the address into the environment.
 * @throws {Error} the pages were started without it
 */
export function runtime(): Runtime {
	if (current) return current;
	const text = process.env.BINA_DATABASE_ADDRESS;
	if (!text) throw new Error('BINA_DATABASE_ADDRESS is not set: start the pages with npm start.');
	current = openRuntime(JSON.parse(text) as DatabaseAddress);
	return current;
}
