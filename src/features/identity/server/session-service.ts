import { Problem } from '#platform/problem.ts';
import type { Locale } from '#platform/context.ts';
import { deviceName, rolesIn } from '../rules.ts';
import type { Entrance } from './entrance.ts';
import { deleteSessions, findUsername, listSessions, updateLocale, updateSessionAgency } from './queries.ts';
import type { Visit } from './session.ts';
import { trace } from './trail.ts';

export interface RunningSession {
	readonly id: string;
	readonly device: string | undefined;
	readonly since: Date;
	readonly isThis: boolean;
}

export interface Profile {
	readonly name: string;
	readonly nip: string | null;
	/** null where the address was only made up from the NIP. */
	readonly email: string | null;
	readonly agencyName: string;
	readonly unitName: string | null;
	readonly roles: readonly string[];
	readonly locale: Locale;
	readonly twoFactor: boolean;
	readonly workplaces: readonly { readonly id: string; readonly name: string; readonly isHere: boolean }[];
	readonly sessions: readonly RunningSession[];
}

/** Everything the account page shows of its owner. */
export async function ownProfile(entrance: Entrance, visit: Visit): Promise<Profile> {
	const { standing } = visit;
	const login = await ownLogin(entrance, visit);
	return {
		name: standing.name, nip: /^\d{18}$/.test(login) ? login : null, email: visit.email.endsWith('@nip.invalid') ? null : visit.email,
		agencyName: standing.agencyName, unitName: standing.unitName, roles: rolesIn(standing.holdings, standing.agencyId), locale: visit.locale, twoFactor: visit.twoFactorEnabled,
		workplaces: visit.workplaces.map(({ id, name }) => ({ id, name, isHere: id === standing.agencyId })),
		sessions: await ownSessions(entrance, visit)
	};
}

/** What the account signs in with: its NIP, else its e-mail. */
export async function ownLogin(entrance: Entrance, visit: Visit): Promise<string> {
	return (await findUsername(entrance.authDb, visit.standing.accountId)) ?? visit.email;
}

/** The account's running sessions, newest first. */
export async function ownSessions(entrance: Entrance, visit: Visit): Promise<RunningSession[]> {
	const rows = await listSessions(entrance.authDb, visit.standing.accountId, entrance.now);
	return rows.map((row) => ({ id: row.id, device: deviceName(row.userAgent), since: new Date(row.createdAt as unknown as string), isThis: row.id === visit.sessionId }));
}

/** Ends one of the account's own sessions, at once. */
export async function endSession(entrance: Entrance, visit: Visit, sessionId: string): Promise<void> {
	if ((await deleteSessions(entrance.authDb, visit.standing.accountId, { id: sessionId })) > 0) await traceEnd(entrance, visit, 1);
}

export async function endOtherSessions(entrance: Entrance, visit: Visit): Promise<void> {
	const count = await deleteSessions(entrance.authDb, visit.standing.accountId, { allBut: visit.sessionId });
	if (count > 0) await traceEnd(entrance, visit, count);
}

/**
 * Goes on working in another agency in which the account holds a role.
 *
 * @throws {Problem} identity.not_allowed no role there
 */
export async function changeWorkplace(entrance: Entrance, visit: Visit, agencyId: string): Promise<void> {
	if (!visit.workplaces.some(({ id }) => id === agencyId)) throw new Problem('identity.not_allowed', 403);
	await updateSessionAgency(entrance.authDb, visit.sessionId, agencyId);
	await trace(entrance, 'account.workplace', { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId, detail: { agencyId } });
}

export async function changeLocale(entrance: Entrance, visit: Visit, locale: Locale): Promise<void> {
	await updateLocale(entrance.authDb, visit.standing.accountId, locale);
}

function traceEnd(entrance: Entrance, visit: Visit, count: number): Promise<void> {
	return trace(entrance, 'account.sessions_end', { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId, detail: { count } });
}
