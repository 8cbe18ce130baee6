import type { GamingRules } from './signs.rules.ts';
import type { Channel, SignGroup } from './signs.schema.ts';

const names: Record<SignGroup, string> = {
	incomplete: 'Tidak lengkap',
	late: 'Tiba terlambat',
	unsealed: 'Bukan dari formulir kami',
	fast: 'Terlalu cepat',
	burst: 'Serentak dari satu tempat',
	device: 'Perangkat yang sama',
	straight: 'Semua jawaban sama',
	forged: 'Tiket tidak dikenal',
	officer: 'Dituliskan petugas'
};

const meanings: Record<SignGroup, (rules: GamingRules) => string> = {
	incomplete: () => 'Kurang dari separuh pertanyaan dijawab.',
	late: () => 'Jawaban tablet yang baru tiba setelah survei ditutup. Hasil yang sudah ditetapkan tidak berubah.',
	unsealed: () => 'Dikirim tanpa membuka halaman survei, misalnya oleh program.',
	fast: ({ fastestSeconds }) => `Dikirim kurang dari ${fastestSeconds} detik setelah halaman dibuka: belum sempat dibaca.`,
	burst: ({ burstInTenMinutes }) => `Lebih dari ${burstInTenMinutes} jawaban dari satu sambungan internet dalam sepuluh menit. Rombongan pengunjung di satu gedung juga dapat terlihat begini.`,
	device: ({ mostPerDevice }) => `Jawaban sesudah yang ke-${mostPerDevice} dari perangkat yang sama pada hari yang sama. Sekeluarga boleh memakai satu ponsel.`,
	straight: () => 'Lima pertanyaan atau lebih dijawab dengan nilai yang sama semua. Orang jujur juga sering menjawab begini.',
	forged: () => 'Membawa nomor tiket antrean yang tidak pernah kami keluarkan. Dihitung seperti jawaban tanpa tiket.',
	officer: () => 'Ditulis petugas untuk pengunjung yang tidak dapat mengisi sendiri. Bukan pelanggaran, tetapi bagian yang besar perlu dijelaskan.'
};

const channels: Record<Channel, string> = { web: 'Ponsel pengunjung', kiosk: 'Kios atau tablet', officer: 'Petugas', import: 'Berkas' };

/** Pages of the signs that speak against an answer. */
export const id = {
	names,
	meanings,
	channels,
	link: 'Lihat tanda jawaban tidak jujur',
	title: 'Tanda jawaban yang tidak jujur',
	lead: 'Sebuah tanda adalah petunjuk, bukan bukti. Yang dicatat hanya cara pengisiannya, tidak pernah siapa yang mengisi.',
	whole: (answers: string, marked: string, leftOut: string) => `Dari ${answers} jawaban, ${marked} membawa tanda dan ${leftOut} tidak dihitung.`,
	since: (month: string) => `Sejak ${month}.`,
	none: 'Belum ada jawaban',
	noneText: 'Tanda muncul di sini begitu pengunjung menjawab.',
	signs: 'Menurut tanda',
	sign: 'Tanda',
	meaning: 'Artinya',
	answers: 'Jawaban',
	carrying: 'Membawa tanda',
	leftOut: 'Tidak dihitung',
	officer: 'Ditulis petugas',
	share: (count: string, share: string) => `${count} (${share} %)`,
	several: 'Satu jawaban dapat membawa beberapa tanda, jadi kolom ini tidak dapat dijumlahkan. Sebuah jawaban dapat tidak dihitung karena tanda yang lain.',
	counts: { yes: 'Membuat jawaban tidak dihitung', no: 'Hanya dicatat; jawaban tetap dihitung' },
	effect: 'Akibatnya',
	rule: (version: string, day: string) => `Batas dari aturan versi ${version}, berlaku sejak ${day}. Batas ini pilihan kami, bukan bunyi peraturan; survei yang sudah ditutup tetap memakai versi saat ditutup.`,
	months: 'Menurut bulan',
	month: 'Bulan',
	surveys: 'Menurut loket',
	point: 'Loket dan masa survei',
	unit: 'Unit',
	agency: 'Semua survei',
	rows: {
		title: (sign: string) => `Jawaban dengan tanda “${sign}”`,
		of: (open: string, carrying: string) => `${open} dari ${carrying} jawaban dapat dibuka satu per satu.`,
		why: (smallest: number) => `Hari atau bulan hanya disebut bila sudah lewat dan paling sedikit ${smallest} orang menjawab dengan cara yang sama pada waktu itu. Yang lain tidak dibuka, agar tidak ada pengunjung yang dapat dikenali, juga bila yang tertutup tinggal kurang dari ${smallest}. Jam tidak pernah disimpan.`,
		none: 'Belum ada yang dapat dibuka',
		noneText: (smallest: number) => `Jawaban dibuka bila paling sedikit ${smallest} membawa tanda ini, waktunya sudah lewat, dan yang lain cukup banyak untuk tidak ketahuan.`,
		when: 'Hari atau bulan',
		channel: 'Cara mengisi',
		signs: 'Tanda',
		counted: 'Dihitung',
		yes: 'Ya',
		no: 'Tidak',
		unanswered: '–',
		all: 'Semua bulan',
		caption: 'Jawaban satu per satu'
	}
};
