import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/db/transaction.ts';
import { insertUnit } from '#tests/support/builders.ts';
import { fileOne, withCitizen, type CitizenScene } from '#tests/support/complaints.ts';
import { withDatabase } from '#tests/support/database.ts';
import { listSimilar, refreshWords, suggestUnits } from './suggest-queries.ts';

const ALWAYS = ['yang', 'belum', 'jadi', 'sejak', 'minggu', 'kemarin', 'mengapa', 'kami', 'tidak', 'bisa', 'padahal', 'mereka', 'kenapa', 'saya', 'harus', 'sudah', 'seperti', 'setelah', 'sekali', 'sampai', 'menjadi'];
// Words of matters, some of which the search stems to what a function word would be.
const NEVER = [
	'lalu', 'lintas', 'pembagian', 'pendapatan', 'pengadaan', 'keperluan', 'pembuatan', 'penetapan', 'menghadap', 'satu', 'pintu', 'kali', 'sungai', 'lama', 'jam', 'makanan', 'antrean', 'pengantar', 'blangko', 'air',
	'lampu', 'jalan', 'sampah', 'penyakit', 'pungutan', 'bayar', 'petugas', 'loket', 'tutup', 'akta', 'kelahiran', 'pasar', 'ibu', 'hamil', 'obat', 'sakit', 'banjir', 'terlambat', 'rusak', 'habis', 'mati', 'ditolak'
];

describe('function words', () => {
	test.each([['taken out', ALWAYS, []], ['left', NEVER, NEVER]])('are a list by which these are %s', (_, words, left) =>
		withDatabase(async (db) => {
			const { rows } = await sql<{ word: string }>`select w.word from unnest(${words}::text[]) with ordinality w(word, at)
				where exists (select from unnest(to_tsvector('indonesian', w.word)) l where l.lexeme <> all (complaint_function_words())) order by w.at`.execute(db);
			expect(rows.map(({ word }) => word)).toEqual(left);
		}));
});

/** Settled cases of an office, as the past left them. */
async function past({ owner, agency }: CitizenScene, unitId: string, body: string, count: number): Promise<void> {
	await owner.insertInto('complaint').values(Array.from({ length: count }, () => ({
		agency_id: agency.id, number: crypto.randomUUID(), unit_id: unitId, class: 'complaint', state: 'closed', subject: 'Laporan rekaan', body, received_at: new Date('2026-08-01T00:00:00Z'), closed_at: new Date('2026-08-10T00:00:00Z')
	}))).execute();
}
const refresh = ({ app, agency }: CitizenScene) => inTransaction(app, (tx) => refreshWords(tx, agency.id));

describe('without function words', () => {
	test('an office is suggested by what the matter is, never by "belum jadi sejak minggu"', () =>
		withCitizen(async (scene) => {
			const roads = await insertUnit(scene.owner, { agencyId: scene.agency.id, parent: scene.root, kind: 'office', name: 'Dinas Pekerjaan Umum Rekaan' });
			await past(scene, scene.office.id, 'akta kelahiran belum jadi sejak tiga minggu', 12);
			await past(scene, roads.id, 'jalan berlubang di depan pasar', 12);
			await refresh(scene);
			const [akta] = await suggestUnits(scene.citizen, scene.agency.id, 'Akta kelahiran anak saya belum jadi sejak minggu kemarin');
			expect(akta).toMatchObject({ unitId: scene.office.id, cases: 12 });
			expect(akta?.words.toSorted()).toEqual(['akta', 'kelahiran']);
			const rows = await suggestUnits(scene.citizen, scene.agency.id, 'Jalan berlubang sejak minggu kemarin, belum jadi diperbaiki');
			expect(rows.map(({ unitId }) => unitId)).toEqual([roads.id]);
			expect(await suggestUnits(scene.citizen, scene.agency.id, 'Sejak minggu kemarin belum jadi')).toEqual([]);
		}));

	test('two complaints are alike by what they are about, not by how they are said, and show no such word', () =>
		withCitizen(async (scene) => {
			const { citizen, ctx, agency, office, owner } = scene;
			await past(scene, office.id, 'Akta kelahiran belum jadi sejak minggu lalu, blangko habis', 5);
			await refresh(scene);
			const { draft } = await fileOne(ctx, agency.code, { story: { body: 'Akta kelahiran saya belum jadi sejak tiga minggu, blangko habis' }, place: { unitId: office.id } });
			await owner.updateTable('complaint').set({ state: 'verified' }).where('number', '=', draft.number).execute();
			const find = (text: string) => listSimilar(citizen, agency.id, office.id, text, ctx.now);
			const [alike, ...others] = await find('Sudah seminggu akta kelahiran anak kami belum jadi, katanya blangko habis sejak bulan ini');
			expect([alike?.number, others]).toEqual([draft.number, []]);
			expect(alike?.words).toEqual(['akta', 'kelahiran', 'blangko', 'habis']);
			// Said in the same words, of another matter.
			expect(await find('Kartu keluarga saya belum jadi sejak tiga minggu')).toEqual([]);
			expect(await find('saya belum jadi sejak minggu yang ini')).toEqual([]);
		}));
});
