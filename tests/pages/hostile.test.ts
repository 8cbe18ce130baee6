import { describe, expect, test } from 'vitest';
import { readFiles } from '#tests/repository/files.ts';
import { get, post, type Answer } from '#tests/support/server.ts';

/** Addresses of pages and files, with [variables]; the folders in brackets are no part of them. */
const addresses = readFiles('src/routes/**/{+page.svelte,+server.ts}')
	.filter(({ path, text }) => path.endsWith('.svelte') || /export const GET\b/.test(text))
	.map(({ path }) => path.replace(/^src\/routes/, '').replace(/\/\+(page\.svelte|server\.ts)$/, '').replace(/\/\([^)]+\)/g, '') || '/');
const variable = addresses.filter((address) => address.includes('['));
const fixed = addresses.filter((address) => !address.includes('['));

/** A sentence of ours and nothing of the machine's. */
function expectRefusal({ status, text }: Answer, allowed: readonly number[]): void {
	expect(allowed).toContain(status);
	expect(text).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b|Infinity|Invalid Date|invalid input|\bat .*\.(js|ts):\d/);
}

describe('a key in an address that is nobody\'s', () => {
	const keys = ['x', '00000000-0000-0000-0000-000000000000', '11111111-1111-4111-8111-111111111111', "'%3Bdrop%20table%20person--", '..%2f..%2fetc%2fpasswd',
		'%F0%9F%98%80%E2%80%AE', '-1', '9'.repeat(400), '%0d%0aSet-Cookie:x', 'constructor', '__proto__'];
	// A wrong slip leads back to the form, and is slowed when it comes again and again.
	const refusals = (address: string) => (address === '/pantau/[number]/[secret]' ? [303, 429] : [403, 404]);
	test.each(variable.map((address) => [address]))('%s is not there, whatever stands in it', async (address) => {
		for (const key of keys) expectRefusal(await get(address.replaceAll(/\[\w+\]/g, key), { as: 'training_manager' }), refusals(address));
	});
});

describe('a question in an address that makes no sense', () => {
	const numbers = ['-1', '0', '1.5', '1e309', '99999999999999', 'x', ''];
	const days = ['2026-02-30', '0000-01-01', '9999-12-31', '-000001-01-01', 'x'];
	const texts = ['a'.repeat(6000), "%'_\\\"", '<script>alert(1)</script>', '😀\u202e', '__proto__'];
	const questions: readonly (readonly [string, readonly string[]])[] = [
		['halaman', numbers], ['page', numbers], ['jumlah', numbers], ['tahun', [...numbers, '2099']], ['pada', days], ['from', days], ['to', days], ['hari', days], ['bulan', ['2026-13', ...days]],
		['q', texts], ['cari', texts], ['subject', texts], ['action', texts], ['pegawai', ['x', ...texts]], ['kabar', texts], ['hitung', texts], ['dibaca', [...days, ...texts]], ['ditarik', texts]
	];
	test.each(fixed.map((address) => [address]))('%s answers all the same', async (address) => {
		for (const [name, values] of questions) {
			for (const value of values) {
				const answer = await get(`${address}?${new URLSearchParams({ [name]: value }).toString()}`, { as: 'administrator' });
				expect([200, 303, 403, 404], `${name}=${value}`).toContain(answer.status);
				expect(answer.html).not.toContain('<script>alert(1)');
				expect(answer.location ?? '/').toMatch(/^\/(?![/\\])/);
			}
		}
	}, 60_000);
});

describe('a form', () => {
	test('of ten million letters is refused with a sentence', async () => {
		const answer = await post('/masuk', { login: 'x'.repeat(10_000_000), password: 'x' });
		expectRefusal(answer, [413]);
		expect(answer.text).toContain('Batasnya 2 MB');
	});

	test.each(['null', 'https://jahat.example', 'http://bina.test.jahat.example', 'https://bina.test', ''])('from %j is refused', async (origin) => {
		expectRefusal(await post('/akun?/akhiriLainnya', {}, { as: 'officer', headers: { origin } }), [403]);
	});

	test('without fields, or with each twice, is refused as unreadable, not as a fault', async () => {
		for (const path of ['/jp/baru', '/akun/kata-sandi', '/pemberitahuan?/baca', '/jp?/withdraw', '/akun?/pindah']) {
			expectRefusal(await post(path, {}, { as: 'officer' }), [200, 303, 400, 404, 422]);
			expectRefusal(await post(path, { title: ['a', 'b'], entry: ['a', 'b'], id: ['a', 'b'], agencyId: ['a', 'b'], __proto__: ['a', 'b'] }, { as: 'officer' }), [200, 303, 400, 404, 422]);
		}
	});
});

describe('what browsers are told', () => {
	test.each(['/masuk', '/hari-ini', '/tidak-ada', '/audit/unduh', '/pegawai/x'])('%s brings a policy that allows no frame and no foreign script', async (path) => {
		const { headers } = await get(path, { as: 'officer' });
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/frame-ancestors 'none'/);
		expect(policy).toMatch(/default-src '(self|none)'/);
		expect(policy).not.toMatch(/unsafe|\*|https?:/);
		expect(headers.get('cache-control')).toBe('private, no-store');
	});

	test('the file of refusals is no fault of the program', async () => {
		const { status, html } = await get('/audit/unduh', { as: 'officer' });
		expect(status).toBe(403);
		expect(html).not.toContain('Ada kesalahan pada sistem kami');
	});
});
