import type { Period } from './period.schema.ts';

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
		column('panel', 'text', 'own: bulan unit itu sendiri; joined: digabung dengan unit yang melebur ke dalamnya', 'own: months of the unit itself; joined: with those of units that went on in it'),
		unit, column('unit_name', 'text', 'Nama unit', 'Name of the unit'), service, column('element', 'text', 'Unsur SKM, index, atau ukuran waktu', 'Element of SKM, index, or a measure of time'), column('month', 'date', 'Hari pertama bulan', 'First day of the month'),
		column('responses', 'integer', 'Jawaban atau kunjungan, paling sedikit 5', 'Answers or visits, at least 5'), column('total', 'integer', 'Jumlah skor 1-4; pada index sembilan unsur', 'Sum of scores 1-4; for index over nine elements'), column('value', 'number', 'Nilai ukuran yang bukan jumlah', 'Value of a measure that is no sum'),
		column('in_period', 'integer', '1: bulan dalam periode laporan; 0: bulan lain yang dipakai sebuah putusan', '1: a month of the period of the report; 0: another month that a verdict stands on')
	],
	'registration.csv': [
		programme, unit, service, column('first_month', 'date', 'Bulan pertama pelatihan; kosong: pembanding', 'First month of training; empty: compares'), column('cluster', 'text', 'Yang dipilih bersama: unit, atau unit atasannya', 'What was chosen together: the unit, or the unit above it')
	],
	'results.csv': [
		programme, column('title', 'text', 'Judul', 'Title'), column('outcome', 'text', 'Ukuran', 'Measure'), column('sesoi', 'number', 'Perubahan terkecil yang berarti', 'Smallest meaningful change'), column('direction', 'text', 'Arah membaik', 'Direction of better'),
		column('verdict', 'text', 'Putusan', 'Verdict'), column('design', 'text', 'did: dibandingkan unit lain; series: deret waktu terputus; none: tidak dapat dihitung', 'did: compared with other units; series: interrupted time series; none: could not be computed'),
		column('data_panel', 'text', 'Panel yang dipakai: own atau joined', 'The panel that was used: own or joined'), column('assigned_by', 'text', 'Pelatihan diputuskan per unit atau per unit atasan (parent)', 'Training was decided by unit or by the unit above (parent)'),
		column('interval_by', 'text', 'Cara selang dihitung: repair, cr2, wild, lot, series; none: tidak ada', 'How the interval was computed: repair, cr2, wild, lot, series; none: there is none'),
		column('att', 'number', 'Perubahan rata-rata pada yang dilatih', 'Average effect on the trained'), column('se', 'number', 'Galat baku analitik', 'Analytic standard error'),
		column('low', 'number', 'Batas bawah 95 persen', 'Lower end, 95 percent'), column('high', 'number', 'Batas atas 95 persen', 'Upper end, 95 percent'), column('mde', 'number', 'Perubahan terkecil yang dapat ditemukan', 'Smallest change that can be found'),
		column('control', 'text', 'Pembanding: never atau notyet', 'Comparison: never or notyet'), column('gaps', 'text', 'Cara memakai data bolong', 'How gaps are used'), column('window', 'integer', 'Bulan pelatihan yang dihitung; kosong: semua', 'Months under training that count; empty: all'),
		column('anticipation', 'integer', 'Bulan antisipasi', 'Months of anticipation'), column('clustered', 'integer', '1: galat menurut kelompok yang dipilih bersama', '1: errors by what was chosen together'),
		column('family', 'text', 'Deret waktu: gaussian atau poisson (hitungan)', 'Time series: gaussian or poisson (counts)'), column('seasonal', 'text', 'Musim yang dikeluarkan dari deret: harmonics atau months; kosong: tidak ada', 'Season taken out of the series: harmonics or months; empty: none'),
		column('att_here', 'number', 'Perubahan dihitung Bina dari baris berkas ini saja', 'Effect counted by Bina from the rows of these files alone'), column('se_here', 'number', 'Galat bakunya', 'Its standard error'), column('low_here', 'number', 'Batas bawahnya', 'Its lower end'), column('high_here', 'number', 'Batas atasnya', 'Its upper end'),
		column('rows_here', 'integer', 'Baris berkas ini yang dipakai', 'Rows of these files that are used'), column('rows', 'integer', 'Baris yang dipakai saat dihitung', 'Rows used when computed'), column('last_month', 'date', 'Bulan terakhir saat dihitung', 'Last month when computed'), column('rule_version', 'text', 'Versi aturan', 'Version of the rule'), column('data_sha256', 'text', 'Sidik data saat dihitung', 'Fingerprint of the data when computed')
	]
};

/** The dictionary as text, with what limits the rows. */
export function dictionaryText(period: Pick<Period, 'from' | 'to'>): string {
	const files = Object.entries(DATA_COLUMNS).map(([file, columns]) => `# ${file}\n\n| column | type | Indonesia | English |\n|---|---|---|---|\n${columns.map(({ name, type, id, en }) => `| ${name} | ${type} | ${id} | ${en} |`).join('\n')}\n`);
	return `${limitText(period)}\n${files.join('\n')}`;
}

/** What is in the archive and how to count again. */
export function readmeText(dataOn: string, period: Pick<Period, 'from' | 'to'>): string {
	return `# Data tanpa nama / De-identified data\n\nData per ${dataOn}. Tidak ada baris tentang orang; sel dengan kurang dari lima jawaban dihilangkan, begitu pula bulan terkecil berikutnya dari survei yang sama bila sel itu dapat dihitung dari hasil surveinya, dan pengaduan per 1.000 layanan.\nData as of ${dataOn}. No row is about a person; cells of fewer than five answers are left out, and so are the next smallest months of the same survey where its result would tell them, and complaints per 1,000 services.\n\n${limitText(period)}\nHitung ulang / count again: \`Rscript analysis.R\` (R, tanpa paket / no packages). Naskah itu menghitung ulang setiap putusan dan mengatakan bila sel kecil yang dihilangkan mengubah angkanya / the script counts every verdict again and says where small cells that are left out change its numbers.\n`;
}

function limitText({ from, to }: Pick<Period, 'from' | 'to'>): string {
	return `Bulan ${from.slice(0, 7)} sampai ${to.slice(0, 7)} lengkap untuk semua ukuran (in_period = 1). Bulan lain hanya ada untuk unit, layanan dan ukuran yang dipakai sebuah putusan dalam laporan: bulan sebelum pelatihan, sebagai pembanding, dan bulan sesudah periode bila putusan yang berlaku memakainya.\nMonths ${from.slice(0, 7)} to ${to.slice(0, 7)} are whole for all measures (in_period = 1). Other months are there only for the unit, service and measure that a verdict of the report stands on: those before training, to compare with, and those after the period where the verdict in force uses them.\n`;
}
