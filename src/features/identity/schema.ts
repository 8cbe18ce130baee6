import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** What can be granted on a unit and everything below it. Two more roles are never granted: see `DERIVED_ROLES`. */
export const GRANTED_ROLES = [
	'training_manager', 'facilitator', 'mentor', 'partner', 'service_officer', 'complaint_administrator', 'inspector', 'evaluator', 'head_of_region', 'auditor', 'administrator'
] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** `employee`: everyone with a post. `supervisor`: who heads a unit, read from the reporting line. */
export const DERIVED_ROLES = ['employee', 'supervisor'] as const;
export const ROLES = [...DERIVED_ROLES, ...GRANTED_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** A role that holds in one unit and all below it. */
export interface Holding {
	readonly role: Role;
	readonly agencyId: string;
	/** '/1/4/22/' */
	readonly unitPath: string;
}

const text = (longest: number) => z.string().trim().min(1).max(longest);
const uuid = z.uuid();

/** NIP with or without spaces, or an e-mail address. */
export const SignIn = z.object({ login: text(254), password: z.string().min(1).max(256), to: z.string().max(2000).optional() });
export type SignIn = z.infer<typeof SignIn>;

/** Six figures from the phone, or one of the recovery codes; spaces do not matter. */
export const SecondFactor = z.object({
	code: text(40).transform((code) => code.replace(/\s/g, '')),
	kind: z.enum(['totp', 'recovery']).default('totp'),
	to: z.string().max(2000).optional()
});
export type SecondFactor = z.infer<typeof SecondFactor>;

export const PasswordChange = z.object({ currentPassword: z.string().min(1).max(256), newPassword: z.string().min(1).max(1000) });
export type PasswordChange = z.infer<typeof PasswordChange>;
export const TotpStart = z.object({ currentPassword: z.string().min(1).max(256) });
export const TotpConfirm = z.object({ code: text(20).transform((code) => code.replace(/\s/g, '')) });
export const LocaleChoice = z.object({ locale: z.enum(['id', 'en']), to: z.string().max(2000).optional() });
export const SessionChoice = z.object({ sessionId: uuid });
export const AgencyChoice = z.object({ agencyId: uuid });
export const PasskeyChoice = z.object({ passkeyId: uuid });

const day = z.string().refine(isDay);
/** Ends before `validTo`: one that ended on its first day, or before, would hold on no day at all. */
export const NewGrant = z
	.object({ login: text(254), role: z.enum(GRANTED_ROLES), unitId: uuid, validFrom: day, validTo: day.or(z.literal('')).optional() })
	.refine(({ validFrom, validTo }) => !validTo || validTo > validFrom, { path: ['validTo'], params: { problem: 'identity.grant_dates' } });
export type NewGrant = z.infer<typeof NewGrant>;
export const GrantEnd = z.object({ grantId: uuid });

export const NewPersonAccount = z.object({ nip: text(40).transform((nip) => nip.replace(/\s/g, '')) });
export const NewPartnerAccount = z.object({ name: text(120), email: z.email().max(254) });
export const AccountChoice = z.object({ accountId: uuid });
/** Letters searched for, from the address; without the sign that no text has and no database takes. */
const searched = z.string().transform((typed) => typed.replaceAll('\0', '').trim()).pipe(z.string().max(100)).catch('');

/** The search of the list of grants, and of the units to give one in, from the address. */
export const GrantSearch = z.object({ q: searched, page: z.coerce.number().int().min(1).max(10_000).catch(1), unit: searched });
export type GrantSearch = z.infer<typeof GrantSearch>;

/** The search of the account list, from the address. */
export const AccountSearch = z.object({ q: searched, page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** A browser's answers to a passkey question; bytes are base64url text, and the library reads what is inside. */
const bytes = z.string().max(20_000);
const credential = { id: bytes, rawId: bytes, type: z.literal('public-key'), clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})) };
export const PasskeyCreation = z.object({
	name: z.string().trim().max(60).optional(),
	response: z.object({ ...credential, response: z.object({ clientDataJSON: bytes, attestationObject: bytes, transports: z.array(z.string().max(20)).max(10) }) })
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;
export const PasskeyAnswer = z.object({
	to: z.string().max(2000).optional(),
	response: z.object({ ...credential, response: z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }) })
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;
