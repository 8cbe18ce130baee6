import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'complaint.not_found': () => 'Pengaduan ini tidak ada, atau bukan kewenangan Anda. Buka kembali daftar pengaduan.',
		'complaint.move_impossible': () => 'Langkah itu tidak lagi mungkin: pengaduan ini baru saja diubah orang lain. Muat ulang halaman, lalu pilih lagi.',
		'complaint.unit_unknown': () => 'Unit itu tidak ada atau sudah ditutup. Pilih unit lain dari daftar.',
		'complaint.violation_stays': () => 'Laporan dugaan pelanggaran hanya ditangani Inspektorat dan tidak dapat dipindahkan ke unit lain atau dijadikan jenis lain. Bila ternyata bukan pelanggaran, Inspektorat memakai langkah “Kembalikan sebagai pengaduan biasa”.',
		'complaint.person_unknown': () => 'Tidak ada pegawai dengan NIP itu di pemerintah daerah ini. Periksa ke-18 angkanya.',
		'complaint.no_inspectorate': (_: ProblemParams) => 'Unit Inspektorat belum ditentukan. Mintalah pengelola pengaduan menentukannya di Pengaturan pengaduan, lalu ulangi.',
		'complaint.no_reporter': () => 'Pelapor tidak meninggalkan nama, atau datanya berasal dari pemasangan Bina yang lain.',
		'complaint.undo_touched': (p: ProblemParams) => `${p.complaints} pengaduan dari berkas ini sudah dikerjakan, jadi pengambilan tidak dapat dibatalkan.`,
		'complaint.file_rows': (p: ProblemParams) => `Berkas ini lebih dari ${p.most} baris. Mintalah pengelola sistem mengambilnya lewat baris perintah, atau bagi berkasnya.`,
		'complaint.key_name_taken': () => 'Sudah ada kunci aktif dengan nama itu. Pilih nama lain.',
		'complaint.cluster_not_found': () => 'Kelompok ini tidak ada, atau tidak ada pengaduannya yang boleh Anda baca.',
		'complaint.cluster_same': () => 'Pilih kelompok lain untuk digabungkan.',
		'complaint.service_unknown': () => 'Layanan ini tidak ada atau sudah berakhir. Pilih dari daftar.',
		'complaint.template_gone': () => 'Templat itu sudah tidak ada. Pilih yang lain.',
		'complaint.template_taken': () => 'Sudah ada templat dengan nama itu. Pilih nama lain.',
		'complaint.no_desk': () => 'Unitnya belum diketahui dan meja penerima belum ditentukan. Pilih unit, atau mintalah pengelola pengaduan menentukan meja penerima di Pengaturan pengaduan.',
		'complaint.recorded_before': () => 'Pengaduan ini sudah tercatat; formulirnya terkirim dua kali. Cari di daftar pengaduan. Kodenya hanya ditampilkan sekali, pada kiriman pertama.',
		'complaint.in_the_future': () => 'Tanggal diterima tidak boleh sesudah hari ini. Periksa tanggalnya.',
		'complaint.competency_needed': () => 'Akar masalahnya kompetensi petugas: tulis kompetensi apa yang kurang, misalnya verifikasi dokumen kependudukan.'
	},
	classes: { complaint: 'Pengaduan', information: 'Permintaan informasi', aspiration: 'Aspirasi', violation: 'Dugaan pelanggaran' },
	states: {
		new: 'Baru', verified: 'Terverifikasi', assigned: 'Didisposisikan', handling: 'Diproses', closed: 'Selesai', paused: 'Ditunda', outside: 'Bukan wewenang', archived: 'Diarsipkan'
	},
	closings: { fixed: 'Teratasi', explained: 'Dijelaskan', not_fixed: 'Ditutup, belum teratasi' },
	channels: { web: 'Laman warga', walk_in: 'Datang langsung', whatsapp: 'WhatsApp', sms: 'SMS', paper: 'Surat', lapor: 'SP4N-LAPOR!', open311: 'Open311' },
	rootCauses: {
		procedure: 'Prosedur', capacity: 'Kapasitas (orang, waktu)', competence: 'Kompetensi petugas', facility: 'Sarana', rule: 'Aturan', outside: 'Di luar kendali kita'
	},
	archiveReasons: {
		wrong_format: 'Isi tidak dapat dibaca', too_general: 'Terlalu umum', not_government: 'Bukan tentang kinerja pemerintah', duplicate: 'Sudah dilaporkan', abusive: 'Kasar atau tidak pantas',
		withdrawn: 'Dicabut pelapor'
	},
	moves: {
		verify: 'Verifikasi', assign: 'Disposisikan', start: 'Mulai proses', close: 'Selesaikan', pause: 'Tunda', resume: 'Lanjutkan', refer: 'Bukan wewenang', archive: 'Arsipkan', restore: 'Kembalikan',
		hand_over: 'Teruskan ke Inspektorat', hand_back: 'Kembalikan sebagai pengaduan biasa',
		reopen: 'Dibuka lagi oleh pelapor', file: 'Diterima', escalate: 'Dinaikkan karena terlambat', confirm: 'Jawaban pelapor', join: 'Warga lain bergabung', reclass: 'Jenis diubah'
	}
};
