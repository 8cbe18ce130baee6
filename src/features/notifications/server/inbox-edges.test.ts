import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { actorOf, ctxOf, insertAccount, insertAgency, NOW } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { KINDS, type Kind } from '../schema.ts';
import { countUnread, listNotifications, markRead, notify, readPreferences, savePreferences, undoRead, type News } from './service.ts';

interface Reader {
	readonly actor: Actor;
	readonly ctx: Ctx;
	/** Tells the reader something; the same `about` is the same thing. */
	readonly tell: (about: string, given?: Partial<News>) => Promise<boolean>;
}
async function reader(db: Db, agencyId?: string): Promise<Reader> {
	const home = agencyId ?? (await insertAgency(db)).id;
	const account = await insertAccount(db, { agencyId: home });
	const actor = actorOf({ agencyId: home, accountId: account.id });
	return {
		actor,
		ctx: ctxOf(db, actor),
		tell: (about, given = {}) => notify(db, { agencyId: home, accountId: account.id, kind: 'survey.closed', params: { service: 'KTP-el', unit: 'Loket' }, link: `/layanan/${about}`, about, now: NOW, ...given })
	};
}
const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + minutes * 60_000) });
const links = async (ctx: Ctx) => (await listNotifications(ctx, 1)).rows.map(({ link }) => link);
const trail = async (db: Db, { accountId }: Actor) => (await db.selectFrom('audit_entry').select(['action', 'detail']).where('account_id', '=', accountId).orderBy('id').execute()).map(({ action, detail }) => [action, detail]);
async function mails(db: Db, { agencyId }: Actor): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job where name = 'mail.send' and data->>'agencyId' = ${agencyId}`.execute(db);
	return rows[0]?.count ?? 0;
}

describe('telling', () => {
	test('the same thing of another kind, or to another account, is other news', () => withDatabase(async (db) => {
		const one = await reader(db);
		const other = await reader(db, one.actor.agencyId);
		expect([await one.tell('a'), await one.tell('a'), await one.tell('a', { kind: 'evaluation.computed' }), await other.tell('a')]).toEqual([true, false, true, true]);
		expect([await countUnread(one.ctx), await countUnread(other.ctx)]).toEqual([2, 1]);
	}));

	test('what was told and read does not come back when it is told again', () => withDatabase(async (db) => {
		const { ctx, tell } = await reader(db);
		await tell('a');
		await markRead(ctx, {});
		expect(await tell('a', { params: { service: 'Lain' } })).toBe(false);
		expect(await countUnread(ctx)).toBe(0);
		expect((await listNotifications(ctx, 1)).rows[0]?.params).toEqual({ service: 'KTP-el', unit: 'Loket' });
	}));

	test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', 'pelatihan/1', '', '/a b', '/a\n/b'])('the link %j is refused, and nothing is kept or sent', (link) => withDatabase(async (db) => {
		const { actor, ctx, tell } = await reader(db);
		await expect(tell('a', { link, kind: 'session.promoted' })).rejects.toThrow(RangeError);
		expect([(await listNotifications(ctx, 1)).total, await mails(db, actor)]).toEqual([0, 0]);
	}));

	test('one mail follows one piece of news: not a second when it is told again', () => withDatabase(async (db) => {
		const { actor, tell } = await reader(db);
		for (let time = 0; time < 3; time += 1) await tell('a', { kind: 'session.promoted' });
		expect(await mails(db, actor)).toBe(1);
		await tell('b', { kind: 'session.completed' });
		expect(await mails(db, actor)).toBe(1);
	}));

	test.each(KINDS)('%s: the wish of the reader decides about the mail, both ways', (kind) => withDatabase(async (db) => {
		const { actor, ctx, tell } = await reader(db);
		await savePreferences(ctx, { byMail: [] });
		await tell('a', { kind });
		expect(await mails(db, actor)).toBe(0);
		await savePreferences(ctx, { byMail: [kind] });
		await tell('b', { kind });
		expect(await mails(db, actor)).toBe(1);
	}));

	test('the wish of a neighbour changes nothing for oneself', () => withDatabase(async (db) => {
		const one = await reader(db);
		const other = await reader(db, one.actor.agencyId);
		await savePreferences(other.ctx, { byMail: [] });
		await one.tell('a', { kind: 'session.promoted' });
		expect(await mails(db, one.actor)).toBe(1);
	}));
});

describe('reading', () => {
	test('of the same instant is listed in one order, each time; older news stands below', () => withDatabase(async (db) => {
		const { ctx, tell } = await reader(db);
		for (const about of ['a', 'b', 'c']) await tell(about);
		const order = await links(ctx);
		expect([...order].sort()).toEqual(['/layanan/a', '/layanan/b', '/layanan/c']);
		expect(await links(ctx)).toEqual(order);
		await tell('old', { now: new Date(NOW.getTime() - 1) });
		expect((await links(ctx)).at(-1)).toBe('/layanan/old');
	}));

	test.each([[0, 1], [1, 1], [25, 1], [26, 2], [50, 2], [51, 3]])('%i pieces of news are %i pages', (count, pages) => withDatabase(async (db) => {
		const { ctx, actor } = await reader(db);
		await sql`insert into notification (agency_id, account_id, kind, params, link, key, created_at)
			select ${actor.agencyId}::uuid, ${actor.accountId}::uuid, 'survey.closed', '{}', '/layanan/' || n, 'k' || n, ${NOW} from generate_series(1, ${count}::integer) n`.execute(db);
		const last = await listNotifications(ctx, pages);
		expect(last).toMatchObject({ pages, page: pages, total: count, unread: count });
		expect(last.rows).toHaveLength(count - (pages - 1) * 25);
		for (const wrong of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect((await listNotifications(ctx, wrong)).page, String(wrong)).toBe(1);
		expect((await listNotifications(ctx, 10_000)).page).toBe(pages);
	}));

	test('one is read, the rest stays; read again it is not there to be read', () => withDatabase(async (db) => {
		const { actor, ctx, tell } = await reader(db);
		await tell('a');
		await tell('b');
		const [first] = (await listNotifications(ctx, 1)).rows;
		expect(await markRead(ctx, { id: first?.id })).toEqual({ count: 1, readAt: NOW.toISOString() });
		expect(await countUnread(ctx)).toBe(1);
		await expect(markRead(ctx, { id: first?.id })).rejects.toMatchObject({ code: 'notification.not_found', status: 404 });
		await expect(markRead(ctx, { id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'notification.not_found' });
		expect(await trail(db, actor)).toEqual([['notification.read', { count: 1 }]]);
	}));

	test('all are read when there are none: nothing happens', () => withDatabase(async (db) => {
		const { actor, ctx } = await reader(db);
		expect((await markRead(ctx, {})).count).toBe(0);
		expect(await trail(db, actor)).toEqual([]);
	}));

	test('taking back reaches what was read at that instant, not what was read before or after', () => withDatabase(async (db) => {
		const { actor, ctx, tell } = await reader(db);
		for (const [about, minutes] of [['a', 1], ['b', 2], ['c', 3]] as const) {
			await tell(about);
			await markRead(later(ctx, minutes), {});
		}
		expect(await undoRead(ctx, { readAt: new Date(NOW.getTime() + 2 * 60_000).toISOString() })).toBe(1);
		expect((await listNotifications(ctx, 1)).rows.filter(({ readAt }) => readAt === null).map(({ link }) => link)).toEqual(['/layanan/b']);
		for (const readAt of ['2020-01-01T00:00:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']) expect(await undoRead(ctx, { readAt }), readAt).toBe(0);
		expect((await trail(db, actor)).map(([action]) => action)).toEqual(['notification.read', 'notification.read', 'notification.read', 'notification.unread']);
	}));

	test('a colleague\'s reading at the same instant stays read', () => withDatabase(async (db) => {
		const one = await reader(db);
		const other = await reader(db, one.actor.agencyId);
		for (const { ctx, tell } of [one, other]) {
			await tell('a');
			await markRead(ctx, {});
		}
		expect(await undoRead(one.ctx, { readAt: NOW.toISOString() })).toBe(1);
		expect([await countUnread(one.ctx), await countUnread(other.ctx)]).toEqual([1, 0]);
	}));
});

describe('wishes', () => {
	test('come back as they were saved, whatever their order', () => withDatabase(async (db) => {
		const { ctx } = await reader(db);
		for (const byMail of [[...KINDS], [...KINDS].reverse(), [], ['complaint.new', 'session.promoted'], ['need.decided']] as Kind[][]) {
			await savePreferences(ctx, { byMail });
			expect((await readPreferences(ctx)).byMail).toEqual(KINDS.filter((kind) => byMail.includes(kind)));
		}
	}));

	test('are in the trail each time, and belong to one account', () => withDatabase(async (db) => {
		const one = await reader(db);
		const other = await reader(db, one.actor.agencyId);
		const before = await readPreferences(other.ctx);
		await savePreferences(one.ctx, { byMail: ['complaint.new'] });
		await savePreferences(one.ctx, { byMail: ['complaint.new'] });
		expect(await trail(db, one.actor)).toEqual([['notification.prefer', { byMail: ['complaint.new'] }], ['notification.prefer', { byMail: ['complaint.new'] }]]);
		expect(await readPreferences(other.ctx)).toEqual(before);
		expect(before.email).not.toBe((await readPreferences(one.ctx)).email);
	}));
});

test('without signing in there is nothing to read, to mark and to wish', () => withDatabase((db) => {
	const nobody = ctxOf(db, null);
	for (const act of [() => countUnread(nobody), () => listNotifications(nobody, 1), () => markRead(nobody, {}), () => undoRead(nobody, { readAt: NOW.toISOString() }), () => readPreferences(nobody), () => savePreferences(nobody, { byMail: [] })]) {
		expect(act).toThrow('identity.sign_in_needed');
	}
	return Promise.resolve();
}));
