import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { peek } from '#tests/support/peek.ts';
import { get, post, type Answer, type Fields } from '#tests/support/server.ts';

/** A browser of nobody: keeps the cookies that it is given. */
function citizen() {
	const jar = new Map<string, string>();
	const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const keep = (answer: Answer): Answer => {
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /max-age=0\b/i.test(line)) jar.delete(name);
			else jar.set(name, value);
		}
		return answer;
	};
	return {
		jar,
		get: async (path: string) => keep(await get(path, { headers: { cookie: cookie() } })),
		post: async (path: string, fields: Fields) => keep(await post(path, fields, { headers: { cookie: cookie() } }))
	};
}
type Citizen = ReturnType<typeof citizen>;

const home = async () => (await get('/lapor')).location ?? '';
const complaints = async () => (await peek<{ count: number }>('select count(*)::int as count from complaint'))[0]?.count ?? 0;
const STORY = { class: 'complaint', body: 'Pintu air di saluran depan rumah kami patah (laporan rekaan).' };
const photo = async () => new File([new Uint8Array(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#383' } }).jpeg().toBuffer())], 'pintu.jpg', { type: 'image/jpeg' });

/** From the first page to the last but one. */
async function write(who: Citizen, base: string, story: Fields = STORY, writer: Fields = { privacy: 'anonymous' }): Promise<void> {
	expect((await who.post(base, story)).location).toBe(`${base}/tempat`);
	expect((await who.post(`${base}/tempat`, { unitId: '', place: 'Saluran RT 04' })).location).toBe(`${base}/serupa`);
	expect((await who.post(`${base}/nama?/next`, writer)).location).toBe(`${base}/periksa`);
}

async function file(who: Citizen, base: string): Promise<{ number: string; secret: string; html: string }> {
	await write(who, base);
	expect((await who.post(`${base}/periksa`, {})).location).toBe(`${base}/terkirim`);
	const { html } = await who.get(`${base}/terkirim`);
	const [, number = '', secret = ''] = /href="\/pantau\/([^/"]+)\/([^"]+)"/.exec(html) ?? [];
	return { number, secret, html };
}

describe('filing a complaint', () => {
	test('needs no account and no script, from the story to the receipt', async () => {
		const [who, base, before] = [citizen(), await home(), await complaints()];
		const { number, secret, html } = await file(who, base);
		expect(number).toMatch(/^[0-9A-Z]{9}$/);
		expect(secret).toMatch(/^[0-9A-Z]{16}$/);
		expect(html).toContain('<svg');
		expect(await complaints()).toBe(before + 1);
		const stored = await peek<{ line: string }>('select c::text as line from complaint c where number = $1', [number]);
		expect(stored[0]?.line).not.toContain(secret);
	});

	test('every page is small, complete in itself, without script and not to be stored', async () => {
		const [who, base] = [citizen(), await home()];
		await write(who, base);
		for (const path of [base, `${base}/tempat`, `${base}/nama`, `${base}/periksa`, '/pantau']) {
			const { html, headers, status } = await who.get(path);
			expect([path, status]).toEqual([path, 200]);
			expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/)/);
			expect(html).not.toMatch(/(?:src|href)="https?:/);
			expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
			expect(headers.get('cache-control'), path).toBe('no-store');
		}
	});

	test('sent twice it is one complaint, and the receipt is the same', async () => {
		const [who, base] = [citizen(), await home()];
		const { number } = await file(who, base);
		const before = await complaints();
		expect((await who.post(`${base}/periksa`, {})).location).toBe(`${base}/terkirim`);
		expect((await who.get(`${base}/terkirim`)).html).toContain(number);
		expect(await complaints()).toBe(before);
	});

	test('what was typed stands there again: after a fault, and on the way back', async () => {
		const [who, base] = [citizen(), await home()];
		const refused = await who.post(base, { class: '', body: 'Masih saya ketik, jangan hilang' });
		expect(refused.status).toBe(422);
		expect(refused.html).toContain('Masih saya ketik, jangan hilang');
		await write(who, base, STORY, { privacy: 'named', name: 'Warga Rekaan', email: 'warga@contoh.example' });
		expect((await who.get(base)).html).toContain('Pintu air di saluran');
		expect((await who.get(`${base}/tempat`)).html).toContain('Saluran RT 04');
		expect((await who.get(`${base}/nama`)).html).toContain('warga@contoh.example');
	});

	test.each([
		['an empty story', { class: 'complaint', body: '' }, 422],
		['10,001 letters', { class: 'complaint', body: 'x'.repeat(10_001) }, 422],
		['a class of its own making', { class: 'praise', body: STORY.body }, 422],
		['ten megabytes', { class: 'complaint', body: 'x'.repeat(10_000_000) }, 413]
	])('refuses %s with a sentence and writes nothing', async (_, fields, expected) => {
		const before = await complaints();
		const { status, text } = await citizen().post(await home(), fields);
		expect(status).toBe(expected);
		expect(text).not.toMatch(/undefined|\[object|stack|syntax error/i);
		expect(await complaints()).toBe(before);
	});

	test('HTML and every script come back as letters', async () => {
		const [who, base] = [citizen(), await home()];
		await write(who, base, { class: 'complaint', body: '</textarea><script>alert(1)</script> 😀 ꦱꦸꦫꦠ العربية' });
		const { html } = await who.get(`${base}/periksa`);
		expect(html).not.toContain('<script>alert');
		expect(html).toContain('&lt;script>alert(1)&lt;/script> 😀 ꦱꦸꦫꦠ العربية');
	});

	test('a page that comes too early leads to the first; an unknown government is not found', async () => {
		const base = await home();
		for (const page of ['tempat', 'serupa', 'nama', 'periksa', 'terkirim']) expect((await citizen().get(`${base}/${page}`)).location).toBe(`${base}?hilang`);
		expect((await get(`${base}?hilang`)).text).toContain('tidak ditemukan lagi');
		for (const code of ['tidak-ada', '%27%20or%20true%20--', 'x'.repeat(2000)]) expect((await get(`/lapor/${code}`)).status).toBe(404);
		expect((await citizen().post(`${base}/periksa`, {})).location).toBe(`${base}?hilang`);
	});

	test('a form from another site is refused', async () => {
		const { status } = await post(await home(), STORY, { headers: { origin: 'https://jahat.example' } });
		expect(status).toBe(403);
	});
});

describe('photos', () => {
	test('are seen by their writer, taken out again, and gone with a stranger', async () => {
		const [who, base] = [citizen(), await home()];
		await write(who, base);
		expect((await who.post(`${base}/nama?/photos`, { privacy: 'anonymous', photos: await photo() })).location).toBe(`${base}/nama`);
		expect((await who.get(`${base}/nama`)).html).toContain(`${base}/foto/1`);
		const { status, headers } = await who.get(`${base}/foto/1`);
		expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/jpeg', 'nosniff']);
		expect((await citizen().get(`${base}/foto/1`)).status).toBe(409);
		for (const place of ['2', '4', '-1', '..%2F..', 'x']) expect((await who.get(`${base}/foto/${place}`)).status).toBe(404);
		await who.post(`${base}/nama?/photos`, { drop: '1' });
		expect((await who.get(`${base}/foto/1`)).status).toBe(404);
	});

	test.each([
		['an SVG called a photo', new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'foto.jpg', { type: 'image/jpeg' })],
		['a page called a photo', new File(['<script>alert(1)</script>'], 'foto.png', { type: 'image/png' })],
		['a broken photo', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0])], 'foto.jpg', { type: 'image/jpeg' })]
	])('%s is refused with a sentence, and what stood beside it is kept', async (_, bad) => {
		const [who, base] = [citizen(), await home()];
		await write(who, base);
		const { status, html } = await who.post(`${base}/nama?/next`, { privacy: 'named', name: 'Tetap Ada', photos: bad });
		expect(status).toBe(422);
		expect(html).toMatch(/bukan foto|rusak/);
		expect(html).toContain('Tetap Ada');
	});

	test('sixteen megabytes are refused', async () => {
		const [who, base] = [citizen(), await home()];
		await write(who, base);
		const { status, text } = await who.post(`${base}/nama?/photos`, { photos: new File([new Uint8Array(16_000_000)], 'foto.jpg', { type: 'image/jpeg' }) });
		expect(status).toBe(413);
		expect(text).toMatch(/terlalu besar/i);
	});
});

