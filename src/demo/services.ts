/** A public service as a demo agency offers it. */
export interface ServiceKind {
	readonly code: string;
	readonly name: string;
	/** Standard pelayanan: minutes at the counter, or working days until the product is handed over. */
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	readonly feeRupiah: number;
	/** Usual waiting and handling at the counter. */
	readonly waitingMinutes: number;
	readonly handlingMinutes: number;
	/** People served in a month by a unit of the usual size. */
	readonly monthlyUsers: number;
}

type Row = readonly [code: string, name: string, minutes: number | null, days: number | null, fee: number, waiting: number, handling: number, users: number];

const ROWS: readonly Row[] = [
	['ktp-el', 'Penerbitan KTP elektronik', null, 1, 0, 24, 9, 900], ['kartu-keluarga', 'Penerbitan kartu keluarga', null, 3, 0, 22, 11, 620], ['kia', 'Penerbitan kartu identitas anak', null, 3, 0, 18, 7, 260],
	['surat-pindah', 'Surat keterangan pindah', null, 1, 0, 18, 10, 170], ['akta-kelahiran', 'Penerbitan akta kelahiran', null, 5, 0, 20, 12, 380], ['akta-kematian', 'Penerbitan akta kematian', null, 3, 0, 15, 11, 120],
	['nib', 'Pendampingan nomor induk berusaha (NIB)', 30, null, 0, 16, 18, 210], ['pbg', 'Persetujuan bangunan gedung (PBG)', null, 28, 0, 19, 24, 60], ['sip', 'Surat izin praktik tenaga kesehatan', null, 5, 0, 15, 14, 85], ['izin-reklame', 'Izin penyelenggaraan reklame', null, 5, 0, 14, 15, 45],
	['rawat-jalan', 'Rawat jalan puskesmas', 90, null, 10_000, 34, 12, 980], ['imunisasi', 'Imunisasi', 45, null, 0, 21, 8, 190], ['surat-sehat', 'Surat keterangan sehat', 30, null, 15_000, 17, 9, 140],
	['rawat-jalan-rs', 'Rawat jalan rumah sakit', 120, null, 25_000, 58, 14, 2400], ['farmasi', 'Pelayanan obat rumah sakit', 60, null, 0, 32, 6, 2100],
	['pengantar-kependudukan', 'Surat pengantar kependudukan', 20, null, 0, 12, 7, 210], ['izin-keramaian', 'Rekomendasi izin keramaian', null, 1, 0, 11, 10, 40], ['dispensasi-nikah', 'Surat dispensasi nikah', null, 1, 0, 10, 10, 25],
	['surat-domisili', 'Surat keterangan domisili', 15, null, 0, 9, 7, 110], ['sktm', 'Surat keterangan tidak mampu', 15, null, 0, 10, 8, 90], ['surat-usaha', 'Surat keterangan usaha', 15, null, 0, 9, 7, 60],
	['bansos', 'Usulan data penerima bantuan sosial', null, 30, 0, 21, 15, 240], ['rekomendasi-pbi', 'Rekomendasi jaminan kesehatan PBI', null, 1, 0, 19, 12, 160], ['pbb', 'Pelayanan pajak bumi dan bangunan', 30, null, 0, 14, 9, 330], ['bphtb', 'Validasi BPHTB', null, 3, 0, 15, 14, 95],
	['uji-kendaraan', 'Uji berkala kendaraan bermotor', 60, null, 75_000, 28, 20, 310], ['izin-trayek', 'Izin trayek angkutan', null, 7, 100_000, 14, 16, 35], ['kartu-pencari-kerja', 'Kartu pencari kerja (AK-1)', 20, null, 0, 13, 7, 220], ['pencatatan-pkwt', 'Pencatatan perjanjian kerja', null, 3, 0, 12, 15, 45],
	['informasi-tata-ruang', 'Informasi tata ruang', null, 5, 0, 12, 14, 50], ['persetujuan-lingkungan', 'Persetujuan lingkungan', null, 14, 0, 13, 20, 30], ['tera-ulang', 'Tera dan tera ulang alat ukur', 60, null, 20_000, 16, 22, 70], ['kartu-perpustakaan', 'Kartu anggota perpustakaan', 15, null, 0, 7, 6, 130],
	['legalisasi-ijazah', 'Legalisasi ijazah', 30, null, 0, 14, 8, 190], ['mutasi-siswa', 'Rekomendasi mutasi siswa', null, 2, 0, 13, 11, 60], ['pajak-kendaraan', 'Pajak kendaraan tahunan', 30, null, 0, 23, 8, 1900], ['balik-nama-kendaraan', 'Balik nama kendaraan', null, 3, 0, 26, 14, 320]
];

/** The public services of the demo region, most used first within an office. */
export const SERVICES: readonly ServiceKind[] = ROWS.map(([code, name, promisedMinutes, promisedWorkingDays, feeRupiah, waitingMinutes, handlingMinutes, monthlyUsers]) =>
	({ code, name, promisedMinutes, promisedWorkingDays, feeRupiah, waitingMinutes, handlingMinutes, monthlyUsers }));

const BY_CODE = new Map(SERVICES.map((service) => [service.code, service]));

/** @throws {RangeError} no such service */
export function serviceOf(code: string): ServiceKind {
	const service = BY_CODE.get(code);
	if (service === undefined) throw new RangeError(`no demo service ${code}`);
	return service;
}
