export const id = {
	list: {
		heading: (open: number) => (open === 0 ? 'Semua program sudah diputuskan' : `${open} hal menunggu keputusan`),
		lead: 'Apa yang disarankan bukti tentang tiap program dan bagian kurikulum, apa yang diputuskan orang, dan apakah sudah masuk rencana.',
		views: 'Keadaan', all: 'Semua', caption: 'Program dan bagian kurikulum, menurut urutan pendaftaran', what: 'Program', verdict: 'Putusan evaluasi', recommended: 'Disarankan', decided: 'Diputuskan', standing: 'Keadaan',
		emptyTitle: 'Tidak ada yang di sini', emptyText: 'Program muncul di sini setelah evaluasinya didaftarkan.', register: 'Buka evaluasi dampak', deviates: 'berbeda dari saran waktu itu', outdated: 'bukti berubah sejak itu', unmeasured: 'Belum ada evaluasi', part: 'Bagian kurikulum', none: 'Belum'
	},
	page: {
		headings: { continue: 'Bukti menyarankan: teruskan', change: 'Bukti menyarankan: ubah', widen: 'Bukti menyarankan: perluas', stop: 'Bukti menyarankan: hentikan', wait: 'Bukti belum cukup: tunggu data' },
		outdatedText: 'Buktinya berubah sejak keputusan terakhir. Keputusan itu tetap berlaku sampai ada yang baru; tinjau lagi.', saved: 'Tersimpan. Versi lama tetap dapat dibaca di bawah.', why: 'Mengapa disarankan', cautions: 'Yang perlu diingat',
		rule: (version: string) => `Menurut aturan versi ${version}. Aturan hanya menyarankan; manusia yang memutuskan.`,
		evidence: 'Bukti di baliknya', verdict: 'Putusan', effect: 'Perubahan (rentang 95 %)', open: 'Buka bukti', value: 'Nilai', hours: 'Jam hadir', costs: 'Biaya', use: 'Dipakai dalam pekerjaan',
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
		methodHint: 'Misalnya: jam tunggu warga yang hilang × upah minimum per jam.', addBenefit: 'Nyatakan manfaat', saveBenefit: 'Simpan manfaat', hoursTitle: 'Jam hadir', hoursCaption: 'Angkatan yang dihitung', session: 'Angkatan', days: 'Tanggal', participants: 'Peserta', hoursColumn: 'Jam',
		hoursNone: 'Belum ada kehadiran yang tercatat.', saved: 'Tersimpan.'
	},
	spending: {
		heading: (paid: string, year: string) => `${paid} dibelanjakan untuk program pada ${year}`, lead: (time: string) => `Waktu kerja peserta ${time}, tidak termasuk di atas. Urutan menurut pendaftaran, bukan menurut hasil.`, caption: 'Belanja program dengan nilainya', paid: 'Uang keluar tahun ini',
		perHour: 'Biaya per jam peserta', perPoint: 'Biaya per poin (rentang 95 %)', unbounded: (low: string) => `paling sedikit ${low}; ke atas tidak terbatas`, bounded: (estimate: string, low: string, high: string, unit: string) => `${estimate} per ${unit} (${low} sampai ${high})`
	},
	decide: {
		propose: 'Usulkan keputusan', decide: 'Putuskan', choice: 'Apa yang sebaiknya terjadi', why: 'Alasan', whyHint: 'Bila berbeda dari saran, tulis sebabnya. Jangan menulis nama orang.', sendProposal: 'Kirim usulan', sendDecision: 'Simpan keputusan',
		onProposal: (choice: string) => `Ada usulan: ${choice}. Anda dapat menyetujui atau memilih lain.`, suggested: 'disarankan', readOnly: 'Usulan dibuat pengelola pelatihan; keputusan diambil kepala daerah atau kepala instansi pengusul.'
	},
	history: {
		title: 'Riwayat', caption: 'Usulan dan keputusan, terbaru di atas', version: 'Versi', step: 'Langkah', choice: 'Isi', why: 'Alasan', evidence: 'Bukti saat itu', by: 'Oleh', none: 'Belum ada usulan atau keputusan.',
		followed: 'sesuai saran', deviated: (recommended: string) => `berbeda dari saran (${recommended})`, rule: (version: string) => `aturan ${version}`, nobody: 'Data contoh', noResult: 'tanpa putusan'
	},
	plan: { title: 'Rencana berikutnya', carried: (plan: string, day: string) => `Sudah dibawa ke “${plan}” pada ${day}.`, name: 'Nama rencana', hint: 'Misalnya: Rencana pengembangan 2027.', save: 'Tandai masuk rencana', open: 'Keputusan ini belum masuk rencana.' },
	parts: {
		title: 'Bagian kurikulum', caption: 'Bagian kurikulum dengan saran dan keputusannya', none: 'Kurikulum pelatihan ini belum dibagi. Namai bagiannya bila ingin memutuskan bagian demi bagian.', name: 'Nama bagian', measure: 'Ukuran layanan yang dituju', noMeasure: 'Belum ditentukan',
		add: 'Tambah bagian', end: 'Akhiri bagian ini', noCourse: 'Program ini belum terhubung ke pelatihan di katalog.'
	}
};
