import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { additionsInForce, keepDaysOn, textInForce, versionsOf, type Addition, type RetentionSetting } from '../rules.ts';
import { PURPOSES, type AdditionForm, type Purpose, type RetentionKind } from '../schema.ts';
import type { PrivacyText } from '../texts.rules.ts';
import { listSettings } from './retention-queries.ts';
import { findPublicPage, insertAddition, listAdditions, searchAgencies, type PublicRow } from './text-queries.ts';

interface Keeps {
	readonly kind: RetentionKind;
	readonly days: number;
	readonly isOwn: boolean;
}

export interface PurposePage {
	readonly purpose: Purpose;
	readonly text: PrivacyText;
	readonly additions: readonly Addition[];
	/** Versions and additions that were in force before, newest first. */
	readonly earlier: readonly PrivacyText[];
	readonly earlierAdditions: readonly Addition[];
	/** How long each kind is kept: the agency's own days where it set some. */
	readonly keeps: readonly Keeps[];
}

export interface PublicPage extends Pick<PublicRow, 'code' | 'name' | 'timeZone' | 'breaches'> {
	readonly purposes: readonly PurposePage[];
}

/** The texts as they hold everywhere, and the governments that a search finds; for anybody. */
export async function generalPage(ctx: Ctx, wanted: string): Promise<{ readonly purposes: readonly PurposePage[]; readonly agencies: readonly { readonly code: string; readonly name: string }[] }> {
	return { purposes: purposesOn(ctx.today, [], []), agencies: wanted.trim() === '' ? [] : await inTransaction(ctx.db, (tx) => searchAgencies(tx, wanted.trim().slice(0, 100))) };
}

/** The texts in force in a government with its own paragraphs, and earlier ones; for anybody. @throws {Problem} privacy.no_agency */
export async function publicPage(ctx: Ctx, code: string): Promise<PublicPage> {
	const row = await inTransaction(ctx.db, (tx) => findPublicPage(tx, code, ctx.now));
	if (!row) throw new Problem('privacy.no_agency', 404);
	return { code: row.code, name: row.name, timeZone: row.timeZone, breaches: row.breaches, purposes: purposesOn(row.today, row.additions, row.retention) };
}

export interface TextsPage {
	readonly purposes: readonly PurposePage[];
	/** Additions that begin on a later day. */
	readonly coming: readonly Addition[];
	readonly today: string;
}

/** The texts of the actor's agency, for whoever adds to them. @throws {Problem} identity.not_allowed */
export function textsPage(ctx: Ctx): Promise<TextsPage> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const additions = await listAdditions(tx, actor.agencyId);
		return { purposes: purposesOn(ctx.today, additions, await listSettings(tx, actor.agencyId)), coming: additions.filter(({ validFrom }) => validFrom > ctx.today), today: ctx.today };
	});
}

/**
 * Adds a paragraph of the agency, from a day on. Earlier ones stay readable; none is ever changed.
 *
 * @throws {Problem} identity.not_allowed, privacy.in_the_past: what was shown yesterday is not changed today
 */
export async function addParagraph(ctx: Ctx, form: AdditionForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	if (form.validFrom < ctx.today) throw new Problem('privacy.in_the_past', 422, { field: 'validFrom' });
	await inTransaction(ctx.db, async (tx) => {
		const id = await insertAddition(tx, actor.agencyId, form, { at: ctx.now, by: actor.accountId });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'privacy.add_text', subject: `privacy_addition:${id}`, detail: { purpose: form.purpose, validFrom: form.validFrom } });
	});
}

/** The record of processing, from the texts and the schedule in force. @throws {Problem} identity.not_allowed. @source UU 27/2022 Pasal 31 (from memory) */
export function registerPage(ctx: Ctx): Promise<readonly PurposePage[]> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const settings = await listSettings(tx, actor.agencyId);
		return purposesOn(ctx.today, await listAdditions(tx, actor.agencyId), settings);
	});
}

function purposesOn(today: string, additions: readonly Addition[], settings: readonly RetentionSetting[]): readonly PurposePage[] {
	return PURPOSES.flatMap((purpose) => {
		const text = textInForce(purpose, today);
		if (!text) return [];
		const present = additionsInForce(additions, purpose, today);
		const own = additions.filter((one) => (one.purpose === purpose || one.purpose === 'all') && one.validFrom <= today && !present.includes(one));
		return [{ purpose, text, additions: present, earlier: versionsOf(purpose).filter(({ validFrom }) => validFrom < text.validFrom), earlierAdditions: [...own].reverse(),
			keeps: text.retention.map((kind) => ({ kind, ...keepDaysOn(kind, settings, today) })) }];
	});
}
