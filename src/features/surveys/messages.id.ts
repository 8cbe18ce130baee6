import type { ProblemParams } from '#platform/problem.ts';
import { longDate } from '#platform/messages.ts';

export const id = {
	problems: {
		'survey.not_found': () => 'Survei ini tidak ada. Periksa alamatnya atau pindai lagi kode di loket.',
		'survey.closed': () => 'Survei ini sedang tidak dibuka. Terima kasih atas niat Anda; silakan sampaikan pendapat langsung di loket.',
		'survey.incomplete': (p: ProblemParams) => `Masih ada ${p.missing} pertanyaan yang belum dijawab. Pilih satu jawaban untuk setiap pertanyaan.`,
		'survey.overlap': () => 'Loket ini sudah punya survei pada tanggal itu. Pilih tanggal yang tidak bertumpuk.',
		'survey.already_closed': () => 'Survei ini sudah ditutup; hasilnya tetap.',
		'survey.no_responses': () => 'Survei ini belum punya tanggapan yang dapat dihitung, jadi belum ada hasil untuk ditetapkan.',
		'survey.dates_out_of_order': () => 'Tanggal tutup mendahului tanggal buka. Perbaiki salah satunya.',
		'survey.point_not_found': () => 'Loket ini tidak ada di wilayah tugas Anda. Pilih dari daftar.'
	},
	closesOn: (day: string) => `Dibuka sampai ${longDate(day, 'id')}.`
};
