export const frontMessages = {
	title: 'Pelatihan yang memperbaiki pelayanan',
	lead: 'Bina membantu pemerintah daerah membina pegawainya, lalu menjawab dengan jujur: apakah pelayanan kepada masyarakat menjadi lebih baik?',
	signIn: 'Masuk',
	forOfficers: 'Untuk pegawai',
	officers: [
		['Hari ini', 'semua yang menunggu Anda, yang paling mendesak lebih dahulu'],
		['Pelatihan', 'pilih tanggal, catat kehadiran, dan JP (jam pelajaran) terhitung sendiri'],
		['Evaluasi', 'putusan apakah pelatihan mengubah pelayanan, lengkap dengan ketidakpastiannya']
	],
	forCitizens: 'Untuk masyarakat',
	citizens: 'Menilai pelayanan tidak perlu akun dan tanpa nama. Buka alamat atau kode QR yang tertera di loket.',
	report: 'Sampaikan keluhan, pertanyaan, atau usulan',
	follow: 'Lihat kabar laporan Anda',
	results: 'Lihat mutu layanan di daerah Anda',
	honest: 'Setiap angka dapat dibuka untuk melihat arti dan asalnya. Bila pelatihan tidak berdampak, Bina juga mengatakannya.',
	demo: 'Ini pemasangan contoh: semua orang, unit, dan angkanya rekaan.'
};
