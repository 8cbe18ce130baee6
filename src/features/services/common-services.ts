import type { Sector, Standard } from './schema.ts';

/** A service that most governments give, to begin from. Time, fee and papers are suggestions: each government sets its own. */
export interface CommonService extends Standard {
	readonly sector: Sector;
}

type Promised = readonly [number, 'minutes' | 'workingDays'];
type Extra = Partial<Pick<Standard, 'feeRupiah' | 'feeNote' | 'legalBasis'>>;

const COUNTER_STEPS = ['Ambil nomor antrean dan tunggu dipanggil', 'Serahkan berkas kepada petugas', 'Petugas memeriksa kelengkapan berkas'];
const handOver = (product: string): readonly string[] => [...COUNTER_STEPS, `Terima ${product}`];
const withReceipt = (product: string): readonly string[] => [...COUNTER_STEPS, 'Terima tanda terima dengan tanggal selesai', 'Pejabat menyetujui dan menandatangani', `Ambil ${product}, atau unduh bila terbit secara elektronik`];

const POPULATION_LAW = { legalBasis: 'UU 24/2013; Perpres 96/2018' };
const LOCAL_TAX_LAW = { legalBasis: 'UU 1/2022' };

function common(sector: Sector, code: string, name: string, [amount, unit]: Promised, product: string, requirements: readonly string[], procedure: readonly string[], extra: Extra = {}): CommonService {
	return {
		sector, code, name, product, requirements, procedure,
		promisedMinutes: unit === 'minutes' ? amount : null, promisedWorkingDays: unit === 'workingDays' ? amount : null,
		feeRupiah: 0, feeNote: '', legalBasis: '', ...extra
	};
}

const population: readonly CommonService[] = [
	common('population', 'ktp-el', 'Penerbitan KTP elektronik', [1, 'workingDays'], 'KTP-el', ['Berusia 17 tahun atau sudah menikah', 'Fotokopi kartu keluarga', 'Surat kehilangan dari kepolisian, bila hilang', 'KTP-el lama, bila rusak atau datanya berubah'],
		[...COUNTER_STEPS, 'Perekaman foto, sidik jari, dan tanda tangan (bagi yang belum pernah)', 'Terima KTP-el'], POPULATION_LAW),
	common('population', 'kartu-keluarga', 'Penerbitan kartu keluarga', [3, 'workingDays'], 'kartu keluarga', ['Formulir biodata keluarga', 'Kartu keluarga lama', 'Buku nikah, akta cerai, atau akta kelahiran sesuai perubahannya'], withReceipt('kartu keluarga'), POPULATION_LAW),
	common('population', 'akta-kelahiran', 'Penerbitan akta kelahiran', [3, 'workingDays'], 'akta kelahiran', ['Surat keterangan lahir dari bidan, puskesmas, atau rumah sakit', 'Buku nikah orang tua', 'Kartu keluarga', 'KTP-el orang tua dan dua saksi'], withReceipt('akta kelahiran'), POPULATION_LAW),
	common('population', 'akta-kematian', 'Penerbitan akta kematian', [3, 'workingDays'], 'akta kematian', ['Surat keterangan kematian dari dokter, rumah sakit, atau lurah/kepala desa', 'Kartu keluarga dan KTP-el yang meninggal', 'KTP-el pelapor'], withReceipt('akta kematian'), POPULATION_LAW),
	common('population', 'surat-pindah', 'Surat keterangan pindah', [1, 'workingDays'], 'surat keterangan pindah', ['Kartu keluarga', 'KTP-el', 'Alamat tujuan yang lengkap'], handOver('surat keterangan pindah'), POPULATION_LAW),
	common('population', 'kia', 'Penerbitan kartu identitas anak', [3, 'workingDays'], 'kartu identitas anak', ['Fotokopi akta kelahiran', 'Kartu keluarga', 'KTP-el orang tua', 'Pasfoto anak bagi yang berusia 5 tahun ke atas'], withReceipt('kartu identitas anak'))
];

