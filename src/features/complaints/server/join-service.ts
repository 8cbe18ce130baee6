import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { maskedText } from '../citizen.rules.ts';
import { openDraft, saveDraft, type OpenDraft } from './draft.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { joinByDraft, listSimilar, suggestUnits, type SimilarRow } from './suggest-queries.ts';

/**
 * Open complaints that resemble the draft, at the unit chosen or else at the one most probably meant. None for a violation,
 * and none for a confidential draft's reader to learn from: they are the same list for everybody.
 */
export async function similarTo(ctx: Ctx, { door, draft }: Pick<OpenDraft, 'door' | 'draft'>): Promise<readonly SimilarRow[]> {
	if (!draft.story || draft.story.class === 'violation') return [];
	const unitId = draft.place?.unitId ?? (await suggestUnits(ctx.db, door.agencyId, draft.story.body))[0]?.unitId;
	if (!unitId) return [];
	const rows = await listSimilar(ctx.db, door.agencyId, unitId, draft.story.body, ctx.now);
	return rows.map((row) => ({ ...row, subject: row.subject && maskedText(row.subject), place: row.place && maskedText(row.place) }));
}

/**
 * Joins another complaint instead of filing the draft. The joiner follows it with the draft's own secret (F71).
 *
 * @param note own words for who handles it; the draft's story goes nowhere by itself
 *
 * @throws {Problem} complaint.draft_gone, complaint.not_joinable: it ended meanwhile, is not public, or names an officer
 */
export async function joinComplaint(ctx: Ctx, code: string, cookie: string | undefined, number: string, note: string | null = null): Promise<'joined' | 'repeated'> {
	const open = await openDraft(ctx, code, cookie);
	if (open.isSent) return 'repeated';
	if ((await saveDraft(ctx, open.door, open.ticket, { ...open.draft, joined: number })) === 'sent') return 'repeated';
	const outcome = await joinByDraft(ctx.db, open.door.agencyId, open.ticket.id, ctx.now, number, hashOf(open.draft.secret), note);
	if (outcome === 'joined' || outcome === 'repeated') return outcome;
	await saveDraft(ctx, open.door, open.ticket, open.draft);
	throw new Problem(outcome === 'gone' ? 'complaint.draft_gone' : 'complaint.not_joinable', 409);
}
