import { createHmac } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import { Problem } from '#platform/problem.ts';
import { clockText, normalLogin, onwardPath } from '../rules.ts';
import type { SecondFactor, SignIn } from '../schema.ts';
import { beginAttempt, knownDevice, rememberDevice } from './attempts.ts';
import { inBackground } from './background.ts';
import type { Entrance } from './entrance.ts';
import { deleteSession, findAccountByLogin, findChallenge, releaseCode, reserveCode } from './queries.ts';
import { findVisit, tokenIn, type Visit } from './session.ts';
import { trace } from './trail.ts';

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
	const email = login.includes('@') ? login : (await findAccountByLogin(entrance.authDb, login))?.email;
	const result = await checkPassword(entrance, email, input.password);
	if (!result) {
		inBackground(traceRefusal(entrance, login));
		throw new Problem('identity.wrong_credentials', 422);
	}
	attempt.succeed();
	if (!('token' in result.response)) return { headers: result.headers, onward: `/masuk/kode?to=${encodeURIComponent(onwardPath(input.to))}` };
	await enter(entrance, result.response.token, 'password');
	return { headers: result.headers, onward: onwardPath(input.to), device: rememberDevice(entrance, device, login) };
}

async function traceRefusal(entrance: Entrance, login: string): Promise<void> {
	const account = await findAccountByLogin(entrance.authDb, login);
	if (account) await trace(entrance, 'account.sign_in_refused', { agencyId: account.agencyId, accountId: account.id, byAccount: false });
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

/**
 * The second step: a code from the phone (30 seconds, one step of tolerance to either side) or a recovery code (once).
 *
 * @param challenge the cookie that the first step left
 * @throws {Problem} identity.second_factor_wrong with the server's time · …_expired (5 tries, 10 minutes) · …_paused (10 wrong in a row)
 */
export async function enterCode(entrance: Entrance, input: SecondFactor, challenge: string | undefined, device: string | undefined): Promise<Passage> {
	const identifier = tokenIn(challenge, entrance.key('better-auth'));
	const account = identifier === undefined ? undefined : await findChallenge(entrance.authDb, identifier, entrance.now);
	if (!account) throw new Problem('identity.second_factor_expired', 422);
	const result = await checkCode(entrance, account.accountId, input);
	if ('refusal' in result) {
		await trace(entrance, 'account.sign_in_refused', { agencyId: account.agencyId, accountId: account.accountId, byAccount: false, detail: { step: input.kind } });
		throw result.refusal;
	}
	await enter(entrance, result.token, input.kind);
	const login = account.username ?? account.email;
	return { headers: result.headers, onward: onwardPath(input.to), device: rememberDevice(entrance, device, login) };
}

/** A code counts once (RFC 6238 § 5.2): it is taken before it is looked at, and given back when it was wrong. */
async function checkCode(entrance: Entrance, accountId: string, { code, kind }: SecondFactor): Promise<{ token: string; headers: Headers } | { refusal: Problem }> {
	const wrong = new Problem('identity.second_factor_wrong', 422, { kind, time: clockText(entrance.now), field: 'code' });
	const codeHash = createHmac('sha256', entrance.key('used codes')).update(code).digest('base64url');
	if (!(await reserveCode(entrance.authDb, accountId, codeHash, entrance.now))) return { refusal: wrong };
	try {
		const request = { body: { code }, headers: entrance.headers, returnHeaders: true } as const;
		const { response, headers } = kind === 'totp' ? await entrance.auth.api.verifyTOTP(request) : await entrance.auth.api.verifyBackupCode(request);
		if (!response.token) throw new Error('enterCode: the library gave no session');
		return { token: response.token, headers };
	} catch (error) {
		await releaseCode(entrance.authDb, accountId, codeHash);
		if (!isAPIError(error)) throw error;
		return { refusal: refusalOf(String(error.body?.code), wrong) };
	}
}

function refusalOf(code: string, wrong: Problem): Problem {
	if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new Problem('identity.second_factor_paused', 429);
	if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return wrong;
	return new Problem('identity.second_factor_expired', 422);
}

/** The last door: a right password of someone who has left, or whose account is closed, opens nothing. */
export async function enter(entrance: Entrance, token: string, method: string): Promise<Visit> {
	const visit = await findVisit(entrance.authPool, token, entrance.now);
	if (!visit) {
		await deleteSession(entrance.authDb, token);
		throw new Problem('identity.no_access', 403);
	}
	await trace(entrance, 'account.sign_in', { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId, detail: { method } });
	return visit;
}

/** Ends this session; the cookies that say so. */
export async function signOut(entrance: Entrance, visit: Visit | null): Promise<Headers> {
	if (visit) {
		await deleteSession(entrance.authDb, visit.token);
		await trace(entrance, 'account.sign_out', { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId });
	}
	const { headers } = await entrance.auth.api.signOut({ headers: entrance.headers, returnHeaders: true });
	return headers;
}
