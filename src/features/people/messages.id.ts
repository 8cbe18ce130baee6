import type { ProblemParams } from '#platform/problem.ts';

export const id = {
	problems: {
		'import.not_found': () => 'Impor ini tidak ada. Buka daftar impor untuk melihat yang tersimpan.',
		'import.not_ready': () => 'Impor ini sudah diputuskan atau masih dibaca. Muat ulang halaman untuk melihat keadaannya.',
		'import.stale': () => 'Data pegawai berubah sejak pratinjau ini dibuat, jadi belum ada yang ditulis. Unggah berkasnya lagi untuk melihat pratinjau yang baru.',
		'import.undo_too_late': (p: ProblemParams) => `Impor hanya dapat dibatalkan dalam ${p.hours} jam. Perbaiki datanya lewat impor baru.`,
		'import.undo_changed': (p: ProblemParams) => `${p.people} pegawai dari impor ini sudah diubah lagi setelahnya, jadi impor tidak dibatalkan. Perbaiki datanya lewat impor baru.`,
		'import.undo_used': () => 'Data dari impor ini sudah dipakai di tempat lain (misalnya pendaftaran atau akun), jadi impor tidak dibatalkan.',
		'import.undo_overtaken': () => 'Impor lain sudah ditulis setelah ini, jadi impor ini tidak dibatalkan. Batalkan dahulu impor yang lebih baru, atau perbaiki datanya lewat impor baru.',
		'import.file_empty': () => 'Berkas ini kosong. Pilih berkas lain lalu unggah lagi.',
		'import.abandoned': () => 'Impor ini tidak diputuskan dalam 24 jam, jadi isi berkasnya sudah dihapus. Unggah berkasnya lagi bila masih diperlukan.',
		'unit.not_found': () => 'Unit ini tidak ada atau di luar wewenang Anda.',
		'person.not_found': () => 'Pegawai ini tidak ada atau di luar wewenang Anda.',
		'person.nip_taken': () => 'NIP ini sudah terdaftar. Cari pegawainya di daftar pegawai.',
		'person.nip_refused': (p: ProblemParams) => String(p.message)
	}
};
