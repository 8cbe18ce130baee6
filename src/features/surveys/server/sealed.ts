import { createHmac, timingSafeEqual } from 'node:crypto';
import { addDays } from '#platform/clock.ts';

/* Small signed texts that travel through a visitor's page. Each purpose has a key of its own. */

/** Gives the key of a purpose; the program's secret stays where it is. */
export type KeyOf = (purpose: string) => string;

const MAC_BYTES = 16;
/** A tablet that comes back into the line late may still send what it kept. */
const PASS_DAYS = 8;

/** The time at which a form was opened, bound to its counter and its token: 'seconds.mac'. */
export function sealForm(keyOf: KeyOf, slug: string, token: string, now: Date): string {
	const seconds = Math.floor(now.getTime() / 1000).toString(36);
	return `${seconds}.${mac(keyOf('survey-form'), slug, token, seconds).toString('base64url')}`;
}

/** Seconds since the form was opened; null when the seal is missing, forged, of another form, or of the future. */
export function secondsOpen(keyOf: KeyOf, slug: string, token: string, seal: string, now: Date): number | null {
	const [seconds = '', signature = ''] = seal.split('.');
	if (!isMac(signature, mac(keyOf('survey-form'), slug, token, seconds))) return null;
	const open = Math.floor(now.getTime() / 1000) - Number.parseInt(seconds, 36);
	return open < 0 ? null : open;
}

/** Who set the page up: a kiosk or tablet of the office, or an officer who writes down what a visitor says. */
export const PASS_KINDS = ['kiosk', 'officer', 'tablet'] as const;
export type PassKind = (typeof PASS_KINDS)[number];

export interface Pass {
	readonly kind: PassKind;
	readonly surveyId: string;
}

/** A pass for one survey at one counter, given out to officers only; it ends so many days after the survey's last day. */
export function passFor(keyOf: KeyOf, kind: PassKind, { slug, surveyId, closesOn }: { readonly slug: string; readonly surveyId: string; readonly closesOn: string }): string {
	const until = addDays(closesOn, PASS_DAYS);
	return [kind, surveyId, until, mac(keyOf('survey-pass'), kind, slug, surveyId, until).toString('base64url')].join('.');
}

/** The pass, or null when it is none of ours, of another counter, or has ended. */
export function readPass(keyOf: KeyOf, slug: string, text: string, today: string): Pass | null {
	const [kindText = '', surveyId = '', until = '', signature = ''] = text.split('.');
	const kind = PASS_KINDS.find((known) => known === kindText);
	return kind && isMac(signature, mac(keyOf('survey-pass'), kind, slug, surveyId, until)) && today <= until ? { kind, surveyId } : null;
}

export function mac(key: string, ...parts: readonly string[]): Buffer {
	return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, MAC_BYTES);
}

/** Compared in constant time. */
export function isMac(text: string, expected: Buffer): boolean {
	const given = Buffer.from(text, 'base64url');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
