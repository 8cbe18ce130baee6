import type { Reading, RivalFamily, RivalReason, RivalSummary, Standing } from './rivals.schema.ts';
import type { VerdictCode } from '../schema.ts';

type Counts = Pick<RivalSummary['choices'], 'computed' | 'agrees' | 'unsure'>;

/** Words of the attack on a verdict. Figures come written already, but counts. */
export const id = {
	title: 'Seberapa tahan putusan ini?',
	crumb: 'Coba patahkan',
	button: 'Coba patahkan putusan ini',
	open: 'Lihat percobaan mematahkan putusan',
	blockText: 'Putusan dihitung dengan satu cara yang ditetapkan sebelumnya. Orang lain mungkin memilih cara lain. Di sini cara-cara itu dihitung semua, juga yang merugikan putusan.',
	nothing: 'Belum ada yang dapat dipatahkan',
	nothingText: 'Putusan ini tidak menyatakan perubahan apa pun, atau belum dihitung. Hitung dulu putusannya di halaman evaluasi.',
	notYet: 'Belum dicoba',
	notYetText: 'Tekan tombol di bawah. Perhitungannya berjalan di belakang; Anda boleh meninggalkan halaman ini.',
	waiting: 'Menunggu giliran dihitung.',
	running: (done: string, planned: string) => `${done} dari ${planned} cara sudah dihitung.`,
	mayLeave: 'Halaman ini memuat ulang sendiri. Anda boleh meninggalkannya; perhitungan berjalan terus.',
	reload: 'Muat ulang sekarang',
	refused: 'Data berubah sejak putusan ini dihitung',
	refusedText: 'Cara lain hanya berarti bila dihitung dari data yang sama. Hitung ulang putusannya di halaman evaluasi, lalu coba lagi.',
	again: 'Coba lagi',
	back: 'Kembali ke putusan',
	download: 'Unduh semua cara hitung',
	fileName: 'patahkan-evaluasi',
	standing: {
		holds: 'Putusan ini tahan',
		shaken: 'Putusan ini belum sepenuhnya tahan',
		broken: 'Putusan ini dapat dipatahkan'
	} satisfies Record<Standing, string>,
	caution: {
		holds: 'Tidak ada cara hitung lain yang membantahnya.',
		shaken: 'Bacalah dengan hati-hati, dan sebutkan keraguan ini bila putusan dipakai.',
		broken: 'Jangan jadikan putusan ini satu-satunya dasar keputusan.'
	} satisfies Record<Standing, string>,
	unchanged: 'Putusannya sendiri tidak berubah karena percobaan ini: syaratnya ditetapkan sebelum data dilihat, dan memilih cara hitung sesudahnya dilarang.',
	choices: (verdict: VerdictCode, { computed, agrees, unsure }: Counts): string => {
		if (computed === 0) return 'Tidak ada cara hitung lain yang dapat dijalankan pada data ini.';
		if (verdict === 'no_meaningful_effect') return `${agrees} dari ${computed} cara hitung lain juga tidak menemukan perubahan yang berarti.`;
		if (verdict === 'not_enough_evidence') return `${agrees} dari ${computed} cara hitung lain juga tidak menemukan perubahan yang jelas.`;
		return `${agrees + unsure} dari ${computed} cara hitung lain memberi arah yang sama; ${agrees} di antaranya dengan rentang yang tidak memuat nol.`;
	},
	/** One line among the evidence of the verdict. */
	attempted: ({ computed, agrees }: Counts): string =>
		computed === 0 ? 'Coba patahkan: tidak ada cara lain yang dapat dihitung' : `Coba patahkan: ${agrees} dari ${computed} cara hitung sejalan`,
	leaveOut: ({ computed, agrees }: Counts): string =>
		computed === 0 ? 'Tanpa salah satu unit, tidak ada lagi yang dapat dihitung.' : `Bila satu unit dikeluarkan, putusan bertahan pada ${agrees} dari ${computed} percobaan.`,
	matters: (unit: string, without: string, main: string) => `Yang paling menentukan: ${unit}. Tanpa unit ini hasilnya ${without}, bukan ${main}.`,
	placebos: ({ computed, falseAlarms }: RivalSummary['placebos']): string =>
		computed === 0
			? 'Uji palsu tidak dapat dijalankan pada data ini.'
			: `Dari ${computed} uji palsu, ${falseAlarms} menemukan perubahan yang seharusnya tidak ada${falseAlarms === 0 ? '.' : falseAlarms === 1 ? '; satu dapat terjadi karena kebetulan.' : ': ada hal lain yang ikut bergerak.'}`,
	runsEver: (rivals: string, verdicts: string) => `Semuanya tercatat: ${verdicts} kali putusan dan ${rivals} cara lain pernah dihitung untuk program ini.`,
	asked: (times: string) => `Percobaan ini diminta ${times} kali.`,
	share: 'cara hitung lain yang sejalan',
	shareDefinition:
		'Bagian dari cara hitung lain yang arah dan kejelasannya sama dengan putusan. Yang hanya mengulang angka putusan (misalnya jendela yang sudah memuat semua bulan) tidak ikut dihitung; pengeluaran satu unit dan uji palsu dihitung terpisah.',
	limits: 'Disebut tahan bila sedikitnya 80 % sejalan, tidak ada yang membantah, tidak ada unit yang menentukan sendiri, dan paling banyak satu dari sedikitnya tiga uji palsu menemukan perubahan. Batas ini pertimbangan kami, ditetapkan sebelum hasil dilihat.',
	curve: {
		title: 'Semua cara hitung, dari hasil terendah ke tertinggi',
		subtitle: (unit: string) => `Setiap titik satu cara hitung, dengan rentang 95 % (${unit}). Garis mendatar putus-putus = putusan. Kotak di bawah menunjukkan apa yang diubah.`,
		sentence: (low: string, high: string, main: string) => `Hasil cara hitung lain antara ${low} dan ${high}; putusan ${main}.`,
		caption: 'Cara hitung lain',
		lowest: 'Tanpa satu unit'
	},
	forest: {
		title: 'Bila satu unit dikeluarkan',
		subtitle: (unit: string) => `Hasil tanpa unit itu, dengan rentang 95 % (${unit}). Garis putus-putus = putusan. Urut nama, bukan peringkat.`,
		some: (shown: number, all: number) => `Gambar memuat ${shown} unit yang paling menggeser hasil dari ${all}; tabel memuat semuanya.`,
		caption: 'Hasil tanpa satu unit',
		without: 'Tanpa unit',
		sentence: (low: string, high: string, main: string) => `Tanpa satu unit hasilnya antara ${low} dan ${high}; putusan ${main}.`
	},
	placebo: {
		title: 'Uji palsu',
		text: 'Di sini seharusnya tidak ditemukan apa-apa: pelatihan dianggap mulai lebih awal pada data sebelum pelatihan, atau diukur unsur yang tidak dituju program ini, yang paling jauh dari pelatihan dahulu. Satu dari dua puluh menemukan sesuatu karena kebetulan saja.',
		caption: 'Uji palsu',
		halo: 'Warga yang senang kadang menilai semua unsur lebih tinggi, juga yang tidak diajarkan: temuan pada unsur lain belum tentu membantah.'
	},
	columns: { way: 'Yang diubah', result: 'Hasil', range: 'Rentang 95 %', low: 'ujung bawah', high: 'ujung atas', reading: 'Dibanding putusan', family: 'Kelompok', reason: 'Sebab' },
	tried: 'Apa saja yang dicoba',
	family: {
		window: 'Jendela',
		control: 'Pembanding',
		method: 'Nilai awal',
		anticipation: 'Antisipasi',
		transform: 'Skala',
		outliers: 'Pencilan',
		weights: 'Bobot',
		panel: 'Bulan kosong',
		leave_out: 'Tanpa satu unit',
		placebo_date: 'Mulai palsu',
		placebo_outcome: 'Ukuran palsu'
	} satisfies Record<RivalFamily, string>,
	way: {
		window: (choice: string) => (choice === 'all' ? 'Semua bulan sesudah pelatihan' : `Hanya ${choice} bulan pertama sesudah pelatihan`),
		control: () => 'Kelompok pembanding yang lain: dengan atau tanpa unit yang dilatih kemudian',
		method: (choice: string) => `Disesuaikan dengan nilai awal unit (${{ reg: 'regresi', ipw: 'pembobotan', dr: 'regresi dan pembobotan' }[choice] ?? choice})`,
		anticipation: (choice: string) => `Pengaruh boleh mulai ${choice} bulan sebelum pelatihan`,
		transform: (choice: string) => ({ log: 'Perubahan dihitung sebagai bagian (logaritma)', logit: 'Ujung skala direntangkan (logit)', quarter: 'Bulan digabung menjadi triwulan' })[choice] ?? choice,
		outliers: (choice: string): string => (choice === 'months' ? 'Bulan yang menyimpang jauh ditarik ke batas' : 'Tanpa unit yang nilainya jauh dari yang lain'),
		weights: () => 'Semua unit sama berat',
		panel: (choice: string): string => (choice === 'balanced' ? 'Hanya unit yang lengkap bulannya' : 'Semua baris dipakai'),
		leave_out: (_choice: string, unit: string) => `Tanpa ${unit}`,
		placebo_date: (choice: string) => `Mulai digeser ${choice} bulan lebih awal, hanya data sebelum pelatihan`,
		placebo_outcome: (_choice: string, _unit: string, measure: string) => `Ukuran yang tidak dituju program ini: ${measure}`
	} satisfies Record<RivalFamily, (choice: string, unit: string, measure: string) => string>,
	reading: {
		agrees: 'Sejalan',
		unsure: 'Kurang jelas',
		contradicts: 'Membantah',
		not_computable: 'Tidak dihitung',
		quiet: 'Tidak menemukan apa-apa',
		false_alarm: 'Menemukan yang seharusnya tidak ada'
	} satisfies Record<Reading, string>,
	reason: {
		window_covers_all: 'sama dengan putusan: jendelanya sudah memuat bulan yang ada',
		one_start: 'sama dengan putusan: semua mulai pada bulan yang sama',
		no_comparison: 'tidak ada unit pembanding',
		all_weigh_same: 'sama dengan putusan: semua unit sudah sama berat',
		no_gaps: 'sama dengan putusan: tidak ada bulan yang kosong',
		no_outliers: 'sama dengan putusan: tidak ada yang menyimpang jauh',
		not_this_scale: 'tidak cocok dengan ukuran ini',
		too_few_before: 'bulan sebelum pelatihan terlalu sedikit',
		no_values: 'tidak ada nilainya',
		no_units_left: 'tidak ada unit yang tersisa',
		no_estimate: 'yang tersisa tidak dapat dibandingkan',
		no_range: 'rentangnya tidak dapat dihitung'
	} satisfies Record<RivalReason, string>,
	noUnit: 'unit yang sudah tidak ada'
};
