import { isAPIError } from 'better-auth/api';
import { recordAudit } from '#platform/audit/record.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { normalLogin, onwardPath } from '../rules.ts';
import type { SignIn } from '../schema.ts';
import { beginAttempt, knownDevice, rememberDevice } from './attempts.ts';
import type { Entrance } from './entrance.ts';
import { deleteSession, findAccountByLogin } from './queries.ts';
import { findVisit, type Visit } from './session.ts';

/** What the browser is told: cookies to keep, and the page to go to. */
export interface Passage {
	readonly headers: Headers;
	readonly onward: string;
	/** The new value of the device cookie, when the sign-in is complete. */
	readonly device?: string;
}

/**
 * Signs in with a NIP or an e-mail address and a password.
 *
 * @param device the device cookie as received
 * @returns onward '/masuk/kode' when a second factor is still asked for
 * @throws {Problem} identity.wrong_credentials (one sentence for every cause) · identity.too_many_attempts · identity.no_access (left the service)
 */
export async function signIn(entrance: Entrance, input: SignIn, device: string | undefined): Promise<Passage> {
	const login = normalLogin(input.login);
	const attempt = await beginAttempt(entrance, login, knownDevice(entrance, device, login));
	const account = await findAccountByLogin(entrance.authDb, login);
	const result = await checkPassword(entrance, account?.email, input.password);
	if (!result) {
		if (account) await audit(entrance, account.agencyId, 'account.sign_in_refused', account.id, null);
		throw new Problem('identity.wrong_credentials', 422);
	}
	await attempt.succeed();
	if (!('token' in result.response)) return { headers: result.headers, onward: `/masuk/kode?to=${encodeURIComponent(onwardPath(input.to))}` };
	await enter(entrance, result.response.token, 'password');
	return { headers: result.headers, onward: onwardPath(input.to), device: rememberDevice(entrance, device, login) };
}

/** Without an account the library still computes a hash: an unknown NIP takes as long as a wrong password. */
async function checkPassword(entrance: Entrance, email: string | undefined, password: string) {
	try {
		return await entrance.auth.api.signInEmail({ body: { email: email ?? 'nobody@bina.invalid', password }, headers: entrance.headers, returnHeaders: true });
	} catch (error) {
		if (isAPIError(error)) return undefined;
		throw error;
	}
}

/** The last door: a right password of someone who has left, or whose account is closed, opens nothing. */
async function enter(entrance: Entrance, token: string, method: string): Promise<Visit> {
	const visit = await findVisit(entrance.authPool, token, entrance.now);
	if (!visit) {
		await deleteSession(entrance.authDb, token);
		throw new Problem('identity.no_access', 403);
	}
	await audit(entrance, visit.homeAgencyId, 'account.sign_in', visit.standing.accountId, { accountId: visit.standing.accountId }, { method });
	return visit;
}

/** Ends this session; the cookies that say so. */
export async function signOut(entrance: Entrance, visit: Visit | null): Promise<Headers> {
	if (visit) {
		await deleteSession(entrance.authDb, visit.token);
		await audit(entrance, visit.homeAgencyId, 'account.sign_out', visit.standing.accountId, visit.standing);
	}
	const { headers } = await entrance.auth.api.signOut({ headers: entrance.headers, returnHeaders: true });
	return headers;
}

function audit(entrance: Entrance, agencyId: string, action: string, accountId: string, actor: { readonly accountId: string } | null, detail: Record<string, unknown> = {}): Promise<void> {
	return inTransaction(entrance.agencyDb(agencyId), (tx) =>
		recordAudit(tx, { actor, now: entrance.now, requestId: entrance.requestId }, { agencyId, action, subject: `account:${accountId}`, detail }));
}
