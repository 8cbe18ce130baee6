import { createHash, randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { PlaceForm, StoryForm, WriterForm } from '../filing.schema.ts';
import { trackingNumber, trackingSecret } from '#platform/tracking.ts';
import { findComplaintDoor, keepDraft, readDraft, type ComplaintDoor } from './filing-queries.ts';
import { openBox, sealBox } from '#platform/sealed-box.ts';

/** What is written so far. Number and secret are drawn at the start, so that one draft sent twice shows one receipt. */
export interface Draft {
	readonly number: string;
	readonly secret: string;
	readonly story?: StoryForm;
	readonly place?: PlaceForm;
	readonly writer?: WriterForm;
	/** The number of the complaint that was joined instead of filing an own one. */
	readonly joined?: string;
}

/** The browser's half of a draft: which it is, and the key that opens it. Together the value of a cookie. */
export interface DraftTicket {
	readonly id: Buffer;
	readonly key: string;
}

export interface OpenDraft {
	readonly door: ComplaintDoor;
	readonly ticket: DraftTicket;
	readonly draft: Draft;
	readonly isSent: boolean;
	readonly photos: readonly number[];
}

export const DRAFT_COOKIE = 'bina.lapor';
export const DRAFT_HOURS = 24;

/** A new ticket as the cookie's text. */
export function newTicket(): string {
	return randomBytes(48).toString('base64url');
}

/** The ticket of a cookie's text, or undefined when it is none of ours. The database knows the hash of the first part only. */
export function ticketOf(cookie: string | undefined): DraftTicket | undefined {
	if (cookie === undefined || !/^[\w-]{64}$/.test(cookie)) return undefined;
	const bytes = Buffer.from(cookie, 'base64url');
	return { id: createHash('sha256').update(bytes.subarray(0, 16)).digest(), key: bytes.subarray(16).toString('base64url') };
}

/** @throws {Problem} complaint.no_agency */
export async function openDoor(ctx: Ctx, code: string): Promise<ComplaintDoor> {
	const door = await findComplaintDoor(ctx.db, code, ctx.now);
	if (!door) throw new Problem('complaint.no_agency', 404);
	return door;
}

/** The draft of this browser with this government, or undefined: none, too old, or not to be opened with this ticket. */
export async function findDraft(ctx: Ctx, door: ComplaintDoor, cookie: string | undefined): Promise<OpenDraft | undefined> {
	const ticket = ticketOf(cookie);
	const row = ticket && (await readDraft(ctx.db, door.agencyId, ticket.id, ctx.now));
	const content = row && openBox(row.sealed, ticket.key, door.agencyId);
	return content && { door, ticket, draft: JSON.parse(content.toString()) as Draft, isSent: row.isSent, photos: row.photos };
}

/** The draft, which must be there. @throws {Problem} complaint.no_agency, complaint.draft_gone */
export async function openDraft(ctx: Ctx, code: string, cookie: string | undefined): Promise<OpenDraft> {
	const open = await findDraft(ctx, await openDoor(ctx, code), cookie);
	if (!open) throw new Problem('complaint.draft_gone', 409);
	return open;
}

/** Keeps the draft. @returns 'sent' when it was sent meanwhile: then nothing changes */
export function saveDraft(ctx: Ctx, door: ComplaintDoor, ticket: DraftTicket, draft: Draft): Promise<'kept' | 'sent'> {
	return keepDraft(ctx.db, door.agencyId, ticket.id, sealBox(Buffer.from(JSON.stringify(draft)), ticket.key, door.agencyId), ctx.now);
}

export function emptyDraft(): Draft {
	return { number: trackingNumber(randomBytes(8)), secret: trackingSecret(randomBytes(16)) };
}
