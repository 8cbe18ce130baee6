import { nipMessages } from './nip.messages.id.ts';
import type { ReasonCode } from './import-reason-codes.ts';

/** One sentence for each thing seen in a row; `value` is the cell (or the other row's number). */
export const reasonSentences: Readonly<Record<ReasonCode, (value: string) => string>> = {
	...mapped(nipMessages),
	'import.nip_twice': (value) => `NIP ini sudah ada di baris ${value} berkas yang sama. Hapus salah satu baris.`,
	'import.name_missing': () => 'Nama kosong. Isi nama pegawai.',
	'import.unit_missing': () => 'Unit kerja kosong. Isi UNOR ID atau UNOR NAMA.',
	'import.unit_ambiguous': (value) => `Ada beberapa unit bernama "${value}". Isi UNOR ID agar jelas unit yang mana.`,
	'import.date_impossible': (value) => `"${value}" bukan tanggal yang ada di kalender. Tulis tanggal-bulan-tahun, misalnya 15-05-1990.`,
	'import.sex_unknown': (value) => `"${value}" bukan jenis kelamin yang dikenal. Tulis M atau F (boleh L atau P).`,
	'import.value_too_long': () => 'Isi sel terlalu panjang. Periksa apakah kolomnya bergeser.',
	'import.value_not_text': () => 'Isi sel mengandung karakter yang bukan teks. Ketik ulang isinya.',
	'import.number_damaged': (value) => `Angka rusak oleh aplikasi lembar kerja (${value}). Atur format kolom sebagai Teks, lalu salin ulang dari sumber aslinya.`,
	'unit.contradiction': () => 'Id ini muncul lebih dari sekali dengan nama atau atasan yang berbeda.',
	'unit.parent_missing': () => 'Unit atasan tidak ada di berkas maupun di Bina.',
	'unit.cycle': () => 'Unit ini menjadi atasan bagi dirinya sendiri melalui unit lain.',
	'unit.above_refused': () => 'Unit atasannya ditolak, jadi unit ini belum dapat ditempatkan.',
	'unit.id_missing': () => 'Id unit kosong.',
	'unit.name_missing': () => 'Nama unit kosong.'
};

function mapped<Key extends string>(sentences: Readonly<Record<Key, string>>): Record<Key, () => string> {
	return Object.fromEntries(Object.entries<string>(sentences).map(([code, sentence]) => [code, () => sentence])) as Record<Key, () => string>;
}

export const errorFileHeaders = ['BARIS', 'NIP', 'NAMA', 'KOLOM', 'NILAI', 'KODE', 'ALASAN'] as const;
