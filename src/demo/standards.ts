import { commonService } from '#features/services/common-services.ts';
import type { Standard } from '#features/services/schema.ts';
import type { ServiceKind } from './services.ts';

/** What is written of services that stand in no common list: product, then the papers beside an identity card. */
const OWN: Readonly<Record<string, readonly [product: string, ...papers: string[]]>> = {
	'rawat-jalan-rs': ['pemeriksaan, tindakan, dan obat', 'Surat rujukan', 'Kartu peserta JKN, bila ada'],
	farmasi: ['obat dan penjelasan pemakaiannya', 'Resep dokter'],
	'izin-keramaian': ['surat rekomendasi', 'Surat permohonan', 'Persetujuan tetangga sekitar'],
	'izin-trayek': ['kartu izin trayek', 'STNK dan bukti lulus uji', 'Surat permohonan'],
	'pencatatan-pkwt': ['bukti pencatatan', 'Naskah perjanjian kerja', 'Daftar pekerja'],
	'informasi-tata-ruang': ['surat keterangan rencana ruang', 'Bukti hak atas tanah', 'Peta letak tanah'],
	'persetujuan-lingkungan': ['persetujuan lingkungan', 'NIB', 'Dokumen lingkungan sesuai jenis usaha'],
	'tera-ulang': ['tanda tera sah', 'Alat ukur yang ditera'],
	'pajak-kendaraan': ['bukti bayar pajak kendaraan', 'STNK', 'BPKB atau salinannya'],
	'balik-nama-kendaraan': ['STNK atas nama baru', 'STNK dan BPKB', 'Kuitansi jual beli', 'Hasil cek fisik kendaraan']
};

/** The standard of a demo service: that of the common list where it stands there, with the demo's own time and fee. */
export function demoStandard({ code }: Pick<ServiceKind, 'code'>): Pick<Standard, 'requirements' | 'procedure' | 'product' | 'feeNote' | 'legalBasis'> {
	const common = commonService(code);
	if (common) return common;
	const [product, ...papers] = OWN[code] ?? ['surat keterangan'];
	return {
		product, feeNote: '', legalBasis: '',
		requirements: ['KTP-el', ...papers],
		procedure: ['Ambil nomor antrean dan tunggu dipanggil', 'Serahkan berkas kepada petugas', 'Petugas memeriksa kelengkapan berkas', `Terima ${product}`]
	};
}
