import type { TableMessageParams, tableMessages as english } from './messages.en.ts';

export const tableMessages: Readonly<Record<keyof typeof english, (params: TableMessageParams) => string>> = {
	'csv.not_found': () => 'Berkas tidak ditemukan atau tidak dapat dibaca.',
	'csv.empty': () => 'Berkas kosong: tidak ada baris judul kolom.',
	'csv.not_text': ({ row }) => `Berkas bukan teks${at(row)}. Simpan sebagai CSV (UTF-8); berkas lembar kerja yang hanya diganti namanya tidak dapat dibaca.`,
	'csv.utf16': () => 'Berkas ditulis dalam UTF-16. Simpan sebagai CSV UTF-8.',
	'csv.invalid_utf8': ({ row }) => `Baris ${row} berisi huruf yang bukan UTF-8. Simpan berkas sebagai CSV UTF-8.`,
	'csv.too_large': ({ megabytes }) => `Berkas lebih besar dari ${megabytes} MB. Bagi menjadi beberapa berkas.`,
	'csv.row_too_large': ({ row, megabytes }) => `Baris ${row} lebih besar dari ${megabytes} MB. Adakah tanda kutip yang tidak ditutup?`,
	'csv.header_twice': ({ column }) => `Ada dua kolom bernama "${column}". Ganti nama atau hapus salah satu.`,
	'csv.header_reserved': ({ column }) => `Kolom tidak boleh bernama "${column}".`,
	'csv.column_missing': ({ column }) => `Kolom "${column}" tidak ada.`,
	'csv.cell_count': ({ row, expected, found }) => `Baris ${row} berisi ${found} sel, sedangkan judul kolom ${expected}. Samakah pemisah di setiap baris?`,
	'csv.cell_without_header': ({ row }) => `Baris ${row} berisi nilai pada kolom tanpa nama.`,
	'csv.quote': ({ row }) => `Baris ${row} berisi tanda kutip yang tidak ditutup.`
};

function at(row: number | undefined): string {
	return row === undefined ? '' : ` (baris ${row})`;
}
