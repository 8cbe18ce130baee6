import type { Locale } from '#platform/context.ts';

export const DIMENSIONS = ['completeness', 'timeliness', 'accuracy', 'consistency'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Weight of each dimension in the whole, in hundredths. @source docs/rules/data-quality.md § 1 */
export const DIMENSION_WEIGHTS: Readonly<Record<Dimension, number>> = { completeness: 28, timeliness: 31, accuracy: 30, consistency: 11 };

/** What an indicator is computed from: one record, all holders of a post, or data that Bina does not hold (named). */
export type Basis = 'record' | 'posts' | { readonly missing: Readonly<Record<Locale, string>> };

export interface Indicator {
	readonly code: string;
	readonly dimension: Dimension;
	/** Weight inside its dimension, in hundredths of a percent. */
	readonly weight: number;
	readonly basis: Basis;
	readonly title: Readonly<Record<Locale, string>>;
	readonly meaning: Readonly<Record<Locale, string>>;
}

const dimensions: Readonly<Record<string, Dimension>> = { COM: 'completeness', TIM: 'timeliness', ACC: 'accuracy', CON: 'consistency' };

function indicator(code: string, weight: number, [titleId, titleEn]: readonly [string, string], [meaningId, meaningEn]: readonly [string, string], basis: Basis = 'record'): Indicator {
	return { code, dimension: dimensions[code.slice(0, 3)] ?? 'completeness', weight, basis, title: { id: titleId, en: titleEn }, meaning: { id: meaningId, en: meaningEn } };
}

const missing = (id: string, en: string): Basis => ({ missing: { id, en } });

/**
 * The data-quality indicators of BKN, in our words.
 *
 * @source docs/rules/data-quality.md § 2
 */
export const INDICATORS: readonly Indicator[] = [
	indicator('COM_1', 2000, ['SKP belum ada', 'No performance plan'], ['Sasaran kinerja tahun berjalan belum diisi.', 'The performance plan of the running year is not there.'], missing('sasaran kinerja pegawai (SKP)', 'performance plans (SKP)')),
	indicator('COM_2', 2500, ['Jabatan kosong', 'No position'], ['Pejabat fungsional atau pelaksana tanpa jabatan dari daftar rujukan.', 'A functional or clerical officer without a position from the reference list.']),
	indicator('COM_3', 2000, ['Pendidikan kosong', 'No education'], ['Tingkat dan jurusan pendidikan terakhir belum diisi.', 'Level and study of the last education are not filled in.']),
	indicator('COM_4', 1250, ['TMT PNS kosong', 'No start as PNS'], ['PNS tanpa tanggal mulai sebagai PNS.', 'A PNS without the day of becoming one.']),
	indicator('COM_5', 1750, ['Gelar kosong', 'No degree title'], ['Lulusan diploma ke atas tanpa gelar depan maupun belakang.', 'A graduate (diploma or above) without any title.']),
	indicator('COM_6', 250, ['Surel kosong atau salah bentuk', 'E-mail missing or malformed'], ['Alamat surel pribadi belum ada atau bentuknya tidak benar.', 'The personal e-mail address is missing or malformed.']),
	indicator('COM_7', 250, ['Nomor HP kosong', 'No phone number'], ['Nomor telepon genggam belum diisi.', 'The mobile number is not filled in.']),
	indicator('TIM_1', 2273, ['Unit tidak aktif', 'Closed unit'], ['Pegawai ditempatkan pada unit yang sudah ditutup.', 'The person stands in a unit that was closed.']),
	indicator('TIM_2', 1818, ['Calon fungsional belum diangkat', 'Functional candidate not appointed'], ['Calon pejabat fungsional lebih dari dua tahun belum diangkat.', 'A candidate for a functional post waits more than two years.'], missing('formasi jabatan saat pengadaan', 'the post a person was recruited for')),
	indicator('TIM_3', 1364, ['CPNS lebih dari setahun', 'Candidate for over a year'], ['CPNS lebih dari satu tahun sejak TMT CPNS.', 'Still a candidate more than a year after the start of service.']),
	indicator('TIM_4', 1591, ['Jabatan struktural ganda', 'Two holders of one post'], ['Satu jabatan struktural dipegang lebih dari satu orang pada saat yang sama.', 'One structural post is held by more than one person at a time.'], 'posts'),
	indicator('TIM_5', 1591, ['Melewati usia pensiun tetapi aktif', 'Past retirement age but active'], ['Usia pensiun jabatannya sudah lewat, statusnya masih aktif.', 'The retirement age of the post has passed, the status is still active.']),
	indicator('TIM_6', 1364, ['Cuti di luar tanggungan sudah berakhir', 'Unpaid leave has ended'], ['Status masih cuti di luar tanggungan negara padahal masanya selesai.', 'The status is still unpaid leave although it has ended.'], missing('tanggal akhir cuti di luar tanggungan negara', 'the end of unpaid leave')),
	indicator('ACC_1', 952, ['TMT CPNS sesudah TMT PNS', 'Candidate after PNS'], ['Tanggal mulai CPNS lebih akhir daripada tanggal mulai PNS.', 'Service as a candidate begins after service as PNS.']),
	indicator('ACC_2', 2143, ['Jenis pegawai tidak sesuai instansi', 'Secondment does not match'], ['Jenis pegawai menyebut diperbantukan atau dipekerjakan, tetapi instansi kerjanya sama dengan instansi induk, atau sebaliknya.', 'The kind of staff says seconded while home and working agency are the same, or the other way round.']),
	indicator('ACC_3', 714, ['Struktural dengan masa kerja kurang dari dua tahun', 'Structural post within two years'], ['Menduduki jabatan struktural dengan masa kerja di bawah dua tahun.', 'Holds a structural post with less than two years of service.']),
	indicator('ACC_4', 952, ['Kedudukan hukum PPPK tidak sesuai', 'Status not for a PPPK'], ['PPPK dengan kedudukan hukum yang hanya berlaku bagi PNS.', 'A PPPK with a status that only a PNS can have.']),
	indicator('ACC_5', 476, ['NIK belum valid', 'NIK not validated'], ['NIK belum ada atau belum dipadankan.', 'The population number is missing or not validated.']),
	indicator('ACC_6', 1190, ['Pendidikan di bawah syarat jabatan struktural', 'Education below the structural post'], ['Pendidikan di bawah syarat jabatan: S-1/D-IV untuk administrator ke atas, D-III untuk pengawas.', 'Education below what the post asks: S-1/D-IV from administrator up, D-III for supervisors.']),
	indicator('ACC_7', 714, ['Tahun pengangkatan PPPK tidak mungkin', 'Impossible year of a PPPK'], ['Tahun pengangkatan pada NIP PPPK mendahului adanya PPPK.', 'The year in the number is before there were PPPK.']),
	indicator('ACC_8', 1429, ['Pendidikan di bawah syarat jabatan fungsional', 'Education below the functional post'], ['Jabatan fungsional keahlian dengan pendidikan di bawah S-1/D-IV.', 'An expert functional post with education below S-1/D-IV.']),
	indicator('ACC_9', 476, ['Pelaksana bernama jabatan fungsional', 'Clerical post named as functional'], ['Jabatan pelaksana memakai nama jenjang jabatan fungsional.', 'A clerical post carries the name of a functional level.']),
	indicator('ACC_10', 952, ['Pangkat di bawah syarat jabatan', 'Rank below the post'], ['Pejabat struktural dengan pangkat di bawah syarat jabatannya.', 'A structural officer whose rank is below what the post asks.']),
	indicator('CON_1', 2500, ['TMT CPNS berbeda dengan NIP', 'Start of service differs from NIP'], ['Bulan dan tahun TMT CPNS tidak sama dengan angka 9–14 NIP.', 'Month and year of the start of service differ from digits 9–14.']),
	indicator('CON_2', 2500, ['Tanggal lahir berbeda dengan NIP', 'Birth date differs from NIP'], ['Tanggal lahir tidak sama dengan angka 1–8 NIP.', 'The birth date differs from digits 1–8.']),
	indicator('CON_3', 2500, ['Jenis kelamin berbeda dengan NIP', 'Sex differs from NIP'], ['Jenis kelamin tidak sama dengan angka ke-15 NIP.', 'The sex differs from digit 15.']),
	indicator('CON_4', 2500, ['Tahun pengangkatan berbeda dengan NIP PPPK', 'Year of appointment differs from NIP'], ['Tahun TMT PPPK tidak sama dengan angka 9–12 nomornya.', 'The year of appointment differs from digits 9–12.'])
];

const byCode = new Map(INDICATORS.map((one) => [one.code, one]));

export function indicatorOf(code: string): Indicator | undefined {
	return byCode.get(code);
}

export function indicatorTitle(code: string, locale: Locale): string | undefined {
	return byCode.get(code)?.title[locale];
}

export interface QualityScore {
	/** 0–100 with two decimals; null when nothing of it can be computed. */
	readonly total: number | null;
	readonly dimensions: Readonly<Record<Dimension, number | null>>;
}

/**
 * The weighted score: an indicator is worth the share of people without the finding, a dimension the weighted mean of
 * its indicators, the whole the weighted mean of the dimensions. What cannot be computed is left out, not counted as good.
 *
 * @param counts people with the finding, by code; a code that is absent cannot be computed
 * @param people everybody in service; 0 has no score
 * @source docs/rules/data-quality.md § 3
 */
export function qualityScore(counts: ReadonlyMap<string, number>, people: number): QualityScore {
	const scores = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, dimensionScore(dimension, counts, people)])) as Record<Dimension, number | null>;
	const known = DIMENSIONS.flatMap((dimension) => (scores[dimension] === null ? [] : [{ weight: DIMENSION_WEIGHTS[dimension], value: scores[dimension] }]));
	return { total: weightedMean(known), dimensions: scores };
}

function dimensionScore(dimension: Dimension, counts: ReadonlyMap<string, number>, people: number): number | null {
	if (people === 0) return null;
	return weightedMean(INDICATORS.filter((one) => one.dimension === dimension).flatMap(({ code, weight }) => {
		const count = counts.get(code);
		return count === undefined ? [] : [{ weight, value: 100 * (1 - Math.min(count, people) / people) }];
	}));
}

function weightedMean(parts: readonly { weight: number; value: number }[]): number | null {
	const weight = parts.reduce((sum, part) => sum + part.weight, 0);
	if (weight === 0) return null;
	return Math.round((100 * parts.reduce((sum, part) => sum + part.weight * part.value, 0)) / weight) / 100;
}
