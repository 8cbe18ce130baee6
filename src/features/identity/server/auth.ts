import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST, SESSION_SECONDS } from '../rules.ts';

export interface AuthOptions {
	/** A pool of the role bina_auth. */
	readonly pool: pg.Pool;
	readonly secret: string;
	/** 'https://bina.example.go.id'; over https the cookies are marked secure. */
	readonly origin: string;
	/** Another hash than the library's scrypt; only the benchmark passes one, to measure all the rest. */
	readonly password?: { hash(password: string): Promise<string>; verify(given: { hash: string; password: string }): Promise<boolean> };
}

export type Auth = ReturnType<typeof makeAuth>;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const twoFactorColumns = {
	user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
	twoFactor: { modelName: 'two_factor', fields: { userId: 'account_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' } }
} as const;
const passkeyColumns = {
	passkey: { modelName: 'passkey', fields: { userId: 'account_id', publicKey: 'public_key', credentialID: 'credential_id', deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at' } }
} as const;

/**
 * The sign-in library over our tables. Its addresses are not served: form actions call its functions, so that every
 * way in passes our delays, our audit and works without script.
 */
export function makeAuth({ pool, secret, origin, password }: AuthOptions) {
	return betterAuth({
		appName: 'Bina',
		baseURL: origin,
		secret,
		database: pool,
		telemetry: { enabled: false },
		logger: { disabled: true }, // what matters is audited; its own lines carry addresses of people
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_SHORTEST, maxPasswordLength: PASSWORD_LONGEST, autoSignIn: false, ...(password ? { password } : {}) },
		rateLimit: { enabled: false }, // ours slows guessing by account and source, theirs only by address
		advanced: { cookiePrefix: 'bina', ipAddress: { disableIpTracking: true }, database: { generateId: false }, defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' } },
		user: {
			modelName: 'account',
			fields: { emailVerified: 'email_verified', ...times },
			additionalFields: { homeAgencyId: { type: 'string', required: true, input: false, fieldName: 'home_agency_id' } }
		},
		session: { modelName: 'account_session', expiresIn: SESSION_SECONDS, disableSessionRefresh: true, fields: { userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times } },
		account: {
			modelName: 'credential',
			fields: {
				userId: 'account_id', providerId: 'provider_id', accountId: 'provider_account_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...times
			}
		},
		verification: { fields: { expiresAt: 'expires_at', ...times } },
		plugins: [
			twoFactor({ issuer: 'Bina', backupCodeOptions: { amount: 10 }, schema: twoFactorColumns }),
			passkey({
				rpName: 'Bina', rpID: new URL(origin).hostname, origin, schema: passkeyColumns,
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
				authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified) }
			})
		]
	});
}

/** A passkey stands for two factors only when the device asked for a finger, a face or a PIN. */
function mustBeVerified(userVerified: boolean): void {
	if (!userVerified) throw new APIError('UNAUTHORIZED', { message: 'user not verified' });
}
