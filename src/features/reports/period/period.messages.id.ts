import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'report.period_unknown': () => 'Periode itu tidak dikenal. Pilih triwulan, semester, atau tahun dari daftar.',
		'report.in_the_future': (_: ProblemParams) => 'Periode itu belum mulai. Pilih periode yang sudah berjalan.'
	},
	list: { title: 'Laporan', lead: 'Laporan triwulan, semester, atau tahun untuk seluruh instansi, dari data saat ini.', make: 'Buat laporan', period: 'Periode', hint: 'Periode yang belum selesai ditulis dengan data sampai hari ini.' },
	kinds: { quarter: (part: number, year: number) => `Triwulan ${part} ${year}`, half: (part: number, year: number) => `Semester ${part} ${year}`, year: (_part: number, year: number) => `Tahun ${year}` },
	page: { pdf: 'Unduh PDF', xlsx: 'Unduh lembar kerja', more: (rows: string) => `${rows} baris lagi ada dalam berkas PDF dan lembar kerja.` }
};
