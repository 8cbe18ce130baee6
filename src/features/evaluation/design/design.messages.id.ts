import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'evaluation.course_unknown': () => 'Pelatihan ini bukan milik instansi Anda dan tidak dibagikan. Pilih dari daftar.',
		'evaluation.draw_unknown': () => 'Undian ini tidak ada di instansi Anda, atau belum ditarik. Pilih dari daftar undian.',
		'evaluation.start_too_far': (p: ProblemParams) => `Bulan mulai ini lebih dari ${p.months} bulan lagi. Daftarkan ketika rencananya sudah dekat.`,
		'evaluation.cluster_mixed': (p: ProblemParams) => `Pelatihan ditetapkan per unit induk, tetapi unit-unit di bawah ${p.name} tidak mulai pada bulan yang sama. Samakan bulannya, atau pilih penetapan per kantor.`,
		'evaluation.registered_already': () => 'Ukuran ini sudah didaftarkan untuk pelatihan, unit, dan bulan yang sama. Buka pendaftaran itu; bila perlu, ubah di sana dengan alasan.',
		'evaluation.changed_meanwhile': () => 'Pendaftaran ini diubah orang lain, atau di jendela lain, sejak Anda membukanya. Muat ulang halaman, lalu ubah lagi.',
		'evaluation.nothing_changed': () => 'Tidak ada yang berubah, jadi tidak dibuat versi baru.',
		'evaluation.draw_plan': () => 'Undian ini tidak dapat dibuat: kursinya harus paling sedikit satu dan kurang dari jumlah unit.',
		'evaluation.draw_done': () => 'Undian ini sudah ditarik dan tidak dapat diulang.',
		'evaluation.draw_seed': () => 'Tulis angka umum yang Anda umumkan, persis seperti diterbitkan.'
	}
};
