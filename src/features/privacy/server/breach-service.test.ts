import { describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import { ctxOf } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { insertWorld, PERSONAS } from '#tests/support/personas.ts';
import { breachList, breachPage, closeBreach, noteNotice, openBreach, publishBreach, saveBreach } from './breach-service.ts';
import { publicPage } from './text-service.ts';

const contents = { dataDisclosed: 'Nama dan NIP 1.200 pegawai.', whenAndHow: '1 Maret 2026, berkas terkirim ke alamat salah.', handling: 'Berkas ditarik, sandi diganti.', subjectKinds: ['officers'], subjectCount: 1200, isCountExact: false } as const;
const full = { ...contents, subjectKinds: [...contents.subjectKinds] };
/** 3 March 2026, 10.00 WIB: a day into the clock. */
const NEXT_DAY = new Date('2026-03-03T03:00:00Z');
const opened = (ctx: Ctx) => openBreach(ctx, { title: 'Berkas terkirim salah', known: '2026-03-02T08:15' });

describe('a breach', () => {
	test('known on 2 March 2026 at 08:15 WIB is due on 5 March at 08:15 WIB (R31)', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			const page = await breachPage(ctx, await opened(ctx));
			expect(page.dueAt).toEqual(new Date('2026-03-05T01:15:00Z'));
			expect(page).toMatchObject({ number: '2026-01', notices: 'running', missing: ['dataDisclosed', 'whenAndHow', 'handling'], clock: { hours: 46, minutes: 15, isLate: false } });
		}));

	test.each([['Asia/Makassar', '2026-03-05T00:15:00.000Z'], ['Asia/Jayapura', '2026-03-04T23:15:00.000Z']])('follows the clocks of the agency: %s (R32)', (timeZone, due) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY, timeZone });
			expect((await breachPage(ctx, await opened(ctx))).dueAt.toISOString()).toBe(due);
		}));

	test('is numbered in its own year, each government for itself', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			await opened(ctx);
			await opened(ctx);
			await openBreach(ctx, { title: 'Lama', known: '2025-12-31T23:59' });
			await opened(ctxOf(db, world.cast.foreign_administrator.actor, { now: NEXT_DAY }));
			expect((await breachList(ctx)).breaches.map(({ number }) => number).sort()).toEqual(['2025-01', '2026-01', '2026-02']);
		}));

	test('walks from the record to both notices, the public and the end; every step is kept and traced', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			const id = await opened(ctx);
			await expect(noteNotice(ctx, id, { recipient: 'authority', sent: '2026-03-03T09:00', note: '' })).rejects.toMatchObject({ code: 'privacy.contents_missing' });
			await expect(publishBreach(ctx, id, 'x')).rejects.toMatchObject({ code: 'privacy.contents_missing' });
			await saveBreach(ctx, id, full);
			await noteNotice(ctx, id, { recipient: 'authority', sent: '2026-03-03T09:00', note: 'surat dan surel' });
			await expect(closeBreach(ctx, id)).rejects.toMatchObject({ code: 'privacy.notices_missing' });
			await noteNotice(ctx, id, { recipient: 'subjects', sent: '2026-03-03T09:30', note: '' });
			await publishBreach(ctx, id, 'Kami memberitahukan bahwa berkas pegawai terkirim ke alamat salah.');
			const page = await breachPage(ctx, id);
			expect(page).toMatchObject({ notices: 'in_time', missing: [], subjectCount: 1200 });
			expect(page.sent.map(({ sentAt }) => sentAt.toISOString())).toEqual(['2026-03-03T02:00:00.000Z', '2026-03-03T02:30:00.000Z']);
			await closeBreach(ctx, id);
			expect((await breachPage(ctx, id)).steps.map(({ step }) => step)).toEqual(['opened', 'saved', 'notice_authority', 'notice_subjects', 'published', 'closed']);
			for (const again of [saveBreach(ctx, id, full), closeBreach(ctx, id), publishBreach(ctx, id, 'x')]) await expect(again).rejects.toMatchObject({ code: 'privacy.breach_closed' });
			const audit = await db.selectFrom('audit_entry').select('action').where('subject', '=', `breach:${id}`).execute();
			expect(audit).toHaveLength(6);
		}));

	test('is overdue in sight when the hour passes, and told late afterwards', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const id = await opened(ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY }));
			const late = ctxOf(db, world.cast.administrator.actor, { now: new Date('2026-03-05T02:15:00Z') });
			expect((await breachList(late)).breaches[0]).toMatchObject({ notices: 'overdue', clock: { isLate: true, hours: 1, minutes: 0 } });
			await saveBreach(late, id, full);
			for (const recipient of ['subjects', 'authority'] as const) await noteNotice(late, id, { recipient, sent: '2026-03-05T09:00', note: '' });
			expect((await breachPage(late, id)).notices).toBe('sent_late');
		}));

	test.each(['2026-03-03T10:01', '2030-01-01T00:00'])('cannot be known in the future (%s)', (known) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			await expect((async () => openBreach(ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY }), { title: 'x', known }))()).rejects.toMatchObject({ code: 'privacy.not_yet' });
		}));

	test.each(['2026-03-02T08:14', '2026-03-03T10:01'])('a notice cannot have gone out at %s: before it was known, or later than now', (sent) =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			const id = await opened(ctx);
			await saveBreach(ctx, id, full);
			await expect(noteNotice(ctx, id, { recipient: 'subjects', sent, note: '' })).rejects.toMatchObject({ code: 'privacy.not_yet', params: { field: 'sent' } });
		}));

	test('a note of a notice that looks like an hour does not move the hour', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			const id = await opened(ctx);
			await saveBreach(ctx, id, full);
			await noteNotice(ctx, id, { recipient: 'subjects', sent: '2026-03-03T09:00', note: '2020-01-01T00:00:00.000Z' });
			expect((await breachPage(ctx, id)).sent[0]?.sentAt.toISOString()).toBe('2026-03-03T02:00:00.000Z');
		}));

	test('is shown to the public only when that was decided, and only its public text', () =>
		withDatabase(async (db) => {
			const world = await insertWorld(db);
			const ctx = ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY });
			const id = await opened(ctx);
			await saveBreach(ctx, id, full);
			expect((await publicPage(ctxOf(db, null), world.agency.code)).breaches).toEqual([]);
			await publishBreach(ctx, id, 'Teks untuk umum.');
			const page = await publicPage(ctxOf(db, null), world.agency.code);
			expect(page.breaches).toMatchObject([{ number: '2026-01', text: 'Teks untuk umum.' }]);
			expect(JSON.stringify(page)).not.toContain('1.200 pegawai');
			expect((await publicPage(ctxOf(db, null), world.foreignAgency.code)).breaches).toEqual([]);
		}));
});

test('breaches are for the administrator of the whole government, and of no other', () =>
	withDatabase(async (db) => {
		const world = await insertWorld(db);
		const id = await opened(ctxOf(db, world.cast.administrator.actor, { now: NEXT_DAY }));
		for (const persona of PERSONAS) {
			const ctx = ctxOf(db, world.cast[persona].actor, { now: NEXT_DAY });
			const uses = [async () => breachList(ctx), async () => breachPage(ctx, id), async () => saveBreach(ctx, id, full), async () => closeBreach(ctx, id), async () => publishBreach(ctx, id, 'x'), async () => noteNotice(ctx, id, { recipient: 'subjects', sent: '2026-03-03T09:00', note: '' })];
			if (persona === 'administrator') continue;
			const codes = new Set<string>();
			for (const use of uses) await use().then((value) => codes.add(value !== undefined && 'breaches' in value ? `sees ${value.breaches.length}` : 'did'), (error: unknown) => codes.add((error as { code: string }).code));
			expect([...codes]).toEqual(persona === 'foreign_administrator' ? ['sees 0', 'privacy.breach_not_found'] : ['identity.not_allowed']);
		}
	}));
