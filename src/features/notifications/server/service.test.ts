import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAccount, insertAgency, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { countUnread, listNotifications, markRead, notify, readPreferences, savePreferences, undoRead, type News } from './service.ts';

interface Reader { readonly actor: Actor; readonly ctx: Ctx; readonly news: (about: string, given?: Partial<News>) => News }

async function reader(db: Db, agencyId?: string): Promise<Reader> {
	const agency = agencyId ?? (await insertAgency(db)).id;
	const account = await insertAccount(db, { agencyId: agency });
	const actor = actorOf({ agencyId: agency, accountId: account.id });
	return {
		actor, ctx: ctxOf(db, actor),
		news: (about, given = {}) => ({ agencyId: agency, accountId: account.id, kind: 'survey.closed', params: { service: 'KTP-el', unit: 'Loket Sengeti' }, link: `/layanan/${about}`, about, now: NOW, ...given })
	};
}

async function mailJobs(db: Db): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job where name = 'mail.send'`.execute(db);
	return rows[0]?.count ?? 0;
}

describe('telling', () => {
	test('the same thing twice is told once', () => withDatabase(async (db) => {
		const { ctx, news } = await reader(db);
		expect(await notify(db, news('a'))).toBe(true);
		expect(await notify(db, news('a'))).toBe(false);
		expect(await notify(db, news('b'))).toBe(true);
		expect(await countUnread(ctx)).toBe(2);
	}));

	test('a mail follows only where it is wished', () => withDatabase(async (db) => {
		const { ctx, news } = await reader(db);
		const before = await mailJobs(db);
		await notify(db, news('a'));
		expect(await mailJobs(db)).toBe(before);
		await savePreferences(ctx, { byMail: ['survey.closed'] });
		await notify(db, news('b'));
		expect(await mailJobs(db)).toBe(before + 1);
	}));

	test('a link that leaves the program is refused', () => withDatabase(async (db) => {
		const { news } = await reader(db);
		await expect(notify(db, news('a', { link: '//evil.example' }))).rejects.toThrow(RangeError);
	}));
});

describe('reading', () => {
	test('newest first, 25 a page; a page beyond the last is the last', () => withDatabase(async (db) => {
		const { ctx, news } = await reader(db);
		for (let index = 0; index < 27; index += 1) await notify(db, news(`n${index}`, { now: new Date(NOW.getTime() + index * 1000) }));
		const first = await listNotifications(ctx, 1);
		expect(first).toMatchObject({ total: 27, unread: 27, pages: 2 });
		expect(first.rows.map(({ link }) => link).slice(0, 2)).toEqual(['/layanan/n26', '/layanan/n25']);
		expect((await listNotifications(ctx, 9)).page).toBe(2);
		expect((await listNotifications(ctx, -3)).page).toBe(1);
		expect((await listNotifications(ctx, Number.NaN)).rows).toHaveLength(25);
	}));

	test('marking all read can be taken back, exactly those', () => withDatabase(async (db) => {
		const { ctx, news } = await reader(db);
		await notify(db, news('early'));
		const [early] = (await listNotifications(ctx, 1)).rows;
		await markRead({ ...ctx, now: new Date(NOW.getTime() - 60_000) }, { id: early?.id });
		await notify(db, news('a'));
		await notify(db, news('b'));
		const { count, readAt } = await markRead(ctx, {});
		expect(count).toBe(2);
		expect(await countUnread(ctx)).toBe(0);
		expect(await undoRead(ctx, { readAt })).toBe(2);
		expect(await countUnread(ctx)).toBe(2);
		expect(await undoRead(ctx, { readAt })).toBe(0);
	}));

	test('another account\'s notification is not there, neither to read nor to mark nor to take back', () => withDatabase(async (db) => {
		const mine = await reader(db);
		const other = await reader(db, mine.actor.agencyId);
		await notify(db, other.news('a'));
		const [theirs] = (await listNotifications(other.ctx, 1)).rows;
		expect((await listNotifications(mine.ctx, 1)).rows).toEqual([]);
		await expect(markRead(mine.ctx, { id: theirs?.id })).rejects.toMatchObject({ code: 'notification.not_found' });
		const { readAt } = await markRead(other.ctx, {});
		expect(await undoRead(mine.ctx, { readAt })).toBe(0);
	}));

	test('leaves a trace; reading nothing leaves none', () => withDatabase(async (db) => {
		const { actor, ctx, news } = await reader(db);
		const trail = () => db.selectFrom('audit_entry').select('action').where('agency_id', '=', actor.agencyId).where('account_id', '=', actor.accountId).orderBy('id').execute();
		await markRead(ctx, {});
		expect(await trail()).toEqual([]);
		await notify(db, news('a'));
		await undoRead(ctx, await markRead(ctx, {}));
		expect(await trail()).toEqual([{ action: 'notification.read' }, { action: 'notification.unread' }]);
	}));

	test('asks for a sign-in', () => withDatabase(async (db) => {
		expect(() => countUnread(ctxOf(db, null))).toThrow('identity.sign_in_needed');
	}));
});

test('a choice is kept for every kind, so that nothing comes back by itself', () => withDatabase(async (db) => {
	const { ctx } = await reader(db);
	expect((await readPreferences(ctx)).byMail).toContain('session.promoted');
	await savePreferences(ctx, { byMail: [] });
	expect((await readPreferences(ctx)).byMail).toEqual([]);
	await savePreferences(ctx, { byMail: ['evaluation.computed'] });
	const { byMail, email } = await readPreferences(ctx);
	expect(byMail).toEqual(['evaluation.computed']);
	expect(email).toContain('@contoh.example');
}));
