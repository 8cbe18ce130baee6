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
		'improvement.record': 'Mencatat perbaikan prosedur', 'need.open': 'Membuka kebutuhan', 'need.evidence': 'Bukti kebutuhan berubah', 'need.accept': 'Menerima kebutuhan', 'need.decline': 'Menolak kebutuhan', 'need.meet': 'Menyatakan kebutuhan terpenuhi',
		'notification.prefer': 'Mengatur pemberitahuan', 'notification.read': 'Membaca pemberitahuan', 'notification.unread': 'Menandai belum dibaca',
		'complaint.file': 'Pengaduan masuk', 'complaint.verify': 'Memverifikasi pengaduan', 'complaint.assign': 'Mendisposisikan pengaduan', 'complaint.start': 'Mulai menangani pengaduan',
		'complaint.close': 'Menyelesaikan pengaduan', 'complaint.pause': 'Menunda pengaduan', 'complaint.resume': 'Melanjutkan pengaduan', 'complaint.refer': 'Menyatakan pengaduan bukan wewenang',
		'complaint.archive': 'Mengarsipkan pengaduan', 'complaint.restore': 'Mengembalikan pengaduan', 'complaint.reopen': 'Pelapor membuka lagi pengaduan', 'complaint.write': 'Menulis pada pengaduan',
		'complaint.join': 'Warga bergabung ke pengaduan', 'complaint.confirm': 'Pelapor menilai penyelesaian', 'complaint.identify': 'Membuka identitas pelapor', 'complaint.desks': 'Mengatur meja pengaduan',
		'complaint.template_add': 'Menambah templat jawaban', 'complaint.template_remove': 'Menghapus templat jawaban',
		'service.register': 'Mendaftarkan layanan', 'service.change': 'Mengubah standar layanan', 'service.end': 'Mengakhiri layanan', 'service.resume': 'Mengaktifkan lagi layanan',
		'service.import': 'Mengimpor layanan', 'service_point.open': 'Membuka tempat layanan', 'service_point.change': 'Mengubah tempat layanan', 'service_point.close': 'Menutup tempat layanan',
		'service_point.reopen': 'Membuka lagi tempat layanan', 'counter.add': 'Menambah loket', 'counter.close': 'Menutup loket', 'counter.reopen': 'Memakai lagi loket',
		'queue.taken': 'Memberi nomor antrean', 'queue.called': 'Memanggil nomor', 'queue.served': 'Mulai melayani', 'queue.paused': 'Menjeda pelayanan', 'queue.resumed': 'Melanjutkan pelayanan',
		'queue.done': 'Selesai melayani', 'queue.absent': 'Mencatat tidak hadir', 'queue.left': 'Mencatat pergi', 'queue.undone': 'Membatalkan langkah antrean', 'queue.sync': 'Mengirim antrean luring',
		'unit.succeed': 'Mencatat unit penerus', 'unit.succeed_withdraw': 'Membatalkan unit penerus', 'visit.import': 'Mengimpor kunjungan', 'visit.import_undo': 'Membatalkan impor kunjungan',
		'holiday.save': 'Menyimpan hari libur', 'holiday.work': 'Menjadikan hari libur hari kerja', 'holiday.reset': 'Mengembalikan hari libur', 'person.add': 'Menambah pegawai', 'jp.withdraw': 'Menarik catatan JP',
		'jp.restore': 'Mengembalikan catatan JP', 'session.cancel': 'Membatalkan angkatan', 'session.reopen': 'Membuka lagi angkatan', 'survey.questionnaire': 'Mengubah kuesioner',
		'survey.import': 'Mengimpor jawaban survei', 'survey.follow_up': 'Merencanakan tindak lanjut survei', 'survey.progress': 'Mencatat kemajuan tindak lanjut'
	} as Record<string, string>
};
