import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { DEVICE_COOKIE } from './attempts.ts';
import type { Passage } from './sign-in-service.ts';

type Carrier = Pick<RequestEvent, 'cookies' | 'url'>;

export function deviceIn({ cookies }: Carrier): string | undefined {
	return cookies.get(DEVICE_COOKIE);
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

const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps what this device knows; it opens nothing by itself, so it may stay for a year. */
function keepDevice(device: string, cookies: Cookies, secure: boolean): void {
	cookies.set(DEVICE_COOKIE, device, { path: '/masuk', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS });
}

function defined<T extends object>(options: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
