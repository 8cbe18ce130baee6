import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'report.period_unknown': () => 'Periode itu tidak dikenal. Pilih triwulan, semester, atau tahun dari daftar.',
		'report.in_the_future': (_: ProblemParams) => 'Periode itu belum mulai. Pilih periode yang sudah berjalan.'
	}
};
