import type { RequestEvent } from '@sveltejs/kit';
import { openSlip, sealSlip } from '#platform/sealed-slip.ts';
import { DRAFT_COOKIE, DRAFT_HOURS } from './draft.ts';
import type { Slip } from './tracking-service.ts';

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

/** The purpose of the key: `locals.key(SLIP_KEY)`. */
export const SLIP_KEY = 'tracking-slip';
const FOLLOW_COOKIE = 'bina.pantau';
/** Long enough to read and answer; short on a computer that others use. */
const FOLLOW_SECONDS = 1800;

export function draftCookie({ cookies }: Carrier): string | undefined {
	return cookies.get(DRAFT_COOKIE);
}

/** Needed for what the visitor asked for, and for nothing else: no consent is asked. */
export function keepDraftCookie(text: string, { cookies, url }: Carrier): void {
	cookies.set(DRAFT_COOKIE, text, { path: '/lapor', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: DRAFT_HOURS * 3600 });
}

/** After the slip opened something: only then, so that whoever carries this cookie has been through the pauses. @param key of SLIP_KEY */
export function keepSlip(slip: Slip, { cookies, url }: Carrier, key: string): void {
	cookies.set(FOLLOW_COOKIE, sealSlip(slip, key, FOLLOW_COOKIE), { path: '/pantau', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: FOLLOW_SECONDS });
}

/** The slip that was kept here, or undefined; one that somebody wrote into the cookie opens nothing and is not even looked up. */
export function slipIn({ cookies }: Carrier, key: string): Slip | undefined {
	return openSlip(cookies.get(FOLLOW_COOKIE), key, FOLLOW_COOKIE);
}

export function dropSlip({ cookies, url }: Carrier): void {
	cookies.delete(FOLLOW_COOKIE, { path: '/pantau', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
}
