import { longDate } from '#platform/messages.ts';
import type { Element } from './schema.ts';

export const id = {
	problems: {
		'survey.not_found': () => 'Survei ini tidak ada. Periksa alamatnya atau pindai lagi kode di loket.',
		'survey.closed': () => 'Survei ini sedang tidak dibuka. Terima kasih atas niat Anda; silakan sampaikan pendapat langsung di loket.',
		'survey.overlap': () => 'Loket ini sudah punya survei pada tanggal itu. Pilih tanggal yang tidak bertumpuk.',
		'survey.already_closed': () => 'Survei ini sudah ditutup; hasilnya tetap.',
		'survey.no_responses': () => 'Survei ini belum punya tanggapan yang dapat dihitung, jadi belum ada hasil untuk ditetapkan.',
		'survey.dates_out_of_order': () => 'Tanggal tutup mendahului tanggal buka. Perbaiki salah satunya.',
		'survey.point_not_found': () => 'Loket ini tidak ada di wilayah tugas Anda. Pilih dari daftar.'
	},
	questions: {
		requirements: { text: 'Apakah syarat yang diminta sesuai dengan layanannya?', answers: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'] },
		procedure: { text: 'Seberapa mudah alur pelayanan di sini?', answers: ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'] },
		duration: { text: 'Seberapa cepat kami melayani Anda?', answers: ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'] },
		cost: { text: 'Bagaimana biayanya menurut Anda?', answers: ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'] },
		product: { text: 'Apakah hasilnya sesuai dengan yang dijanjikan?', answers: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'] },
		competence: { text: 'Apakah petugas menguasai tugasnya?', answers: ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'] },
		conduct: {
			text: 'Apakah petugas sopan dan ramah?',
			answers: ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah']
		},
		complaints: {
			text: 'Bagaimana pengaduan pengguna ditangani di sini?',
			answers: ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik']
		},
		facilities: { text: 'Bagaimana tempat dan fasilitasnya?', answers: ['Buruk', 'Cukup', 'Baik', 'Sangat baik'] }
	} satisfies Record<Element, { text: string; answers: readonly [string, string, string, string] }>,
	visitor: {
		title: 'Tentang Anda (boleh dilewati)',
		hint: 'Tidak menyebut siapa Anda. Dipakai hanya untuk melihat apakah semua golongan terlayani baik.',
		unsaid: 'Tidak saya jawab',
		sex: { label: 'Jenis kelamin', options: { M: 'Laki-laki', F: 'Perempuan' } },
		ageBand: {
			label: 'Umur',
			options: { '17-25': '17–25 tahun', '26-35': '26–35 tahun', '36-45': '36–45 tahun', '46-55': '46–55 tahun', '56+': '56 tahun ke atas' }
		},
		education: { label: 'Pendidikan terakhir', options: { sd: 'SD', smp: 'SMP', sma: 'SMA/SMK', diploma: 'Diploma', s1: 'S-1/D-4', s2: 'S-2', s3: 'S-3' } },
		occupation: { label: 'Pekerjaan', options: { pns: 'ASN', tni_polri: 'TNI/Polri', private: 'Pegawai swasta', self_employed: 'Wirausaha', other: 'Lainnya' } }
	},
	form: {
		title: 'Bagaimana pelayanan kami tadi?',
		lead: (service: string) => `${service}. Sembilan pertanyaan, tanpa nama, sekitar satu menit.`,
		of: (number: number) => `Pertanyaan ${number} dari 9`,
		comment: 'Ada yang ingin Anda sampaikan?',
		commentHint: 'Jangan tulis nama atau nomor orang.',
		send: 'Kirim jawaban',
		answered: ' dari 9 terjawab',
		closed: 'Survei di loket ini sedang tidak dibuka',
		closedNext: 'Terima kasih atas niat Anda. Silakan sampaikan pendapat langsung kepada petugas di loket.',
		lastResult: (from: string, to: string) => `Hasil survei ${from} sampai ${to}`,
		index: (value: string, grade: string) => `Indeks kepuasan ${value} dari 100, mutu ${grade}.`,
		respondents: (count: string) => `${count} orang menjawab.`,
		complaint: 'Ada yang tidak beres? Sampaikan kepada petugas atau lewat lapor.go.id. Anda boleh tanpa nama.'
	},
	thanks: {
		title: 'Terima kasih, jawaban Anda tersimpan',
		next: (service: string) =>
			`Jawaban dari semua pengunjung ${service} dihitung menjadi satu nilai. Unsur yang paling rendah diperbaiki lebih dahulu, dan hasilnya diumumkan setelah survei ditutup.`,
		anonymous: 'Kami tidak menyimpan nama, alamat perangkat, atau jam Anda mengisi.',
		again: 'Isi untuk kunjungan lain'
	},
	closesOn: (day: string) => `Dibuka sampai ${longDate(day, 'id')}.`,
	list: {
		heading: (overdue: number) => (overdue === 0 ? 'Survei semua loket tepat waktu' : `${overdue} loket terlambat disurvei`),
		lead: 'SKM wajib sedikitnya setahun sekali di setiap layanan (PermenPANRB 14/2017).',
		point: 'Loket',
		unit: 'Unit',
		state: 'Keadaan',
		responses: 'Tanggapan',
		actions: 'Tindakan',
		states: { none: 'Belum ada survei', planned: 'Dijadwalkan', open: 'Dibuka', ended: 'Perlu ditutup', closed: 'Ditutup' },
		overdue: 'Terlambat',
		of: (responses: string, minimum: string) => `${responses} dari ${minimum}`,
		create: 'Buka survei',
		poster: 'Cetak poster',
		empty: 'Belum ada loket',
		emptyText: 'Loket muncul di sini setelah layanan unit Anda didaftarkan.',
		caption: 'Loket dan surveinya'
	},
	create: { title: 'Buka survei di loket mana?', point: 'Loket', opensOn: 'Dibuka', closesOn: 'Ditutup', choose: 'Pilih', save: 'Buka survei' },
	detail: {
		list: 'Survei kepuasan',
		heading: (index: string, grade: string) => `Indeks kepuasan ${index}, mutu ${grade}`,
		empty: 'Belum ada tanggapan yang dapat dihitung',
		emptyText: 'Pasang poster di loket. Hasil muncul di sini begitu pengunjung menjawab.',
		period: (from: string, to: string) => `${from} sampai ${to}`,
		index: 'Indeks (IKM)',
		interval: (low: string, high: string) =>
			`Selang 95%: ${low} sampai ${high}. Di luar selang ini indeks sebenarnya jarang berada, karena hanya sebagian pengunjung yang ditanya.`,
		indexMeaning: (weight: string) =>
			`IKM = jumlah nilai rata-rata sembilan unsur × bobot ${weight} × 25, dibulatkan dua desimal. Mutu A mulai 88,31; B 76,61; C 65,00.`,
		rule: (name: string, version: string, weight: string) => `Aturan ${name} versi ${version}, bobot ${weight} (PermenPANRB 14/2017).`,
		frozen: 'Survei ini sudah ditutup; hasilnya tetap walaupun aturan berubah.',
		respondents: 'Tanggapan yang dihitung',
		excluded: (count: string) => `${count} tanggapan tidak dihitung karena jawabannya kurang dari lima.`,
		enough: (minimum: string) => `Cukup: jumlah paling sedikit ${minimum} (Krejcie dan Morgan).`,
		below: (minimum: string) => `Jumlah responden di bawah minimal ${minimum} (Krejcie dan Morgan). Indeks tetap dihitung, tetapi bacalah dengan hati-hati.`,
		unknownMinimum: 'Jumlah pengguna layanan setahun belum diisi, jadi jumlah paling sedikit belum diketahui.',
		elements: 'Indeks setiap unsur',
		element: 'Unsur',
		nrr: 'Nilai rata-rata',
		answered: 'Menjawab',
		grade: 'Mutu',
		weakest: (name: string, index: string) => `Yang paling rendah: ${name}, ${index}. Perbaiki ini lebih dahulu.`,
		distribution: 'Jawaban yang diberikan',
		times: (score: number) => `Nilai ${score}`,
		splits: 'Menurut golongan pengunjung',
		hidden: 'disembunyikan',
		hiddenWhy: (smallest: number) => `Golongan dengan kurang dari ${smallest} orang tidak ditampilkan, agar tidak ada yang dapat dikenali.`,
		comments: 'Yang ditulis pengunjung',
		noComments: 'Belum ada, atau belum cukup tanggapan untuk ditampilkan tanpa membuka siapa yang menulis.',
		close: 'Tutup survei dan tetapkan hasil',
		closeWhy: 'Setelah ditutup, hasilnya tetap dan diumumkan di halaman loket. Ini tidak dapat diurungkan.',
		closed: 'Survei ditutup dan hasilnya diumumkan.',
		poster: 'Cetak poster',
		publicPage: 'Lihat halaman pengunjung'
	},
	poster: {
		title: 'Bagaimana pelayanan kami?',
		how: 'Pindai kode ini dengan kamera ponsel. Sembilan pertanyaan, tanpa nama, sekitar satu menit.',
		or: 'Atau buka',
		alt: 'Kode QR survei',
		print: 'Cetak dari menu peramban (Ctrl+P), satu lembar untuk satu loket.'
	}
};
