import { beforeAll, describe, expect, test } from 'vitest';
import { get, linksIn, post, postAndFollow } from '#tests/support/server.ts';

/* From evidence to plan, as the people of the demo walk it; every form without script. */

const [manager, head, reader] = ['training_manager', 'head_of_region', 'evaluator'];
let home = '';

async function seenOn(path: string, as: string): Promise<string> {
	return /name="seen" value="([^"]+)"/.exec((await get(path, { as })).html)?.[1] ?? '';
}

beforeAll(async () => {
	const list = await get('/keputusan', { as: reader });
	home = /href="(\/keputusan\/[0-9a-f-]{36})">Pelatihan Aplikasi Perkantoran</.exec(list.html)?.[1] ?? '';
	expect(home).not.toBe('');
});

describe('the list of decisions', () => {
	test('shows every programme and part, with what is recommended and decided', async () => {
		const { text, status } = await get('/keputusan', { as: reader });
		expect(status).toBe(200);
		for (const words of ['Pelatihan Pelayanan Prima', 'Bimtek Pengelolaan Antrean Loket', 'Menyambut dan mendengar warga', 'berbeda dari saran', 'Diusulkan (1)']) expect(text).toContain(words);
		expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
	});
	test.each(['officer', 'service_officer', 'administrator', 'complaint_administrator'])('%s is refused, and offered none of it', async (as) => {
		for (const path of ['/keputusan', '/keputusan/biaya', home, `${home}/nilai`]) expect((await get(path, { as })).status, path).toBe(403);
		expect((await get('/hari-ini', { as })).html).not.toContain('href="/keputusan"');
	});
	test.each(["/keputusan/1'--", '/keputusan/00000000-0000-7000-8000-000000000000', '/keputusan/%00', '/ringkasan/index', '/ringkasan/tidak-ada'])('%s is not there', async (path) => expect((await get(path, { as: reader })).status).toBeGreaterThanOrEqual(400));
});

test('what alumni say of using it at work stands in the evidence, with its interval', async () => {
	const list = await get('/keputusan', { as: reader });
	const [, prime = ''] = /href="(\/keputusan\/[0-9a-f-]{36})">Pelatihan Pelayanan Prima</.exec(list.html) ?? [];
	expect((await get(prime, { as: reader })).text).toMatch(/Dipakai dalam pekerjaan \d+ % \(\d+–\d+ %\), dari \d+ jawaban/);
});

describe('costs', () => {
	const line = { kind: 'travel', amount: '2.500.000', spentOn: '2026-03-02', source: 'SPD 12/2026' };
	test('are recorded by a manager, and the sums follow', async () => {
		const saved = await postAndFollow(`${home}/nilai?/biaya`, line, { as: manager });
		expect(saved.text).toContain('Tersimpan.');
		expect(saved.text).toMatch(/Perjalanan Rp\s2\.500\.000 2 Maret 2026 SPD 12\/2026/);
		const id = /name="line" value="([^"]+)"/.exec(saved.html)?.[1] ?? '';
		expect((await postAndFollow(`${home}/nilai?/tarikBiaya`, { line: id }, { as: manager })).text).toContain('Ditarik');
	});
	test.each([
		[{ amount: '-2500000' }, 'tidak boleh kurang dari nol'], [{ amount: '1000000000000000' }, 'lebih dari satu triliun'], [{ amount: 'dua juta' }, 'tidak terbaca'], [{ amount: '2.500.000,50' }, 'rupiah bulat'], [{ amount: '' }, 'tidak terbaca'],
		[{ spentOn: '2099-01-01' }, 'belum tiba'], [{ source: ' ' }, 'tanpa cara dan sumber']
	])('%j is refused in words, and what was typed stays', async (given, sentence) => {
		const refused = await post(`${home}/nilai?/biaya`, { ...line, ...given }, { as: manager });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain(sentence);
		if (!('source' in given)) expect(refused.html).toContain('value="SPD 12/2026"');
	});
	test('are not recorded by who only reads', async () => {
		expect((await get(`${home}/nilai`, { as: reader })).html).not.toContain('name="amount"');
		expect((await post(`${home}/nilai?/biaya`, line, { as: reader })).status).toBe(403);
	});
	test('a benefit without its method is not taken, and ROI stays a dash', async () => {
		expect((await post(`${home}/nilai?/manfaat`, { benefit: '180000000', method: '', basis: 'x' }, { as: manager })).status).toBe(422);
		expect((await get(home, { as: manager })).text).toMatch(/— ROI/);
	});
});

