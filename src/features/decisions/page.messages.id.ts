export const id = {
	list: {
		heading: (open: number) => (open === 0 ? 'Tidak ada yang menunggu keputusan' : `${open} hal menunggu keputusan`),
		lead: 'Apa yang disarankan bukti tentang tiap program dan bagian kurikulum, apa yang diputuskan orang, dan apakah sudah masuk rencana.',
		views: 'Keadaan', all: 'Semua', waiting: 'Menunggu keputusan', waitingCaption: 'Yang menunggu keputusan, yang terlama di atas',
		age: 'Menunggu', ages: { proposal: (days: number) => (days === 0 ? 'usulan hari ini' : `usulan sejak ${days} hari`), verdict: (days: number) => (days === 0 ? 'putusan hari ini' : `putusan sejak ${days} hari`) },
		plans: 'Semua rencana', caption: 'Program dan bagian kurikulum, menurut urutan pendaftaran', what: 'Program', verdict: 'Putusan evaluasi', recommended: 'Disarankan', decided: 'Diputuskan', standing: 'Keadaan',
		emptyTitle: 'Tidak ada yang di sini', emptyText: 'Program muncul di sini setelah evaluasinya didaftarkan.', register: 'Buka evaluasi dampak', deviates: 'berbeda dari saran waktu itu', outdated: 'bukti berubah sejak itu', unmeasured: 'Belum ada evaluasi', part: 'Bagian kurikulum', none: 'Belum'
	},
	page: {
		headings: { continue: 'Bukti menyarankan: teruskan', change: 'Bukti menyarankan: ubah', widen: 'Bukti menyarankan: perluas', stop: 'Bukti menyarankan: hentikan', wait: 'Bukti belum cukup: tunggu data' },
		outdatedText: 'Buktinya berubah sejak keputusan terakhir. Keputusan itu tetap berlaku sampai ada yang baru; tinjau lagi.', saved: 'Tersimpan. Versi lama tetap dapat dibaca di bawah.', why: 'Mengapa disarankan', cautions: 'Yang perlu diingat',
		rule: (version: string) => `Menurut aturan versi ${version}. Aturan hanya menyarankan; manusia yang memutuskan.`,
		evidence: 'Bukti di baliknya', verdict: 'Putusan', effect: 'Perubahan', open: 'Buka bukti', value: 'Nilai', hours: 'Jam hadir', costs: 'Biaya', use: 'Dipakai dalam pekerjaan', attempt: 'Tahan terhadap pilihan lain', notAttempted: 'Belum dicoba dipatahkan',
		noVerdict: 'Belum ada putusan', noNumber: 'tidak ada angka yang dapat dipakai', unknown: 'Belum diketahui', noCosts: 'Belum dicatat', fingerprint: (hash: string) => `Sidik jari data ${hash}`,
		asOf: (day: string) => `Data per ${day}`, unitsTrained: (count: string) => `${count} unit dilatih`, to: (low: string, high: string) => `${low} sampai ${high}`,
		usedShare: (share: string, low: string, high: string, answered: string) => `${share} % (${low}–${high} %), dari ${answered} jawaban`
	},
	value: {
		title: 'Biaya dan nilai', lead: 'Setiap angka berasal dari baris di halaman ini. Tidak ada yang dijadikan uang tanpa cara dan sumbernya ditulis.', openRows: 'Buka biaya dan jam', back: 'Kembali ke keputusan', dash: '—',
		full: 'Biaya seluruhnya', fullMeaning: 'Jumlah semua baris biaya, termasuk waktu kerja peserta bila dicatat.',
		ofWhich: (paid: string, time: string) => `Uang keluar ${paid}; waktu kerja peserta ${time}.`,
		perHour: 'per jam peserta', perHourMeaning: 'Biaya seluruhnya dibagi jam hadir semua peserta.', hoursSum: (hours: string, people: string, sessions: string) => `${hours} jam hadir dari ${people} peserta di ${sessions} angkatan.`,
		hoursMeaning: 'Dihitung dari daftar hadir pelatihan program ini sejak sebulan sebelum unit pertama terlatih. Program lain dari pelatihan yang sama menghitung angkatan yang sama.',
		perPoint: (unit: string) => `per ${unit} yang diperoleh satu unit`, perPointMeaning: 'Biaya seluruhnya dibagi (perubahan rata-rata × unit yang dilatih). Biayanya pasti, perubahannya perkiraan; jadi rentangnya kebalikan dari rentang perubahan.',
		bounded: (low: string, high: string) => `Rentang 95 %: ${low} sampai ${high}.`, unbounded: 'tidak terbatas', atLeast: (low: string) => `Paling sedikit ${low}; ke atas tidak terbatas, karena rentang perubahannya memuat nol.`,
		because: { no_costs: 'Belum ada biaya yang dicatat.', no_verdict: 'Belum ada perubahan yang dapat dinilai.', no_gain: 'Tidak ada poin yang diperoleh: seluruh rentang perubahannya tidak lebih baik dari nol.', free: 'Biayanya nol, jadi pembagian ini tidak bermakna.' },
		roi: 'ROI', bcr: 'manfaat ÷ biaya (BCR)', returnMeaning: 'ROI = (manfaat − biaya) ÷ biaya. BCR = manfaat ÷ biaya. Manfaat ialah yang dinyatakan di bawah, bukan hasil evaluasi.',
		noReturn: 'Belum ada manfaat yang dinyatakan dalam rupiah.', zeroCost: 'Tidak terdefinisi: biaya belum dicatat atau nol.', stated: (amount: string) => `Manfaat yang dinyatakan ${amount}.`,
		costCaption: 'Baris biaya', kind: 'Jenis', amount: 'Jumlah', spentOn: 'Tanggal', source: 'Sumber', by: 'Dicatat oleh', state: 'Keadaan', standing: 'Berlaku', withdrawn: 'Ditarik', withdraw: 'Tarik',
		demo: 'Data contoh', costsNone: 'Belum ada biaya yang dicatat untuk program ini.', addCost: 'Catat biaya', amountHint: 'Rupiah bulat, misalnya 1.500.000.', sourceHint: 'Nomor kuitansi, DPA, atau surat tugas.', saveCost: 'Simpan biaya',
		benefits: 'Manfaat dalam rupiah', benefitCaption: 'Manfaat yang dinyatakan dalam rupiah', benefitsNone: 'Tidak ada manfaat yang dinyatakan dalam rupiah, jadi ROI dan BCR tidak dihitung.', method: 'Cara menjadikannya rupiah',
		methodHint: 'Misalnya: jam tunggu warga yang hilang × upah minimum per jam.', addBenefit: 'Nyatakan manfaat', least: 'Paling rendah', most: 'Paling tinggi', rangeHint: 'Bila angkanya perkiraan, tulis rentangnya; kosongkan bila tidak ada.', range: 'Rentang yang dinyatakan', noRange: 'tanpa rentang',
		statedRange: (low: string, high: string) => `Rentang yang dinyatakan: ${low} sampai ${high}.`, noStatedRange: 'Tidak ada rentang yang dinyatakan, jadi angkanya berdiri sendiri.', download: 'Unduh CSV', line: 'Baris', costLine: 'biaya', benefitLine: 'manfaat', saveBenefit: 'Simpan manfaat', hoursTitle: 'Jam hadir', hoursCaption: 'Angkatan yang dihitung', session: 'Angkatan', days: 'Tanggal', participants: 'Peserta', hoursColumn: 'Jam',
		hoursNone: 'Belum ada kehadiran yang tercatat.', saved: 'Tersimpan.'
	},
	spending: {
		heading: (paid: string, year: string) => `${paid} dibelanjakan untuk program pada ${year}`, lead: (time: string) => `Waktu kerja peserta ${time}, tidak termasuk di atas. Urutan menurut pendaftaran, bukan menurut hasil.`, caption: 'Belanja program dengan nilainya', paid: 'Uang keluar tahun ini',
		perHour: 'Biaya per jam peserta', perPoint: 'Biaya per poin (rentang 95 %)', unbounded: (low: string) => `paling sedikit ${low}; ke atas tidak terbatas`, bounded: (estimate: string, low: string, high: string, unit: string) => `${estimate} per ${unit} (${low} sampai ${high})`
	},
	decide: {
		again: { proposal: 'Usulkan lagi', decision: 'Putuskan lagi' }, propose: 'Usulkan keputusan', decide: 'Putuskan', choice: 'Apa yang sebaiknya terjadi', why: 'Alasan', whyHint: 'Paling sedikit sepuluh huruf. Bila berbeda dari saran, tulis sebabnya. Jangan menulis nama orang.', sendProposal: 'Kirim usulan', sendDecision: 'Simpan keputusan',
		superseding: (version: number, choice: string) => `Keputusan baru menggantikan versi ${version} (${choice}), yang tetap terbaca di riwayat. Alasannya wajib; rencana lama yang belum selesai dihentikan.`,
		onProposal: (choice: string) => `Ada usulan: ${choice}. Anda dapat menyetujui atau memilih lain.`, suggested: 'disarankan', readOnly: 'Usulan dibuat pengelola pelatihan; keputusan diambil kepala daerah atau kepala instansi pengusul.'
	},
	history: {
		title: 'Riwayat', caption: 'Usulan dan keputusan, terbaru di atas', version: 'Versi', step: 'Langkah', choice: 'Isi', why: 'Alasan', evidence: 'Bukti saat itu', by: 'Oleh', none: 'Belum ada usulan atau keputusan.',
		superseded: (version: number) => `digantikan versi ${version}`, supersedes: (version: number) => `menggantikan versi ${version}`,
		followed: 'sesuai saran', deviated: (recommended: string) => `berbeda dari saran (${recommended})`, rule: (version: string) => `aturan ${version}`, nobody: 'Data contoh', noResult: 'tanpa putusan'
	},
	plan: {
		title: 'Rencana berikutnya', carried: (day: string) => `Masuk rencana pada ${day}.`, name: 'Apa yang akan dikerjakan', hint: 'Satu kalimat, misalnya: Melatih dua belas unit gelombang kedua pada 2027.', save: 'Masukkan ke rencana',
		open: 'Keputusan ini belum masuk rencana.', owner: 'Unit penanggung jawab', choose: 'Pilih unit', due: 'Sampai tanggal', owned: (name: string, day: string) => `${name}, sampai ${day}`, noOwner: 'Penanggung jawab dan batas waktunya tidak dicatat.',
		late: 'lewat batas waktu', versionOf: (version: number) => `Rencana dari versi ${version}`, followUp: 'Catat tindak lanjut', state: 'Keadaannya sekarang', note: 'Apa yang terjadi', noteHint: 'Jangan menulis nama orang.', saveFollowUp: 'Simpan tindak lanjut',
		steps: 'Tindak lanjut', step: (state: string, day: string, by: string) => `${state}, ${day}, ${by}`
	},
	plans: {
		heading: (going: number) => (going === 0 ? 'Tidak ada rencana yang berjalan' : `${going} rencana sedang berjalan`), lead: 'Semua yang direncanakan dari keputusan, untuk ditindaklanjuti dan dibawa ke rencana berikutnya.', views: { going: 'Belum selesai', late: 'Lewat batas waktu', ended: 'Selesai atau dihentikan', all: 'Semua' },
		caption: 'Rencana dari keputusan, batas waktu terdekat di atas', what: 'Rencana', of: 'Keputusan', owner: 'Penanggung jawab', due: 'Sampai', state: 'Keadaan', note: 'Catatan terakhir', none: 'Tidak ada rencana di sini', noneText: 'Rencana muncul di sini setelah sebuah keputusan dimasukkan ke rencana.', download: 'Unduh CSV', title: 'Rencana'
	},
	parts: {
		title: 'Bagian kurikulum', caption: 'Bagian kurikulum dengan saran dan keputusannya', none: 'Kurikulum pelatihan ini belum dibagi. Namai bagiannya bila ingin memutuskan bagian demi bagian.', name: 'Nama bagian', measure: 'Ukuran layanan yang dituju', noMeasure: 'Belum ditentukan',
		add: 'Tambah bagian', end: 'Akhiri bagian ini', noCourse: 'Program ini belum terhubung ke pelatihan di katalog.'
	}
};
