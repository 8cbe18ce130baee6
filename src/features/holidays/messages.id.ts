import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'holiday.not_found': () => 'Tidak ada hari libur pada tanggal itu. Muat ulang halaman ini; mungkin sudah diubah orang lain.',
		'holiday.out_of_range': ({ first, last }: ProblemParams) => `Kalender hanya menyimpan tahun ${first} sampai ${last}. Periksa tahunnya.`
	},
	page: {
		title: 'Hari libur', heading: (year: number) => `Hari kerja ${year}`,
		lead: 'Tenggat pengaduan dihitung dengan hari kerja. Hari di daftar ini tidak dihitung.',
		unconfirmed: 'Daftar nasional bawaan belum dicocokkan dengan SKB Tiga Menteri. Periksa sekali setahun, lalu ubah bila berbeda.',
		incomplete: 'Untuk tahun ini baru ada hari libur bertanggal tetap. Tambahkan hari yang mengikuti kalender Hijriah, Imlek, Saka, dan cuti bersama.',
		day: 'Tanggal', name: 'Nama', kind: 'Jenis', state: 'Dihitung?', action: 'Tindakan',
		kinds: { national: 'Libur nasional', joint_leave: 'Cuti bersama', regional: 'Libur daerah' },
		off: 'Libur', works: 'Tetap bekerja', own: 'diubah di sini',
		work: 'Tetap bekerja', reset: 'Kembalikan', resetOwn: 'Hapus',
		add: 'Tambah hari libur', save: 'Simpan hari libur', previous: (year: number) => `Tahun ${year}`, next: (year: number) => `Tahun ${year}`, years: 'Tahun lain',
		empty: 'Belum ada hari libur pada tahun ini.'
	}
};
