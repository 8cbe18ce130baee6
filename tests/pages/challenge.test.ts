import { beforeAll, describe, expect, test } from 'vitest';
import { get, linksIn, post, postAndFollow } from '#tests/support/server.ts';

const as = 'evaluator';
let evaluation = '';

beforeAll(async () => {
	const list = await get('/evaluasi', { as });
	evaluation = /href="\/evaluasi\/([0-9a-f-]{36})">Pelatihan Pelayanan Prima</.exec(list.html)?.[1] ?? '';
	await post(`/evaluasi/${evaluation}`, {}, { as });
});

// The worker is not part of these tests: what it finds is tested beside it.
describe('trying to break a verdict', () => {
	test('the page of the verdict has the button, without a script', async () => {
		const { html } = await get(`/evaluasi/${evaluation}`, { as });
		expect(html).toMatch(new RegExp(`<form method="POST" action="/evaluasi/${evaluation}/patahkan"`));
	});

	test('before anybody asked there is a button and nothing to fetch', async () => {
		const page = await get(`/evaluasi/${evaluation}/patahkan`, { as });
		expect(page.text).toContain('Belum dicoba');
		expect((await get(`/evaluasi/${evaluation}/patahkan/csv`, { as })).status).toBe(404);
	});

	test('asking queues it, and the page waits by itself and by hand', async () => {
		const page = await postAndFollow(`/evaluasi/${evaluation}/patahkan`, {}, { as });
		expect(page.text).toContain('Menunggu giliran dihitung');
		expect(page.html).toContain('http-equiv="refresh"');
		expect(linksIn(page)).toEqual(expect.arrayContaining([`/evaluasi/${evaluation}/patahkan`, `/evaluasi/${evaluation}`]));
		expect((await get(`/evaluasi/${evaluation}`, { as })).text).toContain('Lihat percobaan mematahkan putusan');
	});

	test('who may read the verdict may attack it, and nobody else', async () => {
		expect((await post(`/evaluasi/${evaluation}/patahkan`, {}, { as: 'auditor' })).status).toBe(303);
		expect((await post(`/evaluasi/${evaluation}/patahkan`, {}, { as: 'officer' })).status).toBe(404);
		expect((await get(`/evaluasi/${evaluation}/patahkan`, { as: 'officer' })).status).toBe(404);
	});

	test.each(['/patahkan', '/patahkan/csv'])('of an evaluation that is not there%s: a page with a way onward', async (path) => {
		for (const id of ['0193a000-0000-7000-8000-000000000009', 'bukan']) expect((await get(`/evaluasi/${id}${path}`, { as })).status).toBe(404);
	});

	test('in English as well', async () => {
		await post('/akun/bahasa', { locale: 'en', to: '/evaluasi' }, { as });
		expect((await get(`/evaluasi/${evaluation}/patahkan`, { as })).text).toContain('How well does this verdict hold?');
		await post('/akun/bahasa', { locale: 'id', to: '/evaluasi' }, { as });
	});
});

describe('the list of evaluations', () => {
	test('draws all results on one scale, with their table', async () => {
		const { html, text } = await get('/evaluasi', { as });
		expect(html.match(/role="img" aria-labelledby="effects-/g)?.length ?? 0).toBeOneOf([0, 2]);
		if (html.includes('effects-wide')) expect(text).toContain('Urut pendaftaran, bukan peringkat');
	});

	test('the rows of a verdict begin with its offices as tiles', async () => {
		const { html, text } = await get(`/evaluasi/${evaluation}/data`, { as });
		expect(html).toContain('id="tiles-wide-title"');
		expect(text).toContain('bukan dampak pelatihan');
	});
});
