export const id = {
	title: 'Pelindungan data', lead: 'Permintaan orang tentang datanya dan insiden, keduanya dengan jam 3 × 24.', queue: 'Permintaan', empty: 'Belum ada permintaan.', open: 'Buka',
	columns: { number: 'Nomor', kind: 'Permintaan', via: 'Lewat', state: 'Keadaan', clock: 'Jam' }, vias: { account: 'Akun', complaint: 'Laporan', form: 'Formulir' },
	links: { retention: 'Jadwal hapus', texts: 'Teks privasi', register: 'Catatan pemrosesan', breaches: 'Insiden' },
	request: {
		title: (number: string) => `Permintaan ${number}`, asked: 'Yang diminta', emptied: 'Isi permintaan sudah dihapus menurut jadwal.', anonymous: 'Pemegang kunci laporan, tanpa nama', complaint: 'Buka laporan',
		owner: 'Pemilik data', owners: { siasn: 'BKN melalui SIASN: perbaiki di sana, lalu impor ulang.', personnel: 'Bagian kepegawaian: perbaiki di SIASN atau simpeg, lalu impor ulang.', self: 'Pegawai sendiri.', training: 'Penyelenggara pelatihan, di halaman JP.', administrator: 'Administrator, di halaman wewenang.', complaints: 'Pengelola pengaduan.', manager: 'Anda, sesudah memeriksa datanya.' },
		ownerLink: 'Buka halamannya', check: 'Mulai periksa', respond: 'Jawab', answer: 'Jawaban untuk pemohon', outcome: 'Hasil', outcomes: { answered: 'Dipenuhi', refused: 'Ditolak' }, reason: 'Alasan penolakan', noReason: 'Hanya bila ditolak', send: 'Kirim jawaban', steps: 'Langkah',
		hint: 'Periksa dahulu siapa pemohonnya. Jangan tulis data orang lain.'
	},
	steps: {
		filed: 'Diajukan', withdrawn_at_once: 'Persetujuan ditarik langsung', checking: 'Mulai diperiksa', answered: 'Dijawab', refused: 'Ditolak', cancelled: 'Dibatalkan pemohon', opened: 'Catatan dibuka', saved: 'Isi disimpan',
		notice_subjects: 'Pemberitahuan kepada orang yang terdampak', notice_authority: 'Pemberitahuan kepada lembaga', published: 'Diumumkan', closed: 'Ditutup'
	} as Readonly<Record<string, string>>,
	applicant: 'Pemohon',
	retention: {
		title: 'Jadwal hapus', lead: 'Yang akan dihapus bila jadwal dijalankan sekarang. Halaman ini tidak menghapus apa pun.', kind: 'Jenis', keeps: 'Disimpan', days: (count: number) => `${count} hari`, assumed: 'anggapan', own: 'diatur di sini',
		before: 'Batas', due: 'Akan dihapus', oldest: (day: string) => `tertua ${day}`, held: (reason: string) => `Dihentikan: ${reason}`, coming: (days: number, day: string) => `${days} hari mulai ${day}`,
		note: 'Angka bertanda anggapan belum ditemukan dalam peraturan; cocokkan dengan jadwal retensi arsip Anda. Jejak audit, angka bulanan, dan hasil survei tidak dihapus.',
		set: 'Ubah lamanya', keepDays: 'Disimpan berapa hari', validFrom: 'Mulai berlaku', reason: 'Alasan', save: 'Simpan jadwal', hold: 'Hentikan penghapusan', holdLead: 'Untuk sengketa, pemeriksaan, atau perintah pengadilan.', place: 'Hentikan', lift: 'Cabut penghentian',
		runs: 'Yang sudah dihapus', noRuns: 'Belum ada yang dihapus.', ran: 'Waktu', done: 'Jumlah', saved: 'Tersimpan.'
	},
	texts: { title: 'Teks privasi', lead: 'Teks bawaan bertanggal dan tidak diubah. Tambahkan keterangan instansi: kontak pelindungan data, unit.', add: 'Tambah keterangan', purpose: 'Untuk', all: 'Semua tujuan', bodyId: 'Keterangan', bodyEn: 'Keterangan dalam bahasa Inggris', validFrom: 'Mulai berlaku', save: 'Simpan keterangan', coming: 'Akan berlaku', publicPage: 'Lihat halaman umum' },
	register: { title: 'Catatan pemrosesan data pribadi', lead: 'Disusun dari teks dan jadwal hapus yang berlaku hari ini.', purpose: 'Tujuan', data: 'Jenis data', basis: 'Dasar', keeps: 'Masa simpan', recipients: 'Penerima', keep: (label: string, days: number) => `${label}: ${days} hari` },
	breach: {
		list: 'Insiden', lead: 'Pemberitahuan tertulis paling lambat 3 × 24 jam sejak diketahui (UU 27/2022 Pasal 46).', none: 'Belum ada insiden yang dicatat.', add: 'Catat insiden', name: 'Apa yang terjadi, singkat', known: (zone: string) => `Diketahui pada (${zone})`, create: 'Buka catatan',
		knownAt: (when: string, zone: string) => `Diketahui ${when} ${zone}`, due: (when: string, zone: string) => `Pemberitahuan paling lambat ${when} ${zone}`,
		states: { running: 'Jam berjalan', overdue: 'Terlambat', in_time: 'Diberitahukan tepat waktu', sent_late: 'Diberitahukan, terlambat' },
		contents: 'Isi pemberitahuan', dataDisclosed: 'Data pribadi yang terungkap', whenAndHow: 'Kapan dan bagaimana terungkap', handling: 'Penanganan dan pemulihan', missing: (count: number) => `${count} dari 3 isi belum ditulis.`,
		kinds: 'Siapa yang terdampak', subjectKinds: { reporters: 'Pelapor', respondents: 'Penjawab survei', officers: 'Pegawai', partners: 'Mitra', others: 'Lainnya' }, count: 'Jumlah orang', countHint: 'Kosongkan bila belum diketahui.', exact: 'Jumlah ini pasti, bukan perkiraan', save: 'Simpan isi',
		notices: 'Pemberitahuan yang dikirim', recipient: 'Kepada', recipients: { subjects: 'Orang yang terdampak', authority: 'Lembaga pelindungan data' }, sent: (zone: string) => `Dikirim pada (${zone})`, note: 'Cara dan catatan', notice: 'Catat pemberitahuan', noNotices: 'Belum ada yang tercatat.',
		letter: 'Surat pemberitahuan', publish: 'Umumkan kepada masyarakat', publishLead: 'Bila mengganggu pelayanan publik atau berdampak serius (Pasal 46 ayat 3). Tampil di halaman privasi.', text: 'Teks pengumuman', publishNow: 'Umumkan', shown: 'Sudah diumumkan', close: 'Tutup catatan', closed: (when: string) => `Ditutup ${when}`, steps: 'Semua langkah'
	},
	letter: {
		title: 'Surat pemberitahuan', subject: (number: string) => `Pemberitahuan kegagalan pelindungan data pribadi nomor ${number}`, to: 'Kepada Bapak/Ibu yang datanya terdampak dan lembaga pelindungan data pribadi',
		opening: (agency: string, when: string) => `${agency} mengetahui pada ${when} bahwa pelindungan data pribadi gagal. Sesuai Pasal 46 UU Nomor 27 Tahun 2022 kami memberitahukan hal berikut.`,
		one: '1. Data pribadi yang terungkap', two: '2. Kapan dan bagaimana data terungkap', three: '3. Upaya penanganan dan pemulihan', affected: 'Yang terdampak', about: (count: string) => `kira-kira ${count} orang`, people: (count: string) => `${count} orang`, unknown: 'jumlahnya masih diperiksa',
		contact: 'Keterangan lebih lanjut', noContact: 'Hubungi unit pelayanan pengaduan kami.', closing: 'Kami menyesali kejadian ini dan akan memberi kabar bila ada perkembangan.', draft: 'Belum lengkap: jangan dikirim.', hint: 'Cetak, atau salin ke surel.'
	}
};
