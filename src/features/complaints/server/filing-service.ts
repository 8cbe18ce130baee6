import type { Ctx, Locale } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { subjectOf } from '../citizen.rules.ts';
import type { PlaceForm, StoryForm, WriterForm } from '../filing.schema.ts';
import { deadlines, type Deadlines } from '../rules.ts';
import type { ComplaintClass } from '../schema.ts';
import { calendarOf } from './citizen-calendar.ts';
import { emptyDraft, findDraft, newTicket, openDoor, openDraft, saveDraft, ticketOf, type Draft, type OpenDraft } from './draft.ts';
import { fileDraft, type ComplaintDoor, type Filing } from './filing-queries.ts';
import { sealIdentity } from './identity-seal.ts';
import { requireInside } from './map-service.ts';
import { storePhotos } from './photo-service.ts';
import { hashOf } from '#platform/sealed-box.ts';

/** Keys and places that filing needs of the shell. */
export interface FilingWorld {
	readonly ctx: Ctx;
	/** Key IDENTITY_KEY of the installation. */
	readonly identityKey: string;
	/** Where files are kept. */
	readonly filesFolder: string;
}

/**
 * First page: what happened. A browser without a draft, or whose last one was sent, gets a new one.
 *
 * @returns the text of the cookie that holds the draft
 * @throws {Problem} complaint.no_agency
 */
export async function writeStory(ctx: Ctx, code: string, cookie: string | undefined, story: StoryForm): Promise<string> {
	const door = await openDoor(ctx, code);
	const found = await findDraft(ctx, door, cookie);
	const going = found && !found.isSent ? found : undefined;
	const ticketText = going && cookie ? cookie : newTicket();
	const ticket = ticketOf(ticketText);
	if (!ticket) throw new Error('writeStory: a new ticket is always one of ours');
	const kept = await saveDraft(ctx, door, ticket, { ...(going?.draft ?? emptyDraft()), story });
	if (kept === 'sent') throw new Problem('complaint.draft_gone', 409);
	return ticketText;
}

/** Second page: where, and who should handle it. @throws {Problem} complaint.draft_gone, complaint.outside_map */
export async function writePlace(ctx: Ctx, code: string, cookie: string | undefined, { pointTo, find: _find, found: _found, ...given }: PlaceForm): Promise<OpenDraft> {
	const place = pointTo === 'drop' ? { ...given, latitude: null, longitude: null } : given;
	if (pointTo === undefined) await requireInside(ctx, await openDoor(ctx, code), place);
	return change(ctx, code, cookie, { place });
}

/** Third page: who writes. @throws {Problem} complaint.draft_gone */
export function writeWriter(ctx: Ctx, code: string, cookie: string | undefined, writer: WriterForm): Promise<OpenDraft> {
	return change(ctx, code, cookie, { writer });
}

async function change(ctx: Ctx, code: string, cookie: string | undefined, part: Partial<Draft>): Promise<OpenDraft> {
	const open = await openDraft(ctx, code, cookie);
	const draft = { ...open.draft, ...part };
	if (open.isSent || (await saveDraft(ctx, open.door, open.ticket, draft)) === 'sent') throw new Problem('complaint.draft_gone', 409);
	return { ...open, draft };
}

/**
 * Sends the draft: complaint, sealed reporter, photos, log, trace and news commit together. The same draft sent again changes
 * nothing and leads to the same receipt.
 *
 * @throws {Problem} complaint.draft_gone, complaint.not_finished
 */
export async function fileComplaint({ ctx, identityKey, filesFolder }: FilingWorld, code: string, cookie: string | undefined): Promise<'filed' | 'repeated'> {
	const open = await openDraft(ctx, code, cookie);
	if (open.isSent) return 'repeated';
	requireFinished(open.draft);
	const photos = await storePhotos(ctx, open, filesFolder);
	for (const draft of [open.draft, { ...open.draft, ...emptyDraft() }]) {
		if (draft !== open.draft) await saveDraft(ctx, open.door, open.ticket, draft); // the number was taken: one in 10¹², and once more
		const outcome = await fileDraft(ctx.db, open.door.agencyId, open.ticket.id, ctx.now, { ...filingOf(open.door, draft, { identityKey, locale: ctx.locale }), photos });
		if (outcome === 'gone') throw new Problem('complaint.draft_gone', 409);
		if (outcome !== 'taken') return outcome;
	}
	throw new Error('fileComplaint: two numbers of 40 random bits were taken');
}

function requireFinished(draft: Draft): Required<Pick<Draft, 'story' | 'place' | 'writer'>> {
	const { story, place, writer } = draft;
	if (!story || !place || !writer) throw new Problem('complaint.not_finished', 409);
	return { story, place, writer };
}

function filingOf(door: ComplaintDoor, draft: Draft, { identityKey, locale }: { readonly identityKey: string; readonly locale: Locale }): Omit<Filing, 'photos'> {
	const { number, secret } = draft;
	const { story, place, writer } = requireFinished(draft);
	const isAnonymous = writer.privacy === 'anonymous' || (writer.name ?? writer.email ?? writer.phone) === null;
	const { name, email, phone, wantsMail } = writer;
	const { version, verifyOn, answerOn } = deadlinesAt(door, story.class, door.onDay);
	return {
		number, secretHash: hashOf(secret).toString('hex'), class: story.class, subject: subjectOf(story.body), body: story.body,
		unitId: place.unitId, servicePointId: place.servicePointId, place: place.place, latitude: place.latitude, longitude: place.longitude,
		isAnonymous, isConfidential: writer.isConfidential,
		reporter: isAnonymous ? null : sealIdentity({ name, email, phone, wantsMail: wantsMail && email !== null, locale }, identityKey, number).toString('base64'),
		toldByMail: !isAnonymous && wantsMail && email !== null,
		verifyDueOn: verifyOn, dueOn: answerOn, clockVersion: version
	};
}

/** The deadlines of a complaint of this class that comes in on a day (R19). */
export function deadlinesAt({ holidays }: Pick<ComplaintDoor, 'holidays'>, kind: ComplaintClass, receivedOn: string): Deadlines {
	return deadlines({ class: kind, isFormal: false, receivedOn, pauses: [] }, calendarOf(holidays, receivedOn));
}
