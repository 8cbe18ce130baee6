import type { Sector } from './types.ts';

export interface CourseKind {
	readonly code: string;
	readonly title: string;
	/** SIASN jenisDiklat id. */
	readonly formId: string;
	readonly minutes: number;
	readonly days: number;
	readonly online: boolean;
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

export const COURSES: readonly CourseKind[] = ROWS.map(([code, title, formId, jp, days, weight, online, sectors]) =>
	({ code, title, formId, minutes: jp * MINUTES_PER_JP, days, weight, online: online ?? false, ...(sectors ? { sectors } : {}) }));

/** @throws {RangeError} no such course */
export function courseOf(code: string): CourseKind {
	const course = COURSES.find((one) => one.code === code);
	if (course === undefined) throw new RangeError(`no demo course ${code}`);
	return course;
}
