import { longDate, number } from '#platform/messages.ts';
import type { ProblemParams } from '#platform/problem.ts';
import type { CitizenStatus } from './citizen.rules.ts';
import type { ArchiveReason, ComplaintClass } from './schema.ts';

/** Of a search: how many, and whether all are shown. */
interface Found {
	readonly total: number;
	readonly isCut: boolean;
}

export const id = {
	problems: {
		'complaint.no_agency': () => 'Pemerintah daerah ini tidak ada di sini. Pilih dari daftar.',
		'complaint.draft_gone': () => 'Laporan yang sedang ditulis tidak ditemukan lagi: sudah terkirim, atau lebih dari sehari. Mulai lagi dari halaman pertama.',
		'complaint.not_finished': () => 'Laporan ini belum lengkap. Kembali ke halaman pertama lalu lanjutkan.',
		'complaint.too_short': () => 'Terlalu singkat. Tulis sedikitnya satu kalimat, supaya petugas tahu apa yang harus diperbaiki.',
		'complaint.too_long': (p: ProblemParams) => `Terlalu panjang. Ringkaslah menjadi paling banyak ${number(Number(p.limit), 'id')} huruf.`,
		'complaint.wait': (p: ProblemParams) => `Terlalu banyak kiriman dari jaringan ini dalam waktu singkat. Tunggu ${p.seconds} detik lalu coba lagi; isian Anda tetap ada.`,
		'complaint.wrong_slip': () => 'Nomor dan kunci ini tidak cocok. Periksa keduanya pada catatan Anda lalu coba lagi.',
		'complaint.ended': () => 'Laporan ini sudah selesai, jadi tidak dapat ditambah. Bila belum teratasi, buka kembali atau kirim laporan baru.',
		'complaint.letters_full': () => 'Tambahan untuk laporan ini sudah 50. Tunggu jawaban petugas.',
		'complaint.not_closed': () => 'Laporan ini belum ditutup. Tambahkan keterangan bila ada yang baru.',
		'complaint.reopened_before': () => 'Laporan ini sudah pernah dibuka kembali. Kirim laporan baru bila masih bermasalah.',
		'complaint.reopen_too_late': () => 'Batas waktu membuka kembali sudah lewat. Kirim laporan baru bila masih bermasalah.',
		'complaint.confirm_too_late': () => 'Batas waktu menjawab sudah lewat. Terima kasih atas niat Anda.',
		'complaint.not_joinable': () => 'Laporan itu baru saja selesai atau ditutup untuk umum. Lanjutkan laporan Anda sendiri.',
		'complaint.photo_kind': () => 'Berkas ini bukan foto yang dapat kami baca. Pakai foto JPEG, PNG, atau WebP.',
		'complaint.photo_heic': () => 'Foto ini HEIC dan tidak dapat dibaca di sini. iPhone: Pengaturan > Kamera > Format > Paling Kompatibel; Samsung: Kamera > Pengaturan > matikan Foto efisiensi tinggi; atau kirim tangkapan layar fotonya.',
		'complaint.photo_large': () => 'Foto ini terlalu besar. Batasnya 15 MB dan 50 juta titik; perkecil lalu coba lagi.',
		'complaint.photo_broken': () => 'Foto ini rusak atau tidak lengkap. Pilih foto lain.',
		'complaint.photos_full': () => 'Sudah ada tiga foto. Hapus salah satu sebelum menambah.',
		'complaint.outside_map': () => 'Titik ini di luar wilayah pemerintah daerah ini. Hapus titiknya lalu tulis tempatnya, atau tunjuk lagi di peta.',
		'complaint.map_no_click': () => 'Belum ada tempat yang ditunjuk. Sentuh petanya, atau pilih tempat dari daftar di bawah peta.',
		'complaint.no_map': () => 'Pemerintah daerah ini belum punya peta. Tulis tempatnya dengan kata-kata.',
		'complaint.map_box': () => 'Batas peta tidak benar: utara harus di atas selatan, timur di kanan barat, dan selisihnya antara 0,005 dan 15 derajat.'
	},
	step: (now: number) => `Langkah ${now} dari 4`,
	back: 'Kembali',
	next: 'Lanjutkan',
	agency: {
		title: 'Sampaikan laporan',
		lead: 'Tanpa akun dan tanpa biaya. Kira-kira satu setengah menit.',
		search: 'Pemerintah daerah mana?',
		hint: 'Ketik sebagian namanya, misalnya Muaro.',
		find: 'Cari',
		none: 'Tidak ada yang cocok. Coba nama yang lebih pendek.',
		track: 'Sudah pernah melapor? Lihat kabarnya',
		clash: 'Keadaan darurat? Telepon 112. Halaman ini tidak dijaga setiap saat.'
	},
	story: {
		title: 'Apa yang terjadi?',
		class: 'Apa yang ingin Anda sampaikan?',
		classes: {
			complaint: { label: 'Keluhan', hint: 'Ada yang rusak, lambat, atau tidak semestinya. Contoh: KTP belum jadi sejak sebulan lalu.' },
			information: { label: 'Pertanyaan', hint: 'Ada yang ingin Anda ketahui. Contoh: apa syarat pindah sekolah?' },
			aspiration: { label: 'Usulan', hint: 'Ada yang sebaiknya dibuat lebih baik. Contoh: buka loket pada hari Sabtu.' },
			violation: { label: 'Dugaan pelanggaran', hint: 'Ada petugas yang meminta uang atau menyalahgunakan wewenang. Hanya Inspektorat yang membacanya.' }
		} satisfies Record<ComplaintClass, { label: string; hint: string }>,
		body: 'Ceritakan apa yang terjadi',
		bodyHint: 'Apa, kapan, dan akibatnya bagi Anda. Jangan tulis NIK atau nama orang lain bila tidak perlu. Paling banyak 10.000 huruf.'
	},
	place: {
		title: 'Di mana, dan siapa yang menangani?',
		unit: 'Kantor mana yang sebaiknya menangani?',
		unknown: 'Saya tidak tahu',
		unknownHint: 'Petugas penerima laporan yang memilihkan.',
		violation: 'Laporan tentang dugaan pelanggaran langsung ke Inspektorat, bukan ke kantor yang dilaporkan.',
		other: 'Kantor lain',
		otherHint: 'Dipakai bila tidak memilih saran di atas.',
		pick: 'Pilih kantor',
		suggested: (cases: number, unit: string, words: readonly string[]) => `${number(cases, 'id')} laporan serupa ditangani ${unit}; kata: ${words.join(', ')}.`,
		suggestedByName: (words: readonly string[]) => `Kata pada nama kantor atau layanannya: ${words.join(', ')}.`,
		point: 'Tempat layanan',
		noPoint: 'Tidak di salah satu tempat ini',
		near: 'Paling dekat dengan titik Anda',
		kinds: {
			office: 'Dinas dan badan', district: 'Kecamatan', village: 'Kelurahan dan desa', health_centre: 'Puskesmas', hospital: 'Rumah sakit', school: 'Sekolah', technical_unit: 'UPTD', other: 'Lainnya'
		} as Readonly<Record<string, string>> & { readonly other: string },
		find: 'Cari kantor atau tempat layanan',
		findHint: 'Daftarnya panjang. Ketik sebagian nama layanan, kecamatan, desa, atau kantor, lalu pilih di bawah. Boleh juga dilewati.',
		findButton: 'Cari', findFirst: 'Cari namanya dahulu, di atas.',
		foundCount: (search: string, offices: Found, points: Found) => (offices.total + points.total === 0
			? `Tidak ada yang cocok dengan “${search}”. Coba kata lain, atau lewati.`
			: `“${search}”: ${number(offices.total, 'id')} kantor dan ${number(points.total, 'id')} tempat layanan.${offices.isCut || points.isCut ? ' Yang pertama ditampilkan; tambah kata agar lebih sedikit.' : ''}`),
		place: 'Di mana kejadiannya?',
		placeHint: 'Misalnya: Jalan Lintas RT 04, depan pasar Sengeti.',
		here: 'Pakai tempat saya sekarang',
		hereFound: (latitude: string, longitude: string) => `Titik tempat: ${latitude}, ${longitude}.`,
		hereGone: 'Tempat tidak dapat dibaca. Tulis saja di atas.',
		pointAt: ({ near, metres, latitude, longitude }: { readonly near: string | null; readonly metres: number; readonly latitude: number; readonly longitude: number }) =>
			`${near === null ? 'Titik di peta' : metres < 1500 ? `Dekat ${near}` : `${number(metres / 1000, 'id')} km dari ${near}`}, ${number(latitude, 'id', 4)}; ${number(longitude, 'id', 4)}`,
		pointLabel: 'Titik tempat',
		onMap: 'Tunjuk di peta',
		moveOnMap: 'Ubah di peta',
		dropPoint: 'Hapus titik'
	},
	map: {
		title: 'Tunjuk tempatnya di peta',
		lead: 'Sentuh peta di tempat kejadian. Setelah itu peta diperbesar empat kali, dan Anda dapat menunjuk lebih tepat.',
		leadNear: 'Sentuh lagi untuk menunjuk lebih tepat, atau pakai titik yang sudah ada.',
		whole: (agency: string) => `Peta wilayah ${agency}. Sentuh di tempat kejadian.`,
		nearer: (near: string | null) => `Peta diperbesar${near ? ` di sekitar ${near}` : ''}. Sentuh untuk menunjuk lebih tepat.`,
		use: 'Pakai titik ini',
		wide: 'Lihat seluruh wilayah',
		list: 'Atau pilih dari daftar',
		listHint: 'Tempat yang paling dekat dengan kejadian.',
		pick: 'Pilih tempat',
		useList: 'Pakai tempat ini'
	},
	similar: {
		title: 'Mungkin sudah dilaporkan',
		lead: 'Laporan ini masih dikerjakan dan mirip dengan laporan Anda. Bila masalahnya sama, bergabunglah: petugas tahu lebih banyak orang terkena, dan Anda mendapat nomor untuk mengikuti kabarnya.',
		about: (words: readonly string[]) => `Laporan dengan kata: ${words.join(', ')}`,
		untitled: 'Laporan yang mirip',
		join: 'Ini masalah saya juga',
		joinAbout: (subject: string) => `Ini masalah saya juga: ${subject}`,
		joined: (count: number) => (count === 0 ? 'Satu pelapor' : `${number(count + 1, 'id')} pelapor`),
		note: 'Kata Anda untuk petugas', noteHint: 'Ini tulisan Anda tadi. Ubah, singkat, atau kosongkan. Hanya petugas yang menangani yang membacanya.',
		own: 'Masalah saya lain, lanjutkan laporan saya'
	},
	writer: {
		title: 'Foto dan nama',
		photos: 'Foto',
		photosHint: 'Paling banyak tiga; JPEG, PNG, atau WebP. Tempat dan waktu yang tersimpan di dalam foto kami buang.',
		add: 'Tambahkan foto',
		drop: (place: number) => `Hapus foto ${place}`,
		photoAlt: (place: number) => `Foto ${place} dari laporan Anda`,
		privacy: 'Apakah nama Anda ikut?',
		privacies: {
			anonymous: { label: 'Anonim', hint: 'Kami tidak menyimpan apa pun tentang Anda; kabarnya Anda lihat sendiri dengan nomor dan kunci.' },
			named: { label: 'Dengan nama atau kontak', hint: 'Disimpan tersegel; hanya pengelola pengaduan yang dapat membukanya, dan setiap kali dibuka dicatat.' }
		},
		confidential: 'Rahasia: jangan tampilkan laporan ini kepada warga lain, judulnya pun tidak',
		name: 'Nama',
		email: 'Surel',
		emailHint: 'Misalnya nama@contoh.id.',
		phone: 'Nomor telepon',
		phoneHint: 'Misalnya 0812 0000 0000.',
		contactHint: 'Isi hanya bila memilih “Dengan nama atau kontak”.',
		wantsMail: 'Kirimi saya surel bila ada kabar'
	},
	check: {
		title: 'Periksa lalu kirim',
		change: 'Ubah',
		changeWhat: (what: string) => `Ubah ${what}`,
		what: 'Jenis', story: 'Cerita', unit: 'Ditangani', where: 'Tempat', photos: 'Foto', name: 'Nama', open: 'Terlihat warga lain',
		noUnit: 'Dipilihkan petugas penerima laporan',
		noPlace: 'Tidak disebut',
		photoCount: (count: number) => (count === 0 ? 'Tidak ada' : `${count} foto`),
		anonymous: 'Anonim: tidak ada yang disimpan tentang Anda',
		openYes: 'Judul, tempat, dan bulannya saja, setelah diperiksa petugas',
		openAnonymous: 'Kata umum dan bulannya saja, setelah diperiksa petugas; kalimat Anda tidak',
		openNo: 'Tidak, laporan ini rahasia',
		due: (day: string) => `Jawaban paling lambat ${longDate(day, 'id')}.`,
		dueNone: 'Untuk usulan tidak ada batas waktu jawaban; kabarnya tetap dapat dilihat.',
		send: 'Kirim laporan'
	},
	receipt: {
		title: 'Laporan Anda sudah kami terima',
		titleJoined: 'Anda sudah bergabung',
		keep: 'Simpan nomor dan kunci ini sekarang. Kunci hanya ditampilkan di sini, dan tidak dapat kami cari lagi.',
		number: 'Nomor laporan',
		secret: 'Kunci',
		link: 'Alamat untuk melihat kabarnya',
		qr: 'Kode QR alamat itu; pindai dengan ponsel lain atau cetak.',
		open: 'Lihat kabar laporan',
		whatsapp: 'Tanya lewat WhatsApp resmi',
		whatsappText: (number: string) => `Halo, saya bertanya tentang laporan nomor ${number}.`,
		next: 'Petugas memeriksa laporan paling lambat tiga hari kerja.',
		again: 'Sampaikan laporan lain'
	},
	track: {
		title: 'Kabar laporan',
		lead: 'Tulis nomor dan kunci yang Anda terima saat mengirim laporan.',
		number: 'Nomor laporan',
		numberHint: 'Sembilan huruf dan angka, misalnya 7KQ-2M9-XDC.',
		secret: 'Kunci',
		secretHint: 'Enam belas huruf dan angka; pada catatan lama tiga belas.',
		show: 'Lihat kabar',
		close: 'Tutup halaman ini',
		gone: 'Tulis lagi nomor dan kunci; halaman kabar ditutup sendiri setelah setengah jam.'
	},
	status: {
		labels: {
			received: 'Diterima, sedang diperiksa', handling: 'Sedang dikerjakan', waiting: 'Ditunda', fixed: 'Selesai', not_fixed: 'Ditutup, belum teratasi'
		} satisfies Record<CitizenStatus, string>,
		by: (unit: string) => `Ditangani ${unit}`,
		inspected: 'Laporan ini ditangani sebagai dugaan pelanggaran: hanya Inspektorat yang dapat membacanya. Unit lain, atasannya, dan warga yang bergabung tidak lagi melihat isinya.',
		received: (day: string) => `Diterima ${longDate(day, 'id')}`,
		due: (day: string) => `Jawaban paling lambat ${longDate(day, 'id')}`,
		late: (day: string) => `Terlambat: jawaban seharusnya sudah ada pada ${longDate(day, 'id')}. Atasan kantor ini diberi tahu.`,
		lateInspected: (day: string) => `Terlambat: jawaban seharusnya sudah ada pada ${longDate(day, 'id')}. Inspektorat diberi tahu.`,
		joined: (count: number) => `${number(count, 'id')} orang lain melaporkan hal yang sama.`,
		untitled: 'Laporan yang Anda ikuti',
		supporter: 'Anda bergabung dengan laporan ini. Surat dan foto pelapor pertama tidak ditampilkan.', ownNote: 'Yang Anda tambahkan',
		guarded: { handling: 'Sedang ditangani', closed: 'Sudah ditutup', note: 'Anda bergabung dengan laporan ini. Rinciannya tidak ditampilkan; Anda dapat melihat di sini apakah laporan masih ditangani.' },
		outside: 'Ini bukan wewenang pemerintah daerah ini.',
		archived: {
			wrong_format: 'Laporan tidak dapat dibaca atau tidak lengkap.', too_general: 'Laporan terlalu umum untuk ditindaklanjuti.', not_government: 'Laporan bukan tentang kerja pemerintah.',
			duplicate: 'Hal yang sama sudah ditangani dalam laporan lain.', abusive: 'Laporan berisi penghinaan.', withdrawn: 'Laporan ditarik kembali.'
		} satisfies Record<ArchiveReason, string>,
		confidential: 'Rahasia',
		anonymous: 'Anonim',
		timeline: 'Perjalanan laporan',
		moves: {
			file: 'Laporan diterima', verify: 'Diperiksa petugas', assign: 'Diserahkan', start: 'Mulai dikerjakan', close: 'Ditutup', pause: 'Ditunda', resume: 'Dilanjutkan',
			refer: 'Bukan wewenang di sini', archive: 'Diarsipkan', restore: 'Dikembalikan', reopen: 'Dibuka kembali oleh pelapor', confirm: 'Pelapor menilai hasilnya', escalate: 'Atasan diberi tahu',
			join: 'Orang lain bergabung', reclass: 'Jenis laporan diubah', hand_over: 'Diteruskan ke Inspektorat', hand_back: 'Dikembalikan Inspektorat sebagai pengaduan biasa'
		} as Readonly<Record<string, string>>,
		to: (unit: string) => `ke ${unit}`,
		letters: 'Surat',
		fromOffice: 'Jawaban petugas',
		fromYou: 'Dari Anda',
		yours: 'Laporan Anda',
		photo: (place: number) => `Foto ${place}`
	},
	mail: {
		subject: (number: string) => `Ada kabar tentang laporan ${number}`,
		text: (agency: string, number: string, address: string) => [
			'Yth. pelapor,', '', `Ada kabar tentang laporan Anda nomor ${number} kepada ${agency}.`, 'Buka halaman ini, lalu tulis nomor dan kunci yang Anda simpan:', address, '',
			'Kami tidak pernah meminta kunci lewat surel, telepon, atau pesan.'
		]
	},
	write: { title: 'Tambahkan keterangan', body: 'Keterangan', hint: 'Petugas yang menangani akan membacanya.', send: 'Kirim keterangan' },
	confirm: {
		title: 'Apakah benar-benar teratasi?',
		answer: 'Masalahnya sekarang',
		answers: { fixed: 'Ya, sudah teratasi', partly: 'Sebagian', not_fixed: 'Belum teratasi' },
		satisfaction: 'Bagaimana penanganannya menurut Anda?',
		scores: ['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik'],
		send: 'Kirim jawaban',
		thanks: (day: string) => `Jawaban Anda tercatat ${longDate(day, 'id')}. Dapat diubah sampai 30 hari setelah laporan ditutup.`
	},
	reopen: {
		title: 'Belum beres? Buka kembali',
		lead: (day: string) => `Dapat dilakukan satu kali, paling lambat ${longDate(day, 'id')}. Atasan kantor ini diberi tahu.`,
		reason: 'Apa yang belum beres?',
		send: 'Buka kembali laporan'
	}
};
