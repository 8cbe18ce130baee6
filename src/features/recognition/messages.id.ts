import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';

export const id = {
	problems: {
		'jp.dates_out_of_order': () => 'Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.',
		'jp.in_the_future': (p: ProblemParams) => `Kegiatan ini selesai setelah hari ini (${longDate(String(p.today), 'id')}). Catat setelah selesai.`,
		'jp.length_needed': () => 'Isi panjang kegiatannya: JP program, jumlah hari, atau jumlah pertemuan, sesuai bentuknya.',
		'jp.unknown_form': () => 'Bentuk pengembangan ini tidak dikenal. Pilih dari daftar.',
		'jp.not_found': () => 'Catatan ini tidak ada, atau bukan milik Anda.'
	},
	ledger: {
		title: (year: number) => `JP tahun ${year}`,
		heading: (jp: number, minimum: number | null) => (minimum === null ? `${jp} JP` : `${jp} dari ${minimum} JP`),
		missing: (jp: number) => `Kurang ${jp} JP. Pilih pelatihan yang terbuka, atau catat kegiatan di luar Bina.`,
		met: 'Kewajiban tahun ini sudah terpenuhi.',
		noMinimum: 'PPPK tidak punya batas paling sedikit.',
		aboveLimit: 'Lebih dari 24 JP: batas PP 49/2018 Pasal 40 untuk PPPK terlampaui. Beri tahu pengelola pelatihan.',
		of: (name: string) => `JP ${name}`,
		year: 'Tahun', others: 'Tahun lain',
		add: 'Catat kegiatan', choose: 'Pilih pelatihan', team: 'JP tim saya',
		added: 'Kegiatan Anda tercatat.', withdrawn: 'Catatan ditarik dan tidak dihitung.', undo: 'Urungkan', withdraw: 'Tarik catatan',
		empty: 'Belum ada kegiatan di tahun ini', emptyText: 'JP dari pelatihan di Bina muncul di sini sendiri. Kegiatan lain dapat Anda catat.',
		entryJp: (jp: string) => `${jp} JP`, rule: 'Cara hitung', capped: 'Sebagian tidak dihitung karena batas sehari atau sebulan sudah terpakai.',
		fromSession: 'Dari kehadiran di Bina', external: 'Dicatat sendiri', evidence: 'Bukti', form: 'Bentuk',
		facts: (minutes: number, days: number, sessions: number) => [minutes > 0 ? `${minutes} menit` : '', days > 0 ? `${days} hari` : '', sessions > 0 ? `${sessions} pertemuan` : ''].filter(Boolean).join(', '),
		rounding: (minutes: number) => `JP setahun = jumlah menit ÷ ${minutes}, dibulatkan ke bawah sekali. Tahun mengikuti tanggal selesai kegiatan.`,
		source: (source: string, version: string) => `Aturan jp versi ${version}: ${source}.`,
		whyTotal: 'Dari mana angka ini?'
	},
	activity: {
		title: 'Catat kegiatan di luar Bina', lead: 'Kegiatan langsung dihitung. Simpan buktinya; pengelola dapat memintanya.',
		name: 'Nama kegiatan', form: 'Bentuk pengembangan', choose: 'Pilih', startsOn: 'Mulai', endsOn: 'Selesai', abroad: 'Kegiatan di luar negeri',
		length: 'Panjang kegiatan: isi yang sesuai dengan bentuknya', jp: 'JP program', jpHint: 'Untuk pelatihan, bimtek, kursus, e-learning. 1 JP = 45 menit.',
		days: 'Jumlah hari', daysHint: 'Untuk seminar, lokakarya, sosialisasi. Kosong berarti setiap hari dari mulai sampai selesai.',
		sessions: 'Jumlah pertemuan', sessionsHint: 'Untuk coaching, mentoring, dan bimbingan.',
		evidence: 'Bukti', evidenceHint: 'Nomor dan penerbit sertifikat, atau di mana laporannya disimpan.', save: 'Catat kegiatan'
	},
	team: {
		title: (met: number, people: number) => `${met} dari ${people} orang sudah memenuhi kewajiban JP`, without: (count: number) => (count === 0 ? 'Semua sudah punya JP tahun ini.' : `${count} orang belum punya JP sama sekali tahun ini.`),
		name: 'Nama', unit: 'Unit', jp: 'JP', missing: 'Kurang', state: 'Keadaan', met: 'Terpenuhi', notMet: 'Belum', noMinimum: 'Tanpa batas', empty: 'Belum ada pegawai di bawah Anda', emptyText: 'Daftar ini terisi setelah data pegawai unit Anda diimpor.',
		caption: 'JP pegawai, yang paling sedikit lebih dahulu', search: 'Cari nama', show: 'Tampilkan'
	}
};
