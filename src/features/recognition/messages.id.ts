import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';

export const id = {
	problems: {
		'jp.dates_out_of_order': () => 'Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.',
		'jp.in_the_future': (p: ProblemParams) => `Kegiatan ini selesai setelah hari ini (${longDate(String(p.today), 'id')}). Catat setelah selesai.`,
		'jp.length_needed': () => 'Isi panjang kegiatannya: JP program, jumlah hari, atau jumlah pertemuan, sesuai bentuknya.',
		'jp.unknown_form': () => 'Bentuk pengembangan ini tidak dikenal. Pilih dari daftar.',
		'jp.not_found': () => 'Catatan ini tidak ada, atau bukan milik Anda.'
	}
};
