export type DataFileName = 'panel.csv' | 'registration.csv' | 'results.csv';

interface DataColumn {
	readonly name: string;
	readonly type: 'text' | 'date' | 'integer' | 'number';
	readonly id: string;
	readonly en: string;
}

const column = (name: string, type: DataColumn['type'], id: string, en: string): DataColumn => ({ name, type, id, en });
const unit = column('unit', 'text', 'Kunci unit dalam berkas ini', 'Key of the unit in these files');
const service = column('service', 'text', 'Kode layanan', 'Code of the service');
const programme = column('programme', 'text', 'Kunci evaluasi', 'Key of the evaluation');

/** Every column of every file, in both languages. */
export const DATA_COLUMNS: Readonly<Record<DataFileName, readonly DataColumn[]>> = {
	'panel.csv': [
		unit, column('unit_name', 'text', 'Nama unit', 'Name of the unit'), service, column('element', 'text', 'Unsur SKM, index, atau ukuran waktu', 'Element of SKM, index, or a measure of time'), column('month', 'date', 'Hari pertama bulan', 'First day of the month'),
		column('responses', 'integer', 'Jawaban atau kunjungan, paling sedikit 5', 'Answers or visits, at least 5'), column('total', 'integer', 'Jumlah skor 1-4; pada index sembilan unsur', 'Sum of scores 1-4; for index over nine elements'), column('value', 'number', 'Nilai ukuran yang bukan jumlah', 'Value of a measure that is no sum')
	],
	'registration.csv': [programme, unit, service, column('first_month', 'date', 'Bulan pertama pelatihan; kosong: pembanding', 'First month of training; empty: compares')],
	'results.csv': [
		programme, column('title', 'text', 'Judul', 'Title'), column('outcome', 'text', 'Ukuran', 'Measure'), column('sesoi', 'number', 'Perubahan terkecil yang berarti', 'Smallest meaningful change'), column('direction', 'text', 'Arah membaik', 'Direction of better'),
		column('verdict', 'text', 'Putusan', 'Verdict'), column('att', 'number', 'Perubahan rata-rata pada yang dilatih', 'Average effect on the trained'), column('se', 'number', 'Galat baku analitik', 'Analytic standard error'),
		column('low', 'number', 'Batas bawah 95 persen', 'Lower end, 95 percent'), column('high', 'number', 'Batas atas 95 persen', 'Upper end, 95 percent'), column('mde', 'number', 'Perubahan terkecil yang dapat ditemukan', 'Smallest change that can be found'),
		column('control', 'text', 'Pembanding: never atau notyet', 'Comparison: never or notyet'), column('panel', 'text', 'Cara memakai data bolong', 'How gaps are used'), column('window', 'integer', 'Bulan pelatihan yang dihitung; kosong: semua', 'Months under training that count; empty: all'),
		column('anticipation', 'integer', 'Bulan antisipasi', 'Months of anticipation'), column('clustered', 'integer', '1: galat menurut unit', '1: errors by unit'), column('design', 'text', 'did dihitung ulang oleh analysis.R', 'did is counted again by analysis.R'),
		column('att_here', 'number', 'Perubahan dihitung Bina dari baris berkas ini saja', 'Effect counted by Bina from the rows of these files alone'), column('se_here', 'number', 'Galat bakunya', 'Its standard error'), column('rows', 'integer', 'Baris yang dipakai saat dihitung', 'Rows used when computed'), column('last_month', 'date', 'Bulan terakhir saat dihitung', 'Last month when computed'), column('rule_version', 'text', 'Versi aturan', 'Version of the rule'), column('data_sha256', 'text', 'Sidik data saat dihitung', 'Fingerprint of the data when computed')
	]
};

/** The dictionary as text. */
export function dictionaryText(): string {
	return Object.entries(DATA_COLUMNS).map(([file, columns]) => `# ${file}\n\n| column | type | Indonesia | English |\n|---|---|---|---|\n${columns.map(({ name, type, id, en }) => `| ${name} | ${type} | ${id} | ${en} |`).join('\n')}\n`).join('\n');
}

/** What is in the archive and how to count again. */
export function readmeText(dataOn: string): string {
	return `# Data tanpa nama / De-identified data\n\nData per ${dataOn}. Tidak ada baris tentang orang; sel dengan kurang dari lima jawaban dihilangkan.\nData as of ${dataOn}. No row is about a person; cells of fewer than five answers are left out.\n\nHitung ulang / count again: \`Rscript analysis.R\` (R, tanpa paket / no packages). Bila sel kecil dihilangkan, angkanya dapat berbeda sedikit; naskah itu mengatakannya / where small cells are left out the numbers may differ slightly, and the script says so.\n`;
}
