import type { NipReason, NipWarning } from './nip.ts';

/** One sentence for each refusal and each warning; the English file has the same keys. */
export const nipMessages: Readonly<Record<NipReason | NipWarning, string>> = {
	'nip.empty': 'NIP kosong. Isi 18 angka.',
	'nip.column_not_text':
		'NIP rusak oleh aplikasi lembar kerja (angkanya menjadi seperti 1.99005E+17). Atur format kolom NIP sebagai teks, lalu salin ulang dari sumber aslinya.',
	'nip.not_digits': 'NIP hanya boleh berisi angka.',
	'nip.length': 'NIP harus 18 angka.',
	'nip.birth_date': 'Angka 1–8 NIP bukan tanggal lahir yang ada di kalender (tahun, bulan, hari).',
	'nip.appointment_year': 'Angka 9–12 NIP bukan tahun pengangkatan yang mungkin.',
	'nip.kind': 'Angka 13–14 NIP bukan bulan 01–12 (PNS) dan bukan kode PPPK 21–29.',
	'nip.sex': 'Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan).',
	'nip.serial': 'Nomor urut NIP tidak boleh 000. Periksa juga format kolom: angka terakhir hilang bila kolom tidak berformat teks.',
	'nip.kind_unknown': 'Jenis pegawai tidak terbaca dari NIP. Isi jenis pegawai dari surat keputusan.',
	'nip.appointed_young': 'Menurut NIP, pegawai berumur kurang dari 18 tahun saat diangkat. Periksa tanggal lahir dan TMT.',
	'nip.appointed_old': 'Menurut NIP, pegawai berumur lebih dari 70 tahun saat diangkat. Periksa tanggal lahir dan TMT.',
	'nip.birth_date_differs': 'Tanggal lahir berbeda dengan angka 1–8 NIP (CON_2).',
	'nip.sex_differs': 'Jenis kelamin berbeda dengan angka ke-15 NIP (CON_3).',
	'nip.appointment_differs': 'Tanggal pengangkatan berbeda dengan angka 9–14 NIP (CON_1, CON_4).'
};
