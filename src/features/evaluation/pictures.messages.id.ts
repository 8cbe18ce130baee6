/** Words of the pictures that compare evaluations and of the tiles of offices. */
export const id = {
	effects: {
		title: 'Semua hasil dengan rentangnya',
		subtitle:
			'Dalam kelipatan perubahan terkecil yang berarti, yang ditetapkan saat pendaftaran: kanan = membaik. Bidang abu-abu = di bawah batas yang berarti. Urut pendaftaran, bukan peringkat.',
		marks: 'Titik penuh: rentangnya tidak memuat nol. Titik kosong: memuat nol. Belah ketupat: memburuk dan tidak memuat nol.',
		sentence: (shown: string, better: string, unsure: string, worse: string) => `Dari ${shown} hasil, ${better} membaik dan ${worse} memburuk; rentang ${unsure} hasil memuat nol.`,
		without: (count: string) => `${count} evaluasi lain belum dihitung atau tidak dapat dinilai; namanya tetap ada.`,
		caption: 'Hasil evaluasi dalam kelipatan perubahan terkecil yang berarti',
		name: 'Evaluasi',
		effect: 'Hasil (kelipatan)',
		range: 'Rentang 95 % (kelipatan)',
		least: 'Perubahan terkecil yang berarti'
	},
	tiles: {
		title: 'Unit dalam evaluasi ini',
		subtitle: (months: string) => `Satu kotak satu kantor, urut nama. Angka = rata-rata ${months} bulan terakhir; makin pekat makin tinggi. Segitiga = dilatih.`,
		sentence: (units: string, trained: string, low: string, high: string) => `${units} kantor, ${trained} di antaranya dilatih; nilainya antara ${low} dan ${high}.`,
		notEffect: 'Angka ini nilai, bukan dampak pelatihan: kantor berbeda karena banyak hal.',
		caption: 'Nilai terakhir setiap kantor',
		unit: 'Kantor',
		start: 'Mulai dilatih',
		never: 'pembanding',
		value: 'Nilai',
		months: 'Bulan berisi data',
		more: (shown: string, all: string) => `Gambar memuat ${shown} dari ${all} kantor; tabel memuat semuanya.`
	},
	definitions: {
		title: 'Arti angka-angka ini',
		estimate: 'Perkiraan',
		interval: 'Rentang 95 %',
		mde: 'Perubahan terkecil yang dapat terlihat',
		mdeText: 'Perubahan sebenarnya sebesar ini akan terlihat jelas pada 80 dari 100 evaluasi seperti ini. Perubahan yang lebih kecil mudah terlewat: bila tidak terlihat, itu belum berarti tidak ada.',
		sesoi: 'Perubahan terkecil yang berarti',
		sesoiText: 'Ditetapkan instansi saat mendaftar, sebelum hasil dilihat. Perubahan di bawahnya tidak disebut berhasil, seberapa pun pastinya.',
		sure: 'Tidak dapat dihitung',
		filter: (measure: string, months: string) => `Baris yang dipakai: ${measure}, bulan ${months}, hanya unit yang terdaftar dan bulan yang berisi jawaban.`
	}
};
