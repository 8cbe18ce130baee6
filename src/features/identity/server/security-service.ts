import { isAPIError } from 'better-auth/api';
import { generate } from 'lean-qr';
import { toSvgDataURL } from 'lean-qr/extras/svg';
import { Problem } from '#platform/problem.ts';
import { passwordWeakness } from '../password.rules.ts';
import { clockText } from '../rules.ts';
import type { PasswordChange } from '../schema.ts';
import { clearMustChange } from './account-queries.ts';
import { beginAttempt } from './attempts.ts';
import type { Entrance } from './entrance.ts';
import { deletePasskey, findTotpState, listPasskeys } from './queries.ts';
import { ownLogin } from './session-service.ts';
import type { Visit } from './session.ts';
import { trace } from './trail.ts';

/**
 * Replaces the password and ends every other session.
 *
 * @returns the cookies of the new session
 * @throws {Problem} identity.password_weak with the reason · identity.password_wrong · identity.too_many_attempts
 */
export async function changePassword(entrance: Entrance, visit: Visit, { currentPassword, newPassword }: PasswordChange): Promise<Headers> {
	const reason = passwordWeakness(newPassword, { name: visit.standing.name, login: await ownLogin(entrance, visit), email: visit.email });
	if (reason) throw new Problem('identity.password_weak', 422, { reason, field: 'newPassword' });
	if (newPassword === currentPassword) throw new Problem('identity.password_weak', 422, { reason: 'same', field: 'newPassword' });
	const { headers } = await confirmed(entrance, visit, () =>
		entrance.auth.api.changePassword({ body: { currentPassword, newPassword, revokeOtherSessions: true }, headers: entrance.headers, returnHeaders: true }));
	if (visit.mustChangePassword) await clearMustChange(entrance.authDb, visit.standing.accountId);
	await traceOwn(entrance, visit, 'account.password_change', visit.mustChangePassword ? { wasMadeByAnother: true } : {});
	return headers;
}

/** What a phone needs to make codes. Shown once. */
export interface TotpSetup {
	/** The QR code as the address of a picture: 'data:image/svg+xml,…'. */
	readonly image: string;
	/** The key for typing by hand, in groups of four. */
	readonly key: string;
	readonly recoveryCodes: readonly string[];
}

/**
 * Makes a key for a phone; it counts only after `confirmTotp`.
 *
 * @throws {Problem} identity.password_wrong · identity.too_many_attempts
 */
export async function startTotp(entrance: Entrance, visit: Visit, currentPassword: string): Promise<TotpSetup> {
	const result = await confirmed(entrance, visit, () => entrance.auth.api.enableTwoFactor({ body: { password: currentPassword, method: 'totp' }, headers: entrance.headers }));
	if (!('totpURI' in result)) throw new Error('startTotp: the library gave no key');
	const secret = new URL(result.totpURI).searchParams.get('secret') ?? '';
	const address = `otpauth://totp/Bina:${encodeURIComponent(await ownLogin(entrance, visit))}?secret=${secret}&issuer=Bina`;
	return { image: toSvgDataURL(generate(address), { on: 'black', off: 'white', pad: 4 }), key: secret.match(/.{1,4}/g)?.join(' ') ?? secret, recoveryCodes: result.backupCodes };
}

export function ownTotp(entrance: Entrance, visit: Visit) {
	return findTotpState(entrance.authDb, visit.standing.accountId);
}

/** Turns the second factor on with the first code that the phone shows. */
export async function confirmTotp(entrance: Entrance, visit: Visit, code: string): Promise<Headers> {
	const attempt = await beginAttempt(entrance, `code ${visit.standing.accountId}`, undefined);
	try {
		const { headers } = await entrance.auth.api.verifyTOTP({ body: { code }, headers: entrance.headers, returnHeaders: true });
		attempt.succeed();
		await traceOwn(entrance, visit, 'account.totp_on');
		return headers;
	} catch (error) {
		if (!isAPIError(error)) throw error;
		throw new Problem('identity.second_factor_wrong', 422, { kind: 'totp', time: clockText(entrance.now), field: 'code' });
	}
}

export async function turnTotpOff(entrance: Entrance, visit: Visit, currentPassword: string): Promise<Headers> {
	const { headers } = await confirmed(entrance, visit, () => entrance.auth.api.disableTwoFactor({ body: { password: currentPassword }, headers: entrance.headers, returnHeaders: true }));
	await traceOwn(entrance, visit, 'account.totp_off');
	return headers;
}

/** Ten new recovery codes; the old ones end. */
export async function renewRecoveryCodes(entrance: Entrance, visit: Visit, currentPassword: string): Promise<readonly string[]> {
	const { backupCodes } = await confirmed(entrance, visit, () => entrance.auth.api.generateBackupCodes({ body: { password: currentPassword }, headers: entrance.headers }));
	await traceOwn(entrance, visit, 'account.recovery_codes');
	return backupCodes;
}

export function ownPasskeys(entrance: Entrance, visit: Visit) {
	return listPasskeys(entrance.authDb, visit.standing.accountId);
}

/** Removes one of the account's own passkeys; another's is left alone. */
export async function removePasskey(entrance: Entrance, visit: Visit, passkeyId: string): Promise<void> {
	if (await deletePasskey(entrance.authDb, visit.standing.accountId, passkeyId)) await traceOwn(entrance, visit, 'account.passkey_remove', { passkeyId });
}

/** Steps that ask for the password again are slowed like signing in: an open screen must not become a place to guess. */
async function confirmed<T>(entrance: Entrance, visit: Visit, step: () => Promise<T>): Promise<T> {
	const attempt = await beginAttempt(entrance, `confirm ${visit.standing.accountId}`, undefined);
	try {
		const result = await step();
		attempt.succeed();
		return result;
	} catch (error) {
		if (!isAPIError(error)) throw error;
		if (error.body?.code === 'INVALID_PASSWORD') throw new Problem('identity.password_wrong', 422, { field: 'currentPassword' });
		throw new Problem('identity.sign_in_again', 409);
	}
}

function traceOwn(entrance: Entrance, visit: Visit, action: string, detail: Record<string, unknown> = {}): Promise<void> {
	return trace(entrance, action, { agencyId: visit.homeAgencyId, accountId: visit.standing.accountId, detail });
}
