import { randomBytes } from 'node:crypto';
import { sourceOf as householdOf } from '#platform/pause.ts';
import type { Desk } from './answer-service.ts';
import { isMac, mac, type KeyOf } from './sealed.ts';

const DEVICE_COOKIE = 'bina.survei';
const DEVICE_SECONDS = 12 * 3600;

/** A random mark for a browser, signed so that it cannot be made up by the thousand without asking us for pages. */
function newDevice(keyOf: KeyOf): string {
	const random = randomBytes(12).toString('base64url');
	return `${random}.${mac(keyOf('survey-device'), random).toString('base64url')}`;
}

/** The mark of a cookie, or null when it is none of ours. */
export function deviceOf(keyOf: KeyOf, cookie: string | undefined): string | null {
	const [random = '', signature = ''] = (cookie ?? '').split('.');
	return random !== '' && isMac(signature, mac(keyOf('survey-device'), random)) ? random : null;
}

/** The sender's address, or the household's that it belongs to; null on our own machine, where a proxy stands in front and all visitors look alike. */
export function sourceOf(address: string): string | null {
	return /^(127\.|::1$|::ffff:127\.)/.test(address) ? null : householdOf(address);
}

/** The parts of a request event that the desk of a visitor is made of. */
interface Asking {
	readonly locals: { readonly key: KeyOf; readonly source: string };
	readonly cookies: {
		get(name: string): string | undefined;
		set(name: string, value: string, options: { path: string; httpOnly: boolean; sameSite: 'strict'; maxAge: number }): void;
	};
}

/** Who sends, as far as it may matter. */
export function surveyDesk({ locals, cookies }: Asking): Desk {
	return { keyOf: locals.key, source: sourceOf(locals.source), device: deviceOf(locals.key, cookies.get(DEVICE_COOKIE)) };
}

/** Marks a browser for twelve hours when it opens a form; it holds nothing but the random mark. */
export function giveDevice({ locals, cookies }: Pick<Asking, 'cookies'> & { readonly locals: { readonly key: KeyOf } }): void {
	if (deviceOf(locals.key, cookies.get(DEVICE_COOKIE)) !== null) return;
	cookies.set(DEVICE_COOKIE, newDevice(locals.key), { path: '/survei', httpOnly: true, sameSite: 'strict', maxAge: DEVICE_SECONDS });
}
