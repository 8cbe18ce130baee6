/** Mengambil pengaduan dari SP4N-LAPOR! dan tabel biasa. */
export const id = {
	headers: ['Baris', 'Nomor', 'Kolom', 'Isi sel', 'Kode', 'Alasan'],
	reasons: {
		'import.cell_empty': 'Sel ini harus diisi.',
		'import.cell_large': 'Isi sel terlalu panjang. Batasnya 10.000 huruf untuk isi dan tanggapan, 60 untuk nomor.',
		'import.class_unknown': 'Klasifikasi ini tidak dikenal. Gunakan Pengaduan, Permintaan Informasi, Aspirasi, atau Berkadar Pengawasan.',
		'import.status_unknown': 'Status ini tidak dikenal. Gunakan Belum Terverifikasi, Belum Ditindaklanjuti, Proses, Selesai, Ditunda, Diarsipkan, atau Bukan Wewenang.',
		'import.date_unreadable': 'Tanggal tidak dapat dibaca. Tulis misalnya 31/03/2026.',
		'import.date_in_future': 'Tanggal ini sesudah hari ini.',
		'import.closed_before_received': 'Tanggal selesai mendahului tanggal diterima.',
		'import.row_twice': 'Nomor ini sudah ada di baris sebelumnya dalam berkas yang sama.',
		'import.no_desk': 'Unitnya tidak dikenal dan meja penerima belum ditentukan di Pengaturan pengaduan.',
		'import.no_inspectorate': 'Laporan pelanggaran hanya untuk Inspektorat, dan unit Inspektorat belum ditentukan di Pengaturan pengaduan.'
	},
	warnings: {
		'import.unit_unknown': 'unit tidak dikenal: diberikan ke meja penerima',
		'import.closed_day_unknown': 'selesai tanpa tanggal: tanpa tenggat, sehingga tidak dihitung tepat waktu atau terlambat',
		'import.moved_here': 'sudah dikerjakan di sini: tidak diubah oleh berkas',
		'import.violation_stays': 'dugaan pelanggaran: tetap pada Inspektorat, tidak dijadikan jenis lain oleh berkas',
		'import.name_removed': 'kini anonim: nama yang tersimpan dihapus dan tidak dapat dikembalikan'
	},
	page: {
		title: 'Ambil dari SP4N-LAPOR!',
		lead: 'Ekspor SP4N-LAPOR! atau tabel lain (csv, xlsx) dengan judul kolom. Berkas yang sama dua kali tidak mengubah apa pun. Nama pelapor langsung disegel.',
		file: 'Berkas', fileHint: 'Sedikitnya kolom Tracking ID, Isi Laporan dan Tanggal. Paling banyak 10.000 baris; yang lebih besar lewat baris perintah.',
		check: 'Periksa berkas', apply: 'Ambil pengaduan ini', undo: 'Batalkan pengambilan ini', errors: 'Unduh baris yang ditolak',
		history: 'Pengambilan terakhir', empty: 'Belum ada berkas', emptyText: 'Berkas yang diambil dan hasilnya tampil di sini.',
		columns: { file: 'Berkas', state: 'Keadaan', at: 'Waktu', result: 'Hasil', next: 'Langkah' },
		states: { reading: 'Dibaca', previewed: 'Menunggu keputusan', writing: 'Ditulis', confirmed: 'Diambil', undone: 'Dibatalkan', refused: 'Ditolak' },
		result: (c: { readonly new: number; readonly changed: number; readonly unchanged: number; readonly refused: number }) => `${c.new} baru, ${c.changed} berubah, ${c.unchanged} tetap, ${c.refused} ditolak`
	}
};
