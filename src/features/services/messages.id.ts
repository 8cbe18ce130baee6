import { longDate } from '#platform/messages.ts';
import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'service.not_found': () => 'Layanan ini tidak ada di pemerintah daerah Anda. Pilih dari daftar layanan.',
		'service.point_not_found': () => 'Tempat layanan ini tidak ada di wilayah tugas Anda. Pilih dari daftar layanan.',
		'service.counter_not_found': () => 'Loket ini tidak ada. Muat ulang halaman lalu pilih dari daftar.',
		'service.unit_not_found': () => 'Unit ini tidak ada di wilayah tugas Anda, atau sudah ditutup. Pilih dari daftar.',
		'service.code_taken': (p: ProblemParams) => `Kode ${p.code} sudah dipakai layanan lain. Pakai kode lain, atau ubah layanan yang sudah ada.`,
		'service.promise_missing': () => 'Isi waktu yang dijanjikan: menit di loket atau hari kerja sampai selesai. Tanpa janji, warga tidak tahu apa yang boleh diharapkan.',
		'service.promise_both': () => 'Pilih satu janji waktu: menit atau hari kerja, tidak keduanya.',
		'service.promise_long': () => 'Janji ini terlalu lama: paling banyak 10.080 menit (seminggu) atau 500 hari kerja. Periksa angka dan satuannya.',
		'service.not_a_number': () => 'Tulis angka bulat tanpa huruf, misalnya 30 atau 15.000.',
		'service.markup': () => 'Tulis sebagai teks biasa, tanpa kode HTML.',
		'service.list_long': () => 'Terlalu panjang; paling banyak 40 baris, tiap baris 300 huruf.',
		'service.code_form': () => 'Kode berisi huruf kecil, angka, dan tanda hubung, misalnya ktp-el.',
		'service.days_missing': () => 'Pilih sedikitnya satu hari buka.',
		'service.hours_incomplete': () => 'Isi jam buka dan jam tutup, atau kosongkan keduanya.',
		'service.hours_out_of_order': () => 'Jam tutup harus sesudah jam buka.',
		'service.place_incomplete': () => 'Isi lintang dan bujur, atau kosongkan keduanya.',
		'service.dates_out_of_order': (p: ProblemParams) => `Tanggal ini mendahului ${longDate(String(p.startedOn), 'id')}, hari layanan mulai dibuka di sini. Pilih tanggal sesudahnya.`,
		'service.point_taken': (p: ProblemParams) => `${p.unit} sudah memberi layanan ini. Ubah tempat layanan yang ada, atau buka lagi bila sudah ditutup.`,
		'service.ended': () => 'Layanan ini sudah diakhiri. Aktifkan lagi dahulu bila masih diberikan.',
		'service.already_ended': () => 'Ini sudah diakhiri sebelumnya. Muat ulang halaman untuk melihat keadaannya sekarang.',
		'service.counter_taken': (p: ProblemParams) => `Loket nomor ${p.number} sudah ada di tempat layanan ini. Pakai nomor lain.`
	}
};
