import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isByMail, isOwnPath } from '../rules.ts';
import { KINDS, type Kind, type NewsParams, type PreferenceForm, type ReadForm, type UndoForm } from '../schema.ts';
import { choicesOf, emailOf, insertNotification, listOf, putChoices, putRead, takeBackRead, totalOf, unreadOf, type NotificationRow } from './queries.ts';

const PAGE = 25;

/** How many notifications the actor has not read. */
export function countUnread(ctx: Ctx): Promise<number> {
	const actor = signedIn(ctx);
	return unreadOf(ctx.db, actor);
}

export interface NotificationPage {
	readonly rows: readonly NotificationRow[];
	readonly unread: number;
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

/** The actor's notifications, newest first, 25 a page; a page beyond the last is the last. */
export function listNotifications(ctx: Ctx, page: number): Promise<NotificationPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const total = await totalOf(tx, actor);
		const pages = Math.max(1, Math.ceil(total / PAGE));
		const shown = Math.min(Math.max(1, Number.isSafeInteger(page) ? page : 1), pages);
		return { rows: await listOf(tx, actor, PAGE, (shown - 1) * PAGE), unread: await unreadOf(tx, actor), total, page: shown, pages };
	});
}

/**
 * Marks one notification read, or all of them.
 *
 * @returns how many, and the instant that `undoRead` takes
 * @throws {Problem} notification.not_found: not the actor's, or read already
 */
export function markRead(ctx: Ctx, { id }: Pick<ReadForm, 'id'>): Promise<{ readonly count: number; readonly readAt: string }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const count = await putRead(tx, actor, ctx.now, id);
		if (count === 0 && id !== undefined) throw new Problem('notification.not_found', 404);
		if (count > 0) await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'notification.read', subject: `account:${actor.accountId}`, detail: { count } });
		return { count, readAt: ctx.now.toISOString() };
	});
}

/** Makes unread again what was marked at that instant; a second time changes nothing. */
export function undoRead(ctx: Ctx, { readAt }: UndoForm): Promise<number> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const count = await takeBackRead(tx, actor, new Date(readAt));
		if (count > 0) await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'notification.unread', subject: `account:${actor.accountId}`, detail: { count } });
		return count;
	});
}

/** Which kinds the actor gets by mail, and at which address. */
export function readPreferences(ctx: Ctx): Promise<{ readonly byMail: readonly Kind[]; readonly email: string }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const chosen = await choicesOf(tx, actor);
		return { byMail: KINDS.filter((kind) => isByMail(kind, chosen)), email: (await emailOf(tx, actor.accountId)) ?? '' };
	});
}

/** Keeps the actor's wish for every kind, so that a later change of the first choice does not overrule it. */
export function savePreferences(ctx: Ctx, { byMail }: PreferenceForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await putChoices(tx, actor, new Map(KINDS.map((kind) => [kind, byMail.includes(kind)])));
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'notification.prefer', subject: `account:${actor.accountId}`, detail: { byMail } });
	});
}

export interface News {
	readonly agencyId: string;
	readonly accountId: string;
	readonly kind: Kind;
	readonly params: NewsParams;
	/** Where it leads: a path of ours. */
	readonly link: string;
	/** What it is about; the same account is told once about the same thing. */
	readonly about: string;
	readonly now: Date;
}

/**
 * Tells an account something, in the caller's transaction; a mail follows from the queue when the account wishes it.
 *
 * @returns whether it was news: false when told before
 * @throws {RangeError} a link that leaves the program
 */
export async function notify(tx: Db, { about, ...news }: News): Promise<boolean> {
	if (!isOwnPath(news.link)) throw new RangeError(`notify: not a path of ours: ${news.link}`);
	const id = await insertNotification(tx, { ...news, key: `${news.kind}:${about}` });
	if (id === undefined) return false;
	if (isByMail(news.kind, await choicesOf(tx, news))) await enqueue(tx, 'mail.send', { agencyId: news.agencyId, notificationId: id });
	return true;
}
