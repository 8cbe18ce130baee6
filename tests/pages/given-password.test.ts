import { expect, test } from 'vitest';
import { get, post, postAndFollow, signInAs } from '#tests/support/server.ts';

const OWN = 'tiga perahu menyusur karang';

test('who signs in with a password that an administrator made sees nothing else before changing it', async () => {
	const made = await post('/kewenangan/akun?/mitra', { name: 'Mitra Rekaan', email: 'mitra.rekaan@contoh.example' }, { as: 'administrator' });
	const [password = ''] = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(made.text) ?? [];
	expect(password).not.toBe('');
	expect((await signInAs('partner', { login: 'mitra.rekaan@contoh.example', password })).status).toBe(303);

	for (const path of ['/hari-ini', '/akun', '/akun/kode-ponsel', '/akun/kunci-sandi', '/pelatihan', '/audit', '/audit/unduh', '/pegawai', '/jp/baru']) {
		expect([path, (await get(path, { as: 'partner' })).location]).toEqual([path, '/akun/kata-sandi']);
	}
	for (const path of ['/akun?/akhiriLainnya', '/akun/kode-ponsel?/mulai', '/akun/kunci-sandi/pilihan', '/jp/baru', '/pemberitahuan?/baca']) {
		expect([path, (await post(path, { currentPassword: password }, { as: 'partner' })).location]).toEqual([path, '/akun/kata-sandi']);
	}
	const page = await get('/akun/kata-sandi', { as: 'partner' });
	expect(page.text).toContain('Buat kata sandi Anda sendiri');
	expect((await post('/akun/bahasa', { locale: 'en', to: '/akun/kata-sandi' }, { as: 'partner' })).location).toBe('/akun/kata-sandi');
	expect((await get('/akun/kata-sandi', { as: 'partner' })).text).toContain('Choose your own password');

	const same = await post('/akun/kata-sandi', { currentPassword: password, newPassword: password }, { as: 'partner' });
	expect([same.status, same.text]).toEqual([422, expect.stringContaining('is the one you have now')]);
	expect((await get('/hari-ini', { as: 'partner' })).location).toBe('/akun/kata-sandi');
	const changed = await postAndFollow('/akun/kata-sandi', { currentPassword: password, newPassword: OWN }, { as: 'partner' });
	expect([changed.status, changed.location]).toEqual([200, null]);
	expect((await get('/akun', { as: 'partner' })).status).toBe(200);

	expect((await signInAs('partner', { login: 'mitra.rekaan@contoh.example', password: OWN })).location).toBe('/hari-ini');
	expect((await get('/akun', { as: 'partner' })).text).not.toContain('Buat kata sandi Anda sendiri');
	expect((await get('/audit', { as: 'auditor' })).text).toContain('Mengganti kata sandi');
});

test('whoever does not change it can still leave, and the browser is told to keep nothing', async () => {
	const made = await post('/kewenangan/akun?/mitra', { name: 'Mitra Kedua', email: 'mitra.kedua@contoh.example' }, { as: 'administrator' });
	const [password = ''] = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(made.text) ?? [];
	await signInAs('second', { login: 'mitra.kedua@contoh.example', password });
	const left = await post('/keluar', {}, { as: 'second' });
	expect([left.status, left.location, left.headers.get('clear-site-data')]).toEqual([303, '/masuk', '"cache"']);
	expect((await get('/akun', { as: 'second' })).location).toMatch(/^\/masuk/);
});

test('the number on a page that fails is the one in the header of the answer, which the log gets', async () => {
	const { text, headers } = await get('/tidak-ada', { as: 'officer', headers: { 'x-request-id': '0A1B2C3D' } });
	expect([headers.get('x-request-id'), text.includes('0A1B2C3D')]).toEqual(['0A1B2C3D', true]);
	const forged = await get('/tidak-ada', { as: 'officer', headers: { 'x-request-id': '<script>x' } });
	expect(forged.headers.get('x-request-id')).toMatch(/^[0-9A-F]{8}$/);
	expect(forged.text).toContain(forged.headers.get('x-request-id'));
});
