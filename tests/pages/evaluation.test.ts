import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { get, linksIn, post, postAndFollow, type Answer } from '#tests/support/server.ts';

const as = 'evaluator';
const programmes = new Map<string, string>();

async function open(title: string, asking: Parameters<typeof get>[1] = { as }): Promise<Answer> {
	return get(`/evaluasi/${programmes.get(title)}`, asking);
}

beforeAll(async () => {
	const list = await get('/evaluasi', { as });
	for (const [, id = '', title = ''] of list.html.matchAll(/href="\/evaluasi\/([0-9a-f-]{36})">([^<]+)</g)) programmes.set(title, id);
	for (const id of programmes.values()) await post(`/evaluasi/${id}`, {}, { as });
});

describe('the list', () => {
	test('shows all programmes with their verdict in words', async () => {
		const { text } = await get('/evaluasi', { as });
		expect([...programmes.keys()].sort()).toEqual(['Bimtek Pengelolaan Antrean Loket', 'Pelatihan Aplikasi Perkantoran', 'Pelatihan Pelayanan Prima']);
		expect(text).toMatch(/Pelatihan Pelayanan Prima .*?Terbukti membaik/);
		expect(text).not.toMatch(/undefined|NaN|Belum dihitung/);
	});

	test('an employee is refused, a reader cannot register', async () => {
		expect((await get('/evaluasi', { as: 'officer' })).status).toBe(403);
		expect((await get('/evaluasi', { as: 'auditor' })).html).not.toContain('/evaluasi/baru');
		expect((await get('/evaluasi/baru', { as: 'auditor' })).status).toBe(403);
	});
});

/** What is said of the evaluation itself: others of the same offices stand below it, each with a verdict of its own. */
const own = (page: string) => page.split('Evaluasi lain untuk pelatihan atau kantor yang sama')[0] ?? '';

describe('a verdict', () => {
	test('answers first: word, sentence, one number with its range', async () => {
		const { text, html } = await open('Pelatihan Pelayanan Prima');
		expect(text).toMatch(
			/Apakah pelayanan menjadi lebih baik\? .*? didaftarkan sebelum pelatihan, .*? Terbukti membaik Setelah pelatihan, IKM unit yang dilatih .*? \+\d,\d poin IKM · \+\d,\d sampai \+\d,\d/
		);
		expect(html.match(/<h1[ >]/g)).toHaveLength(1);
	});

	test('shows no test value before the technical details', async () => {
		const { html, text } = await open('Pelatihan Pelayanan Prima');
		const first = html.slice(html.indexOf('<main'), html.indexOf('Rincian teknis'));
		expect(first).not.toMatch(/signifikan|\bp\s*=\s*\d/i);
		expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
		expect(text).toMatch(/Rincian teknis .*Uji tren awal untuk sampel kecil p = 0,\d+ Uji Wald gabungan/);
	});

	test('has its pictures as text, table and sentence', async () => {
		const { html, text } = await open('Pelatihan Pelayanan Prima');
		for (const [, ids = ''] of html.matchAll(/<svg[^>]*role="img" aria-labelledby="([^"]+)"/g))
			for (const id of ids.split(' ')) expect(html).toContain(`id="${id}"`);
		expect(own(html).match(/<svg[^>]*role="img" aria-labelledby/g)).toHaveLength(4);
		expect(own(html).match(/Lihat sebagai tabel/g)).toHaveLength(2);
		expect(text).toMatch(/Sebelum pelatihan selisihnya antara .* dan .*; sesudahnya antara/);
	});

	test('says what was planted, and that only demo data know it', async () => {
		expect((await open('Pelatihan Pelayanan Prima')).text).toMatch(
			/Hanya pada data contoh Pembuat data contoh menanam perubahan sebenarnya sebesar \+4,0 poin IKM.*Rentang di atas memuat angka itu/
		);
	});

	test('a programme without effect is never called proven', async () => {
		const { text } = await open('Pelatihan Aplikasi Perkantoran');
		expect(text).toMatch(/Tidak ada dampak berarti|Belum cukup bukti/);
		expect(own(text)).not.toMatch(/Terbukti/);
		// The two other trainings of these offices in the same year are tries beside it.
		for (const other of ['Pelatihan Pelayanan Prima', 'Bimtek Pengelolaan Antrean Loket']) expect(text.slice(own(text).length)).toContain(other);
	});

	test('the queue training is found by the waiting times that were planted, in minutes', async () => {
		const { text } = await open('Bimtek Pengelolaan Antrean Loket');
		expect(text).toMatch(/(Terbukti|Indikasi) membaik .*median waktu tunggu unit yang dilatih turun sekitar \d+,\d menit lebih besar/);
		expect(text).toMatch(/menanam perubahan sebenarnya sebesar −\d,\d menit.*Rentang di atas memuat angka itu/);
		expect(text).toMatch(/Kunjungan \d\d\.\d{3}/);
	});

	test('what else changed stands beside it with figures, and opens office by office without names', async () => {
		const page = await open('Bimtek Pengelolaan Antrean Loket');
		expect(page.text).toMatch(/pegawai di kantor dilatih: \d+ masuk dan \d+ keluar dari \d+ pegawai semula; di pembanding: \d+ masuk/);
		const path = `/evaluasi/${programmes.get('Bimtek Pengelolaan Antrean Loket')}/perubahan`;
		expect(linksIn(page)).toContain(path);
		const { text, html } = await get(path, { as });
		expect(text).toMatch(/Apa lagi yang berubah pada bulan yang sama\? .*kepala kantor berganti .*Pegawai masuk dan keluar .*(dilatih|pembanding) \d+ \d+ \d+ (ya|tidak)/);
		expect(html.match(/<h1[ >]/g)).toHaveLength(1);
		expect((await get(path, { as: 'officer' })).status).toBe(403);
	});

	test('needs no script and stays small', async () => {
		const { html } = await open('Pelatihan Pelayanan Prima');
		expect(html.match(/<script/g)).toHaveLength(1); // the shell's keyboard help
		expect(gzipSync(html).length).toBeLessThan(25_000);
	});

	test('in English', async () => {
		await post('/akun/bahasa', { locale: 'en', to: '/evaluasi' }, { as });
		const { text, html } = await open('Pelatihan Pelayanan Prima');
		await post('/akun/bahasa', { locale: 'id', to: '/evaluasi' }, { as });
		expect(html).toContain('<html lang="en"');
		expect(text).toMatch(/Has service become better\? .* \+\d\.\d IKM points/);
		expect(text.slice(text.indexOf('Has service'))).not.toMatch(/pelatihan, IKM|Seberapa kuat/);
	});
});

