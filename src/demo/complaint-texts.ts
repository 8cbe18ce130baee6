import type { Complaint } from './types.ts';

type RootCause = NonNullable<Complaint['rootCause']>;

/** What citizens write, by what turned out to be behind it. */
export const COMPLAINT_TEXTS: Readonly<Record<RootCause, readonly (readonly [subject: string, body: string])[]>> = {
	procedure: [
		['Diminta syarat yang berbeda setiap datang', 'Kemarin diminta fotokopi KK, hari ini diminta surat pengantar. Mohon syaratnya jelas dari awal.'],
		['Harus bolak-balik tiga kali', 'Saya sudah tiga kali datang untuk urusan yang sama. Rumah saya jauh, ongkosnya tidak sedikit.']
	],
	capacity: [
		['Antre terlalu lama', 'Ambil nomor jam delapan, dipanggil menjelang siang. Hanya satu loket yang buka.'],
		['Loket tutup sebelum waktunya', 'Di papan tertulis sampai pukul 15.00, tetapi pukul 14.00 sudah tidak ada petugas.']
	],
	competence: [
		['Petugas tidak tahu cara mengisi permohonan', 'Petugas bertanya ke beberapa temannya dulu dan tetap tidak bisa menjawab pertanyaan saya.'],
		['Data saya salah diketik', 'Nama ibu saya salah di dokumen yang jadi. Saya harus mengurus ulang dari awal.']
	],
	facility: [
		['Ruang tunggu panas dan kursi kurang', 'Banyak orang tua berdiri lama. Mohon ditambah kursi dan kipas angin.'],
		['Mesin cetak rusak', 'Katanya mesin cetak rusak sejak minggu lalu dan belum ada kepastian kapan selesai.']
	],
	rule: [['Biaya tidak sesuai yang tertulis', 'Di papan tertulis gratis, tetapi saya diminta membayar. Mohon dijelaskan aturannya.']],
	outside: [
		['Jaringan pusat sering gangguan', 'Petugas bilang sistem dari pusat sedang gangguan, jadi saya diminta kembali besok.'],
		['Blangko habis', 'Blangko belum dikirim dari pusat. Sampai kapan saya harus menunggu?']
	]
};

export const ASPIRATIONS = [
	['Usul layanan hari Sabtu', 'Kami bekerja Senin sampai Jumat. Mohon ada layanan setengah hari pada hari Sabtu.'],
	['Usul loket khusus lansia', 'Sebaiknya ada loket untuk orang tua dan ibu hamil supaya tidak menunggu lama.']
] as const;
export const QUESTIONS = [
	['Syarat mengurus dari luar kota', 'Saya bekerja di luar kota. Apakah bisa diwakilkan keluarga dan apa saja syaratnya?'],
	['Jam layanan selama bulan puasa', 'Mohon informasi jam buka loket selama bulan puasa.']
] as const;
export const VIOLATIONS = [['Dugaan pungutan oleh petugas', 'Seorang petugas meminta uang agar urusan saya didahulukan. Saya mohon identitas saya dirahasiakan.']] as const;

export const ANSWERS: Readonly<Record<RootCause, string>> = {
	procedure: 'Terima kasih. Daftar syarat sudah kami seragamkan dan kami pasang di loket.', capacity: 'Terima kasih. Kami membuka satu loket tambahan pada jam sibuk.',
	competence: 'Terima kasih. Dokumen Anda sudah kami perbaiki tanpa biaya dan petugas kami dampingi.', facility: 'Terima kasih. Perbaikan sarana sudah kami jadwalkan bulan ini.',
	rule: 'Terima kasih. Layanan ini tidak dipungut biaya; uang Anda sudah dikembalikan.', outside: 'Terima kasih. Gangguan sudah pulih dan dokumen Anda dapat diambil.'
};
export const SURVEY_COMMENTS = ['Pelayanan baik, mohon dipertahankan.', 'Petugas ramah.', 'Antrean terlalu lama.', 'Mohon ruang tunggu ditambah kursi.', 'Cepat dan jelas.', 'Syaratnya membingungkan.', 'Sudah lebih baik dari tahun lalu.'] as const;
