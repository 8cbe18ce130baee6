import { longDate, number } from '#platform/messages.ts';
import type { Kind, NewsParams } from './schema.ts';

interface News {
	readonly name: string;
	title(params: NewsParams): string;
	detail(params: NewsParams): string;
	readonly action: string;
}

const news: Record<Kind, News> = {
	'session.promoted': { name: 'Naik dari daftar tunggu', title: (p) => `Anda mendapat tempat di ${p.title}`, detail: (p) => `Mulai ${longDate(String(p.startsOn), 'id')} di ${p.place}.`, action: 'Lihat angkatan' },
	'session.completed': { name: 'Pelatihan selesai, JP tercatat', title: (p) => `${p.title} selesai`, detail: () => 'Kehadiran Anda sudah dihitung ke JP Anda.', action: 'Lihat JP saya' },
	'import.confirmed': { name: 'Impor selesai disimpan', title: (p) => `Impor ${p.fileName} selesai`, detail: (p) => `${number(Number(p.rows), 'id')} baris tersimpan. Impor ini masih dapat dibatalkan.`, action: 'Lihat hasil' },
	'survey.closed': { name: 'Survei ditutup, hasil siap', title: (p) => `Survei ${p.service} ditutup`, detail: (p) => `Hasil ${p.unit} siap dibaca.`, action: 'Lihat hasil' },
	'evaluation.computed': { name: 'Putusan evaluasi baru', title: (p) => `Putusan baru: ${p.programme}`, detail: () => 'Evaluasi dampak selesai dihitung.', action: 'Baca putusan' },
	'complaint.new': { name: 'Pengaduan masuk ke unit Anda', title: (p) => `Pengaduan ${p.number} menunggu Anda`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Buka pengaduan' },
	'complaint.late': { name: 'Pengaduan lewat tenggat', title: (p) => `Pengaduan ${p.number} lewat tenggat`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Buka pengaduan' },
	'complaint.reopened': { name: 'Pengaduan dibuka lagi', title: (p) => `Pelapor membuka lagi pengaduan ${p.number}`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Buka pengaduan' },
	'complaint.wrote': { name: 'Pelapor menambah keterangan', title: (p) => `Pelapor menulis lagi pada pengaduan ${p.number}`, detail: (p) => `${p.subject} · ${p.unit}`, action: 'Buka pengaduan' },
	'privacy.due': { name: 'Permintaan data pribadi hampir lewat waktunya', title: (p) => `Permintaan data pribadi ${p.number} belum dijawab`, detail: (p) => `Jawaban paling lambat ${longDate(String(p.dueOn), 'id')} pukul ${p.dueAt} waktu setempat.`, action: 'Buka permintaan' },
	'post_training.asked': { name: 'Pertanyaan setelah pelatihan', title: (p) => (p.role === 'participant' || p.role === 'alumnus' ? `Jawab pertanyaan tentang ${p.title}` : `Bagaimana ${p.alumnus} bekerja setelah ${p.title}?`), detail: (p) => `Jawaban tanpa nama, paling lambat ${longDate(String(p.closesOn), 'id')}.`, action: 'Jawab' },
	'post_training.closing': { name: 'Pertanyaan setelah pelatihan hampir ditutup', title: (p) => `Pertanyaan tentang ${p.title} segera ditutup`, detail: (p) => `Jawaban tanpa nama, paling lambat ${longDate(String(p.closesOn), 'id')}.`, action: 'Jawab' },
	// What somebody has to learn is said on the page alone: a mail or a screen in passing tells nobody else.
	'need.recorded': { name: 'Kebutuhan pelatihan Anda dicatat', title: () => 'Kebutuhan pelatihan Anda dicatat', detail: () => 'Buka untuk membaca isinya, dasarnya, dan apa yang dapat Anda lakukan bila keliru.', action: 'Buka kebutuhan saya' },
	'need.decided': { name: 'Keputusan tentang kebutuhan pelatihan Anda', title: () => 'Ada keputusan tentang kebutuhan pelatihan Anda', detail: () => 'Buka untuk membaca keputusan dan alasannya.', action: 'Buka kebutuhan saya' }
};

export const id = {
	problems: {
		'notification.not_found': () => 'Pemberitahuan ini tidak ada lagi. Muat ulang daftarnya.'
	},
	news,
	list: {
		title: (unread: string) => `${unread} pemberitahuan belum dibaca`,
		none: 'Semua pemberitahuan sudah dibaca',
		lead: 'Kabar terbaru di atas.',
		emptyTitle: 'Belum ada pemberitahuan',
		emptyText: 'Bila Anda mendapat tempat pelatihan, impor selesai disimpan, atau putusan evaluasi terbit, kabarnya muncul di sini. Yang penting juga dikirim lewat surel.',
		settings: 'Atur pemberitahuan',
		markOne: 'Tandai dibaca',
		markAll: 'Tandai semua dibaca',
		markedOne: 'Satu pemberitahuan ditandai sudah dibaca.',
		marked: (count: string) => `${count} pemberitahuan ditandai sudah dibaca.`,
		undo: 'Urungkan',
		unread: 'Belum dibaca',
		label: 'Pemberitahuan',
		other: 'Kabar dari Bina',
		total: (count: string) => `${count} pemberitahuan`
	},
	settings: {
		title: 'Pemberitahuan apa yang dikirim lewat surel?',
		lead: (email: string) => `Semua kabar selalu ada di Bina. Yang Anda centang juga dikirim ke ${email}.`,
		legend: 'Kirim lewat surel',
		save: 'Simpan',
		saved: 'Pilihan Anda tersimpan.',
		off: 'Instansi Anda belum menyiapkan server surel, jadi surel belum terkirim. Pilihan Anda tetap disimpan.'
	},
	mail: {
		greeting: (name: string) => `Yth. ${name},`,
		open: (action: string) => `${action}:`,
		closing: 'Surel ini dikirim otomatis oleh Bina. Jenis kabar yang dikirim lewat surel dapat Anda atur di:'
	}
};