describe('computing again', () => {
	test('on the same data changes nothing and says so', async () => {
		const before = await open('Pelatihan Pelayanan Prima');
		const after = await postAndFollow(`/evaluasi/${programmes.get('Pelatihan Pelayanan Prima')}`, {}, { as });
		expect(after.text).toContain('Datanya tidak berubah sejak perhitungan terakhir');
		const verdict = ({ text }: Answer) => text.slice(text.indexOf('Hanya pada data contoh'), text.indexOf('Lihat barisnya'));
		expect(verdict(after)).toBe(verdict(before));
		expect(after.text).toContain('1 kali Dihitung atas data berbeda');
	});

	test('is offered to those who may', async () => {
		expect((await open('Pelatihan Pelayanan Prima')).text).toContain('Hitung ulang');
		expect((await open('Pelatihan Pelayanan Prima', { as: 'auditor' })).text).not.toContain('Hitung ulang');
		expect((await post(`/evaluasi/${programmes.get('Pelatihan Pelayanan Prima')}`, {}, { as: 'auditor' })).status).toBe(403);
	});
});

describe('the rows', () => {
	test('are one link away, as a page and as a file', async () => {
		const page = await open('Pelatihan Pelayanan Prima');
		const rows = `/evaluasi/${programmes.get('Pelatihan Pelayanan Prima')}/data`;
		expect(linksIn(page)).toEqual(expect.arrayContaining([rows, `${rows}/csv`]));
		const { text } = await get(`${rows}?halaman=2`, { as });
		expect(text).toMatch(/Data di balik putusan .* baris: satu layanan pada satu kantor dalam satu bulan.*Halaman 2 dari/);
		const file = await get(`${rows}/csv`, { as });
		expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
		expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="data-evaluasi-/);
		expect(file.html).toContain('Kantor,Layanan,Mulai dilatih,Bulan,Jawaban survei,Nilai (25–100)');
	});

	test.each(['', '/data', '/data/csv'])('of an evaluation that is not there%s: a page with a way onward', async (path) => {
		for (const id of ['0193a000-0000-7000-8000-000000000009', 'bukan']) expect((await get(`/evaluasi/${id}${path}`, { as })).status).toBe(404);
	});
});

describe('a registration', () => {
	async function unitField(): Promise<string> {
		const { html } = await get('/evaluasi/baru', { as });
		return /name="(mulai\.[0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
	}

	test('from the form to its page', async () => {
		const sent = await post(
			'/evaluasi/baru?/daftar',
			{ title: 'Pelatihan Rekaan 2027', courseId: '', outcome: 'conduct', sesoi: '1,5', direction: 'up', [await unitField()]: '2027-03' },
			{ as }
		);
		const answer = await get(sent.location ?? '/', { as });
		expect(answer.text).toMatch(/Pelatihan Rekaan 2027 · 1 unit dilatih mulai Maret 2027 · \d+ unit pembanding · didaftarkan sebelum pelatihan/);
		for (const said of ['Terdaftar sebagai versi 1.', 'Pelatihan pertama mulai Maret 2027.']) expect(answer.text).toContain(said);
		// Nothing happened yet that could be judged: a verdict now would be news of nothing on everybody's Hari ini.
		expect(answer.text).not.toContain('Hitung sekarang');
		const asked = await post(sent.location ?? '/', {}, { as });
		expect(asked.status).toBe(409);
		expect(asked.text).toContain('Pelatihan pertamanya baru mulai Maret 2027.');
		expect((await get('/keputusan?lihat=waiting', { as })).text).not.toContain('Pelatihan Rekaan 2027');
	});

	test('a refusal keeps what was typed', async () => {
		const field = await unitField();
		const { status, html, text } = await post(
			'/evaluasi/baru?/daftar',
			{ title: '', courseId: '', outcome: 'index', sesoi: 'dua', direction: 'up', [field]: 'Maret' },
			{ as }
		);
		expect(status).toBe(422);
		expect(text).toMatch(/Ada 2 hal yang perlu diperbaiki .*Tulis angka lebih dari 0/);
		expect(html).toContain('value="dua"');
		expect(html).toContain('value="Maret"');
		const month = await post('/evaluasi/baru?/daftar', { title: 'Rekaan', courseId: '', outcome: 'index', sesoi: '2', direction: 'up', [field]: 'Maret' }, { as });
		expect(month.html).toContain(`href="#field-${field.replace('.', '-')}"`);
	});

	test('raw numbers of complaints are refused with the reason', async () => {
		const { status, text } = await post(
			'/evaluasi/baru?/daftar',
			{ title: 'Pengaduan', courseId: '', outcome: 'complaint_count', sesoi: '2', direction: 'down', [await unitField()]: '2027-03' },
			{ as }
		);
		expect(status).toBe(422);
		expect(text).toContain('Jumlah pengaduan mentah tidak dapat dipakai sebagai ukuran');
	});
});
