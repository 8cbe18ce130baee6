/** Devices of the office, and the tablet that works without a line. */
export const id = {
	links: {
		title: 'Perangkat di loket',
		pass: 'Alamat di bawah berisi izin untuk survei ini. Buka hanya di perangkat kantor; izin berakhir delapan hari setelah survei selesai.',
		kiosk: 'Buka mode kios',
		kioskWhy: 'Satu pertanyaan tiap layar, tombol besar, kembali ke awal sendiri.',
		tablet: 'Siapkan tablet tanpa sinyal',
		tabletWhy: 'Jawaban disimpan di tablet dan dikirim sekali saat ada sinyal.',
		officer: 'Isi untuk pengunjung',
		officerWhy: 'Bagi yang tidak dapat mengisi sendiri; bagiannya dicantumkan pada hasil.',
		poster: 'Cetak poster dan kartu meja',
		posterWhy: 'Kode QR, lembar A4 atau kartu lipat.'
	},
	tablet: {
		title: 'Tablet survei',
		waiting: (count: string) => `${count} jawaban menunggu dikirim`,
		none: 'Semua jawaban sudah terkirim',
		kept: (count: string) => `${count} jawaban ditolak dan tetap di tablet ini`,
		send: 'Kirim sekarang',
		sending: 'Sedang mengirim …',
		offline: 'Tidak ada sinyal. Jawaban aman di tablet ini dan dikirim nanti.',
		officer: 'Untuk petugas',
		download: 'Unduh yang ditolak',
		needsScript: 'Tablet tanpa sinyal memerlukan JavaScript. Pakailah mode kios:',
		noPass: 'Izin tablet ini tidak berlaku. Siapkan tablet dari halaman survei.',
		noStore: 'Peramban ini tidak mengizinkan penyimpanan, jadi jawaban tidak dapat disimpan tanpa sinyal. Pakailah mode kios.',
		notKept: 'Jawaban terakhir tidak dapat disimpan. Panggil petugas.',
		thanks: 'Terima kasih',
		reasons: {
			before: 'harinya sebelum survei atau loket dibuka',
			after: 'harinya setelah survei selesai atau loket ditutup',
			future: 'harinya belum tiba; periksa jam tablet',
			clock: 'jam tablet berjalan mundur',
			expired: 'survei sudah ditutup lebih dari tujuh hari',
			changed: 'pertanyaannya sudah berubah',
			unreadable: 'tidak terbaca',
			unknown: 'surveinya tidak ada',
			closed: 'surveinya sudah ditutup'
		}
	},
	poster: {
		sheet: 'Poster A4',
		card: 'Kartu meja (dua muka, dilipat)',
		fold: 'lipat di sini'
	}
};
