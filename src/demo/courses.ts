import type { Sector } from './types.ts';

export interface CourseKind {
	readonly code: string;
	readonly title: string;
	/** SIASN jenisDiklat id. */
	readonly formId: string;
	readonly minutes: number;
	readonly days: number;
	readonly online: boolean;
	/** One sentence for the catalogue. */
	readonly summary: string;
	/** Only for people of these sectors; absent: for all. */
	readonly sectors?: readonly Sector[];
	/** Weight in the draw of ordinary sessions; 0 is held for programmes and the persona only. */
	readonly weight: number;
}

/** 45 minutes are one JP. */
export const MINUTES_PER_JP = 45;

type Row = readonly [code: string, title: string, formId: string, jp: number, days: number, weight: number, online?: boolean, sectors?: readonly Sector[]];
const ROWS: readonly Row[] = [
	['LYN-01', 'Pelayanan Prima', '3', 24, 3, 0], ['APK-01', 'Aplikasi Perkantoran', '3', 16, 2, 0], ['ANT-01', 'Pengelolaan Antrean Loket', '8', 8, 1, 0],
	['ADM-01', 'Bimtek Layanan Adminduk', '8', 8, 1, 1, false, ['registry', 'district']], ['KOM-01', 'Komunikasi Publik', '3', 16, 2, 3], ['WKT-01', 'Manajemen Waktu', '8', 8, 1, 4],
	['PRJ-01', 'Manajemen Proyek', '3', 24, 3, 1], ['INT-01', 'Integritas dan Pengendalian Gratifikasi', '7', 5, 1, 3], ['DIG-01', 'Kecakapan Digital Aparatur', '17', 12, 3, 4, true],
	['PJB-01', 'Pengadaan Barang dan Jasa', '2', 40, 5, 1, false, ['general', 'licensing']], ['PBL-01', 'Pembelajaran Mendalam di Kelas', '12', 32, 4, 9, false, ['education']], ['LIT-01', 'Literasi dan Numerasi', '4', 10, 2, 5, false, ['education']],
	['GWD-01', 'Kegawatdaruratan Dasar', '3', 30, 5, 4, false, ['health']], ['MTU-01', 'Mutu dan Keselamatan Pasien', '9', 4, 1, 3, false, ['health']], ['PKP-01', 'Pelatihan Kepemimpinan Pengawas', '1', 200, 20, 0.3, false, ['general', 'district', 'registry', 'licensing']],
	['TNG-01', 'Melayani dengan Tenang di Loket yang Ramai', '16', 3, 1, 2, true]
];

/** What one can do afterwards, in one sentence. */
const SUMMARIES: Readonly<Record<string, string>> = {
	'LYN-01': 'Menyambut, mendengar, dan menyelesaikan urusan warga sekali datang.', 'APK-01': 'Menyusun surat, tabel, dan bahan tayang dengan rapi dan cepat.', 'ANT-01': 'Mengatur nomor antrean dan jam sibuk agar warga tidak lama menunggu.',
	'ADM-01': 'Memeriksa berkas kependudukan yang sulit tanpa membuat warga bolak-balik.', 'KOM-01': 'Menjelaskan aturan dengan bahasa yang dipahami warga, lisan dan tertulis.', 'WKT-01': 'Menata pekerjaan harian dan tenggat bersama tim.',
	'PRJ-01': 'Merencanakan kegiatan, biaya, dan risiko dari awal sampai laporan.', 'INT-01': 'Mengenali gratifikasi dan benturan kepentingan, dan tahu ke mana melapor.', 'DIG-01': 'Bekerja aman dan lancar dengan aplikasi pemerintahan.',
	'PJB-01': 'Menyiapkan pengadaan yang benar dan terbuka.', 'PBL-01': 'Merancang kegiatan belajar yang membuat murid berpikir.', 'LIT-01': 'Menguatkan baca dan hitung di semua mata pelajaran.',
	'GWD-01': 'Menolong keadaan gawat pada menit pertama.', 'MTU-01': 'Mencegah kesalahan yang membahayakan pasien.', 'PKP-01': 'Memimpin tim pelayanan dan memperbaiki cara kerjanya.', 'TNG-01': 'Tetap tenang dan ramah ketika loket penuh.'
};

export const COURSES: readonly CourseKind[] = ROWS.map(([code, title, formId, jp, days, weight, online, sectors]) =>
	({ code, title, formId, minutes: jp * MINUTES_PER_JP, days, weight, online: online ?? false, summary: SUMMARIES[code] ?? '', ...(sectors ? { sectors } : {}) }));

/** @throws {RangeError} no such course */
export function courseOf(code: string): CourseKind {
	const course = COURSES.find((one) => one.code === code);
	if (course === undefined) throw new RangeError(`no demo course ${code}`);
	return course;
}
