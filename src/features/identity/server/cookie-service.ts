import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import type { Locale } from '#platform/context.ts';
import { DEVICE_COOKIE } from './attempts.ts';
import type { Passage } from './sign-in-service.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

export function deviceIn({ cookies }: Carrier): string | undefined {
	return cookies.get(DEVICE_COOKIE);
}

/** What the first of two steps left behind. */
export function challengeIn({ cookies, url }: Carrier): string | undefined {
	return cookies.get(url.protocol === 'https:' ? '__Secure-bina.two_factor' : 'bina.two_factor');
}

/** Pages before signing in speak the language that was last chosen here. */
export function keepLocale(locale: Locale, { cookies, url }: Carrier): void {
	cookies.set('bina.locale', locale, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: YEAR_SECONDS });
}

/** Hands a sign-in's cookies to the browser and says where it goes on. */
export function forwardPassage({ headers, device, onward }: Passage, { cookies, url }: Carrier): string {
	forwardCookies(headers, cookies);
	if (device !== undefined) keepDevice(device, cookies, url.protocol === 'https:');
	return onward;
}

/** Hands the library's cookies on to the browser. */
export function forwardCookies(headers: Headers, cookies: Cookies): void {
	for (const line of headers.getSetCookie()) {
		for (const [name, attributes] of parseSetCookieHeader(line)) {
			const { path, ...options } = toCookieOptions(attributes);
			cookies.set(name, attributes.value, { ...defined(options), path: path ?? '/' });
		}
	}
}

/** Keeps what this device knows; it opens nothing by itself, so it may stay for a year. */
function keepDevice(device: string, cookies: Cookies, secure: boolean): void {
	cookies.set(DEVICE_COOKIE, device, { path: '/masuk', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS });
}

function defined<T extends object>(options: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
