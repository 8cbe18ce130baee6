import { openBox, sealBox } from './sealed-box.ts';

/** What opens something to whoever holds it, as a browser carries it for a while. */
export interface CarriedSlip {
	readonly number: string;
	readonly secret: string;
}

/** A cookie holds no more than this. */
const LONGEST = 2000;

/**
 * A number and secret that were looked at already, for a cookie. Nobody but this installation can write one: what comes back in it was
 * slowed when it was typed, so that a cookie of one's own making is no way around the pauses.
 *
 * @param key of the installation
 * @param about the name of the cookie; a text made for one is not taken in another
 */
export function sealSlip({ number, secret }: CarriedSlip, key: string, about: string): string {
	return sealBox(Buffer.from(JSON.stringify([number, secret])), key, about).toString('base64url');
}

/** The slip of such a text, or undefined: none, of another installation or cookie, or made up. */
export function openSlip(text: string | undefined, key: string, about: string): CarriedSlip | undefined {
	if (text === undefined || text.length > LONGEST || !/^[\w-]+$/.test(text)) return undefined;
	const content = openBox(Buffer.from(text, 'base64url'), key, about);
	if (!content) return undefined;
	const [number, secret] = JSON.parse(content.toString()) as [string, string];
	return { number, secret };
}
