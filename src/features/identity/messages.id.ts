import type { ProblemParams } from '#platform/problem.ts';
import type { Role } from './schema.ts';

/** Why a new password is refused, each as the end of the sentence 'Kata sandi ini …'. */
const weakness: Record<string, string> = {
	too_short: 'terlalu pendek. Pakai sedikitnya 12 huruf; tiga atau empat kata yang tidak berhubungan mudah diingat dan sukar ditebak',
	too_long: 'terlalu panjang. Pakai paling banyak 256 huruf',
	common: 'ada dalam daftar kata sandi yang sering dipakai orang, sehingga dicoba paling dulu oleh penebak. Pilih yang lain',
	personal: 'memuat nama, NIP, atau surel Anda, yang diketahui banyak orang. Pilih yang lain',
	keyboard: 'hanya deretan tombol atau angka yang berurutan, atau satu huruf yang diulang. Pilih yang lain',
	same: 'sama dengan kata sandi Anda sekarang. Pilih yang lain',
	words: 'hanya kata umum dengan angka atau tanda di ujungnya. Tambahkan beberapa kata lain yang tidak berhubungan'
};

export const id = {
	problems: {
		'identity.no_access': () => 'Akun ini tidak lagi mempunyai akses karena masa tugas pada instansi telah berakhir atau akunnya ditutup. Bila ini keliru, hubungi bagian kepegawaian Anda.',
		'identity.second_factor_wrong': (p: ProblemParams) => p.kind === 'recovery'
			? 'Kode pemulihan itu tidak cocok atau sudah pernah dipakai. Periksa huruf besar-kecilnya, atau pakai kode yang lain.'
			: `Kode itu tidak cocok. Kode berganti tiap 30 detik dan bergantung pada jam ponsel: di server sekarang pukul ${p.time}. Bila jam ponsel Anda berbeda, atur tanggal dan waktu ponsel ke otomatis, lalu ketik kode yang baru.`,
		'identity.second_factor_expired': () => 'Waktu untuk mengisi kode sudah habis. Masuklah lagi dengan kata sandi Anda.',
		'identity.second_factor_paused': () => 'Kode salah terlalu sering. Demi keamanan, pengisian kode berhenti selama 15 menit. Bila bukan Anda yang mencoba, gantilah kata sandi Anda.',
		'identity.password_weak': (p: ProblemParams) => `Kata sandi ini ${weakness[String(p.reason)] ?? weakness.common}.`,
		'identity.password_wrong': () => 'Kata sandi Anda yang sekarang tidak cocok. Ketik sekali lagi.',
		'identity.grant_outside': () => 'Kewenangan ini berada di luar unit yang Anda kelola. Mintalah kepada admin instansi.',
		'identity.grant_self': () => 'Kewenangan Anda sendiri hanya dapat diubah oleh admin lain. Mintalah kepadanya.',
		'identity.grant_dates': () => 'Kewenangan ini tidak berlaku sehari pun: hari berakhirnya harus sesudah hari mulai. Periksa keduanya, atau kosongkan.',
		'identity.account_exists': () => 'Orang atau surel itu sudah mempunyai akun. Cari namanya di daftar.',
		'identity.person_unknown': () => 'Tidak ada pegawai aktif dengan NIP itu di unit yang Anda kelola. Periksa NIP-nya, atau impor datanya dahulu.',
		'identity.account_unknown': () => 'Tidak ada akun dengan NIP atau surel itu di instansi ini. Periksa penulisannya, atau buat akunnya dahulu.',
		'identity.passkey_refused': () => 'Kunci sandi tidak dapat diperiksa. Coba lagi, atau masuk dengan kata sandi.',
		'identity.sign_in_again': () => 'Demi keamanan, langkah ini meminta Anda masuk kembali. Keluar, lalu masuk lagi.'
	},
	weakness,
	signIn: {
		title: 'Masuk', heading: 'Masuk ke Bina', login: 'NIP atau surel', loginHint: 'NIP 18 angka, boleh dengan spasi', password: 'Kata sandi', submit: 'Masuk',
		help: 'Lupa kata sandi? Hubungi admin kepegawaian di instansi Anda.', withPasskey: 'Masuk dengan kunci sandi', demoHeading: 'Akun peraga', demoNote: 'Semua orang dan data di sini rekaan. Kata sandinya tercetak saat program dimulai; pilih satu untuk mengisi namanya.', demoRoles: { officer: 'Pegawai' } as Record<string, string>
	},
	secondFactor: {
		title: 'Kode masuk', heading: 'Ketik kode dari ponsel Anda', code: 'Kode 6 angka', hint: (time: string) => `Buka aplikasi autentikator. Jam server sekarang ${time}; jam ponsel Anda harus sama.`, submit: 'Lanjut',
		recoveryHeading: 'Ponsel tidak ada?', recovery: 'Kode pemulihan', recoveryHint: 'Satu dari sepuluh kode yang Anda simpan, misalnya aB3dE-fG7hJ. Tiap kode berlaku sekali.', recoverySubmit: 'Masuk dengan kode pemulihan'
	},
	signOut: { submit: 'Keluar', title: 'Keluar', heading: 'Keluar dari Bina?' },
	account: {
		title: 'Akun saya', heading: 'Akun saya', profile: 'Profil', name: 'Nama', login: 'NIP', email: 'Surel', agency: 'Instansi', unit: 'Unit kerja', roles: 'Peran', none: 'Belum ada',
		language: 'Bahasa', languageNames: { id: 'Bahasa Indonesia', en: 'English' }, languageSubmit: 'Ganti bahasa',
		workplace: 'Instansi tempat bekerja', workplaceSubmit: 'Pindah',
		security: 'Keamanan', password: 'Kata sandi', passwordLink: 'Ganti kata sandi', totp: 'Kode dari ponsel (verifikasi dua langkah)', totpOn: 'Aktif', totpOff: 'Belum aktif', totpLink: 'Atur',
		passkeys: 'Kunci sandi', passkeyLink: 'Atur kunci sandi', ownData: 'Data saya', ownDataLink: 'Lihat dan unduh', ownNeeds: 'Kebutuhan pengembangan saya', ownNeedsLink: 'Lihat kebutuhan',
		sessions: 'Perangkat yang sedang masuk', thisSession: 'Perangkat ini', since: (when: string) => `Masuk ${when}`, revoke: 'Keluarkan', revokeOthers: 'Keluarkan semua perangkat lain', unknownDevice: 'Perangkat tidak dikenal', done: 'Tersimpan.'
	},
	passwordChange: {
		title: 'Ganti kata sandi', heading: 'Ganti kata sandi', current: 'Kata sandi sekarang', next: 'Kata sandi baru', hint: 'Sedikitnya 12 huruf. Tiga atau empat kata yang tidak berhubungan paling mudah diingat. Tidak perlu diganti berkala.',
		submit: 'Ganti kata sandi', note: 'Perangkat lain yang sedang masuk akan dikeluarkan.', done: 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.',
		forcedHeading: 'Buat kata sandi Anda sendiri', forced: 'Kata sandi yang Anda pakai dibuat oleh admin, jadi bukan hanya Anda yang mengetahuinya. Ganti dahulu; sesudah itu semua halaman terbuka.'
	},
	totp: {
		title: 'Kode dari ponsel', heading: 'Kode dari ponsel', why: 'Dengan kode ini, orang yang mengetahui kata sandi Anda tetap tidak dapat masuk.', current: 'Kata sandi Anda', start: 'Mulai mengatur',
		scan: '1. Pindai gambar ini dengan aplikasi autentikator di ponsel Anda', manual: 'Tidak dapat memindai? Ketik kunci ini di aplikasinya', save: '2. Simpan sepuluh kode pemulihan ini', saveNote: 'Dipakai bila ponsel hilang; tiap kode berlaku sekali. Kode ini hanya ditampilkan sekarang.',
		confirm: '3. Ketik kode 6 angka yang tampil di aplikasi', confirmSubmit: 'Aktifkan', on: 'Kode dari ponsel aktif.', off: 'Matikan', renew: 'Buat kode pemulihan baru', newCodes: 'Kode pemulihan baru Anda', again: 'Belum sempat memindai atau menyimpan kodenya? Mulai lagi dari awal:', qr: 'Kode QR untuk aplikasi autentikator'
	},
	passkeys: {
		title: 'Kunci sandi', heading: 'Kunci sandi', why: 'Kunci sandi memakai sidik jari, wajah, atau PIN perangkat Anda. Tidak ada yang perlu diingat, dan tidak dapat ditipu situs palsu.', name: 'Nama kunci', nameHint: 'Misalnya “Ponsel kantor”', add: 'Tambah kunci sandi di perangkat ini',
		remove: 'Hapus', none: 'Belum ada kunci sandi.', noScript: 'Menambah kunci sandi memerlukan JavaScript pada peramban. Kata sandi dan kode dari ponsel tetap dapat dipakai.', added: (when: string) => `Ditambahkan ${when}`, failed: 'Perangkat membatalkan permintaan. Coba lagi.', unnamed: 'Kunci sandi'
	},
	grants: {
		title: 'Kewenangan', heading: 'Siapa berwenang apa', account: 'Akun', role: 'Peran', unit: 'Unit dan bawahannya', from: 'Sejak', to: 'Sampai sebelum', open: 'tanpa batas', end: 'Akhiri hari ini', add: 'Beri kewenangan', login: 'NIP atau surel akun', toHint: 'Kosongkan bila tanpa batas',
		search: 'Nama, NIP, surel, atau unit', searchHint: 'Akun instansi lain dicari dengan NIP atau surel lengkap', noneFound: 'Tidak ada kewenangan yang cocok.', total: (count: string) => `${count} kewenangan`,
		unitSearch: 'Cari unit', unitsLeftOut: (count: string) => `${count} unit lain tidak tertera di bawah; ketik sebagian namanya`,
		none: 'Belum ada kewenangan yang diberikan.', derived: 'Peran pegawai dan atasan tidak diberikan di sini: keduanya mengikuti jabatan.', ended: 'Berakhir', period: 'Masa', action: 'Tindakan'
	},
	accounts: {
		title: 'Akun', heading: 'Siapa yang dapat masuk', search: 'Nama, NIP, atau surel', searchSubmit: 'Cari', name: 'Nama', login: 'NIP atau surel', unit: 'Unit', state: 'Keadaan', open: 'Terbuka', closed: 'Ditutup', actions: 'Tindakan',
		close: 'Tutup akun', reopen: 'Buka lagi', reset: 'Beri kata sandi baru', total: (count: string) => `${count} akun`, none: 'Tidak ada akun yang cocok', noneText: 'Ubah kata pencarian, atau buat akunnya di bawah.',
		addPerson: 'Buat akun pegawai', nip: 'NIP pegawai', addPartner: 'Buat akun bukan pegawai', partnerNote: 'Untuk mitra penyelenggara atau kepala daerah. Beri kewenangannya sesudah itu.', partnerName: 'Nama', partnerEmail: 'Surel', submit: 'Buat akun',
		once: (name: string, login: string) => `Kata sandi untuk ${name} (${login}):`, onceNote: 'Hanya ditampilkan sekarang. Sampaikan langsung kepada orangnya. Saat masuk pertama kali, ia diminta menggantinya.', toGrants: 'Kewenangan', toAccounts: 'Akun'
	},
	roles: {
		employee: 'Pegawai', supervisor: 'Atasan', training_manager: 'Pengelola pelatihan', facilitator: 'Pengajar', mentor: 'Mentor', partner: 'Mitra penyelenggara', service_officer: 'Petugas layanan',
		complaint_administrator: 'Pengelola pengaduan', inspector: 'Inspektorat', evaluator: 'Evaluator', head_of_region: 'Kepala daerah', auditor: 'Auditor', administrator: 'Admin'
	} satisfies Record<Role, string> as Record<Role, string>
};