describe('from proposal to plan', () => {
	test('one proposes, another decides otherwise and says why, and it goes into a plan once', async () => {
		const proposal = { step: 'proposal', choice: 'stop', why: 'Tidak ada perubahan yang berarti.', seen: await seenOn(home, manager) };
		expect((await post(`${home}?/putuskan`, { ...proposal, why: 'sebab' }, { as: manager })).text).toContain('Tulis alasannya');
		expect((await postAndFollow(`${home}?/putuskan`, proposal, { as: manager })).text).toContain('Tersimpan.');
		expect((await post(`${home}?/putuskan`, proposal, { as: manager })).status).toBe(409);
		expect((await post(`${home}?/putuskan`, { ...proposal, step: 'decision', seen: await seenOn(home, head) }, { as: manager })).status).toBe(403);

		const asked = await get(home, { as: head });
		expect(asked.text).toContain('Ada usulan: Hentikan');
		const decided = await postAndFollow(`${home}?/putuskan`, { step: 'decision', choice: 'change', why: 'Diganti menjadi pelatihan di tempat kerja.', seen: await seenOn(home, head) }, { as: head });
		expect(decided.text).toContain('Diganti menjadi pelatihan di tempat kerja.');
		expect(decided.text).toContain('Mahmud Effendi');
		expect((await get('/hari-ini', { as: manager })).text).toContain('1 keputusan belum masuk rencana');

		const planning = (await get(home, { as: manager })).html;
		const [, decision = ''] = /name="decision" value="([^"]+)"/.exec(planning) ?? [];
		const [, owner = ''] = /<select[^>]*name="owner"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(planning) ?? [];
		const plan = { decision, plan: 'Menyiapkan pelatihan di tempat kerja', owner, dueOn: `${new Date().getFullYear() + 1}-06-30` };
		const past = await post(`${home}?/rencana`, { ...plan, dueOn: '2020-01-01' }, { as: manager });
		expect(past.status).toBe(422);
		expect(past.text).toContain('Pilih tanggal mulai hari ini');
		expect((await postAndFollow(`${home}?/rencana`, plan, { as: manager })).text).toMatch(/Menyiapkan pelatihan di tempat kerja Belum dimulai .*? Masuk rencana pada/);
		expect((await post(`${home}?/rencana`, plan, { as: manager })).status).toBe(409);
		expect((await get('/keputusan?lihat=planned', { as: reader })).text).toContain('Pelatihan Aplikasi Perkantoran');

		expect((await post(`${home}?/tindakLanjut`, { decision, state: 'done', note: '' }, { as: manager })).status).toBe(422);
		expect((await post(`${home}?/tindakLanjut`, { decision, state: 'done', note: 'Selesai.' }, { as: reader })).status).toBe(403);
		expect((await postAndFollow(`${home}?/tindakLanjut`, { decision, state: 'started', note: 'Modul sedang ditulis.' }, { as: manager })).text).toContain('Modul sedang ditulis.');
		expect((await get('/keputusan/rencana', { as: head })).text).toContain('2 rencana sedang berjalan');
		const replaced = await postAndFollow(`${home}?/putuskan`, { step: 'decision', choice: 'stop', why: 'Anggaran dialihkan ke loket.', seen: await seenOn(home, head) }, { as: head });
		for (const words of ['digantikan versi 3', 'menggantikan versi 2', 'Dihentikan']) expect(replaced.text).toContain(words);
	});
	test('what waits stands on Hari ini of who decides, and leads to its list', async () => {
		expect((await get('/hari-ini', { as: head })).text).toMatch(/keputusan menunggu Anda/);
		const list = await get('/keputusan?lihat=waiting', { as: head });
		expect(list.text).toMatch(/(usulan|putusan) (hari ini|sejak \d+ hari)/);
		expect((await get('/hari-ini', { as: 'officer' })).text).not.toContain('keputusan menunggu Anda');
	});
	test('costs, values and plans can be taken along as files, by who may read them', async () => {
		for (const path of ['/keputusan/biaya/csv', `${home}/nilai/csv`, '/keputusan/rencana/csv?lihat=all']) {
			const file = await get(path, { as: reader });
			expect(file.status, path).toBe(200);
			expect(file.html).toContain(';');
			expect(file.html).not.toMatch(/undefined|NaN|\[object/);
			expect((await get(path, { as: 'officer' })).status, path).toBe(403);
		}
	});
	test('a part of a curriculum has a page and an end of its own', async () => {
		const added = await postAndFollow(`${home}?/bagian`, { title: 'Tabel dan rumus', outcome: '' }, { as: manager });
		const part = linksIn(added).find((href) => href.startsWith(`${home}/bagian/`)) ?? '';
		expect((await get(part, { as: head })).text).toContain('Bukti belum cukup: tunggu data');
		expect((await post(`${home}?/bagian`, { title: 'Tabel dan rumus', outcome: '' }, { as: manager })).text).toContain('sudah ada');
		expect((await postAndFollow(`${part}?/akhiri`, {}, { as: manager })).text).not.toContain('Tabel dan rumus');
		expect((await get(part, { as: head })).status).toBe(404);
	});
});

describe('the summary', () => {
	test.each([
		['officer', 'Sejauh mana belajar Anda tahun ini?', 4], ['supervisor', 'Bagaimana keadaan unit Anda?', 5], ['training_manager', 'Apa hasil pengembangan kompetensi?', 7], ['head_of_region', 'Apakah pelayanan daerah membaik?', 7], ['auditor', 'Apakah pelayanan daerah membaik?', 6]
	])('of %s asks "%s" and answers with %i tiles', async (as, question, tiles) => {
		const page = await get('/ringkasan', { as });
		expect(page.status).toBe(200);
		expect(page.text).toContain(question);
		expect(page.html.match(/<section class="card tile/g)).toHaveLength(tiles);
		expect(page.text).not.toMatch(/undefined|NaN|Infinity|\[object/);
		expect(page.html).not.toContain('<script src');
	});
	test.each([['officer', 4], ['supervisor', 5], ['training_manager', 7], ['head_of_region', 7]])('of %s opens the rows of each of its %i tiles', async (as, count) => {
		const page = await get('/ringkasan', { as });
		const tiles = [...page.html.matchAll(/<a href="([^"]+)"[^>]*>Buka barisnya/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
		expect(tiles).toHaveLength(count);
		for (const href of tiles) expect((await get(href, { as })).status, href).toBe(200);
	});
	test('shows nobody another board', async () => {
		expect((await get('/ringkasan?papan=region', { as: 'officer' })).text).toContain('Sejauh mana belajar Anda');
		expect((await get('/ringkasan/kepuasan?papan=region', { as: 'officer' })).status).toBe(403);
	});
});
