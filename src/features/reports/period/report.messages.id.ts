import { number } from '#platform/messages.ts';

const n = (value: number) => number(value, 'id');

/** What stands in a report, whatever it is drawn on. */
export const id = {
	title: 'Laporan pengembangan ASN dan mutu layanan',
	letterhead: (agency: string) => `Pemerintah ${agency}`,
	signature: { title: 'Pengesahan', lines: ['Tempat dan tanggal', 'Jabatan', 'Tanda tangan', 'Nama dan NIP'] as readonly string[] },
	kinds: { quarter: (part: number, year: number) => `Triwulan ${part} tahun ${year}`, half: (part: number, year: number) => `Semester ${part} tahun ${year}`, year: (_part: number, year: number) => `Tahun ${year}` },
	span: (kind: string, from: string, to: string) => `${kind}: ${from} sampai ${to}`,
	dataOn: (day: string) => `Data per tanggal ${day}.`,
	running: 'Periode ini belum selesai. Angka di bawah masih dapat berubah.',
	hiddenNote: 'Jumlah di bawah lima orang, dan jumlah yang dapat membuka jumlah sekecil itu, ditulis “ditutup”. Angka dan tabel tidak menyebut nama orang.',
	hidden: 'ditutup',
	unknown: '–',
	stamp: { made: (version: number, day: string) => `Versi ${n(version)}, dibuat ${day}.`, published: (version: number, day: string) => `Versi ${n(version)}, diterbitkan ${day}.`, print: (sha256: string) => `Sidik SHA-256 isi laporan: ${sha256}` },
	struck: { reason: 'Alasan tertulis ini ditutup pada versi yang diterbitkan.', title: '[judul ditutup]', line: (count: number) => `${n(count)} teks tertulis ditutup sebelum laporan ini diterbitkan; setiap tempatnya ditandai.` },
	page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
	total: 'Jumlah',
	figure: { label: 'Angka', value: 'Nilai', text: 'Seperti dicetak' },
	interval: (low: string, high: string) => `perkiraan wajar ${low} sampai ${high}`,
	ofWhole: (part: string, whole: string) => `${part} dari ${whole}`,
	nothing: 'Tidak ada yang tercatat maupun terukur dalam periode ini: tidak ada angkatan pelatihan, evaluasi, survei yang ditutup, pengaduan, atau catatan waktu layanan. Laporan ini tidak menyatakan bahwa layanan baik atau buruk.',
	sections: { summary: 'Ringkasan', planned: 'Yang direncanakan dan dilaksanakan', reached: 'Yang dijangkau', found: 'Yang ditemukan', decided: 'Yang diputuskan', satisfaction: 'Kepuasan masyarakat (SKM)', complaints: 'Pengaduan', times: 'Waktu layanan dan janjinya' },
	figures: {
		sessionsPlanned: 'Angkatan yang direncanakan', sessionsDone: 'Angkatan yang selesai', sessionsCancelled: 'Angkatan yang dibatalkan', completed: 'Keikutsertaan yang selesai', peopleReached: 'Pegawai yang menyelesaikan pelatihan', jp: 'JP yang diperoleh',
		jpPeople: 'Pegawai yang memperoleh JP', evaluations: 'Evaluasi dampak', better: 'Terbukti atau ada petunjuk membaik', nil: 'Tidak ada perubahan yang berarti', worse: 'Terbukti atau ada petunjuk memburuk', open: 'Belum cukup bukti atau tidak dapat dinilai',
		decisions: 'Keputusan atas program', surveys: 'Survei kepuasan yang ditutup', respondents: 'Responden survei', index: 'IKM semua responden', complaints: 'Pengaduan yang diterima', inTime: 'Selesai dalam batas waktu', late: 'Terbuka melewati batas waktu',
		fixed: 'Dipastikan selesai oleh pelapor', visits: 'Kunjungan yang terukur', kept: 'Kunjungan sesuai janji waktu'
	},
	planned: {
		lead: (planned: number, done: number, cancelled: number) => `${n(planned)} angkatan direncanakan mulai dalam periode ini; ${n(done)} selesai dan ${n(cancelled)} dibatalkan.`,
		table: 'Angkatan menurut pelatihan', filter: (from: string, to: string) => `Angkatan milik instansi yang mulai ${from} sampai ${to}, dan angkatan instansi lain yang diikuti pegawai instansi ini.`,
		course: 'Pelatihan', planned: 'Direncanakan', done: 'Selesai', cancelled: 'Dibatalkan', seats: 'Kursi', completed: 'Peserta selesai', empty: 'Tidak ada angkatan yang mulai dalam periode ini.'
	},
	reached: {
		lead: (reached: string, people: string, share: string) => `${reached} dari ${people} pegawai (${share}) menyelesaikan paling sedikit satu pelatihan yang berakhir dalam periode ini.`,
		table: 'Pegawai yang dijangkau menurut perangkat daerah', filter: (to: string, from: string) => `Pegawai aktif menurut jabatan utamanya pada ${to}; pelatihan yang berakhir sejak ${from} sampai hari itu.`,
		unit: 'Perangkat daerah', people: 'Pegawai', reached: 'Dijangkau', share: 'Bagian', empty: 'Tidak ada pegawai aktif dalam data.',
		jpTable: 'JP menurut bentuk pengembangan', jpFilter: (from: string, to: string) => `Kegiatan yang berakhir ${from} sampai ${to} dan tidak ditarik; dihitung menurut aturan JP yang berlaku.`, form: 'Bentuk', jpPeople: 'Pegawai', jp: 'JP', jpEmpty: 'Tidak ada kegiatan ber-JP yang berakhir dalam periode ini.'
	},
	found: {
		lead: (count: number) => `${n(count)} evaluasi dampak didaftarkan untuk pelatihan yang mulai sampai akhir periode ini. Semuanya ditulis di bawah menurut urutan pendaftaran, apa pun hasilnya.`,
		none: 'Tidak ada evaluasi dampak yang didaftarkan untuk pelatihan yang mulai sampai akhir periode ini. Karena itu tidak ada yang dapat dikatakan tentang dampaknya.',
		notComputed: 'Belum dihitung', notComputedYet: 'Evaluasi ini belum dihitung, jadi belum ada yang dapat dikatakan tentang dampaknya.', registered: (measure: string, on: string) => `Ukuran: ${measure}. Didaftarkan ${on}.`, noPanel: (measure: string) => `Data ${measure} belum cukup, atau tidak dapat dibaca sebagai panel, jadi tidak dinilai.`,
		counts: 'Putusan menurut jenis', countsFilter: 'Semua evaluasi di atas; putusan yang berlaku pada tanggal data.', verdict: 'Putusan', count: 'Banyaknya',
		table: 'Ukuran tiap evaluasi', filter: 'Perubahan dibandingkan unit yang tidak dilatih; perkiraan wajar 95 persen; perubahan terkecil yang dapat ditemukan dengan peluang 80 persen.',
		title: 'Evaluasi', effect: 'Perubahan', low: 'Batas bawah', high: 'Batas atas', mde: 'Terkecil yang terlihat', sesoi: 'Yang berarti', trained: 'Unit dilatih', comparison: 'Unit pembanding', empty: 'Tidak ada evaluasi.',
		facts: (measure: string, registered: string, computed: string, rule: string) => `Ukuran: ${measure}. Didaftarkan ${registered}; dihitung ${computed} dengan aturan ${rule}.`,
		effectLine: (change: string) => `Perubahan: ${change}.`, mdeLine: (mde: string, unit: string) => `Perubahan terkecil yang dapat ditemukan data ini: ${mde} ${unit}.`, hash: (hash: string) => `Sidik data ${hash}.`
	},
	decided: {
		lead: (count: number) => `${n(count)} usulan dan keputusan dicatat dalam periode ini.`, none: 'Tidak ada keputusan yang dicatat dalam periode ini.', table: 'Usulan dan keputusan', filter: (from: string, to: string) => `Dicatat ${from} sampai ${to}, menurut tanggal.`,
		programme: 'Program', step: 'Langkah', choice: 'Pilihan', recommended: 'Anjuran dari bukti', why: (text: string) => `Alasan: ${text}`, advised: (choice: string, on: string) => `Anjuran dari bukti: ${choice}. Dicatat ${on}.`, on: 'Tanggal'
	},
	satisfaction: {
		lead: (surveys: number, respondents: string, index: string) => `${n(surveys)} survei yang berakhir dalam periode ini sudah ditutup, dengan ${respondents} responden. IKM semua responden bersama-sama: ${index}.`,
		none: 'Tidak ada survei yang berakhir dan ditutup dalam periode ini.', few: (count: number) => `${n(count)} survei dengan kurang dari lima responden tidak ditampilkan.`, below: (count: number) => `${n(count)} survei memperoleh responden di bawah sampel minimum; hasilnya dibaca sebagai petunjuk.`,
		table: 'IKM menurut tempat layanan', filter: (from: string, to: string) => `Survei yang berakhir ${from} sampai ${to} dan sudah ditutup; angka seperti saat ditetapkan.`, service: 'Layanan', unit: 'Unit', respondents: 'Responden', minimum: 'Sampel minimum', index: 'IKM', low: 'Batas bawah', high: 'Batas atas', grade: 'Mutu',
		elements: 'Nilai menurut unsur', elementsFilter: 'Semua survei di atas digabung; NRR = jumlah skor ÷ jawaban, IKM unsur = NRR × 25.', element: 'Unsur', answered: 'Jawaban', sum: 'Jumlah skor', mean: 'NRR', elementIndex: 'IKM unsur',
		chart: 'IKM dengan perkiraan wajar 95 persen', chartAlt: (count: number, lowest: string, highest: string) => `Diagram titik IKM ${n(count)} tempat layanan dengan perkiraan wajarnya. Terendah ${lowest}; tertinggi ${highest}. Semua angkanya ada pada tabel sesudahnya.`, chartMost: (count: number) => `Diagram memuat ${n(count)} tempat layanan pertama menurut nama.`
	},
	complaints: {
		lead: (received: string) => `${received} pengaduan diterima dalam periode ini, di luar laporan dugaan pelanggaran dan laporan yang menyebut pegawai.`, none: 'Tidak ada pengaduan yang diterima dalam periode ini.',
		inTime: (share: string, whole: string) => `Dari ${whole} pengaduan selesai yang berbatas waktu, ${share} selesai tepat waktu.`, fixed: (share: string, whole: string) => `Dari ${whole} pelapor yang menjawab, ${share} memastikan masalahnya selesai.`, noAnswers: 'Belum ada lima pelapor yang menjawab apakah masalahnya selesai.',
		table: 'Pengaduan menurut keadaan', filter: (from: string, to: string) => `Diterima ${from} sampai ${to}, tanpa dugaan pelanggaran dan tanpa yang menyebut pegawai; keadaan pada tanggal data.`, state: 'Keadaan', count: 'Banyaknya', classes: 'Pengaduan menurut jenis', class: 'Jenis',
		classNames: { complaint: 'Pengaduan', information: 'Permintaan informasi', aspiration: 'Aspirasi', violation: 'Dugaan pelanggaran' }
	},
	times: {
		lead: (visits: string, share: string) => `${visits} kunjungan terukur oleh jam antrean; ${share} selesai dalam waktu yang dijanjikan.`, leadNoPromise: (visits: string) => `${visits} kunjungan terukur oleh jam antrean; tidak ada janji waktu yang dapat diperiksa.`, none: 'Tidak ada waktu layanan yang terukur dalam periode ini.',
		table: 'Waktu menurut layanan dan unit', filter: (from: string, to: string) => `Kunjungan ${from} sampai ${to}; bulan dengan kurang dari lima kunjungan tidak dihitung. Tunggu: median bulanan yang terendah dan tertinggi, dalam menit; P90: yang tertinggi dari bulan-bulan itu.`,
		service: 'Layanan', unit: 'Unit', promise: 'Janji', visits: 'Kunjungan', low: 'Tunggu terendah', high: 'Tunggu tertinggi', p90: 'P90 tunggu', promises: 'Diperiksa', kept: 'Sesuai janji', share: 'Bagian', minutes: (value: number) => `${n(value)} menit`, days: (value: number) => `${n(value)} hari kerja`
	}
};