const licensing: readonly CommonService[] = [
	common('licensing', 'nib', 'Pendampingan nomor induk berusaha (NIB)', [30, 'minutes'], 'NIB', ['KTP-el', 'NPWP', 'Alamat surel dan nomor telepon', 'Jenis dan tempat usaha'], [...COUNTER_STEPS, 'Petugas membantu mengisi permohonan pada sistem OSS', 'Terima NIB']),
	common('licensing', 'pbg', 'Persetujuan bangunan gedung (PBG)', [28, 'workingDays'], 'persetujuan bangunan gedung', ['Bukti hak atas tanah', 'KTP-el pemilik', 'Gambar rencana bangunan', 'Kesesuaian pemanfaatan ruang'], ['Ajukan permohonan lewat sistem bangunan gedung', 'Petugas memeriksa kelengkapan berkas', 'Tim ahli menilai rencana', 'Bayar retribusi sesuai ketetapan', 'Unduh persetujuan bangunan gedung'],
		{ feeNote: 'Retribusi menurut luas dan fungsi bangunan', legalBasis: 'PP 16/2021' }),
	common('licensing', 'sip', 'Surat izin praktik tenaga kesehatan', [5, 'workingDays'], 'surat izin praktik', ['Surat tanda registrasi (STR)', 'KTP-el', 'Keterangan tempat praktik', 'Bukti kecukupan satuan kredit profesi'], withReceipt('surat izin praktik')),
	common('licensing', 'izin-reklame', 'Izin penyelenggaraan reklame', [5, 'workingDays'], 'izin reklame', ['KTP-el atau NIB', 'Gambar dan ukuran reklame', 'Titik lokasi pemasangan', 'Persetujuan pemilik tempat'], withReceipt('izin reklame'), { feeNote: 'Pajak reklame dibayar terpisah' })
];

const village: readonly CommonService[] = [
	common('village', 'surat-domisili', 'Surat keterangan domisili', [15, 'minutes'], 'surat keterangan domisili', ['Pengantar RT/RW', 'KTP-el', 'Kartu keluarga'], handOver('surat keterangan domisili')),
	common('village', 'sktm', 'Surat keterangan tidak mampu', [15, 'minutes'], 'surat keterangan tidak mampu', ['Pengantar RT/RW', 'KTP-el', 'Kartu keluarga', 'Pernyataan tidak mampu'], handOver('surat keterangan tidak mampu')),
	common('village', 'surat-usaha', 'Surat keterangan usaha', [15, 'minutes'], 'surat keterangan usaha', ['Pengantar RT/RW', 'KTP-el', 'Keterangan jenis dan tempat usaha'], handOver('surat keterangan usaha')),
	common('village', 'pengantar-kependudukan', 'Surat pengantar kependudukan', [20, 'minutes'], 'surat pengantar', ['Pengantar RT/RW', 'KTP-el', 'Kartu keluarga'], handOver('surat pengantar')),
	common('village', 'dispensasi-nikah', 'Surat dispensasi nikah', [1, 'workingDays'], 'surat dispensasi nikah', ['Pengantar nikah dari desa/kelurahan', 'KTP-el kedua calon', 'Penolakan atau keterangan dari KUA'], handOver('surat dispensasi nikah'))
];

const health: readonly CommonService[] = [
	common('health', 'rawat-jalan', 'Rawat jalan puskesmas', [90, 'minutes'], 'pemeriksaan, tindakan, dan obat', ['Kartu identitas (KTP-el atau KIA)', 'Kartu peserta JKN, bila ada'], ['Ambil nomor antrean', 'Daftar di loket', 'Pemeriksaan di poli', 'Ambil obat di apotek'], { feeRupiah: 10_000, feeNote: 'Gratis bagi peserta JKN' }),
	common('health', 'imunisasi', 'Imunisasi', [45, 'minutes'], 'imunisasi dan catatannya', ['Buku KIA', 'KTP-el orang tua'], ['Daftar di loket', 'Penimbangan dan pemeriksaan', 'Imunisasi', 'Tunggu 15 menit untuk pemantauan']),
	common('health', 'laboratorium', 'Pemeriksaan laboratorium puskesmas', [120, 'minutes'], 'hasil pemeriksaan laboratorium', ['Surat permintaan pemeriksaan dari dokter', 'Kartu identitas'], ['Daftar di loket', 'Pengambilan contoh', 'Pemeriksaan', 'Terima hasil'], { feeRupiah: 25_000, feeNote: 'Menurut jenis pemeriksaan; gratis bagi peserta JKN' }),
	common('health', 'surat-sehat', 'Surat keterangan sehat', [30, 'minutes'], 'surat keterangan sehat', ['KTP-el'], ['Daftar di loket', 'Pemeriksaan oleh dokter', 'Terima surat keterangan sehat'], { feeRupiah: 15_000 })
];

