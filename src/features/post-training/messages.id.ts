import { longDate, number } from '#platform/messages.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { WindowStanding } from './rules.ts';
import type { AskedRole, BaseStatement, Obstacle, ReactionItem, TrainingKind } from './schema.ts';

const roles: Record<AskedRole, string> = { participant: 'Peserta', alumnus: 'Alumni', superior: 'Atasan', peer: 'Rekan' };
const reaction: Record<ReactionItem, string> = {
	relevance: 'Isi pelatihan sesuai dengan pekerjaan saya', facilitator: 'Fasilitator membantu saya mengerti', material: 'Bahan pelatihan jelas dan berguna', would_use: 'Saya akan memakai yang saya pelajari'
};
const statements: Record<BaseStatement, string> = {
	uses: 'Memakai yang dipelajari dalam pekerjaan sehari-hari', better: 'Bekerja lebih teliti atau lebih cepat di bidang itu', serves: 'Melayani warga atau unit lain dengan lebih baik',
	solves: 'Menyelesaikan masalah di bidang itu tanpa banyak bantuan', shares: 'Membagikan yang dipelajari kepada rekan'
};
const obstacles: Record<Obstacle, string> = {
	no_time: 'Tidak ada waktu', no_tools: 'Alat atau sistemnya tidak ada', not_allowed: 'Atasan tidak mengizinkan', rule: 'Aturan atau SOP tidak memungkinkan', forgot: 'Sudah lupa caranya', other: 'Hal lain'
};
const kinds: Record<TrainingKind, string> = { managerial: 'Pelatihan manajerial dan kepemimpinan', technical: 'Pelatihan teknis dan lainnya' };
const months = (count: number) => `${number(count, 'id')} bulan`;
const percent = (share: number) => `${number(share * 100, 'id')}%`;

