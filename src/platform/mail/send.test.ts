import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '#tests/support/mail-server.ts';
import { mailSettings, MailRefused, oneLine, sendMail, type Mail } from './send.ts';

let server: MailServer | undefined;
afterEach(() => server?.close());

const mail: Mail = { id: '0190-abc', to: { name: 'Sari Wulandari', address: 'sari@contoh.example' }, subject: 'Anda mendapat tempat', text: 'Mulai 3 Maret 2027.\nTempat: Sengeti.' };
const from = 'Bina <bina@contoh.example>';

/** Headers as the receiver reads them: folded lines joined. */
function headersOf(message: string): string[] {
	return (message.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
}

describe('sending a mail to a real server', () => {
	test('arrives with name, subject, text and a number that stays the same when sent again', async () => {
		server = await startMailServer();
		await sendMail({ url: server.url, from }, mail);
		await sendMail({ url: server.url, from }, mail);
		const [first, second] = server.received;
		expect(headersOf(first ?? '')).toEqual(expect.arrayContaining(['To: Sari Wulandari <sari@contoh.example>', 'Subject: Anda mendapat tempat', 'Message-ID: <0190-abc@bina>', 'Auto-Submitted: auto-generated']));
		expect(first).toContain('Mulai 3 Maret 2027.\r\nTempat: Sengeti.');
		expect(headersOf(second ?? '')).toContain('Message-ID: <0190-abc@bina>');
	});

	test.each([
		['a name', { ...mail, to: { ...mail.to, name: 'Sari\r\nBcc: semua@contoh.example\r\n\r\nIsi palsu' } }],
		['a subject', { ...mail, subject: 'Kabar\r\nBcc: semua@contoh.example' }],
		['a number', { ...mail, id: 'x>\r\nBcc: semua@contoh.example' }]
	])('%s with a line break adds no header and no body', async (_what, evil) => {
		server = await startMailServer();
		await sendMail({ url: server.url, from }, evil);
		const [message] = server.received;
		expect(headersOf(message ?? '').filter((header) => /^bcc:/i.test(header))).toEqual([]);
		expect((message ?? '').split('\r\n\r\n')).toHaveLength(2);
		expect(message).toContain('Mulai 3 Maret 2027.');
	});

	test('a server that says no for good is not asked again', async () => {
		server = await startMailServer(550);
		await expect(sendMail({ url: server.url, from }, mail)).rejects.toBeInstanceOf(MailRefused);
		expect(server.received).toEqual([]);
	});

	test('a server that says later, and one that is away, may be asked again', async () => {
		server = await startMailServer(450);
		await expect(sendMail({ url: server.url, from }, mail)).rejects.not.toBeInstanceOf(MailRefused);
		const { url } = server;
		await server.close();
		server = undefined;
		await expect(sendMail({ url, from }, mail)).rejects.toThrow(/ECONNREFUSED/);
	});
});

describe('settings', () => {
	test('no address of a server: no mail, and no fault', () => expect(mailSettings({})).toBeNull());

	test('half a setting is told at the start', () => {
		expect(() => mailSettings({ BINA_SMTP_URL: 'smtp://localhost' })).toThrow('BINA_MAIL_FROM');
	});

	test.each(['localhost:25', 'http://mail.example', '', 'smtp'])('%j is not an address of a mail server', (url) => {
		if (url === '') return expect(mailSettings({ BINA_SMTP_URL: url })).toBeNull();
		expect(() => mailSettings({ BINA_SMTP_URL: url, BINA_MAIL_FROM: from })).toThrow('smtp://');
	});

	test('a whole setting is taken', () => {
		expect(mailSettings({ BINA_SMTP_URL: 'smtps://a:b@mail.example:465', BINA_MAIL_FROM: from })).toEqual({ url: 'smtps://a:b@mail.example:465', from });
	});
});

test('whatever is typed becomes one line without control signs', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
		expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
	}));
});
