import type { SheetMessageParams, sheetMessages as english } from './messages.en.ts';

export const sheetMessages: Readonly<Record<keyof typeof english, (params: SheetMessageParams) => string>> = {
	'xlsx.not_readable': () => 'Berkas tidak dapat dibaca sebagai lembar kerja. Buka di aplikasi lembar kerja, simpan sebagai .xlsx atau CSV UTF-8, lalu coba lagi.',
	'xlsx.protected': () => 'Lembar kerja dilindungi kata sandi. Simpan tanpa kata sandi.',
	'xlsx.too_large': ({ megabytes }) => `Isi lembar kerja lebih besar dari ${megabytes} MB. Simpan sebagai CSV UTF-8, atau bagi menjadi beberapa berkas.`,
	'xlsx.suspicious': () => 'Isi berkas jauh lebih besar daripada lembar kerja seukuran ini, jadi tidak dibuka. Simpan ulang di aplikasi lembar kerja.',
	'xlsx.too_many_parts': ({ entries }) => `Berkas berisi lebih dari ${entries} bagian. Simpan lembar yang diperlukan dalam berkas tersendiri.`,
	'xlsx.empty': () => 'Lembar pertama kosong: tidak ada baris judul kolom.',
	'xlsx.formula_error': ({ row, column }) => `Baris ${row}, kolom "${column}" berisi rumus yang gagal (misalnya #REF!). Tulis nilainya langsung.`
};
