import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'privacy.no_agency': () => 'Pemerintah daerah ini tidak ada di sini. Pilih dari daftar.',
		'privacy.in_the_past': () => 'Tanggalnya sudah lewat. Yang kemarin berlaku tidak dapat diubah; mulai dari hari ini atau sesudahnya.',
		'privacy.keep_out_of_range': (p: ProblemParams) => `Lamanya antara ${p.least} dan ${p.most} hari untuk jenis ini.`,
		'privacy.held_already': () => 'Penghapusan jenis ini sudah dihentikan. Cabut penghentian itu dahulu bila alasannya berubah.',
		'privacy.not_held': () => 'Penghapusan jenis ini tidak sedang dihentikan. Muat ulang halaman ini.',
		'privacy.who_needed': () => 'Isi nomor dan kunci laporan; atau pilih pemerintah daerah, lalu isi nama dan cara menghubungi Anda.',
		'privacy.contact_unreachable': () => 'Tulis alamat surel, misalnya nama@contoh.id, atau nomor telepon dengan kode wilayah, agar jawaban dapat sampai kepada Anda.',
		'privacy.answer_needed': () => 'Tulis jawaban untuk pemohon.',
		'privacy.reason_needed': () => 'Pilih alasan penolakan.',
		'privacy.wait': (p: ProblemParams) => `Terlalu banyak percobaan dari jaringan ini. Tunggu ${p.seconds} detik lalu coba lagi.`,
		'privacy.wrong_slip': () => 'Nomor dan kunci ini tidak cocok. Periksa keduanya pada catatan Anda.',
		'privacy.full': () => 'Masih ada permintaan yang belum dijawab untuk hal yang sama. Tunggu jawabannya dahulu.',
		'privacy.request_not_found': () => 'Permintaan ini tidak ditemukan.',
		'privacy.request_ended': () => 'Permintaan ini sudah selesai dan tidak dapat diubah.',
		'privacy.breach_not_found': () => 'Catatan insiden ini tidak ditemukan.',
		'privacy.breach_closed': () => 'Catatan insiden ini sudah ditutup.',
		'privacy.contents_missing': () => 'Tiga isi pemberitahuan belum lengkap. Lengkapi dan simpan dahulu (UU 27/2022 Pasal 46 ayat 2).',
		'privacy.notices_missing': () => 'Pemberitahuan kepada orang yang terdampak dan kepada lembaga belum tercatat. Catat keduanya dahulu.',
		'privacy.not_yet': () => 'Waktunya tidak mungkin: di masa depan, atau sebelum insiden diketahui.'
	},
	title: 'Privasi', lead: 'Data apa yang dipakai, untuk apa, atas dasar apa, dan berapa lama disimpan.',
	bases: { consent: 'Persetujuan', legal_duty: 'Kewajiban hukum', public_task: 'Tugas pemerintahan' },
	version: (version: string, day: string) => `Versi ${version}, berlaku sejak ${day}`, data: 'Data', basis: 'Dasar', recipients: 'Yang menerima', stays: 'Yang tetap disimpan', keeps: 'Dihapus', keptHere: (label: string, days: number) => `${label}: ${days} hari`, keptFor: (label: string, days: number) => `${label}: ${days} hari, kecuali pemerintah daerah menetapkan lain`,
	additions: 'Keterangan pemerintah daerah ini', earlier: 'Versi sebelumnya', noEarlier: 'Belum ada versi sebelumnya.', from: (day: string) => `Sejak ${day}`,
	find: 'Cari pemerintah daerah', findHint: 'Untuk melihat kontak pelindungan data dan keterangan setempat.', search: 'Cari', none: 'Tidak ada yang cocok. Coba nama lain.',
	ask: 'Ajukan permintaan tentang data Anda', follow: 'Pantau permintaan', breaches: 'Pemberitahuan kegagalan pelindungan data', published: (when: string) => `Diumumkan ${when}`,
	retention: {
		complaint_reporter: 'Nama dan kontak pelapor, sesudah laporan selesai', complaint_photo: 'Foto laporan, sesudah laporan selesai', complaint_draft: 'Laporan yang tidak jadi dikirim', supporter_note: 'Catatan warga yang bergabung, sesudah laporan selesai',
		survey_comment: 'Tulisan bebas survei, sesudah survei ditutup', post_training_words: 'Tulisan bebas dalam jawaban setelah pelatihan, sesudah masa menjawabnya', notification: 'Pemberitahuan petugas', session: 'Catatan masuk yang sudah berakhir', attempt: 'Hitungan percobaan masuk',
		import_file: 'Berkas dan baris impor', visit: 'Kunjungan satu per satu (angka bulanannya tetap)', privacy_request: 'Isi permintaan data pribadi, sesudah dijawab'
	},
	request: {
		title: 'Permintaan tentang data Anda', lead: 'Dijawab paling lama 3 × 24 jam, hari libur ikut dihitung.', kind: 'Yang Anda minta',
		kinds: { access: 'Melihat data saya', correction: 'Memperbaiki data yang salah', deletion: 'Menghapus data saya', withdrawal: 'Menarik persetujuan', objection: 'Keberatan atas pemakaian data' },
		field: 'Data yang salah', noField: 'Pilih bila minta perbaikan',
		fields: { name: 'Nama', nip: 'NIP', birth: 'Tempat atau tanggal lahir', education: 'Pendidikan', position: 'Jabatan atau unit', rank: 'Golongan', contact: 'Kontak', jp: 'JP dan pelatihan', roles: 'Peran dan wewenang', complaint: 'Laporan pengaduan', other: 'Lainnya' },
		words: 'Jelaskan permintaan Anda', byComplaint: 'Tentang laporan pengaduan', byComplaintHint: 'Nomor dan kunci membuktikan bahwa laporan itu milik Anda. Nama tidak perlu.',
		number: 'Nomor', secret: 'Kunci', byForm: 'Tanpa laporan pengaduan', byFormHint: 'Kami perlu memastikan siapa Anda sebelum memberi data. Isian ini disimpan terkunci.',
		agency: 'Kode pemerintah daerah', agencyHint: 'Belum tahu? Cari namanya di halaman Privasi, lalu ajukan dari sana; kodenya terisi sendiri.', name: 'Nama', contact: 'Surel atau nomor telepon', send: 'Kirim permintaan',
		sent: 'Permintaan diterima. Simpan nomor dan kunci ini; tanpa keduanya jawaban tidak dapat dibuka.', done: 'Persetujuan ditarik dan langsung berlaku: kami tidak lagi mengirim surel tentang laporan itu.',
		statusTitle: 'Pantau permintaan data pribadi', show: 'Lihat', close: 'Tutup', answer: 'Jawaban',
		states: { filed: 'Diterima', checking: 'Sedang diperiksa', answered: 'Dijawab', refused: 'Ditolak', cancelled: 'Dibatalkan' },
		reasons: { identity: 'Identitas pemohon belum dapat dipastikan', legal_duty: 'Data wajib disimpan menurut hukum', others: 'Menyangkut data orang lain', not_held: 'Datanya tidak ada pada kami', repeated: 'Permintaan yang sama baru saja dijawab', dispute: 'Data diperlukan untuk sengketa atau pemeriksaan' },
		due: (when: string) => `Dijawab paling lambat ${when}`, left: (hours: number, minutes: number) => `sisa ${hours} jam ${minutes} menit`, late: (hours: number, minutes: number) => `lewat ${hours} jam ${minutes} menit`, ended: (when: string) => `Selesai ${when}`, filed: (when: string) => `Diajukan ${when}`
	},
	own: {
		title: 'Data saya', lead: 'Semua yang disimpan Bina tentang Anda, dibuat saat ini juga.', download: 'Unduh (JSON)', made: (when: string) => `Dibuat ${when}`, rows: (count: number) => `${count} baris`, shown: (count: number) => `Ditampilkan ${count} baris.`,
		empty: 'Tidak ada.', untold: 'Laporan warga tentang seorang pegawai tidak ditampilkan di sini, supaya pelapor aman. Bila Anda memintanya, pengelola pelindungan data yang menjawab.',
		secrets: 'Sandi, kunci, dan tanda rahasia tidak ditampilkan; hanya bahwa itu ada.', ask: 'Ajukan permintaan', askLead: 'Data kepegawaian diperbaiki oleh pemilik datanya; permintaan Anda diteruskan ke sana.', mine: 'Permintaan saya', cancel: 'Batalkan', sentOwn: 'Permintaan terkirim.',
		tables: {
			person: 'Data pegawai', employment: 'Riwayat jabatan', enrolment: 'Pendaftaran pelatihan', jp_entry: 'Jam pelajaran', import_row: 'Baris impor', account: 'Akun', role_grant: 'Wewenang', notification: 'Pemberitahuan',
			notification_preference: 'Pilihan surel', import_batch: 'Impor yang Anda kirim', audit_entry: 'Jejak perbuatan Anda', complaint_message: 'Surat pada pengaduan', complaint_move: 'Langkah pada pengaduan', complaint_cluster: 'Nama kelompok pengaduan',
			follow_up: 'Tindak lanjut survei', follow_up_note: 'Catatan tindak lanjut', survey: 'Survei yang Anda tutup', questionnaire: 'Kuesioner yang Anda buat', need: 'Kebutuhan pengembangan', need_rule: 'Ambang kebutuhan yang Anda ubah', programme_version: 'Versi rancangan evaluasi yang Anda buat', programme_draw: 'Undian kelompok yang Anda umumkan atau laksanakan', improvement: 'Perbaikan layanan', improvement_change: 'Perubahan perbaikan layanan yang Anda buat', learning_score: 'Nilai Anda sebelum dan sesudah pelatihan', post_training_request: 'Pertanyaan pascapelatihan kepada atau tentang Anda', post_training_rule: 'Jadwal evaluasi pascapelatihan yang Anda atur', post_training_statement: 'Pernyataan perilaku yang Anda tulis',
			programme_cost: 'Biaya program yang Anda catat', programme_benefit: 'Manfaat program yang Anda catat', decision: 'Usulan dan keputusan Anda', decision_plan: 'Keputusan yang Anda bawa ke rencana', decision_follow_up: 'Tindak lanjut rencana yang Anda catat', period_report: 'Laporan yang Anda minta', period_report_publication: 'Laporan yang Anda terbitkan atau tarik', open311_key: 'Kunci aplikasi yang Anda buat', visit_event: 'Kejadian antrean yang Anda catat',
			privacy_addition: 'Keterangan privasi yang Anda tulis', privacy_request: 'Permintaan data pribadi', privacy_step: 'Langkah permintaan dan insiden', retention_rule: 'Jadwal hapus yang Anda atur', retention_hold: 'Penghentian hapus', breach: 'Insiden yang Anda catat',
			account_session: 'Perangkat yang masuk', credential: 'Cara masuk', passkey: 'Kunci sandi', two_factor: 'Kode ponsel', used_code: 'Kode yang baru dipakai'
		} as Readonly<Record<string, string>>
	}
};
