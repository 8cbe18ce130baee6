import type { RequestEvent } from '@sveltejs/kit';

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

export interface Slip {
	readonly number: string;
	readonly secret: string;
}

const COOKIE = 'bina.permintaan';
/** Long enough to read and write down; short on a computer that others use. */
const SECONDS = 1800;
const at = ({ url }: Carrier) => ({ path: '/privasi/permintaan', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Needed for what the visitor asked for, and for nothing else: no consent is asked. */
export function keepReceipt({ number, secret }: Slip, carrier: Carrier): void {
	carrier.cookies.set(COOKIE, `${number} ${secret.replaceAll(/[^\w-]/g, '').slice(0, 60)}`, { ...at(carrier), maxAge: SECONDS });
}

export function receiptIn({ cookies }: Carrier): Slip | undefined {
	const [number = '', secret = ''] = (cookies.get(COOKIE) ?? '').split(' ');
	return number && secret ? { number, secret } : undefined;
}

export function dropReceipt(carrier: Carrier): void {
	carrier.cookies.delete(COOKIE, at(carrier));
}
