import type { ProblemParams } from '#platform/problem.ts';
import type { ConcurrentKind } from './concurrent.rules.ts';
import type { Obstacle } from './outlook.rules.ts';

export const id = {
	problems: {
		'evaluation.course_unknown': () => 'Pelatihan ini bukan milik instansi Anda dan tidak dibagikan. Pilih dari daftar.',
		'evaluation.draw_unknown': () => 'Undian ini tidak ada di instansi Anda, atau belum ditarik. Pilih dari daftar undian.',
		'evaluation.start_too_far': (p: ProblemParams) => `Bulan mulai ini lebih dari ${p.months} bulan lagi. Daftarkan ketika rencananya sudah dekat.`,
		'evaluation.cluster_mixed': (p: ProblemParams) => `Pelatihan ditetapkan per unit induk, tetapi unit-unit di bawah ${p.name} tidak mulai pada bulan yang sama. Samakan bulannya, atau pilih penetapan per kantor.`,
		'evaluation.registered_already': () => 'Ukuran ini sudah didaftarkan untuk pelatihan, unit, dan bulan yang sama. Buka pendaftaran itu; bila perlu, ubah di sana dengan alasan.',
		'evaluation.changed_meanwhile': () => 'Pendaftaran ini diubah orang lain, atau di jendela lain, sejak Anda membukanya. Muat ulang halaman, lalu ubah lagi.',
		'evaluation.nothing_changed': () => 'Tidak ada yang berubah, jadi tidak dibuat versi baru.',
		'evaluation.draw_plan': () => 'Undian ini tidak dapat dibuat: kursinya harus paling sedikit satu dan kurang dari jumlah unit.',
		'evaluation.draw_done': () => 'Undian ini sudah ditarik dan tidak dapat diulang.',
		'evaluation.draw_seed': () => 'Tulis angka umum yang Anda umumkan, persis seperti diterbitkan.'
	},
	form: {
		measures: 'Apa yang diukur',
		main: 'Ukuran utama',
		others: 'Ukuran lain yang didaftarkan',
		othersHint: 'Isi perubahan terkecil yang berarti pada ukuran yang ikut dinilai; yang kosong tidak didaftarkan. Setiap ukuran dihitung sebagai satu percobaan, jadi pilih yang memang Anda perlukan.',
		design: 'Bagaimana membandingkan',
		control: 'Pembanding',
		never: 'Unit yang tidak pernah dilatih',
		notyet: 'Juga unit yang belum dilatih',
		notyetHint: 'Untuk pelatihan bertahap: angkatan yang kemudian menjadi pembanding sampai gilirannya.',
		window: 'Bulan sesudah pelatihan yang dihitung',
		windowAll: 'Semua bulan yang ada',
		months: (count: number) => `${count} bulan`,
		assignedBy: 'Siapa dilatih ditetapkan per',
		byUnit: 'kantor',
		byParent: 'unit induk dengan semua kantornya',
		byParentHint: 'Pilih ini bila satu dinas atau kecamatan dilatih seluruhnya; yang dihitung lalu jumlah induknya, bukan kantornya.',
		panel: 'Data unit yang digabung',
		own: 'Hanya data unit itu sendiri',
		joined: 'Sertakan data unit yang bergabung ke dalamnya',
		check: 'Periksa rancangan',
		checkAgain: 'Periksa lagi',
		checkFirst: 'Periksa dahulu apakah rancangan ini dapat menemukan perubahan yang Anda cari. Pemeriksaan tidak menyimpan apa pun.',
		scarce: 'Kursi terbatas?',
		scarceText: 'Undi siapa yang dilatih lebih dahulu. Undian membuat kedua kelompok sebanding, dan putusannya lebih kuat.',
		scarceLink: 'Undi kursi atau giliran'
	},
	outlook: {
		title: 'Apa yang dapat ditemukan rancangan ini',
		can: (sesoi: string, mde: string) => `Rancangan ini dapat menemukan perubahan ${sesoi}: yang terkecil yang akan terlihat sekitar ${mde}.`,
		cannot: (sesoi: string, mde: string) => `Rancangan ini belum dapat menemukan perubahan ${sesoi}: baru perubahan sekitar ${mde} yang akan terlihat.`,
		obstacle: {
			no_comparison: 'Tidak ada unit pembanding. Perubahan lain pada bulan yang sama tidak dapat dipisahkan; putusannya paling kuat “indikasi”. Sisakan unit yang belum dilatih, atau latih bertahap dan pilih “juga unit yang belum dilatih”.',
			few_past_months: 'Belum dapat dihitung: data bulan-bulan lalu kurang dari tiga bulan. Jalankan surveinya dahulu, atau impor data lama.',
			few_units: 'Belum dapat dihitung: unit yang punya data terlalu sedikit, atau nilainya tidak pernah berubah.',
			few_lots: 'Dengan unit sesedikit ini tidak ada perubahan sebesar apa pun yang dapat dibedakan dari kebetulan: pembagiannya kurang dari 20 cara. Tambah unit yang dilatih atau pembandingnya.'
		} satisfies Record<Obstacle, string>,
		basis: (p: { months: string; sd: string; rho: string }) => `Dari ${p.months} bulan terakhir: nilai satu unit bergoyang sekitar ±${p.sd} sebulan; keserupaan bulan yang berurutan ${p.rho}.`,
		counts: (p: { trained: string; comparison: string; window: string; pre: string }) => `${p.trained} unit dilatih, ${p.comparison} pembanding; ${p.pre} bulan sebelum dan ${p.window} bulan sesudah pelatihan.`,
		assumedWindow: 'Jendela tidak ditetapkan; angka ini untuk 12 bulan.',
		how: (p: { draws: string; formula: string }) => `Dihitung dari ${p.draws} percobaan acak dengan cara hitung yang sama seperti putusannya, peluang menemukan 80 %; rumus sederhana memberi ${p.formula}.`,
		withoutPast: (count: string) => `${count} unit belum punya data bulanan dan tidak ikut dihitung di sini.`,
		help: 'Yang akan membantu',
		longer: (window: string, mde: string) => `Jendela ${window} bulan: perubahan sekitar ${mde} akan terlihat.`,
		moreTrained: (trained: string) => `Sekitar ${trained} unit dilatih dengan pembanding yang sama.`,
		moreUnits: (trained: string, comparison: string) => `Sekitar ${trained} unit dilatih dan ${comparison} pembanding.`,
		noHelp: 'Menambah unit saja tidak cukup. Pilih ukuran yang lebih tenang, atau perubahan terkecil yang lebih besar.',
		few: 'Kurang dari lima unit dilatih: putusannya paling kuat “indikasi”.',
		short: 'Kurang dari enam bulan sebelum pelatihan: putusannya paling kuat “indikasi”.',
		late: 'Bulan pelatihannya sudah mulai. Pendaftaran tetap boleh, tetapi putusannya paling kuat “indikasi”.',
		unlike: (p: { shortfall: string; size: string; rebound: string | null }) =>
			`Unit yang akan dilatih rata-rata ${p.shortfall} lebih buruk (${p.size} simpangan baku).${p.rebound === null ? '' : ` Sekitar ${p.rebound} dari itu dapat pulih sendiri.`} Bila kursi terbatas, undian menghindari hal ini.`
	},
	cautions: {
		unlike: 'Unit yang dilatih mulai dari nilai lebih buruk',
		unlikeDetail: (p: { months: string; trained: string; comparison: string; unit: string; size: string }) => `${p.months} bulan sebelum pelatihan: dilatih ${p.trained}, pembanding ${p.comparison} ${p.unit}; lebih buruk ${p.size} simpangan baku`,
		better: 'Unit yang dilatih mulai dari nilai lebih baik',
		betterDetail: (p: { months: string; trained: string; comparison: string; unit: string; size: string }) => `${p.months} bulan sebelum pelatihan: dilatih ${p.trained}, pembanding ${p.comparison} ${p.unit}; lebih baik ${p.size} simpangan baku`,
		rebound: (amount: string) => `sekitar ${amount} dari perbaikan dapat terjadi dengan sendirinya`,
		reboundAll: (amount: string) => `sekitar ${amount} dapat pulih dengan sendirinya; perubahan yang terlihat tidak lebih besar daripada itu`,
		alike: 'Nilai awal kedua kelompok berdekatan',
		alikeDetail: (p: { months: string; trained: string; comparison: string; unit: string }) => `${p.months} bulan sebelum pelatihan: dilatih ${p.trained}, pembanding ${p.comparison} ${p.unit}`,
		drawn: 'Siapa dilatih lebih dahulu diundi',
		drawnDetail: 'undiannya dapat diulang siapa pun; unit tidak dipilih karena nilainya',
		concurrent: 'Hal lain berubah tidak seimbang pada bulan yang sama',
		balanced: 'Perubahan lain mengenai kedua kelompok serupa',
		none: 'Tidak tercatat perubahan lain pada bulan yang sama',
		period: (from: string, to: string) => `${from} sampai ${to}`,
		count: (p: { what: string; trained: string; trainedOf: string; comparison: string; comparisonOf: string }) => `${p.what}: ${p.trained} dari ${p.trainedOf} kantor dilatih, ${p.comparison} dari ${p.comparisonOf} pembanding`,
		kind: {
			improvement: 'perbaikan prosedur',
			service_opened: 'layanan dibuka atau ditutup',
			counter_closed: 'loket ditutup',
			staff: 'lebih dari seperempat pegawai berganti',
			head: 'kepala kantor berganti'
		} satisfies Record<ConcurrentKind, string>,
		version: (version: string) => `dinilai terhadap pendaftaran versi ${version}`,
		staleVersion: (judged: string, present: string) => `putusan ini dinilai terhadap versi ${judged}; yang berlaku sekarang versi ${present}, hitung ulang untuk menilainya`,
		windowOpen: (p: { passed: string; window: string }) => `baru ${p.passed} dari ${p.window} bulan jendelanya berlalu; putusan dapat berubah`,
		versions: 'Isi dan riwayat pendaftaran',
		change: 'Ubah pendaftaran'
	}
};