const others: readonly CommonService[] = [
	common('education', 'pendaftaran-sekolah', 'Pendaftaran murid baru', [3, 'workingDays'], 'bukti pendaftaran', ['Akta kelahiran', 'Kartu keluarga', 'Rapor atau ijazah jenjang sebelumnya'], ['Isi formulir pendaftaran', 'Serahkan berkas', 'Panitia memeriksa berkas', 'Lihat pengumuman', 'Daftar ulang']),
	common('education', 'legalisasi-ijazah', 'Legalisasi ijazah', [30, 'minutes'], 'salinan ijazah yang dilegalisasi', ['Ijazah asli', 'Fotokopi ijazah', 'KTP-el'], handOver('salinan ijazah yang dilegalisasi')),
	common('education', 'mutasi-siswa', 'Rekomendasi mutasi siswa', [2, 'workingDays'], 'surat rekomendasi mutasi', ['Surat pindah dari sekolah asal', 'Rapor', 'Surat kesediaan menerima dari sekolah tujuan'], withReceipt('surat rekomendasi mutasi')),
	common('social', 'bansos', 'Usulan data penerima bantuan sosial', [30, 'workingDays'], 'tanda terima usulan', ['KTP-el', 'Kartu keluarga', 'Foto rumah tampak depan dan dalam'], [...COUNTER_STEPS, 'Petugas mengunjungi rumah', 'Musyawarah desa/kelurahan', 'Terima kabar hasil usulan']),
	common('social', 'rekomendasi-pbi', 'Rekomendasi jaminan kesehatan PBI', [1, 'workingDays'], 'surat rekomendasi', ['KTP-el', 'Kartu keluarga', 'Surat keterangan tidak mampu'], handOver('surat rekomendasi')),
	common('tax', 'pbb', 'Pelayanan pajak bumi dan bangunan', [30, 'minutes'], 'SPPT PBB atau bukti pelayanan', ['SPPT PBB tahun terakhir', 'KTP-el', 'Bukti hak atas tanah, untuk balik nama atau pemecahan'], handOver('SPPT PBB atau bukti pelayanan'), { feeNote: 'Layanannya gratis; pajak dibayar menurut ketetapan', ...LOCAL_TAX_LAW }),
	common('tax', 'bphtb', 'Validasi BPHTB', [3, 'workingDays'], 'bukti setor yang divalidasi', ['Surat setoran BPHTB', 'Akta jual beli atau dokumen perolehan', 'SPPT PBB tahun terakhir', 'KTP-el'], withReceipt('bukti setor yang divalidasi'), { feeNote: 'Layanannya gratis; pajak dibayar menurut ketetapan', ...LOCAL_TAX_LAW }),
	common('transport', 'uji-kendaraan', 'Uji berkala kendaraan bermotor (KIR)', [60, 'minutes'], 'bukti lulus uji', ['STNK', 'Bukti lulus uji terakhir', 'Kendaraan yang diuji'], ['Daftar dan tunjukkan berkas', 'Kendaraan diperiksa di jalur uji', 'Terima bukti lulus uji, atau daftar perbaikan']),
	common('labour', 'kartu-pencari-kerja', 'Kartu pencari kerja (AK-1)', [20, 'minutes'], 'kartu AK-1', ['KTP-el', 'Ijazah terakhir', 'Pasfoto'], handOver('kartu AK-1')),
	common('library', 'kartu-perpustakaan', 'Kartu anggota perpustakaan', [15, 'minutes'], 'kartu anggota', ['KTP-el atau kartu pelajar'], handOver('kartu anggota'))
];

/** In the order of `SECTORS`. */
export const COMMON_SERVICES: readonly CommonService[] = [...population, ...licensing, ...village, ...health, ...others];

/** The common service of this code, or undefined. */
export function commonService(code: string): CommonService | undefined {
	return COMMON_SERVICES.find((service) => service.code === code);
}
