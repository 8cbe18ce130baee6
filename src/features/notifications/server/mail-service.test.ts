import { afterEach, describe, expect, test } from 'vitest';
import type { Db } from '#platform/db/connect.ts';
import { insertAccount, insertAgency, NOW, type AccountRow } from '#tests/support/builders.ts';
import { withDatabase } from '#tests/support/database.ts';
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';
import { compose, sendNotificationMail, type MailJob } from './mail-service.ts';
import { notify } from './service.ts';

let server: MailServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

const world = (url: string) => ({ settings: { url, from: 'Bina <bina@contoh.example>' }, address: 'https://bina.contoh.example', now: NOW });

async function waiting(db: Db, name = 'Sari Wulandari'): Promise<MailJob & { readonly account: AccountRow }> {
	const agency = await insertAgency(db);
	const account = await insertAccount(db, { agencyId: agency.id, name });
	await notify(db, { agencyId: agency.id, accountId: account.id, kind: 'session.promoted', params: { title: 'Bimtek Adminduk', startsOn: '2026-11-24', place: 'Sengeti' }, link: '/pelatihan/1', about: '1', now: NOW });
	const { id } = await db.selectFrom('notification').select('id').where('account_id', '=', account.id).executeTakeFirstOrThrow();
	return { agencyId: agency.id, notificationId: id, account };
}

const state = (db: Db, { notificationId }: MailJob) => db.selectFrom('notification').select(['mailed_at', 'mail_failure']).where('id', '=', notificationId).executeTakeFirstOrThrow();

describe('the mail of a notification', () => {
	test('is sent once, though the job runs twice', () => withDatabase(async (db) => {
		server = await startMailServer();
		const job = await waiting(db);
		expect(await sendNotificationMail(db, job, world(server.url))).toBe('sent');
		expect(await sendNotificationMail(db, job, world(server.url))).toBe('gone');
		expect(server.received).toHaveLength(1);
		expect(server.received[0]).toContain('https://bina.contoh.example/pelatihan/1');
		expect((await state(db, job)).mailed_at).toEqual(NOW);
	}));

	test('a name with a line break does not become a header', () => withDatabase(async (db) => {
		server = await startMailServer();
		await sendNotificationMail(db, await waiting(db, 'Sari\r\nBcc: semua@contoh.example'), world(server.url));
		expect((server.received[0] ?? '').split('\r\n').filter((line) => /^bcc:/i.test(line))).toEqual([]);
	}));

	test('a refusal for good is noted and not repeated by the queue', () => withDatabase(async (db) => {
		server = await startMailServer(550);
		const job = await waiting(db);
		expect(await sendNotificationMail(db, job, world(server.url))).toBe('refused');
		expect((await state(db, job)).mail_failure).toContain('No such person here');
	}));

	test('a server that says later leaves the job to the queue', () => withDatabase(async (db) => {
		server = await startMailServer(450);
		await expect(sendNotificationMail(db, await waiting(db), world(server.url))).rejects.toThrow('Come back later');
	}));

	test('a wish changed since then, a closed account, an unknown number and no server send nothing', () => withDatabase(async (db) => {
		server = await startMailServer();
		const job = await waiting(db);
		expect(await sendNotificationMail(db, { ...job, notificationId: crypto.randomUUID() }, world(server.url))).toBe('gone');
		expect(await sendNotificationMail(db, job, { ...world(server.url), settings: null })).toBe('no_server');
		await db.insertInto('notification_preference').values({ agency_id: job.agencyId, account_id: job.account.id, kind: 'session.promoted', by_mail: false }).execute();
		expect(await sendNotificationMail(db, job, world(server.url))).toBe('not_wished');
		await db.updateTable('account').set({ disabled_at: NOW }).where('id', '=', job.account.id).execute();
		expect(await sendNotificationMail(db, job, world(server.url))).toBe('gone');
		expect(server.received).toEqual([]);
	}));
});

test('the letter speaks the reader\'s language and says how to have fewer of them', () => {
	const letter = { kind: 'survey.closed', params: { service: 'KTP-el', unit: 'Loket Sengeti' }, link: '/layanan/1', name: 'Sari', email: 'sari@contoh.example' };
	const indonesian = compose({ ...letter, locale: 'id' }, 'n1', 'https://bina.contoh.example');
	expect(indonesian.subject).toBe('Survei KTP-el ditutup');
	expect(indonesian.text).toContain('Yth. Sari,');
	expect(indonesian.text).toContain('https://bina.contoh.example/pemberitahuan/pengaturan');
	expect(compose({ ...letter, locale: 'en' }, 'n1', 'https://bina.contoh.example').subject).toBe('The survey of KTP-el is closed');
	expect(() => compose({ ...letter, kind: 'unknown', locale: 'id' }, 'n1', '')).toThrow(RangeError);
});
