export const id = {
	keys: {
		title: 'Kunci Open311', lead: 'Program lain (misalnya aplikasi kota cerdas) dapat mengirim pengaduan dengan kunci. Membaca pengaduan yang terbuka tidak memerlukan kunci.',
		address: 'Alamat untuk program:', name: 'Nama program', nameHint: 'Siapa yang memakai kunci ini, misalnya: Aplikasi Jambi Siaga.', created: 'Dibuat', used: 'Terakhir dipakai', never: 'belum pernah', state: 'Keadaan',
		revoked: 'Dicabut', revoke: 'Cabut', add: 'Kunci baru', create: 'Buat kunci', made: 'Salin kunci ini sekarang. Kunci hanya ditampilkan satu kali.', empty: 'Belum ada kunci', emptyText: 'Buat satu kunci untuk setiap program yang mengirim pengaduan.'
	},
	clusters: {
		title: 'Keluhan berulang', lead: 'Pengaduan yang isinya mirip dalam dua belas bulan terakhir, dikelompokkan setiap malam. Nama kelompok dapat diganti.',
		empty: 'Belum ada kelompok', emptyText: 'Kelompok terbentuk bila sedikitnya tiga pengaduan yang mirip masuk ke satu unit.',
		name: 'Kelompok', count: 'Pengaduan', months: 'Per bulan', units: 'Unit', causes: 'Akar masalah', fixed: 'Terbukti teratasi', noAnswer: 'belum ada jawaban', noCause: 'belum ada',
		rate: (percent: string, answers: number) => `${percent} dari ${answers} jawaban`, few: 'masih sedikit',
		open: 'Lihat pengaduannya', rename: 'Ganti nama', save: 'Simpan nama', renamed: 'nama dari petugas', edit: 'Ubah kelompok', merge: 'Gabungkan dengan', mergeButton: 'Gabungkan', splitHint: 'Pengaduan yang dicentang dikeluarkan dan tidak dimasukkan lagi.', splitButton: 'Keluarkan yang dicentang',
		chart: (name: string, total: number, most: string) => `${name}: ${total} pengaduan, terbanyak pada ${most}.`, month: 'Bulan', members: 'Pengaduan terbaru dalam kelompok ini', asTable: 'Angka per bulan'
	},
	summary: {
		title: 'Ringkasan pengaduan', lead: 'Menurut bulan diterima. Setiap angka membuka pengaduannya.', from: 'Dari bulan', to: 'Sampai bulan', by: 'Baris', bys: { unit: 'Unit', service: 'Layanan', month: 'Bulan' },
		show: 'Tampilkan', csv: 'Unduh CSV', empty: 'Tidak ada pengaduan', emptyText: 'Tidak ada pengaduan yang boleh Anda baca dalam bulan-bulan ini.', total: 'Jumlah', open: 'Belum selesai', closed: 'Selesai', other: 'Tidak ditangani',
		inTime: 'Selesai tepat waktu', confirmed: 'Terbukti teratasi', causes: 'Akar masalah', few: 'sedikit', fewNote: 'Persentase dari kurang dari 10 pengaduan ditulis redup: satu pengaduan saja sudah mengubahnya banyak.',
		interval: (low: string, high: string) => `selang 95%: ${low}–${high}`, of: (part: string, whole: string) => `${part} dari ${whole}`, noService: 'Tanpa layanan', none: '–'
	}
};
