import type { RequestEvent } from '@sveltejs/kit';
import { openSlip, sealSlip } from '#platform/sealed-slip.ts';

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

export interface Slip {
	readonly number: string;
	readonly secret: string;
}

const COOKIE = 'bina.permintaan';
/** Long enough to read and write down; short on a computer that others use. */
const SECONDS = 1800;
const at = ({ url }: Carrier) => ({ path: '/privasi/permintaan', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Needed for what the visitor asked for, and for nothing else: no consent is asked. After it opened something, so that the pauses hold. */
export function keepReceipt({ number, secret }: Slip, carrier: Carrier, key: string): void {
	carrier.cookies.set(COOKIE, sealSlip({ number, secret: secret.slice(0, 60) }, key, COOKIE), { ...at(carrier), maxAge: SECONDS });
}

/** What was kept here, or undefined; what somebody wrote into the cookie is not looked up. */
export function receiptIn({ cookies }: Carrier, key: string): Slip | undefined {
	return openSlip(cookies.get(COOKIE), key, COOKIE);
}

export function dropReceipt(carrier: Carrier): void {
	carrier.cookies.delete(COOKIE, at(carrier));
}
