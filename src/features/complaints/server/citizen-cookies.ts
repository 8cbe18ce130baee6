import type { RequestEvent } from '@sveltejs/kit';
import { DRAFT_COOKIE, DRAFT_HOURS } from './draft.ts';
import { readSlip, type Slip } from './tracking-service.ts';

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

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

export function keepSlip({ number, secret }: Slip, { cookies, url }: Carrier): void {
	cookies.set(FOLLOW_COOKIE, `${encodeURIComponent(number)} ${secret}`, { path: '/pantau', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: FOLLOW_SECONDS });
}

export function slipIn({ cookies }: Carrier): Slip | undefined {
	const [number = '', secret = ''] = (cookies.get(FOLLOW_COOKIE) ?? '').split(' ');
	try {
		return readSlip(decodeURIComponent(number), secret);
	} catch {
		return undefined; // not an encoded text
	}
}

export function dropSlip({ cookies, url }: Carrier): void {
	cookies.delete(FOLLOW_COOKIE, { path: '/pantau', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
}
