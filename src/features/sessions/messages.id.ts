import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';

export const id = {
	problems: {
		'course.code_taken': (p: ProblemParams) => `Kode ${p.code} sudah dipakai pelatihan lain. Pilih kode lain.`,
		'course.not_found': () => 'Pelatihan ini tidak ada di instansi Anda. Pilih dari daftar.',
		'session.not_found': () => 'Angkatan ini tidak ada, atau hanya untuk instansi lain. Lihat angkatan yang terbuka di Pelatihan.',
		'session.dates_out_of_order': () => 'Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.',
		'session.too_long': () => 'Satu angkatan paling lama satu tahun. Bagi menjadi beberapa angkatan.',
		'session.in_the_past': () => 'Tanggal mulai sudah lewat. Pilih hari ini atau sesudahnya.',
		'session.not_open': () => 'Angkatan ini tidak dibuka lagi, jadi pendaftaran tidak dapat diubah. Pilih angkatan lain.',
		'session.started': () => 'Angkatan ini sudah mulai, jadi pendaftaran tidak dapat diubah. Hubungi pengelola pelatihan.',
		'session.full': (p: ProblemParams) => `Semua ${p.capacity ?? ''} tempat sudah terisi. Anda dapat masuk daftar tunggu; bila ada yang batal, Anda naik otomatis.`,
		'session.clash': (p: ProblemParams) => `Anda sudah terdaftar di “${p.other}” yang mulai ${longDate(String(p.startsOn), 'id')}, pada hari yang sama. Batalkan yang itu dahulu, atau pilih tanggal lain.`,
		'session.done': () => 'Angkatan ini sudah ditutup, jadi kehadirannya tidak dapat diubah lagi.',
		'session.not_over': (p: ProblemParams) => `Angkatan ini baru selesai pada ${longDate(String(p.endsOn), 'id')}. Tutup pada hari itu atau sesudahnya.`,
		'enrolment.not_found': () => 'Anda tidak terdaftar di angkatan ini.',
		'enrolment.no_person': () => 'Akun ini bukan akun pegawai, jadi tidak dapat mendaftar. Masuk dengan akun pegawai Anda.',
		'attendance.other_day': () => 'Hari ini di luar tanggal angkatan. Pilih salah satu harinya.',
		'attendance.not_yet': (p: ProblemParams) => `${longDate(String(p.day), 'id')} belum tiba, jadi kehadirannya belum dapat dicatat.`,
		'attendance.not_minutes': () => 'Menit hadir harus angka bulat 0 sampai 1440.',
		'checkin.wrong': () => 'Kode ini bukan kode angkatan ini. Pindai kode di layar ruang pelatihan.',
		'checkin.expired': () => 'Kode ini sudah berganti; kode berlaku lima menit. Pindai lagi kode di layar.',
		'checkin.not_today': (p: ProblemParams) => `Angkatan ini tidak berlangsung hari ini (mulai ${longDate(String(p.startsOn), 'id')}).`,
		'checkin.not_enrolled': () => 'Anda tidak terdaftar di angkatan ini, jadi kehadiran tidak dapat dicatat. Beri tahu pengajar di ruangan.'
	},
	sharing: { agency: 'Instansi sendiri', all: 'Semua instansi' },
	sessionStates: { open: 'Dibuka', running: 'Berlangsung', done: 'Selesai', cancelled: 'Dibatalkan' },
	enrolmentStates: { enrolled: 'Anda terdaftar', waiting: 'Anda di daftar tunggu', withdrawn: 'Anda batal ikut', completed: 'Anda lulus', absent: 'Tidak lulus kehadiran' },
	methods: { list: 'daftar', qr: 'QR', import: 'impor' },
	catalogue: {
		title: 'Pelatihan',
		heading: (count: number) => (count === 0 ? 'Belum ada angkatan yang dapat Anda ikuti' : `${count} angkatan dapat Anda ikuti`),
		search: 'Cari judul atau tempat',
		month: 'Bulan mulai',
		anyMonth: 'Semua bulan',
		onlyFree: 'Hanya yang masih ada tempat',
		show: 'Tampilkan',
		clear: 'Hapus saringan',
		emptyFiltered: 'Tidak ada angkatan yang cocok. Hapus saringan untuk melihat semuanya.',
		empty: 'Pengelola pelatihan akan membuka angkatan di sini. Anda melihatnya begitu dibuka.',
		mine: 'Sudah Anda pilih',
		manage: 'Kelola pelatihan',
		places: (free: number, capacity: number) => (free > 0 ? `${free} dari ${capacity} tempat tersisa` : 'Penuh'),
		jp: (jp: number) => `${jp} JP`
	},
	session: {
		when: 'Waktu', where: 'Tempat', holder: 'Penyelenggara', length: 'Panjang', form: 'Bentuk', places: 'Tempat tersisa',
		until: (from: string, to: string) => (from === to ? from : `${from} sampai ${to}`),
		enrol: 'Daftar', joinWaiting: 'Masuk daftar tunggu', withdraw: 'Batal ikut', undo: 'Urungkan', enrolAgain: 'Daftar lagi',
		enrolled: 'Anda terdaftar. Angkatan ini sekarang ada di Hari ini.',
		waiting: 'Anda di daftar tunggu. Bila ada tempat, Anda terdaftar otomatis.',
		withdrawn: 'Pendaftaran Anda dibatalkan.',
		withdrawnWaiting: 'Pendaftaran dibatalkan; tempat Anda mungkin sudah diambil orang berikutnya di daftar tunggu.',
		attendance: 'Catat kehadiran',
		signInAsOfficer: 'Hanya akun pegawai yang dapat mendaftar.'
	},
	manage: {
		title: 'Kelola pelatihan', newCourse: 'Pelatihan baru', newSession: 'Angkatan baru', courses: 'Pelatihan', sessions: 'Angkatan',
		code: 'Kode', codeHint: 'Singkat dan tetap, misalnya BTK-01', courseTitle: 'Judul', summary: 'Ringkasan', summaryHint: 'Apa yang dapat dilakukan peserta setelahnya?',
		form: 'Bentuk pengembangan', jp: 'Panjang (JP)', jpHint: '1 JP = 45 menit', sharing: 'Terbuka untuk',
		course: 'Pelatihan', sessionName: 'Nama angkatan', sessionNameHint: 'Misalnya Angkatan I', startsOn: 'Mulai', endsOn: 'Selesai', place: 'Tempat', capacity: 'Jumlah tempat',
		saveCourse: 'Simpan pelatihan', saveSession: 'Buka angkatan', cancel: 'Batalkan angkatan', undo: 'Urungkan', cancelled: 'Angkatan dibatalkan.',
		noCourses: 'Belum ada pelatihan. Buat pelatihan pertama, lalu buka angkatannya.', noSessions: 'Belum ada angkatan. Buka angkatan pertama di bawah.',
		choose: 'Pilih', saved: 'Tersimpan.', state: 'Keadaan'
	},
	attendance: {
		title: 'Kehadiran', heading: (present: number, people: number) => `${present} dari ${people} peserta tercatat hadir`,
		day: 'Hari', person: 'Peserta', unit: 'Unit', minutes: 'Menit hadir', total: 'Jumlah', by: 'Dicatat lewat',
		planned: (minutes: number) => `Rencana hari ini ${minutes} menit.`,
		save: 'Simpan kehadiran', markAll: 'Tandai semua hadir', saved: (count: number) => (count === 0 ? 'Tidak ada yang berubah.' : `${count} catatan disimpan.`),
		empty: 'Belum ada peserta. Mereka muncul di sini begitu mendaftar.',
		waiting: (count: number) => `${count} orang di daftar tunggu.`,
		poster: 'Tampilkan kode QR', finish: 'Tutup angkatan', finishHint: (percent: number) => `Peserta yang hadir paling sedikit ${percent}% dinyatakan lulus dan JP-nya tercatat.`,
		finished: 'Angkatan ini sudah ditutup; JP peserta yang lulus sedang dicatat.',
		minutesOf: (name: string) => `Menit hadir ${name}`
	},
	poster: {
		heading: 'Pindai untuk mencatat kehadiran', how: 'Buka kamera ponsel, arahkan ke kode ini, lalu tekan “Saya hadir”. Kode berganti tiap menit.',
		notToday: 'Angkatan ini tidak berlangsung hari ini, jadi kode belum berlaku.', back: 'Kembali ke daftar hadir', alt: 'Kode QR kehadiran'
	},
	checkIn: {
		heading: 'Anda hadir di pelatihan ini?', button: 'Saya hadir', recorded: 'Kehadiran Anda tercatat', already: 'Kehadiran Anda hari ini sudah tercatat',
		next: 'Tidak ada lagi yang perlu Anda lakukan. Selamat belajar.', toProgress: 'Lihat perkembangan saya'
	}
};
