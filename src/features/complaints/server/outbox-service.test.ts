import { describe, expect, test } from 'vitest';
import { derived } from '#platform/db/connect.ts';
import { testAddress } from '#tests/support/database.ts';
import { fileOne, IDENTITY, withCitizen, writeDraft } from '#tests/support/complaints.ts';
import { startMailServer } from '#tests/support/mail-server.ts';
import { grouped } from '#platform/tracking.ts';
import { IDENTITY_KEY, sealIdentity } from './identity-seal.ts';
import { clearDrafts, releaseNews } from './outbox-service.ts';
import { composeReporterMail, requestReporterMail, sendReporterMail } from './reporter-mail.ts';

describe('what reporters did is told on', () => {
	test('a named report at once, an anonymous one at the full hour, each once', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Warga Rekaan' } });
			await fileOne(ctx, agency.code);
			expect(await releaseNews(app, ctx.now)).toBe(1);
			expect(await releaseNews(app, new Date('2026-11-21T03:59:59Z'))).toBe(0);
			expect(await releaseNews(app, new Date('2026-11-21T04:00:00Z'))).toBe(1);
			expect(await releaseNews(app, new Date('2026-11-22T00:00:00Z'))).toBe(0);
			expect(await owner.selectFrom('complaint_outbox').selectAll().execute()).toEqual([]);
		}));

	test('in the scope given and no other', () =>
		withCitizen(async ({ owner, citizen, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: { privacy: 'named', name: 'Warga Rekaan' } });
			await expect(releaseNews(citizen, ctx.now)).rejects.toThrow('permission denied');
			expect(await owner.selectFrom('complaint_outbox').selectAll().execute()).toHaveLength(1);
		}));
});

describe('what was never sent', () => {
	test('is gone after a day, with its photos; what is being written stays', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await writeDraft(ctx, agency.code);
			const later = { ...ctx, now: new Date(ctx.now.getTime() + 20 * 3_600_000) };
			await writeDraft(later, agency.code);
			expect(await clearDrafts(app, later.now)).toBe(0);
			expect(await clearDrafts(app, new Date('2026-11-22T03:00:01Z'))).toBe(1);
			expect(await owner.selectFrom('complaint_draft').select('is_sent').execute()).toEqual([{ is_sent: false }]);
		}));
});

describe('a mail to the reporter', () => {
	const wish = { privacy: 'named', name: 'Warga Rekaan', email: 'warga@contoh.example', wantsMail: 'on' };

	test('is asked for only by those who agreed', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: wish });
			await fileOne(ctx, agency.code, { writer: { ...wish, wantsMail: undefined } });
			await fileOne(ctx, agency.code);
			const rows = await owner.selectFrom('complaint').select(['id', 'told_by_mail']).execute();
			for (const { id, told_by_mail } of rows) expect(await requestReporterMail(app, agency.id, id)).toBe(told_by_mail);
			expect(rows.filter(({ told_by_mail }) => told_by_mail)).toHaveLength(1);
		}));

	test('says the number and where to look; not the words of the complaint, not the secret', () => {
		const mail = composeReporterMail({ number: '7KQ2M9XDC', agencyName: 'Kabupaten Rekaan' }, { name: 'Warga', address: 'warga@contoh.example' }, 'complaint.1', 'https://bina.contoh.example');
		expect(mail).toMatchObject({ id: 'complaint.1', subject: 'Ada kabar tentang laporan 7KQ-2M9-XDC' });
		expect(mail.text).toContain('https://bina.contoh.example/pantau');
		expect(mail.text).not.toMatch(/pantau\/./);
	});

	test.each([
		['en', 'News about report 7KQ-2M9-XDC'],
		['id', 'Ada kabar tentang laporan 7KQ-2M9-XDC'],
		[undefined, 'Ada kabar tentang laporan 7KQ-2M9-XDC']
	] as const)('speaks the language of the pages on which the reporter wrote (%s)', (locale, subject) =>
		expect(composeReporterMail({ number: '7KQ2M9XDC', agencyName: 'Kabupaten Rekaan' }, { name: 'Warga', address: 'warga@contoh.example' }, 'complaint.1', 'https://bina.contoh.example', locale)).toMatchObject({ subject }));

	test('of a complaint written in English is in English', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne({ ...ctx, locale: 'en' }, agency.code, { writer: wish });
			const { id } = await owner.selectFrom('complaint').select('id').executeTakeFirstOrThrow();
			const server = await startMailServer();
			try {
				await sendReporterMail(app, { agencyId: agency.id, complaintId: id, jobId: 'satu' }, { settings: { url: server.url, from: 'Bina <bina@contoh.example>' }, address: 'https://bina.contoh.example', identityKey: IDENTITY });
				expect(server.received[0]).toMatch(/^Subject: News about report/m);
			} finally {
				await server.close();
			}
		}));

	test('arrives with its number, and holds neither the complaint nor the secret', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			const { draft } = await fileOne(ctx, agency.code, { writer: wish });
			const { id } = await owner.selectFrom('complaint').select('id').executeTakeFirstOrThrow();
			const server = await startMailServer();
			try {
				const settings = { url: server.url, from: 'Bina <bina@contoh.example>' };
				expect(await sendReporterMail(app, { agencyId: agency.id, complaintId: id, jobId: 'satu' }, { settings, address: 'https://bina.contoh.example', identityKey: IDENTITY })).toBe('sent');
				const [mail] = server.received;
				expect(mail).toMatch(/^To: Warga Rekaan <warga@contoh\.example>/m);
				expect(mail).toContain(grouped(draft.number));
				expect(mail).not.toMatch(new RegExp(`${draft.secret}|Antrean|KTP`));
			} finally {
				await server.close();
			}
		}));

	test('refused for good is not tried again; "later" is', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: wish });
			const { id } = await owner.selectFrom('complaint').select('id').executeTakeFirstOrThrow();
			const send = async (answer: 450 | 550) => {
				const server = await startMailServer(answer);
				const settings = { url: server.url, from: 'Bina <bina@contoh.example>' };
				return sendReporterMail(app, { agencyId: agency.id, complaintId: id, jobId: 'satu' }, { settings, address: 'x', identityKey: IDENTITY }).finally(() => server.close());
			};
			expect(await send(550)).toBe('refused');
			await expect(send(450)).rejects.toThrow();
		}));

	test('is not sent without a server, with another key, or when the wish was not given', () =>
		withCitizen(async ({ owner, app, ctx, agency }) => {
			await fileOne(ctx, agency.code, { writer: wish });
			const { id, number } = await owner.selectFrom('complaint').select(['id', 'number']).executeTakeFirstOrThrow();
			const job = { agencyId: agency.id, complaintId: id, jobId: '1' };
			const settings = { url: 'smtp://127.0.0.1:1', from: 'Bina <bina@contoh.example>' };
			const identityKey = derived(testAddress().secret, IDENTITY_KEY);
			expect(await sendReporterMail(app, job, { settings: null, address: 'x', identityKey })).toBe('no_server');
			expect(await sendReporterMail(app, job, { settings, address: 'x', identityKey: 'another' })).toBe('not_wished');
			await owner.updateTable('complaint_reporter').set({ sealed: sealIdentity({ name: null, email: 'x@contoh.example', phone: null, wantsMail: false }, identityKey, number) }).execute();
			expect(await sendReporterMail(app, job, { settings, address: 'x', identityKey })).toBe('not_wished');
		}));
});
