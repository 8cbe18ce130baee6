import { describe, expect, test } from 'vitest';
import { get, post } from '#tests/support/server.ts';

const ADDRESSES = ['/tidak-ada', '/pelatihan/tidak-ada/sama-sekali', '/%F0%9F%98%80', `/${'a'.repeat(2000)}`];

describe('an address that leads nowhere', () => {
	test.each(ADDRESSES.map((path) => [path.slice(0, 40), path]))('%s says so in Indonesian, with a way onward and a number to quote', async (_name, path) => {
		const { status, html, text } = await get(path);
		expect(status).toBe(404);
		expect(html).toContain('<html lang="id"');
		expect(html).toMatch(/<a [^>]*href="\/"/);
		expect(text).toMatch(/[0-9A-F]{8}/);
		expect(text).not.toMatch(/undefined|\[object|node_modules/);
	});

	test.each(ADDRESSES.map((path) => [path.slice(0, 40), path]))('%s says so in English to who reads English, all of it', async (_name, path) => {
		const { status, html, text } = await get(path, { headers: { cookie: 'bina.locale=en' } });
		expect(status).toBe(404);
		expect(html).toContain('<html lang="en"');
		expect(text).not.toMatch(/halaman|tidak|Kutip|Lompat/i);
	});

	test('repeats nothing of the address: what another wrote there is not shown as ours', async () => {
		const { html } = await get('/tidak-ada<script>alert(1)</script>?pesan=Hubungi%20081234567890');
		expect(html).not.toContain('alert(1)');
		expect(html).not.toContain('081234567890');
	});
});

describe('looking for authority', () => {
	test('a search keeps its words, finds by unit, and says when nothing matches', async () => {
		const found = await get('/kewenangan?q=Admin&page=1', { as: 'administrator' });
		expect(found.status).toBe(200);
		expect(found.html).toContain('value="Admin"');
		expect((await get('/kewenangan?q=zzzzzz', { as: 'administrator' })).text).toContain('Tidak ada kewenangan yang cocok.');
		expect((await get('/kewenangan?q=%25&page=-3&unit=%00x', { as: 'administrator' })).status).toBe(400);
		expect((await get('/kewenangan?q=%25%27&page=abc&page=2', { as: 'administrator' })).status).toBe(200);
	});

	test('a refused grant keeps what was typed', async () => {
		const { status, html } = await post('/kewenangan?/beri', { login: '199901012020011999', role: 'mentor', unitId: crypto.randomUUID(), validFrom: '2026-01-01', validTo: '' }, { as: 'administrator' });
		expect(status).toBe(422);
		expect(html).toContain('value="199901012020011999"');
	});
});
