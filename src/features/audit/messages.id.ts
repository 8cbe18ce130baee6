export const id = {
	title: 'Jejak audit', lead: 'Siapa melakukan apa, kapan. Tidak dapat diubah; perubahan dari luar ketahuan.',
	filter: { action: 'Tindakan', any: 'Semua tindakan', subject: 'Objek', subjectHint: 'misalnya account: atau survey:', from: 'Dari tanggal', to: 'Sampai tanggal', submit: 'Cari' },
	columns: { at: 'Waktu', who: 'Oleh', what: 'Tindakan', subject: 'Objek', detail: 'Rincian', number: 'Nomor' },
	nobody: 'Tanpa masuk', otherAgency: 'Akun instansi lain', unsealed: 'baru', total: (count: string) => `${count} catatan`, empty: 'Tidak ada catatan yang cocok', emptyText: 'Ubah saringan di atas, atau kosongkan untuk melihat semua.', download: 'Unduh CSV',
	verify: {
		title: 'Keutuhan jejak', text: 'Tiap catatan memuat sidik jari catatan sebelumnya. Pemeriksaan menghitung ulang semuanya dari awal.', noted: 'Sidik jari yang dulu Anda catat', notedHint: 'Boleh dikosongkan. Contoh: 2041-9f86d081884c7d65', submit: 'Periksa keutuhan',
		holds: (count: string) => `Utuh: ${count} catatan cocok dengan rantainya.`, none: 'Belum ada catatan yang disegel.', fingerprint: (text: string) => `Sidik jari sekarang ${text}. Catat di luar sistem untuk dibandingkan kelak.`,
		changed: (number: string) => `Rusak: isi catatan nomor ${number} tidak lagi sama dengan saat disegel. Hentikan perubahan data dan hubungi inspektorat.`, gap: (number: string) => `Rusak: ada catatan yang hilang sebelum nomor ${number}. Hentikan perubahan data dan hubungi inspektorat.`,
		same: 'Sidik jari yang Anda catat cocok.', different: 'Sidik jari yang Anda catat TIDAK cocok: jejak telah ditulis ulang.', absent: 'Nomor yang Anda catat sudah tidak ada: akhir jejak telah dipotong.',
		waiting: (count: string) => `${count} catatan belum disegel lebih dari satu menit. Periksa apakah pekerja latar berjalan.`
	},
	actions: {
		'account.sign_in': 'Masuk', 'account.sign_in_refused': 'Gagal masuk', 'account.sign_out': 'Keluar', 'account.password_change': 'Mengganti kata sandi', 'account.totp_on': 'Mengaktifkan kode ponsel', 'account.totp_off': 'Mematikan kode ponsel',
		'account.recovery_codes': 'Membuat kode pemulihan', 'account.passkey_add': 'Menambah kunci sandi', 'account.passkey_remove': 'Menghapus kunci sandi', 'account.sessions_end': 'Mengeluarkan perangkat', 'account.workplace': 'Pindah instansi',
		'account.create': 'Membuat akun', 'account.disable': 'Menutup akun', 'account.enable': 'Membuka akun', 'account.password_reset': 'Memberi kata sandi baru', 'grant.add': 'Memberi kewenangan', 'grant.end': 'Mengakhiri kewenangan', 'audit.export': 'Mengunduh jejak audit',
		'attendance.check_in': 'Presensi mandiri', 'attendance.record': 'Mencatat kehadiran', 'course.create': 'Membuat pelatihan', 'session.create': 'Membuat angkatan', 'session.complete': 'Menutup angkatan', 'session.finish': 'Menyelesaikan angkatan',
		'enrolment.create': 'Mendaftar pelatihan', 'enrolment.withdraw': 'Membatalkan pendaftaran', 'enrolment.promote': 'Naik dari daftar tunggu', 'evaluation.compute': 'Menghitung evaluasi', 'evaluation.request': 'Meminta evaluasi', 'programme.register': 'Mendaftarkan program',
		'import.upload': 'Mengunggah impor', 'import.confirm': 'Mengesahkan impor', 'import.undo': 'Membatalkan impor', 'import.clear': 'Menghapus baris impor lama', 'jp.credit': 'Mengkredit JP', 'jp.record': 'Mencatat JP', 'survey.open': 'Membuka survei', 'survey.close': 'Menutup survei', 'survey.answer': 'Jawaban survei',
		'notification.prefer': 'Mengatur pemberitahuan', 'notification.read': 'Membaca pemberitahuan', 'notification.unread': 'Menandai belum dibaca'
	} as Record<string, string>
};
