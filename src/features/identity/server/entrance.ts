import type pg from 'pg';
import type { Db } from '#platform/db/connect.ts';
import type { Auth } from './auth.ts';

/** What the sign-in use cases need of the shell, for one request. */
export interface Entrance {
	readonly auth: Auth;
	/** The role bina_auth: sessions, credentials, failures; no tenant's table. */
	readonly authDb: Db;
	readonly authPool: pg.Pool;
	/** The program's role in the scope of one agency, for the audit. */
	agencyDb(agencyId: string): Db;
	/** A key for one purpose, from the installation's secret. */
	key(purpose: string): string;
	/** Cookies and browser name of the request; never the caller's address, which the library would keep. */
	readonly headers: Headers;
	readonly source: string;
	readonly now: Date;
	readonly requestId: string;
}
