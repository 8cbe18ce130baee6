import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Locale } from '#platform/context.ts';
import { together } from '#platform/db/shared-line.ts';
import type { Standing } from '../actor.ts';
import type { Holding } from '../schema.ts';

/** An agency in which the account may work. */
export interface Workplace {
	readonly id: string;
	readonly name: string;
	readonly timeZone: string;
}

/** A signed-in request: who, through which session, and where it may work. */
export interface Visit {
	readonly standing: Standing;
	readonly sessionId: string;
	readonly token: string;
	readonly email: string;
	readonly locale: Locale;
	readonly timeZone: string;
	readonly homeAgencyId: string;
	readonly twoFactorEnabled: boolean;
	/** An administrator made the password: only the page that changes it is open. */
	readonly mustChangePassword: boolean;
	readonly workplaces: readonly Workplace[];
}

interface StandingRow {
	readonly account_id: string;
	readonly session_id: string;
	readonly session_agency_id: string | null;
	readonly name: string;
	readonly email: string;
	readonly locale: Locale;
	readonly two_factor_enabled: boolean;
	readonly home_agency_id: string;
	readonly person_id: string | null;
	readonly unit_id: string | null;
	readonly unit_name: string | null;
	readonly unit_path: string | null;
	readonly holdings: readonly Holding[];
	readonly agencies: readonly Workplace[];
	readonly must_change_password: boolean;
}

export const SESSION_COOKIE = 'bina.session_token';

/** The cookie's name: over https browsers hold the prefix to its promise. */
export function sessionCookieName(secure: boolean): string {
	return secure ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE;
}

/** The session token of a cookie 'token.signature', or undefined when we did not sign it. */
export function tokenIn(cookie: string | undefined, secret: string): string | undefined {
	const stroke = cookie?.lastIndexOf('.') ?? -1;
	if (!cookie || stroke < 1) return undefined;
	const token = cookie.slice(0, stroke);
	const given = Buffer.from(cookie.slice(stroke + 1));
	const right = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
	return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}

/** Who is behind a token at this moment; undefined when the session ended, was revoked, or its person has left. One prepared statement. */
export async function findVisit(pool: pg.Pool, token: string, at: Date): Promise<Visit | undefined> {
	const { rows } = await together(pool, (client) => client.query<StandingRow>({ name: 'standing_of', text: 'select * from standing_of($1, $2)', values: [token, at] }));
	return rows[0] && visitFrom(rows[0], token);
}

function visitFrom(row: StandingRow, token: string): Visit | undefined {
	const place = row.agencies.find(({ id }) => id === row.session_agency_id) ?? row.agencies.find(({ id }) => id === row.home_agency_id);
	if (!place) return undefined;
	const atHome = place.id === row.home_agency_id; // a post and a person belong to the home agency alone
	return {
		standing: {
			accountId: row.account_id, name: row.name, agencyId: place.id, agencyName: place.name, holdings: row.holdings,
			personId: atHome ? row.person_id : null,
			unitId: atHome ? row.unit_id : null,
			unitName: atHome ? row.unit_name : null,
			unitPath: atHome ? row.unit_path : null
		},
		sessionId: row.session_id, token, email: row.email, locale: row.locale, timeZone: place.timeZone, homeAgencyId: row.home_agency_id,
		twoFactorEnabled: row.two_factor_enabled, mustChangePassword: row.must_change_password, workplaces: row.agencies
	};
}
