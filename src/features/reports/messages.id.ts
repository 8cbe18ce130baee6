import { longDate, number } from '#platform/messages.ts';
import type { NavKey } from './navigation.rules.ts';
import { inWordsFirst } from './numbers-in-words.ts';
import type { PartOfDay, Waiting } from './today.rules.ts';

export const id = {
	navigation: {
		groups: { own: undefined, unit: 'Unit saya', agency: 'Instansi' } as Readonly<Record<'own' | 'unit' | 'agency', string | undefined>>,
		long: {
			today: 'Hari ini', summary: 'Ringkasan', training: 'Pelatihan', jp: 'JP saya', notifications: 'Pemberitahuan', people: 'Pegawai', units: 'Unit kerja', services: 'Layanan', surveys: 'Survei kepuasan', times: 'Waktu pelayanan', complaints: 'Pengaduan',
			needs: 'Kebutuhan', evaluation: 'Evaluasi dampak', decisions: 'Keputusan', reports: 'Laporan', import: 'Impor data', quality: 'Mutu data', accounts: 'Akun', grants: 'Wewenang', audit: 'Jejak audit', privacy: 'Pelindungan data'
		} as Record<NavKey, string>,
		short: {
			today: 'Hari ini', summary: 'Ringkasan', training: 'Pelatihan', jp: 'JP saya', notifications: 'Kabar', people: 'Pegawai', units: 'Unit', services: 'Layanan', surveys: 'Survei', times: 'Waktu', complaints: 'Pengaduan',
			needs: 'Kebutuhan', evaluation: 'Evaluasi', decisions: 'Keputusan', reports: 'Laporan', import: 'Impor', quality: 'Mutu', accounts: 'Akun', grants: 'Wewenang', audit: 'Audit', privacy: 'Privasi'
		} as Record<NavKey, string>
	},
	today: {
		greetings: { morning: 'Selamat pagi', noon: 'Selamat siang', afternoon: 'Selamat sore', evening: 'Selamat malam' } as Record<PartOfDay, string>,
		heading: (count: number) => (count === 0 ? 'Tidak ada yang menunggu Anda' : `${inWordsFirst(count, 'id')} hal menunggu Anda`),
		first: 'Yang pertama paling mendesak.',
		calm: 'Semua tugas Anda hari ini sudah selesai.',
		list: 'Yang menunggu Anda, paling mendesak lebih dahulu',
		emptyTitle: 'Nikmati hari yang lega',
		emptyText: 'Bila ada pelatihan, survei, impor, atau putusan yang memerlukan Anda, semuanya muncul di sini, yang paling mendesak lebih dahulu.',
		emptyAction: 'Lihat pelatihan yang terbuka',
		emptyActionEvaluation: 'Lihat evaluasi dampak',
		offersTitle: 'Terbuka untuk Anda',
		offersAll: (count: number) => (count >= 100 ? 'Lihat semua angkatan' : `Lihat semua (${number(count, 'id')})`),
		jpEnough: (title: string, jp: number) => `${title} (${jp} JP) mencukupkan.`,
		jpTitle: (year: number) => `JP tahun ${year}`,
		jpOf: (minimum: number) => `dari ${minimum} JP`,
		jpBar: (jp: number, minimum: number) => `${jp} dari ${minimum} JP`,
		jpMissing: (missing: number) => `${missing} JP lagi untuk memenuhi kewajiban tahun ini.`,
		jpMet: 'Kewajiban tahun ini sudah terpenuhi.',
		jpContract: (limit: number) => `PPPK tidak mempunyai batas minimal; pelatihan paling banyak ${limit} JP setahun.`,
		jpMeaning: 'JP = jam pelajaran, 45 menit',
		jpLink: 'Lihat rincian JP',
		agenda: 'Jadwal Anda',
		agendaEmpty: 'Belum ada pelatihan terjadwal.',
		agendaLink: 'Cari pelatihan',
		weakestTitle: 'Unsur terlemah',
		weakestScore: (mean: number) => `${number(mean, 'id', 2)} dari 4`,
		weakestNote: (responses: number) => `rata-rata ${number(responses, 'id')} jawaban, tiga bulan terakhir`,
		weakestLink: 'Lihat survei',
		verdictTitle: 'Putusan evaluasi',
		chainTitle: 'Rantai jejak audit',
		chainSealed: (count: number) => `${number(count, 'id')} catatan tersegel`,
		chainWaiting: (count: number) => (count === 0 ? 'Tidak ada yang menunggu segel.' : `${number(count, 'id')} menunggu segel.`),
		chainLink: 'Periksa rantai',
		backupTitle: 'Cadangan data',
		backupAge: (hours: number) => (hours < 1 ? 'kurang dari satu jam lalu' : `${hours} jam lalu`),
		backupNone: 'Belum ada cadangan',
		teamTitle: 'Tim Anda',
		teamMet: (met: number, members: number) => `${number(met, 'id')} dari ${number(members, 'id')} orang`,
		teamNote: 'sudah memenuhi JP tahun ini',
		teamLink: 'Lihat tim',
		marks: { today: 'kini', days: (days: number) => `${days}h` }
	},
	system: {
		title: 'Apakah pemasangan ini aman?',
		lead: 'Cadangan, surel, dan pemeriksaan mesin. Perintah dijalankan di server, di folder Bina.',
		backup: 'Dibuat tiap malam selama Bina berjalan. Buat sekarang dengan perintah ini:',
		mailTitle: 'Server surel',
		mailOn: 'Tersambung',
		mailOff: 'Belum diatur',
		mail: 'Atur BINA_SMTP_URL dan BINA_MAIL_FROM, lalu jalankan ulang. Tanpa itu pemberitahuan hanya tampil di Bina.',
		examineTitle: 'Pemeriksaan lengkap',
		examine: 'Memeriksa mesin, ruang disk, basis data, pemisahan antarinstansi, dan jejak audit. Tidak mengubah apa pun:'
	},
	search: {
		label: 'Nama orang, NIP, unit, atau pelatihan',
		button: 'Cari',
		ask: 'Apa yang Anda cari?',
		hint: 'Ketik sebagian nama, NIP, unit kerja, atau judul pelatihan. Salah ketik satu dua huruf tidak apa-apa.',
		found: (count: number, q: string) => `${inWordsFirst(count, 'id')} hasil untuk “${q}”`,
		none: (q: string) => `Tidak ada hasil untuk “${q}”`,
		emptyTitle: 'Coba kata lain',
		emptyText: 'Periksa ejaannya, atau pakai satu kata saja. Orang hanya dapat ditemukan di unit yang menjadi wewenang Anda.',
		people: 'Pegawai',
		units: 'Unit kerja',
		sessions: 'Angkatan pelatihan',
		courses: 'Pelatihan'
	},
	waiting: {
		attend: (w) => ({ title: `Catat kehadiran Anda di ${w.title}`, detail: `Berlangsung sampai ${longDate(w.endsOn, 'id')} · kehadiran hari ini belum tercatat`, action: 'Catat' }),
		held_record: (w) => ({ title: `Isi kehadiran ${w.title}`, detail: `${number(w.people, 'id')} peserta · hari ini belum diisi`, action: 'Isi' }),
		held_close: (w) => ({ title: `Tutup ${w.title}`, detail: `Selesai ${longDate(w.endsOn, 'id')} · JP ${number(w.people, 'id')} peserta menunggu`, action: 'Tutup' }),
		starts: (w) => ({ title: `${w.title} dimulai ${soon(w.days)}`, detail: `${longDate(w.startsOn, 'id')} · ${w.place}`, action: 'Lihat' }),
		queue: (w) => ({ title: `Anda di daftar tunggu ${w.title}`, detail: `Dimulai ${longDate(w.startsOn, 'id')} · Anda naik otomatis bila ada yang batal`, action: 'Lihat' }),
		import_check: (w) => ({ title: `Periksa impor ${w.fileName}`, detail: `${number(w.rows, 'id')} baris terbaca · belum ada yang disimpan`, action: 'Periksa' }),
		import_running: (w) => ({ title: `Impor ${w.fileName} sedang berjalan`, detail: `${number(w.rows, 'id')} baris sejauh ini · boleh ditinggal`, action: 'Lihat' }),
		backup_missing: () => ({ title: 'Buat cadangan pertama', detail: 'Belum ada cadangan data. Bina membuatnya tiap malam selama berjalan.', action: 'Lihat caranya' }),
		backup_old: (w) => ({ title: `Cadangan terakhir ${number(w.hours, 'id')} jam lalu`, detail: 'Seharusnya tiap malam. Periksa apakah pekerja latar berjalan.', action: 'Periksa' }),
		chain_late: (w) => ({ title: 'Penyegelan jejak audit terlambat', detail: `${number(w.waiting, 'id')} catatan menunggu, paling lama ${number(w.minutes, 'id')} menit`, action: 'Periksa' }),
		survey_closes: (w) => ({ title: `Survei ${w.service} ditutup ${longDate(w.closesOn, 'id')}`, detail: `${w.unit} · ${number(w.responses, 'id')} jawaban`, action: 'Lihat' }),
		survey_short: (w) => ({ title: `Ajak pengunjung menjawab survei ${w.service}`, detail: `${w.unit} · ${number(w.responses, 'id')} dari ${number(w.minimum, 'id')} jawaban · ditutup ${longDate(w.closesOn, 'id')}`, action: 'Bagikan' }),
		asked: (w) => ({ title: w.role === 'participant' ? `Bagaimana ${w.title}?` : w.role === 'alumnus' ? `Apakah ${w.title} terpakai di pekerjaan Anda?` : `Bagaimana ${w.alumnus} bekerja setelah ${w.title}?`, detail: `Jawab tanpa nama sampai ${longDate(w.closesOn, 'id')}`, action: 'Jawab' }),
		verdict: (w) => ({ title: `Putusan baru: ${w.title}`, detail: w.verdict, action: 'Baca' }),
		plans: (w) => ({ title: w.late > 0 ? `${number(w.late, 'id')} rencana melewati tenggatnya` : `${number(w.soon, 'id')} rencana segera jatuh tempo`, detail: w.late > 0 && w.soon > 0 ? `Dari keputusan yang dipegang unit Anda · ${number(w.soon, 'id')} lagi jatuh tempo dalam 14 hari` : 'Dari keputusan yang dipegang unit Anda: catat apa yang sudah terjadi', action: 'Lihat rencana' }),
		needs: (w) => ({ title: `${number(w.count, 'id')} kebutuhan menunggu putusan Anda`, detail: w.urgent > 0 ? `${number(w.urgent, 'id')} di antaranya segera; buktinya ada pada masing-masing` : 'Terima atau tolak; buktinya ada pada masing-masing', action: 'Putuskan' }),
		unplanned: (w) => ({ title: `${number(w.count, 'id')} keputusan belum masuk rencana`, detail: 'Tulis apa yang dikerjakan, oleh unit mana, dan sampai kapan', action: 'Buat rencana' }),
		decide: (w) => ({ title: `${number(w.count, 'id')} keputusan menunggu Anda`, detail: w.days === 0 ? 'Usulan, atau putusan evaluasi yang belum ditanggapi' : `Usulan, atau putusan evaluasi yang belum ditanggapi · yang terlama ${number(w.days, 'id')} hari`, action: 'Putuskan' }),
		team_below: (w) => ({ title: `${inWordsFirst(w.below, 'id')} anggota tim belum mencapai 20 JP`, detail: `dari ${number(w.members, 'id')} PNS di unit Anda`, action: 'Lihat' }),
		findings: (w) => ({ title: `Perbaiki data ${number(w.count, 'id')} pegawai`, detail: 'Ada isian yang janggal menurut indikator mutu data BKN', action: 'Perbaiki' }),
		complaints_late: (w) => ({ title: `${number(w.count, 'id')} pengaduan lewat tenggat`, detail: 'Atasan diberi tahu bila tidak segera ditangani', action: 'Tangani' }),
		complaints_verify: (w) => ({ title: `Verifikasi ${number(w.count, 'id')} pengaduan baru`, detail: 'Paling lambat tiga hari kerja sejak diterima', action: 'Verifikasi' }),
		complaints_start: (w) => ({ title: `Mulai tangani ${number(w.count, 'id')} pengaduan`, detail: 'Sudah diverifikasi, belum mulai dikerjakan unitnya', action: 'Buka' }),
		complaints_answer: (w) => ({ title: `Jawab ${number(w.count, 'id')} pengaduan yang diproses`, detail: 'Belum lewat tenggat', action: 'Jawab' }),
		unread: (w) => ({ title: `${number(w.count, 'id')} pemberitahuan belum dibaca`, detail: 'Kabar sejak kunjungan terakhir Anda', action: 'Baca' }),
		choose: (w) => ({ title: `Pilih pelatihan: ${number(w.missing, 'id')} JP lagi tahun ini`, detail: `${w.title} (${number(w.jp, 'id')} JP) mulai ${longDate(w.startsOn, 'id')}`, action: 'Pilih' })
	} as WaitingTexts
};

/** The one of the kinds whose code may be this. */
export type WaitingOf<Code extends Waiting['code']> = Waiting extends infer One ? (One extends { readonly code: infer Codes } ? (Code extends Codes ? One : never) : never) : never;

/** For each thing that may wait: its title, its detail, and the verb on its button. */
export type WaitingTexts = { readonly [Code in Waiting['code']]: (waiting: WaitingOf<Code>) => { readonly title: string; readonly detail: string; readonly action: string } };

function soon(days: number): string {
	if (days === 1) return 'besok';
	return days === 2 ? 'lusa' : `${days} hari lagi`;
}
