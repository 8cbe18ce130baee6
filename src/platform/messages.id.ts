import type { z } from 'zod';
import { isNoDay } from './clock.ts';
import { number } from './messages.ts';
import type { ProblemParams } from './problem.ts';

export const id = {
	problems: {
		'request.not_found': () => 'Halaman ini tidak ada, atau sudah dipindahkan. Periksa alamatnya atau kembali ke Hari ini.',
		'request.too_large': (p: ProblemParams) => `Kiriman terlalu besar. Batasnya ${p.limitMegabytes} MB. Perkecil berkasnya lalu kirim lagi.`,
		'request.foreign_origin': () => 'Formulir ini dikirim dari situs lain, jadi kami menolaknya. Buka halamannya di sini lalu isi lagi.',
		'request.invalid': () => 'Permintaan ini tidak dapat dibaca. Muat ulang halaman lalu coba lagi.',
		'request.fault': () => 'Ada kesalahan pada sistem kami, bukan pada isian Anda. Coba lagi sebentar lagi; bila terulang, sebutkan nomor di bawah ini.',
		'identity.sign_in_needed': () => 'Silakan masuk dahulu.',
		'identity.not_allowed': () => 'Anda belum diberi wewenang untuk ini. Hubungi admin instansi Anda bila tugas Anda memerlukannya.',
		'identity.wrong_credentials': () => 'NIP/surel atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi.',
		'identity.too_many_attempts': (p: ProblemParams) => `Terlalu banyak percobaan. Tunggu ${p.seconds} detik lalu coba lagi; akun Anda tidak dikunci.`
	},
	/** Sentences for a value that the border refused, by kind. */
	issue(issue: z.core.$ZodIssue): string {
		if (issue.code === 'too_small') return issue.origin === 'string' && issue.minimum === 1 ? 'Bagian ini perlu diisi.' : issue.origin === 'string' ? `Terlalu pendek; paling sedikit ${String(issue.minimum)} huruf.` : `Paling sedikit ${String(issue.minimum)}.`;
		if (issue.code === 'too_big') return issue.origin === 'string' ? `Terlalu panjang; paling banyak ${String(issue.maximum)} huruf.` : `Paling besar ${number(Number(issue.maximum), 'id')}.`;
		if (issue.code === 'invalid_type') return issue.input === undefined ? 'Bagian ini perlu diisi.' : 'Isian ini tidak sesuai jenisnya.';
		if (issue.code === 'custom' && isNoDay(issue.input)) return 'Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.';
		if (issue.code === 'invalid_value') return 'Pilih salah satu jawaban yang tersedia.';
		if (issue.code === 'invalid_format' && issue.input === '') return 'Bagian ini perlu diisi.';
		if (issue.code === 'invalid_format') return 'Bentuk isian ini belum benar. Lihat contohnya lalu perbaiki.';
		return 'Isian ini belum benar. Periksa lalu perbaiki.';
	}
};