export const id = {
	problems: {
		'post_training.not_found': () => 'Pertanyaan ini tidak ada, atau tidak ditujukan kepada Anda. Lihat daftar pertanyaan Anda.',
		'post_training.answered': () => 'Anda sudah menjawab pertanyaan ini. Satu orang menjawab satu kali; jawaban tidak dapat diubah karena tidak bernama.',
		'post_training.early': (p: ProblemParams) => `Pertanyaan ini baru dibuka ${longDate(String(p.opensOn), 'id')}.`,
		'post_training.late': (p: ProblemParams) => `Pertanyaan ini sudah ditutup ${longDate(String(p.closesOn), 'id')}. Jawaban tidak lagi diterima.`,
		'post_training.score_missing': () => 'Pilih satu jawaban untuk setiap pernyataan.',
		'post_training.too_few': () => 'Belum cukup: jawaban baru ditampilkan setelah masa menjawab berakhir dan paling sedikit lima orang menjawab.',
		'post_training.not_score': () => 'Tulis nilai dengan angka, misalnya 82 atau 82,5; kosongkan bila tidak ikut tes.',
		'post_training.above_most': (p: ProblemParams) => `Nilai ini melebihi nilai tertinggi tes, yaitu ${number(Number(p.most), 'id', Number.isInteger(p.most) ? 0 : 2)}.`,
		'post_training.months': () => 'Tulis satu sampai empat angka bulan dari 1 sampai 36, misalnya 4 atau 3, 6, 12.',
		'post_training.statements_full': (p: ProblemParams) => `Satu pelatihan menanyakan paling banyak ${p.most} pernyataan sendiri. Cabut satu dulu.`,
		'post_training.statement_unknown': () => 'Pernyataan ini tidak ada. Muat ulang halaman ini.',
		'post_training.not_most': () => 'Tulis nilai tertinggi tes: angka lebih dari 0, paling besar 1000.'
	},
	roles, reaction, statements, obstacles, kinds,
	mine: {
		title: (count: number) => (count === 0 ? 'Tidak ada pertanyaan untuk Anda' : `${number(count, 'id')} pertanyaan menunggu Anda`),
		lead: 'Setelah pelatihan, beberapa orang ditanya apakah pelatihan itu berguna dan dipakai. Jawaban disimpan tanpa nama.',
		none: 'Saat ini Anda tidak diminta menjawab apa pun',
		noneText: 'Bila seseorang di unit Anda selesai mengikuti pelatihan, pertanyaannya muncul di sini dan di Hari ini.',
		before: 'Pertanyaan itu sudah Anda jawab; jawaban yang pertama tersimpan. Satu orang menjawab satu kali.',
		sent: 'Terima kasih. Jawaban Anda tersimpan tanpa nama.',
		about: (role: AskedRole, title: string, alumnus: string) => ({
			participant: `Bagaimana ${title}?`, alumnus: `Apakah ${title} terpakai di pekerjaan Anda?`, superior: `Bagaimana ${alumnus} bekerja setelah ${title}?`, peer: `Bagaimana ${alumnus} bekerja setelah ${title}?`
		})[role],
		until: (role: AskedRole, closesOn: string) => `Ditanya sebagai ${roles[role].toLowerCase()} · sampai ${longDate(closesOn, 'id')}`,
		list: 'Pertanyaan untuk Anda',
		today: 'Hari ini',
		answer: 'Jawab',
		results: 'Hasil angkatan',
		resultsLead: 'Reaksi, hasil belajar, dan perilaku kerja dari semua angkatan yang selesai, terbaru di atas.',
		search: 'Cari pelatihan atau angkatan',
		searchButton: 'Cari',
		notFound: (text: string) => `Tidak ada angkatan selesai dengan “${text}”. Periksa ejaannya, atau kosongkan pencarian.`,
		sessions: (count: string) => `${count} angkatan`,
		missed: (windows: readonly number[]) => `Terlewat: jendela ${windows.map((count) => number(count, 'id')).join(', ')} bulan`,
		ended: (endsOn: string) => `Selesai ${longDate(endsOn, 'id')}`,
		settings: 'Atur waktu dan pernyataan'
	},
	form: {
		crumb: 'Pertanyaan untuk Anda',
		anonymous: 'Jawaban Anda disimpan tanpa nama dan tanpa tanggal. Pengelola melihatnya, tanpa nama, baru setelah masa menjawab berakhir dan paling sedikit lima orang menjawab. Jawaban tidak dapat diubah setelah dikirim.',
		part: (step: number) => `Bagian ${step} dari 2`,
		ask: (role: AskedRole, alumnus: string) => ({ participant: 'Seberapa setuju Anda?', alumnus: 'Seberapa sering Anda melakukan ini sekarang?', superior: `Seberapa sering Anda melihat ${alumnus} melakukan ini sekarang?`, peer: `Seberapa sering Anda melihat ${alumnus} melakukan ini sekarang?` })[role],
		agree: ['Tidak setuju', 'Kurang setuju', 'Setuju', 'Sangat setuju'],
		often: ['Tidak pernah', 'Jarang', 'Sering', 'Selalu'],
		obstacles: (role: AskedRole): string => (role === 'alumnus' ? 'Apa yang menghalangi Anda memakai yang dipelajari?' : 'Apa yang tampaknya menghalanginya?'),
		obstaclesHint: 'Boleh lebih dari satu; kosongkan bila tidak ada.',
		words: (role: AskedRole): string => (role === 'participant' ? 'Apa yang sebaiknya diperbaiki?' : 'Satu contoh nyata'),
		wordsHint: 'Jangan tulis nama orang. Tulisan ini dibaca pengelola pelatihan tanpa nama Anda, dan dihapus menurut jadwal penyimpanan.',
		unjudged: 'Tidak dapat menilai',
		unjudgedHint: 'Bila Anda tidak sempat melihatnya, pilih “Tidak dapat menilai”. Itu juga jawaban: dihitung tersendiri dan tidak menurunkan nilai siapa pun.',
		next: 'Lanjut',
		send: 'Kirim jawaban'
	},
	results: {
		link: 'Hasil belajar',
		title: 'Apa hasil pelatihan ini?',
		levels: { reaction: 'Reaksi: bagaimana peserta menilai pelatihan', learning: 'Belajar: nilai sebelum dan sesudah', behaviour: 'Perilaku: apakah dipakai di pekerjaan', results: 'Hasil: apakah pelayanan berubah' },
		number: (level: number) => `Tingkat ${level}`,
		answered: (answered: number, asked: number) => `${number(answered, 'id')} dari ${number(asked, 'id')} orang menjawab`,
		rate: (share: number, interval: readonly [number, number] | null) => `${percent(share)}${interval ? ` (95%: ${percent(interval[0])} sampai ${percent(interval[1])})` : ''}`,
		unreached: (count: number) => `${number(count, 'id')} yang belum menjawab tidak punya akun.`,
		states: {
			open: (closesOn: string) => `Masih dijawab sampai ${longDate(closesOn, 'id')}. Hasil ditampilkan setelahnya, supaya jawaban terakhir tidak dapat ditebak dari selisihnya.`,
			too_few: () => 'Belum cukup: kurang dari lima orang menjawab, jadi tidak ada yang ditampilkan.'
		},
		notAsked: 'Peserta belum ditanya. Mereka ditanya dua minggu sejak angkatan ditutup.',
		windowTo: (from: string, to: string) => `Dibuka ${longDate(from, 'id')} sampai ${longDate(to, 'id')}.`,
		window: (count: number) => `${months(count)} setelah pelatihan`,
		nobody: {
			coming: () => 'Belum dibuka; belum ada yang ditanya.',
			open: () => 'Belum ada yang ditanya. Pertanyaan dikirim sekali sehari.',
			late: (until: string) => `Jendela ini lewat tanpa ada yang ditanya. Pertanyaannya masih dikirim, terlambat, sampai ${until}.`,
			missed: (until: string) => `Terlewat: sampai ${until} tidak ada yang ditanya, jadi jendela ini tidak punya jawaban. Program tidak berjalan, jenis pelatihannya berubah, atau tidak ada alumni yang masih bekerja di sini.`,
			not_due: () => 'Jendela ini sudah lewat ketika waktunya diatur, jadi tidak ditanyakan.'
		} satisfies Record<WindowStanding, (until: string) => string>,
		apart: 'Alumni, atasan, dan rekan dibaca terpisah; nilai mereka tidak pernah digabung.',
		caption: (role: AskedRole) => `Jawaban ${roles[role].toLowerCase()} per pernyataan`,
		columns: { statement: 'Pernyataan', n: 'n', mean: 'Rata-rata (1–4)', favourable: 'Menjawab 3 atau 4', unjudged: 'Tidak dapat menilai', role: 'Sebagai' },
		mean: (mean: number, interval: readonly [number, number] | null) => `${number(mean, 'id', 2)}${interval ? ` (${number(interval[0], 'id', 2)}–${number(interval[1], 'id', 2)})` : ''}`,
		share: (count: number, n: number, interval: readonly [number, number] | null) => `${number(count, 'id')} dari ${number(n, 'id')}${interval ? ` (${percent(interval[0])}–${percent(interval[1])})` : ''}`,
		intervals: 'Dalam kurung selang 95%: t untuk rata-rata, Wilson untuk bagian. Bila semua menjawab sama, rata-rata tidak punya selang. n menghitung yang memberi nilai; yang tidak dapat menilai dihitung sendiri, dan di bawah lima nilai tidak ada angkanya.',
		best: (role: AskedRole, statement: string, count: number, n: number) => `Menurut ${roles[role].toLowerCase()}, yang paling ${role === 'participant' ? 'disetujui' : 'tampak'}: “${statement}” (${number(count, 'id')} dari ${number(n, 'id')}).`,
		notEnough: 'belum cukup',
		obstacles: 'Penghalang',
		obstacle: (obstacle: Obstacle, count: number, n: number, interval: readonly [number, number] | null) => `${obstacles[obstacle]}: ${number(count, 'id')} dari ${number(n, 'id')}${interval ? ` (${percent(interval[0])}–${percent(interval[1])})` : ''}`,
		rows: 'Lihat jawabannya',
		learning: {
			none: (pairs: number, participants: number) => (participants === 0 ? 'Angkatan ini tidak punya peserta.' : `Belum cukup: ${number(pairs, 'id')} dari ${number(participants, 'id')} peserta punya nilai sebelum dan sesudah; perlu paling sedikit dua.`),
			enter: 'Isi nilai',
			rows: 'Lihat nilai per peserta',
			sentence: (gain: number, n: number) => (Math.abs(gain) < 0.05 ? `Nilai rata-rata tidak berubah (${number(n, 'id')} peserta).` : `Nilai rata-rata ${gain > 0 ? 'naik' : 'turun'} ${number(Math.abs(gain), 'id', 1)} dari 100 (${number(n, 'id')} peserta).`),
			uncertain: 'Selang 95%-nya memuat nol: perubahan ini bisa kebetulan.',
			names: { before: 'Sebelum', after: 'Sesudah', gain: 'Perubahan', normalised: 'N-gain, rata-rata peserta', means: 'N-gain dari rata-rata', t: 'Uji t berpasangan', wilcoxon: 'Uji Wilcoxon', d: 'd Cohen (perubahan)', classes: 'Kelas N-gain' },
			t: (t: number, df: number, p: string) => `t(${number(df, 'id')}) = ${number(t, 'id', 2)}, p ${p}`,
			wilcoxon: (v: number, p: string, isExact: boolean) => `V = ${number(v, 'id', Number.isInteger(v) ? 0 : 1)}, p ${p}${isExact ? ' (eksak)' : ' (pendekatan normal)'}`,
			p: (p: number) => (p < 0.001 ? '< 0,001' : `= ${number(p, 'id', 3)}`),
			range: (value: number, interval: readonly [number, number] | null, decimals: number) => `${number(value, 'id', decimals)}${interval ? ` (95%: ${number(interval[0], 'id', decimals)} sampai ${number(interval[1], 'id', decimals)})` : ''}`,
			classes: (high: number, medium: number, low: number) => `tinggi ${number(high, 'id')}, sedang ${number(medium, 'id')}, rendah ${number(low, 'id')}`,
			undefinedGain: (count: number) => `${number(count, 'id')} peserta sudah bernilai penuh sebelumnya; N-gain mereka tidak terdefinisi (—).`,
			fallen: (count: number) => `${number(count, 'id')} peserta turun nilainya; periksa.`,
			regression: 'Tanpa kelompok pembanding, sebagian kenaikan terjadi dengan sendirinya: yang mulai sangat rendah cenderung naik pada tes berikutnya, apalagi bila peserta dipilih karena nilainya rendah.',
			thirds: (lowest: number, highest: number) => `Sepertiga yang mulai paling rendah berubah ${number(lowest, 'id', 1)}, yang mulai paling tinggi ${number(highest, 'id', 1)}.`,
			definition: 'Nilai dihitung dari 100 menurut nilai tertinggi tiap tes. N-gain = (sesudah − sebelum) / (100 − sebelum): tinggi sejak 0,70, sedang sejak 0,30. Selang 95% memakai uji t berpasangan.'
		},
		impact: { none: 'Belum ada evaluasi dampak yang didaftarkan untuk pelatihan ini.', register: 'Daftarkan evaluasi', hidden: 'Evaluasi dampak dibaca oleh yang berwenang atas evaluasi.', lead: 'Apakah pelayanan berubah diputuskan oleh evaluasi dampak pelatihan ini, dengan pembanding.' }
	},
	answers: {
		title: (role: AskedRole) => `Jawaban ${roles[role].toLowerCase()}`,
		lead: (count: number) => `${number(count, 'id')} jawaban tanpa nama, tanpa tanggal, dan dalam urutan acak.`,
		caption: 'Satu baris satu jawaban; angka 1 sampai 4, TD tidak dapat menilai',
		unjudged: 'TD',
		key: 'No.',
		words: 'Tulisan',
		obstacles: 'Penghalang',
		legend: 'Pernyataan'
	},
	sheet: {
		title: 'Nilai sebelum dan sesudah',
		most: { before: 'Nilai tertinggi tes awal', after: 'Nilai tertinggi tes akhir' },
		person: 'Peserta', before: 'Sebelum', after: 'Sesudah', gain: 'Perubahan', normalised: 'N-gain',
		beforeOf: (name: string) => `Nilai sebelum ${name}`,
		afterOf: (name: string) => `Nilai sesudah ${name}`,
		classes: { high: 'tinggi', medium: 'sedang', low: 'rendah' },
		fallen: 'turun',
		save: 'Simpan nilai',
		saved: (count: number) => (count === 0 ? 'Tidak ada yang berubah.' : `Nilai ${number(count, 'id')} peserta disimpan.`),
		empty: 'Angkatan ini belum punya peserta.',
		hint: 'Kosongkan bila peserta tidak ikut tes. Koma untuk desimal.',
		readOnly: 'Nilai diisi oleh pengelola pelatihan.',
		file: 'Berkas nilai (CSV)',
		fileHint: 'Kolom nip, sebelum, sesudah. Isinya ditampilkan dulu; belum disimpan.',
		check: 'Periksa berkas',
		previewTitle: 'Isi berkas, belum disimpan',
		preview: (taken: number) => `${number(taken, 'id')} peserta terisi dari berkas di bawah ini. Periksa, lalu tekan Simpan nilai.`,
		refused: (count: number) => `${number(count, 'id')} baris tidak dapat dipakai:`,
		reasons: {
			nip_unknown: (row: number, cell: string) => `Baris ${row}: NIP “${cell}” bukan peserta angkatan ini.`,
			nip_twice: (row: number, cell: string) => `Baris ${row}: NIP “${cell}” sudah ada di baris sebelumnya.`,
			not_score: (row: number, cell: string) => `Baris ${row}: “${cell}” bukan nilai.`,
			above_most: (row: number, cell: string) => `Baris ${row}: ${cell} melebihi nilai tertinggi tes.`
		},
	},
	settings: {
		title: 'Kapan dan apa yang ditanyakan?',
		lead: 'Perilaku kerja ditanyakan kepada alumni, atasan, dan dua atau tiga rekan, selama satu bulan sejak jendela dibuka.',
		months: (kind: string) => `${kind}: dibuka setelah (bulan)`,
		hint: 'Satu sampai empat angka, misalnya 3, 6, 12. Berlaku mulai hari ini; jendela yang sudah terbuka tetap.',
		byDefault: 'Sekarang memakai bawaan.',
		save: 'Simpan waktu',
		saved: 'Tersimpan.',
		statements: 'Pernyataan per pelatihan',
		statementsLead: 'Lima pernyataan umum selalu ditanyakan. Tambahkan perilaku khusus yang diajarkan sebuah pelatihan.',
		noCourses: 'Belum ada pelatihan.',
		count: (count: number) => (count === 0 ? 'hanya yang umum' : `${number(count, 'id')} pernyataan sendiri`),
		of: (title: string) => `Perilaku setelah ${title}`,
		ofLead: 'Ditanyakan dengan pilihan tidak pernah, jarang, sering, selalu.',
		common: 'umum',
		notAsked: 'tidak ditanyakan lagi',
		newStatement: 'Pernyataan baru',
		newHint: 'Mulai dengan kata kerja dan tanpa menyebut orang, misalnya: Menyapa warga sebelum warga bertanya',
		add: 'Tambah pernyataan',
		retire: 'Cabut',
		restore: 'Tanyakan lagi',
		undo: 'Urungkan',
		retired: 'Pernyataan dicabut dari pertanyaan berikutnya. Jawaban yang sudah ada tetap disimpan.'
	}
};
