import { elementNames } from '#features/surveys/skm.messages.id.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { Change, Question } from './evidence.rules.ts';
import type { Outcome } from './programme.schema.ts';

export const id = {
	problems: {
		'evaluation.not_found': () => 'Evaluasi ini tidak ada di instansi Anda. Pilih dari daftar evaluasi.',
		'evaluation.raw_complaints': () => 'Jumlah pengaduan mentah tidak dapat dipakai sebagai ukuran: unit yang belajar mendengar justru menerima lebih banyak pengaduan. Pilih IKM atau salah satu unsurnya.',
		'evaluation.month_unreadable': () => 'Bulan ini tidak terbaca. Tulis seperti 2026-03 atau 3/2026.',
		'evaluation.no_treated_unit': () => 'Belum ada unit yang dilatih. Isi bulan mulai pada paling sedikit satu unit.',
		'evaluation.unit_unknown': (p: ProblemParams) => `${p.count} unit pada formulir ini tidak memberi layanan di instansi Anda. Muat ulang halaman lalu isi lagi.`
	},
	pointsUnit: 'poin',
	outcomeName: (outcome: Outcome): string => (outcome === 'index' ? 'Indeks kepuasan masyarakat (IKM)' : `Unsur “${elementNames[outcome]}”`),
	outcomeInSentence: (outcome: Outcome): string => (outcome === 'index' ? 'IKM' : `unsur “${elementNames[outcome]}”`),
	pointsOf: (outcome: Outcome): string => (outcome === 'index' ? 'poin IKM' : 'poin'),
	list: {
		title: 'Apakah pelatihan memperbaiki pelayanan?',
		lead: 'Semua evaluasi yang didaftarkan, juga yang hasilnya nol. Putusan diambil dari data, dengan cara yang ditetapkan sebelum hasilnya dilihat.',
		register: 'Daftarkan evaluasi',
		empty: 'Belum ada evaluasi',
		emptyText: 'Daftarkan evaluasi sebelum pelatihan dimulai: ukuran, unit yang dilatih, dan perubahan terkecil yang berarti. Putusannya dihitung dari hasil survei setiap bulan.',
		caption: 'Evaluasi dampak',
		programme: 'Program', measure: 'Ukuran', verdict: 'Putusan', change: 'Perubahan', range: 'Rentang 95 %', units: 'Unit dilatih / pembanding',
		waiting: 'Belum dihitung'
	},
	page: {
		question: 'Apakah pelayanan menjadi lebih baik?',
		crumb: 'Evaluasi dampak',
		trained: (units: string, when: string) => `${units} unit dilatih ${when}`,
		allAtOnce: (month: string) => `mulai ${month}`,
		staggered: (first: string, last: string) => `bertahap ${first}–${last}`,
		comparison: (units: string) => `${units} unit pembanding`,
		registeredBefore: (day: string) => `didaftarkan sebelum pelatihan, ${day}`,
		registeredAfter: (day: string) => `didaftarkan setelah pelatihan mulai, ${day}`,
		registered: (day: string) => `didaftarkan ${day}`,
		to: (low: string, high: string) => `${low} sampai ${high}`,
		noPanel: (measure: string) => `Tidak dapat dinilai: belum ada nilai bulanan ${measure} untuk unit-unit ini.`,
		notComputed: 'Belum dihitung',
		notComputedText: 'Program ini sudah didaftarkan. Putusannya dihitung setelah ada hasil survei unit-unitnya, atau ketika Anda menekan tombol ini.',
		compute: 'Hitung sekarang',
		recompute: 'Hitung ulang',
		download: 'Unduh data',
		rows: 'Lihat barisnya',
		same: 'Datanya tidak berubah sejak perhitungan terakhir, jadi putusannya tetap.',
		fresh: 'Putusan sudah dihitung dari data terbaru.',
		queued: 'Datanya banyak; perhitungan berjalan di belakang. Buka lagi halaman ini sebentar lagi.',
		effectDefinition: (measure: string) => `Perubahan ${measure} di unit yang dilatih, dikurangi perubahan unit pembanding pada bulan yang sama; rata-rata dari semua bulan sesudah pelatihan, ditimbang menurut jumlah jawaban survei. Bila pelatihan tidak berpengaruh, angka ini dekat dengan nol.`,
		rangeDefinition: 'Rentang: bila evaluasi seperti ini diulang seratus kali, sekitar 95 rentangnya memuat perubahan yang sebenarnya.',
		seriesDefinition: (measure: string) => `Rata-rata ${measure} sesudah pelatihan dikurangi yang diperkirakan dari bulan-bulan sebelumnya. Tidak ada unit pembanding.`,
		ofHundred: 'Skala 25 sampai 100.'
	},
	truth: {
		title: 'Hanya pada data contoh',
		text: (effect: string, unit: string) => `Pembuat data contoh menanam perubahan sebenarnya sebesar ${effect} ${unit}. Pada data sungguhan angka ini tidak pernah diketahui.`,
		inside: 'Rentang di atas memuat angka itu.',
		outside: 'Rentang di atas tidak memuat angka itu.',
		unknown: 'Belum ada rentang untuk dibandingkan.'
	},
	events: {
		title: 'Sebelum dan sesudah, dibanding unit lain',
		subtitle: (band: boolean) => `Selisih dengan unit pembanding, per bulan sejak pelatihan. Garis tegak = rentang 95 %${band ? ' serentak' : ''}.`,
		band: (points: string) => `Bidang abu-abu = perubahan di bawah batas yang berarti (${points} poin).`,
		training: 'pelatihan',
		sentence: (before: string, after: string) => `Sebelum pelatihan selisihnya antara ${before}; sesudahnya antara ${after}.`,
		noAfter: 'Belum ada bulan sesudah pelatihan yang dapat dibandingkan.',
		axis: 'bulan',
		month: 'Bulan sejak pelatihan', difference: 'Selisih (poin)', range: 'Rentang 95 %',
		reference: 'patokan', unjudged: 'unitnya terlalu sedikit',
		caption: 'Selisih per bulan sejak pelatihan'
	},
	lines: {
		title: 'Unit yang dilatih dan unit pembanding',
		subtitle: 'Nilai setiap bulan, semua jawaban digabung. Garis putus-putus menandai bulan pelatihan dimulai.',
		trained: 'dilatih', comparison: 'pembanding',
		sentence: (trained: string, comparison: string) => `Sebelum pelatihan: dilatih ${trained}, pembanding ${comparison} poin.`,
		month: 'Bulan', start: 'mulai', caption: 'Nilai per bulan'
	},
	evidence: {
		title: 'Seberapa kuat buktinya',
		passed: 'Terpenuhi', failed: 'Perlu hati-hati',
		good: {
			effect: 'Perubahannya jelas dan cukup besar', trend: 'Tidak terlihat beda arah sebelum pelatihan', units: 'Jumlah unit cukup', months: 'Jumlah bulan cukup',
			missing: 'Data hampir lengkap', robustness: 'Tahan terhadap cara hitung lain', other: 'Syarat terpenuhi'
		} satisfies Record<Question | 'other', string>,
		weak: {
			effect: 'Perubahannya belum jelas atau terlalu kecil', trend: 'Arah sebelum pelatihan tidak dapat dianggap serupa', units: 'Unit terlalu sedikit', months: 'Bulan terlalu sedikit',
			missing: 'Data banyak yang kosong', robustness: 'Cara hitung lain memberi hasil berbeda', other: 'Syarat belum terpenuhi'
		} satisfies Record<Question | 'other', string>,
		registeredBefore: 'Didaftarkan sebelum pelatihan',
		registeredBeforeDetail: 'ukuran dan batasnya ditetapkan sebelum hasil dapat dilihat',
		registeredAfter: 'Didaftarkan setelah pelatihan mulai',
		registeredAfterDetail: 'ukuran dapat saja dipilih karena hasilnya; baca putusan ini dengan hati-hati',
		changed: 'Pendaftaran tidak lagi sama',
		changedDetail: 'isi program berbeda dari sidik pendaftarannya; lihat jejak audit',
		baselineLow: 'Unit yang dilatih mulai dari nilai lebih rendah',
		baselineLowDetail: (points: string) => `${points} poin di bawah pembanding; sebagian kenaikan bisa terjadi dengan sendirinya`,
		baselineSimilar: 'Nilai awal kedua kelompok berdekatan',
		baselineSimilarDetail: (trained: string, comparison: string) => `dilatih ${trained}, pembanding ${comparison} poin`
	},
	used: {
		title: 'Data yang dipakai',
		intro: 'Satu unit di sini berarti satu layanan pada satu kantor.',
		trained: 'Unit dilatih', comparison: 'Unit pembanding', months: 'Bulan', responses: 'Jawaban survei',
		dropped: 'Tidak dipakai', always: 'Sudah dilatih sejak awal', withoutData: 'Belum punya data', missing: 'Unit-bulan kosong',
		runs: 'Dihitung atas data berbeda',
		runsText: (count: string) => `${count} kali`,
		runsDefinition: 'Setiap data yang berbeda dihitung satu kali dan hasilnya disimpan. Menghitung ulang data yang sama tidak mengubah apa pun. Semua percobaan tercatat di jejak audit.'
	},
	changes: {
		title: 'Apa yang dapat mengubah putusan ini',
		text: {
			more_trained: 'Lebih banyak unit yang dilatih.', more_comparison: 'Lebih banyak unit pembanding yang belum dilatih.',
			more_months_before: 'Data bulan-bulan sebelum pelatihan, bila masih dapat diimpor.', more_months_after: 'Beberapa bulan lagi sesudah pelatihan.',
			fill_gaps: 'Survei setiap bulan di semua unit, supaya data tidak bolong.', better_comparison: 'Unit pembanding yang sebelum pelatihan bergerak lebih serupa.',
			new_data: 'Data bulan berikutnya: putusan dihitung lagi setiap kali data bertambah.', register_earlier: 'Pendaftaran sebelum pelatihan dimulai.',
			range_reaches_zero: 'Data baru yang membuat rentangnya memuat nol.', falls_below_sesoi: 'Data baru yang membuat perubahannya lebih kecil daripada batas yang berarti.',
			leaves_equivalence: 'Data baru yang membuat rentangnya melewati batas perubahan yang berarti.'
		} satisfies Record<Exclude<Change['code'], 'more_units'>, string>,
		moreUnits: (needed: string, present: string, points: string) => `Sekitar ${needed} unit dilatih (sekarang ${present}) supaya perubahan ${points} poin dapat terlihat.`
	},
	siblings: { title: 'Evaluasi lain untuk pelatihan yang sama', text: 'Semua yang didaftarkan ditampilkan, apa pun putusannya.' },
	technical: {
		title: 'Rincian teknis',
		groupTime: 'Dampak per angkatan dan bulan (Callaway–Sant’Anna)', cohort: 'Mulai', month: 'Bulan', effect: 'Dampak', error: 'Galat baku', range: 'Rentang 95 %',
		settings: 'Cara hitung',
		control: 'Pembanding', controlNever: 'unit yang tidak pernah dilatih', controlNotYet: 'unit yang belum dilatih',
		base: 'Patokan', baseText: 'bulan terakhir sebelum pelatihan', panel: 'Data bolong', panelText: 'tiap perbandingan memakai unit yang datanya ada di kedua bulannya',
		cluster: 'Tingkat penugasan', clusterOffice: 'kantor (layanan satu kantor dihitung bersama)', clusterUnit: 'unit layanan',
		sesoi: 'Perubahan terkecil yang berarti', mde: 'Perubahan terkecil yang dapat terlihat', directionUp: 'naik berarti membaik', directionDown: 'turun berarti membaik', direction: 'Arah',
		robustness: 'Cara hitung lain', otherControl: 'pembanding lain', anticipation: 'perubahan boleh mulai satu bulan lebih awal',
		pretest: 'Uji tren awal untuk sampel kecil', wald: 'Uji Wald gabungan (catatan kaki; pada data sekecil ini terlalu sering menolak)', permutation: 'Uji acak',
		seed: 'Benih acak', draws: (draws: string, seed: string) => `${draws} penarikan, benih ${seed}`,
		version: 'Versi aturan', computed: 'Dihitung', dataHash: 'Sidik data (SHA-256)', registrationHash: 'Sidik pendaftaran (SHA-256)', notes: 'Catatan',
		none: 'tidak ada'
	},
	data: {
		title: 'Data di balik putusan', lead: (rows: string) => `${rows} baris: satu layanan pada satu kantor dalam satu bulan.`,
		unit: 'Kantor', service: 'Layanan', start: 'Mulai dilatih', month: 'Bulan', responses: 'Jawaban', points: 'Nilai (25–100)', never: 'pembanding', caption: 'Nilai per unit dan bulan',
		fileName: 'data-evaluasi', empty: 'Belum ada data bulanan', emptyText: 'Nilai muncul setelah survei unit-unit ini mendapat jawaban.'
	},
	form: {
		title: 'Daftarkan evaluasi sebelum pelatihan',
		lead: 'Tetapkan sekarang apa yang akan diukur. Setelah didaftarkan isinya disidik dan tidak dapat diubah.',
		name: 'Nama program', course: 'Pelatihan', noCourse: 'Belum ada di katalog',
		outcome: 'Ukuran', outcomeHint: 'Jumlah pengaduan mentah tidak ada di sini: unit yang belajar mendengar justru menerima lebih banyak pengaduan.',
		sesoi: 'Perubahan terkecil yang berarti (poin)', sesoiHint: 'Skala 25 sampai 100. Contoh: 2 atau 1,5.',
		direction: 'Yang disebut membaik', up: 'Nilainya naik', down: 'Nilainya turun',
		units: 'Unit yang dilatih', unitsHint: 'Isi bulan mulai (contoh 2026-03) pada unit yang dilatih. Unit yang dikosongkan menjadi pembanding.',
		start: (unit: string) => `Bulan mulai, ${unit}`, services: (names: string) => names,
		submit: 'Daftarkan evaluasi', noUnits: 'Belum ada unit layanan', noUnitsText: 'Daftarkan dahulu unit dan layanannya, lalu buka surveinya.'
	}
};
