import { describe, expect, test } from 'vitest';
import { get, post, postAndFollow } from '#tests/support/server.ts';

describe('requests that are not ours', () => {
	test('a form from another site is refused with a sentence and a number, whatever its body', async () => {
		for (const headers of [{ origin: 'https://jahat.example' }, { origin: 'null' }, { origin: 'http://bina.test.evil.example' }]) {
			const { status, text } = await post('/akun?/akhiriLainnya', {}, { as: 'officer', headers });
			expect([status, text]).toEqual([403, expect.stringMatching(/Formulir ini dikirim dari situs lain.*\([0-9A-F]{8}\)/)]);
		}
	});

	test('a sign that no text has is refused, not a fault', async () => {
		expect((await get('/audit?subject=%00', { as: 'auditor' })).status).toBe(400);
		expect((await post('/masuk', { login: 'siapa\0', password: 'x\0', to: '/' })).status).toBe(422);
	});
});

describe('one\'s own account', () => {
	test('shows who one is, and is kept by no cache', async () => {
		const { status, text, headers } = await get('/akun', { as: 'officer' });
		expect(status).toBe(200);
		expect(text).toContain('Sari Wulandari');
		expect(text).toContain('Perangkat ini');
		expect(headers.get('cache-control')).toContain('no-store');
	});

	test('changes language and back, and leads nowhere else', async () => {
		const { html } = await postAndFollow('/akun/bahasa', { locale: 'en', to: '/akun' }, { as: 'officer' });
		expect(html).toContain('<html lang="en"');
		const { location } = await post('/akun/bahasa', { locale: 'id', to: '//evil.example' }, { as: 'officer' });
		expect(location).toBe('/hari-ini');
		expect((await post('/akun/bahasa', { locale: 'xx' }, { as: 'officer' })).status).toBe(400);
	});

	test('a weak password is refused with its reason beside the field, and is not shown again', async () => {
		const { status, html, text } = await post('/akun/kata-sandi', { currentPassword: 'x', newPassword: 'Indonesia2026!' }, { as: 'officer' });
		expect(status).toBe(422);
		expect(text).toContain('daftar kata sandi yang sering dipakai');
		expect(html).not.toContain('Indonesia2026!');
	});

	test('the key of a phone is shown after the password, with ten codes', async () => {
		expect((await post('/akun/kode-ponsel?/mulai', { currentPassword: 'bukan ini' }, { as: 'officer' })).status).toBe(422);
		const { html } = await get('/akun/kode-ponsel', { as: 'officer' });
		expect(html).toContain('name="currentPassword"');
	});

	test('sessions of others are not ended, and a wrong key is no fault', async () => {
		expect((await post('/akun?/akhiri', { sessionId: crypto.randomUUID() }, { as: 'officer' })).status).toBe(303);
		expect((await post('/akun?/akhiri', { sessionId: "x' or 1=1" }, { as: 'officer' })).status).toBe(422);
	});
});

describe('what administrators see', () => {
	test.each(['/audit', '/kewenangan', '/kewenangan/akun'])('%s is closed to an officer, with a sentence and a number', async (path) => {
		const { status, text } = await get(path, { as: 'officer' });
		expect(status).toBe(403);
		expect(text).toMatch(/belum diberi wewenang/);
		expect(text).toMatch(/[0-9A-F]{8}/);
	});

	test('the auditor reads, checks and takes away the trail', async () => {
		const { text } = await get('/audit?action=account.sign_in', { as: 'auditor' });
		expect(text).toContain('Masuk');
		expect((await post('/audit?/periksa', { noted: '' }, { as: 'auditor' })).text).toMatch(/Utuh|Belum ada catatan/);
		expect((await post('/audit?/periksa', { noted: 'bukan sidik jari' }, { as: 'auditor' })).status).toBe(422);
		const csv = await get('/audit/unduh', { as: 'auditor' });
		expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
	});

	test('the administrator sees accounts and authority, and cannot end his own', async () => {
		expect((await get('/kewenangan', { as: 'administrator' })).text).toContain('Admin');
		expect((await get('/kewenangan/akun?q=Sari', { as: 'administrator' })).text).toContain('Sari Wulandari');
		expect((await post('/kewenangan?/beri', { login: '0', role: 'mentor', unitId: crypto.randomUUID(), validFrom: '2026-01-01', validTo: '' }, { as: 'administrator' })).status).toBe(422);
		expect((await post('/kewenangan?/akhiri', { grantId: crypto.randomUUID() }, { as: 'administrator' })).status).toBe(404);
	});
});

describe('the second step', () => {
	test('without the first one leads back to it', async () => expect((await get('/masuk/kode')).location).toBe('/masuk'));
	test('signing out asks first, so that a link ends nothing', async () => {
		expect((await get('/keluar')).location).toBe('/masuk');
		expect((await get('/keluar', { as: 'officer' })).html).toContain('<form method="POST"');
		expect((await get('/akun', { as: 'officer' })).status).toBe(200);
	});
	test.each(['/masuk/kunci-sandi', '/akun/kunci-sandi/simpan'])('%s takes no nonsense', async (path) => {
		expect((await post(path, { x: '1' }, { as: 'officer', headers: { accept: 'application/json' } })).status).toBe(400);
	});
});
