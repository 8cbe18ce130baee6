import type { ProblemParams } from '#platform/problem.ts';
import type { Suspicion } from './free-texts.rules.ts';
import type { ReportVersion } from './stored.schema.ts';

export const id = {
	problems: {
		'report.period_unknown': () => 'Periode itu tidak dikenal. Pilih triwulan, semester, atau tahun dari daftar.',
		'report.in_the_future': (_: ProblemParams) => 'Periode itu belum mulai. Pilih periode yang sudah berjalan.',
		'report.making_failed': () => 'Laporan tidak dapat dibuat. Data Anda tidak berubah. Tekan “Coba lagi”; bila gagal lagi, beri tahu pengelola sistem.',
		'report.drawing_failed': () => 'Berkas untuk masyarakat tidak dapat dibuat, jadi laporan belum terbit.',
		'report.not_done': () => 'Versi ini belum selesai dibuat. Tunggu sampai selesai, lalu terbitkan.',
		'report.not_read': () => 'Baca semua teks di atas, lalu centang bahwa Anda sudah membacanya.',
		'report.published_before': () => 'Versi ini sudah pernah diterbitkan. Untuk menerbitkan isi yang lain, buat versi baru.',
		'report.not_published': () => 'Versi ini tidak sedang terbit, jadi tidak ada yang ditarik.',
		'report.reason_needed': () => 'Tulis alasan penarikan dengan 10 sampai 300 huruf. Masyarakat membacanya.'
	},
	kinds: { quarter: (part: number, year: number) => `Triwulan ${part} ${year}`, half: (part: number, year: number) => `Semester ${part} ${year}`, year: (_part: number, year: number) => `Tahun ${year}` },
	list: {
		title: 'Laporan', lead: 'Laporan triwulan, semester, atau tahun untuk seluruh instansi. Setiap laporan disimpan sebagai versi yang tidak berubah lagi.', make: 'Buat laporan', period: 'Periode', hint: 'Periode yang belum selesai ditulis dengan data sampai hari ini.',
		made: 'Laporan yang ada', none: 'Belum ada laporan', noneText: 'Pilih periode di atas, lalu tekan “Buat laporan”. Biasanya selesai dalam setengah menit.', version: 'Versi terbaru', state: 'Keadaan', madeOn: 'Dibuat', public: 'Untuk masyarakat'
	},
	version: (version: number) => `Versi ${version}`,
	states: { waiting: 'Menunggu giliran', making: 'Sedang dibuat', done: 'Selesai', failed: 'Gagal dibuat' } as Record<ReportVersion['state'], string>,
	publicStates: { none: 'Belum diterbitkan', drawing: 'Sedang disiapkan', failed: 'Gagal disiapkan', published: 'Terbit', withdrawn: 'Ditarik' },
	page: {
		pdf: 'Unduh PDF', xlsx: 'Unduh lembar kerja', zip: 'Unduh data', json: 'Isi laporan (JSON)', more: (rows: string) => `${rows} baris lagi ada dalam berkas PDF dan lembar kerja.`, waiting: 'Laporan menunggu giliran dibuat.', making: (percent: string) => `Laporan sedang dibuat: ${percent}%.`,
		mayLeave: 'Halaman ini memuat ulang sendiri. Anda boleh meninggalkannya; laporan tetap dibuat.', reload: 'Muat ulang', failed: 'Laporan gagal dibuat', again: 'Coba lagi', next: 'Buat versi baru', versions: 'Semua versi periode ini', current: 'sedang dibuka',
		stamp: (version: number, day: string) => `Versi ${version}, dibuat ${day}.`, print: 'Sidik SHA-256', printHint: 'Sama dengan sidik berkas isi laporan (JSON). Bila satu huruf saja berubah, sidiknya berbeda.', stale: (day: string) => `Dibuat dari data per ${day}. Bila data sudah diperbaiki, buat versi baru; versi ini tetap ada.`
	},
	changes: {
		title: (since: number) => `Yang berubah sejak versi ${since}`, nothing: (since: number) => `Semua angka, putusan, dan tabel sama dengan versi ${since}.`, figure: 'Angka', before: 'Sebelumnya', after: 'Sekarang', absent: 'tidak ada',
		table: (title: string, added: string, gone: string, changed: string) => `${title}: ${added} baris baru, ${gone} baris hilang, ${changed} baris berubah.`
	},
	publish: {
		title: 'Terbitkan laporan', lead: 'Baca setiap teks tertulis di bawah. Semuanya akan dibaca siapa saja.', open: 'Periksa dan terbitkan', manage: 'Lihat penerbitannya', texts: 'Teks yang akan terbuka', reasons: 'Alasan keputusan', titles: 'Judul pelatihan, evaluasi, dan bagian kurikulum', none: 'Tidak ada teks yang ditulis orang dalam laporan ini.',
		hint: 'Centang teks yang memuat nama, NIP, nomor telepon, atau hal lain tentang orang. Pada versi yang terbit teks itu diganti kalimat bahwa teks ditutup.', strike: 'Tutup teks ini', suspected: (what: string) => `Periksa: tampaknya ada ${what}.`,
		suspicions: { id_number: 'nomor identitas', phone: 'nomor telepon', mail: 'alamat surel', name: 'nama seorang pegawai' } as Record<Suspicion, string>, read: 'Saya sudah membaca semua teks di atas dan menutup yang memuat hal tentang orang', button: 'Terbitkan', cancel: 'Kembali ke laporan',
		drawing: 'Berkas untuk masyarakat sedang disiapkan. Halaman ini memuat ulang sendiri.', failed: 'Berkas untuk masyarakat tidak dapat dibuat. Bina mencoba lagi beberapa kali; Anda juga dapat menekan “Coba lagi”. Bila tetap gagal, beri tahu pengelola sistem.', again: 'Coba lagi', published: (day: string) => `Terbit sejak ${day}.`, see: 'Lihat laman publik', struck: (count: string) => `${count} teks ditutup.`, withdrawn: (day: string) => `Ditarik ${day}.`, only: 'Sebuah versi diterbitkan satu kali. Setelah ditarik, buat versi baru untuk menerbitkan lagi.'
	},
	withdraw: { title: 'Tarik dari laman publik', hint: 'Alasan ini dibaca masyarakat, jadi jangan menulis nama orang. Baris bahwa versi ini pernah terbit dan ditarik tetap ada.', reason: 'Alasan penarikan', button: 'Tarik laporan' },
	public: {
		title: 'Laporan berkala', lead: 'Laporan pengembangan ASN dan mutu layanan yang diterbitkan pemerintah daerah ini. Versi yang terbit tidak pernah diubah; yang ditarik tetap tertulis di sini.', none: 'Belum ada laporan yang diterbitkan.', first: { awaited: 'Daerah ini rekaan untuk peragaan. Laporan pertamanya dibuat dan terbit sendiri dalam beberapa menit sesudah peragaan pertama kali dijalankan. Muat ulang halaman ini.', making: 'Daerah ini rekaan untuk peragaan. Laporan pertamanya sedang dibuat dan biasanya terbit dalam satu menit. Muat ulang halaman ini.', failed: 'Daerah ini rekaan untuk peragaan. Laporan pertamanya gagal dibuat. Pengelola pembinaan membaca sebabnya di halaman Laporan dan dapat mencoba lagi.' }, crumb: 'Laporan berkala',
		published: (version: number, day: string, dataOn: string) => `Versi ${version}, terbit ${day}, data per ${dataOn}.`, withdrawn: (version: number, day: string) => `Versi ${version} ditarik ${day}. Alasan:`, older: 'Versi lain', files: 'Berkas', pdf: (pages: string) => `PDF (${pages} halaman)`, pdfOther: 'PDF dalam bahasa Inggris', xlsx: 'Lembar kerja (xlsx)', zip: 'Data tanpa nama dan naskah R (zip)', json: 'Isi laporan (json)',
		newer: (version: number) => `Ada versi yang lebih baru: versi ${version}.`, more: (rows: string) => `${rows} baris lagi ada dalam berkas PDF dan lembar kerja.`, print: 'Sidik SHA-256 isi laporan', gone: 'Tidak ada versi yang sedang terbit untuk periode ini.'
	}
};
