import { isAPIError } from 'better-auth/api';
import { Problem } from '#platform/problem.ts';
import { onwardPath } from '../rules.ts';
import type { PasskeyAnswer, PasskeyCreation } from '../schema.ts';
import type { Entrance } from './entrance.ts';
import { enter, type Passage } from './sign-in-service.ts';
import { ownLogin } from './session-service.ts';
import type { Visit } from './session.ts';
import { trace } from './trail.ts';

/** What a browser needs to make or use a passkey, as JSON, and the cookie that remembers the question. */
export interface PasskeyQuestion {
	readonly options: object;
	readonly headers: Headers;
}

/** @throws {Problem} identity.sign_in_again the session is older than a day */
export async function askForNewPasskey(entrance: Entrance, visit: Visit): Promise<PasskeyQuestion> {
	const query = { name: await ownLogin(entrance, visit) };
	return refusing('identity.sign_in_again', async () => {
		const { response, headers } = await entrance.auth.api.generatePasskeyRegistrationOptions({ query, headers: entrance.headers, returnHeaders: true });
		return { options: response, headers };
	});
}

export async function savePasskey(entrance: Entrance, visit: Visit, { name, response }: PasskeyCreation): Promise<void> {
	await refusing('identity.passkey_refused', () => entrance.auth.api.verifyPasskeyRegistration({ body: { response, ...(name ? { name } : {}) }, headers: entrance.headers }));
	await trace(entrance, 'account.passkey_add', { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId });
}

/** Asks for any passkey of this site; which account it opens follows from the answer. */
export async function askForPasskey(entrance: Entrance): Promise<PasskeyQuestion> {
	const { response, headers } = await entrance.auth.api.generatePasskeyAuthenticationOptions({ headers: entrance.headers, returnHeaders: true });
	return { options: { ...response, userVerification: 'required' }, headers };
}

/**
 * Signs in with a passkey: possession and finger, face or PIN in one step, so no code is asked for.
 *
 * @throws {Problem} identity.passkey_refused · identity.no_access
 */
export async function signInWithPasskey(entrance: Entrance, { response, to }: PasskeyAnswer): Promise<Passage> {
	const answer = await refusing('identity.passkey_refused', () => entrance.auth.api.verifyPasskeyAuthentication({ body: { response }, headers: entrance.headers, returnHeaders: true }));
	await enter(entrance, answer.response.session.token, 'passkey');
	return { headers: answer.headers, onward: onwardPath(to) };
}

async function refusing<T>(code: 'identity.passkey_refused' | 'identity.sign_in_again', step: () => Promise<T>): Promise<T> {
	try {
		return await step();
	} catch (error) {
		if (isAPIError(error)) throw new Problem(code, 422);
		throw error;
	}
}
