export const id = {
	problems: {
		'successor.unit_unknown': () => 'Unit penerus ini tidak ada di pemerintahan Anda. Pilih dari daftar.',
		'successor.circle': () => 'Unit penerus ini sendiri berasal dari unit ini, jadi garisnya berputar. Periksa arah penggabungannya.',
		'successor.taken': () => 'Unit ini sudah punya penerus. Batalkan yang lama dahulu bila keliru.',
		'successor.not_found': () => 'Penerus ini sudah dibatalkan. Muat ulang halaman.'
	},
	title: (name: string) => `Riwayat pelayanan ${name}`,
	lead: 'Bila unit digabung, angkanya tetap dapat dibandingkan: data unit lama ikut di garis penerusnya, dengan tanda di titik penggabungan.',
	goesOn: (name: string, day: string) => `Sejak ${day} pelayanan unit ini diteruskan oleh ${name}.`,
	cameFrom: 'Meneruskan pelayanan dari',
	since: (name: string, day: string, reason: string) => `${name}, sejak ${day}. ${reason}`,
	formTitle: 'Pelayanan unit ini diteruskan unit lain',
	toUnit: 'Unit penerus',
	onDate: 'Sejak tanggal',
	reason: 'Alasan atau dasar',
	reasonHint: 'Misalnya nomor peraturan tentang susunan organisasi',
	choose: 'Pilih',
	save: 'Catat penerus',
	end: 'Batalkan, ini keliru',
	years: 'Dari tahun ke tahun',
	service: 'Layanan', year: 'Tahun', index: 'IKM', responses: 'Jawaban', wait: 'Tunggu (median)', kept: 'Tepat janji', note: 'Catatan',
	joined: (units: string) => `${units} unit digabung`,
	before: 'dari unit sebelum penggabungan',
	partial: 'kurang dari sembilan unsur',
	partialNote: 'IKM tahun yang surveinya tidak menanyakan kesembilan unsur dihitung dari unsur yang ditanyakan; jangan dibandingkan begitu saja dengan tahun lain.',
	breakIn: (day: string) => `penggabungan ${day}`,
	medianNote: 'Median tahun dan median gabungan adalah rata-rata median bulanan tertimbang jumlah kunjungan, bukan median baru dari semua kunjungan. IKM dan tepat janji dijumlahkan tepat.',
	empty: 'Belum ada angka pelayanan',
	emptyText: 'Angka muncul setelah ada jawaban survei atau waktu pelayanan pada unit ini atau unit yang digabung ke sini.'
};
export type SuccessorWords = typeof id;
