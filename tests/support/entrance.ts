import { backgroundDone } from '#features/identity/server/background.ts';
import { makeAuth } from '#features/identity/server/auth.ts';
import type { Entrance } from '#features/identity/server/entrance.ts';
import { openRuntime, type Runtime } from '#platform/runtime.ts';
import { plainDb, type DatabaseAddress, type Db } from '#platform/db/connect.ts';
import { openPool } from '#platform/db/connect.ts';
import { withOwnDatabase } from './database.ts';

export interface Doorway {
	readonly world: Runtime;
	/** The tables' owner, to arrange and to look. */
	readonly owner: Db;
	readonly address: DatabaseAddress;
	/** A request of a browser: it keeps its cookies from one to the next. */
	browser(given?: { source?: string; origin?: string }): Browser;
}

export interface Browser {
	readonly cookies: Map<string, string>;
	/** The sign-in side of a request at this moment. */
	entrance(now?: Date): Entrance;
	/** Takes over what a response set. */
	keep(headers: Headers): void;
}

/** Runs a test against a database of its own with everything that signing in needs. */
export async function withDoorway(work: (doorway: Doorway) => Promise<void>): Promise<void> {
	await withOwnDatabase(async (address) => {
		const world = openRuntime(address);
		const ownerPool = openPool(address.owner, 2);
		try {
			await work({ world, address, owner: plainDb(ownerPool), browser: (given) => browserOf(world, given) });
		} finally {
			await backgroundDone();
			await world.close();
			await ownerPool.end();
		}
	});
}

function browserOf(world: Runtime, { source = '203.0.113.7', origin = 'http://localhost:3000' }: { source?: string; origin?: string } = {}): Browser {
	const auth = makeAuth({ pool: world.authPool, secret: world.key('better-auth'), origin });
	const cookies = new Map<string, string>();
	return {
		cookies,
		entrance: (now = new Date()) => ({
			auth, authDb: world.authDb, authPool: world.authPool, agencyDb: (agencyId) => world.db([agencyId]), key: world.key, source, now, requestId: 'test',
			headers: new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '), 'user-agent': 'test', origin })
		}),
		keep: (headers) => {
			for (const line of headers.getSetCookie()) {
				const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
				if (!name) continue;
				if (value && !/max-age=0\b/i.test(line)) cookies.set(name, decodeURIComponent(value));
				else cookies.delete(name);
			}
		}
	};
}
