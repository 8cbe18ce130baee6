import { beforeAll, describe, expect, test } from 'vitest';
import { get, linksIn, post, postAndFollow } from '#tests/support/server.ts';

/* After a training, as the people of the demo walk it; every form without script. */

const [manager, officer, reader] = ['training_manager', 'officer', 'evaluator'];
const UUID = '[0-9a-f-]{36}';
const ASKED = [officer, 'supervisor', 'mentor', 'service_officer', manager, 'facilitator', reader, 'administrator'] as const;
let results = '';

beforeAll(async () => {
	const list = await get('/pasca-pelatihan', { as: manager });
	const sessions = linksIn(list).filter((link) => /\/hasil-belajar$/.test(link));
	expect(sessions.length).toBeGreaterThan(5);
	results = sessions.at(-1) ?? '';
});

describe('what came of a session', () => {
	test('stands on one page in four levels, with how many and how sure', async () => {
		const { status, text } = await get(results, { as: manager });
		expect(status).toBe(200);
		for (const level of ['Tingkat 1', 'Tingkat 2', 'Tingkat 3', 'Tingkat 4']) expect(text).toContain(level);
		expect(text).toMatch(/\d+ dari \d+ orang menjawab: \d+% \(95%: \d+% sampai \d+%\)/);
		expect(text).toContain('Uji t berpasangan');
		expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
	});

	test('every figure leads to its rows, and no row to a person', async () => {
		const rows = linksIn(await get(results, { as: manager })).filter((link) => link.includes('/jawaban?'));
		expect(rows.length).toBeGreaterThan(0);
		for (const link of rows) {
			const page = await get(link.replaceAll('&amp;', '&'), { as: manager });
			expect(page.status, link).toBe(200);
			expect(page.text).toMatch(/\d+ jawaban tanpa nama/);
			expect(page.html).not.toMatch(/\/pegawai\//);
		}
	});

	test('is read by evaluators, who fill in nothing', async () => {
		expect((await get(results, { as: reader })).status).toBe(200);
		const sheet = await get(`${results}/nilai`, { as: reader });
		expect(sheet.text).toContain('Nilai diisi oleh pengelola pelatihan.');
		expect(sheet.html).not.toContain('Simpan nilai');
	});

	test.each(['officer', 'service_officer', 'administrator', 'complaint_administrator', 'supervisor'])('is not open to %s', async (as) => {
		for (const path of [results, `${results}/nilai`, `${results}/jawaban?bulan=0&peran=participant`, '/pasca-pelatihan/pengaturan']) expect((await get(path, { as })).status, path).toBe(403);
		expect((await get('/pasca-pelatihan', { as })).html).not.toContain('hasil-belajar');
	});

	test.each(['bulan=0&peran=semua', 'bulan=99&peran=alumnus', 'bulan=x&peran=alumnus', '', "bulan=0'--&peran=%27"])('answers of %j are none', async (query) => {
		const { status, text } = await get(`${results}/jawaban?${query}`, { as: manager });
		expect(status).toBe(409);
		expect(text).toContain('Belum cukup');
	});
});

describe('questions to an officer', () => {
	test('wait on Hari ini, are answered on two screens, once, and are gone', async () => {
		// Who is asked depends on the day the region is invented; somebody among these always is.
		let [asked, form]: [string, string] = ['', ''];
		for (const as of ASKED) {
			const [found] = new RegExp(`/pasca-pelatihan/${UUID}`).exec((await get('/hari-ini', { as })).html) ?? [];
			if (form === '' && found !== undefined && (await get(found, { as })).text.includes('Bagian 1 dari 2')) [asked, form] = [as, found];
		}
		expect(form).not.toBe('');
		const gap = await post(`${form}?/lanjut`, { 'score.uses': '3' }, { as: asked });
		expect(gap.status).toBe(422);
		expect(gap.text).toContain('Pilih satu jawaban untuk setiap pernyataan.');
		expect(gap.html).toMatch(/value="3"[^>]*checked|checked[^>]*value="3"/);
		const scores = Object.fromEntries(['uses', 'better', 'serves', 'solves', 'shares'].map((key) => [`score.${key}`, '3']));
		const second = await post(`${form}?/lanjut`, scores, { as: asked });
		expect(second.text).toContain('Bagian 2 dari 2');
		expect((await post(`${form}?/kirim`, { ...scores, 'score.uses': '9', step: '2' }, { as: asked })).status).toBe(422);
		const sent = await postAndFollow(`${form}?/kirim`, { ...scores, obstacles: 'no_tools', words: 'Formulir baru dipakai.', step: '2' }, { as: asked });
		expect(sent.text).toContain('Jawaban Anda tersimpan tanpa nama.');
		// Pressed twice, sent from a second window, or gone back to: the first answer stands, and nothing is refused.
		for (const twice of ['kirim', 'lanjut']) expect((await postAndFollow(`${form}?/${twice}`, scores, { as: asked })).text).toContain('jawaban yang pertama tersimpan');
		expect((await get(form, { as: asked })).status).toBe(303);
		expect((await get('/hari-ini', { as: asked })).html).not.toContain(form);
	});

	test('of somebody else are not there, nor is what nobody asks', async () => {
		for (const as of ASKED) {
			const [form] = new RegExp(`/pasca-pelatihan/${UUID}`).exec((await get('/pasca-pelatihan', { as })).html) ?? [];
			if (form !== undefined) expect((await get(form, { as: 'auditor' })).status, as).toBe(404);
		}
		for (const path of ['/pasca-pelatihan/x', '/pasca-pelatihan/00000000-0000-7000-8000-000000000000']) expect((await get(path, { as: officer })).status, path).toBe(404);
	});
});

describe('a manager', () => {
	test('corrects a score, and is told of one beyond the test', async () => {
		const sheet = await get(`${results}/nilai`, { as: manager });
		const fields = Object.fromEntries([...sheet.html.matchAll(/name="((?:before|after)(?:Most|\.[0-9a-f.-]+))"[^>]*?value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
		const [field = ''] = Object.keys(fields).filter((name) => name.startsWith('after.'));
		const high = await post(`${results}/nilai?/simpan`, { ...fields, beforeMost: '100', afterMost: '100', [field]: '101' }, { as: manager });
		expect(high.status).toBe(422);
		expect(high.text).toContain('Nilai ini melebihi nilai tertinggi tes, yaitu 100.');
		const saved = await postAndFollow(`${results}/nilai?/simpan`, { ...fields, beforeMost: '100', afterMost: '100', [field]: '99,5' }, { as: manager });
		expect(saved.text).toContain('Nilai 1 peserta disimpan.');
		expect(saved.html).toContain('value="99,5"');
	});

	test('sets when and what is asked, with a way back', async () => {
		expect((await post('/pasca-pelatihan/pengaturan?/waktu', { kind: 'technical', months: 'tiga' }, { as: manager })).text).toContain('Tulis satu sampai empat angka bulan');
		expect((await postAndFollow('/pasca-pelatihan/pengaturan?/waktu', { kind: 'managerial', months: '6, 12' }, { as: manager })).text).toContain('Tersimpan.');
		const [course = ''] = new RegExp(`/pasca-pelatihan/pengaturan/${UUID}`).exec((await get('/pasca-pelatihan/pengaturan', { as: manager })).html) ?? [];
		const added = await postAndFollow(`${course}?/tambah`, { statement: 'Menyapa warga lebih dulu' }, { as: manager });
		const [, statementId = ''] = /name="statementId" value="([^"]+)"/.exec(added.html) ?? [];
		const retired = await postAndFollow(`${course}?/cabut`, { statementId }, { as: manager });
		expect(retired.text).toContain('Pernyataan dicabut');
		expect((await postAndFollow(`${course}?/cabut`, { statementId, undo: 'yes' }, { as: manager })).text).not.toContain('tidak ditanyakan lagi');
		expect((await post(`${course}?/tambah`, { statement: 'x' }, { as: officer })).status).toBe(403);
	});
});