describe('following a complaint', () => {
	test('the address on the slip opens it and leaves no secret in the address', async () => {
		const { number, secret } = await file(citizen(), await home());
		const phone = citizen();
		const opened = await phone.get(`/pantau/${number}/${secret}`);
		expect([opened.location, opened.headers.get('referrer-policy'), opened.headers.get('cache-control')]).toEqual(['/pantau/laporan', 'no-referrer', 'no-store']);
		const { html, text, headers } = await phone.get('/pantau/laporan');
		expect(text).toContain('Diterima, sedang diperiksa');
		expect(html).not.toContain(secret);
		expect(headers.get('referrer-policy')).toBe('same-origin');
		await phone.post('/pantau/laporan?/close', {});
		expect((await phone.get('/pantau/laporan')).location).toBe('/pantau?tutup');
	});

	test('typed in groups and small letters it opens too; information can be added', async () => {
		const { number, secret } = await file(citizen(), await home());
		const phone = citizen();
		const typed = await phone.post('/pantau', { number: number.toLowerCase().replace(/^(...)/, '$1-'), secret: ` ${secret.toLowerCase()} ` });
		expect(typed.location).toBe('/pantau/laporan');
		await phone.post('/pantau/laporan?/write', { body: 'Airnya sudah masuk <b>rumah</b>.' });
		const { html } = await phone.get('/pantau/laporan');
		expect(html).toContain('Airnya sudah masuk &lt;b>rumah&lt;/b>.');
	});

	test('an unknown number and a wrong secret are answered alike, and guessing is slowed', async () => {
		const { number, secret } = await file(citizen(), await home());
		const other = secret.startsWith('0') ? `1${secret.slice(1)}` : `0${secret.slice(1)}`;
		const plain = ({ status, html }: Answer) => [status, html.replaceAll(/value="[^"]*"|nonce="[^"]*"|[0-9A-F]{8}/g, '')];
		const wrong = await citizen().post('/pantau', { number, secret: other });
		const unknown = await citizen().post('/pantau', { number: '000000000', secret: other });
		expect(plain(wrong)).toEqual(plain(unknown));
		expect(wrong.status).toBe(404);
		const answers: number[] = [];
		for (let guess = 0; guess < 12; guess++) answers.push((await citizen().post('/pantau', { number, secret: other })).status);
		expect(answers.at(-1)).toBe(429);
	});

	test('nothing without a slip, and none of the forms either', async () => {
		const nobody = citizen();
		expect((await nobody.get('/pantau/laporan')).location).toBe('/pantau?tutup');
		for (const action of ['write', 'reopen', 'confirm']) {
			const { location } = await nobody.post(`/pantau/laporan?/${action}`, { body: 'Panjang secukupnya', reason: 'Panjang secukupnya', answer: 'fixed', satisfaction: '4' });
			expect(location).toBe('/pantau?tutup');
		}
		nobody.jar.set('bina.pantau', 'forged%20' + '0'.repeat(13));
		expect((await nobody.get('/pantau/laporan')).location).toBe('/pantau?tutup');
		const { number, secret } = await file(citizen(), await home());
		nobody.jar.set('bina.pantau', `${number}%20${secret}`);
		expect((await nobody.get('/pantau/laporan')).location).toBe('/pantau?tutup');
		expect((await nobody.post('/pantau/laporan?/write', { body: 'Panjang secukupnya' })).location).toBe('/pantau?tutup');
		expect((await nobody.get('/pantau/laporan/foto/0199a7f2-1c2d-7abc-8def-0123456789ab')).status).toBe(404);
	});
});
