import { createHash } from 'node:crypto';
import { addDays } from '#platform/clock.ts';
import { isUuid } from '#platform/uuid.ts';
import { isMac, mac, type KeyOf } from './sealed.ts';

/** How long after the visit its ticket may answer. */
export const TICKET_DAYS = 7;
export interface TicketVisit {
	readonly visitId: string;
	/** Address of the counter (`service_point.slug`). */
	readonly slug: string;
	/** Day of the visit where the counter stands, 'YYYY-MM-DD'. */
	readonly takenOn: string;
}

/**
 * The token of a queue ticket, for the address `/survei/SLUG?t=TOKEN` and its QR code. It answers once, within seven days, at its own counter.
 *
 * @param keyOf `locals.key`
 * @throws {RangeError} the visit is not named by a uuid
 */
export function visitTokenFor(keyOf: KeyOf, { visitId, slug, takenOn }: TicketVisit): string {
	if (!isUuid(visitId)) throw new RangeError('visitTokenFor: not a visit id');
	const id = Buffer.from(visitId.replaceAll('-', ''), 'hex').toString('base64url');
	const day = dayNumber(takenOn).toString(36);
	return `${id}.${day}.${mac(keyOf('survey-visit'), slug, id, day).toString('base64url')}`;
}

export type Ticket = { readonly state: 'none' | 'forged' | 'expired' } | { readonly state: 'good'; readonly hash: Buffer };

/**
 * What a token is worth. A good one gives only a keyed hash that says "spent": the visit cannot be read from it, and it is not kept with the answer.
 *
 * @param today where the counter stands; beyond tomorrow (somewhere it is tomorrow already) it counts as forged
 */
export function readTicket(keyOf: KeyOf, slug: string, text: string, today: string): Ticket {
	if (text === '') return { state: 'none' };
	const [id = '', day = '', signature = ''] = text.split('.');
	if (!isMac(signature, mac(keyOf('survey-visit'), slug, id, day))) return { state: 'forged' };
	const takenOn = Number.parseInt(day, 36);
	const now = dayNumber(today);
	if (takenOn > now + 1) return { state: 'forged' };
	if (now - takenOn > TICKET_DAYS) return { state: 'expired' };
	return { state: 'good', hash: createHash('sha256').update(mac(keyOf('survey-spent'), slug, id)).digest() };
}

/** Day before which spent tickets are expired, so that their marks can go. */
export function spentUntil(today: string): string {
	return addDays(today, -TICKET_DAYS - 1);
}

function dayNumber(day: string): number {
	return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}
