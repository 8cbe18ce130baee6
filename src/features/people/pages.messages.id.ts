/** Words of the pages on people, units, imports and data quality; the English file has the same keys. */
export const id = {
	next: 'Berikutnya',
	people: {
		title: 'Pegawai', lead: 'Cari pegawai menurut nama atau NIP. Salah ketik sedikit tidak apa-apa.', add: 'Tambah pegawai',
		search: 'Nama atau NIP', find: 'Cari', clear: 'Tampilkan semua', total: (count: string) => `${count} orang`, caption: 'Daftar pegawai',
		columns: { name: 'Nama', nip: 'NIP', title: 'Jabatan', unit: 'Unit' }, left: 'Sudah keluar',
		none: 'Tidak ada yang cocok', noneText: 'Coba ejaan lain, sebagian nama saja, atau angka awal NIP. Hanya pegawai dalam wewenang Anda yang tampak.',
		empty: 'Belum ada pegawai', emptyText: 'Unggah ekspor SIASN untuk memasukkan data pegawai sekaligus.', toImport: 'Impor pegawai'
	},
	person: {
		since: (day: string) => `Sejak ${day}`, until: (from: string, to: string) => `${from} sampai ${to}`, main: 'Jabatan utama', extra: 'Jabatan tambahan', left: (day: string) => `Keluar dari dinas sejak ${day}`,
		history: 'Riwayat jabatan', data: 'Data diri', born: 'Lahir', sex: 'Jenis kelamin', male: 'Laki-laki', female: 'Perempuan', kind: 'Status', email: 'Surel', phone: 'Nomor HP', education: 'Pendidikan', rank: 'Golongan', nip: 'NIP',
		findings: 'Yang perlu diperiksa pada data ini', unknown: 'Belum ada', period: 'Masa', unit: 'Unit', title: 'Jabatan'
	},
	newPerson: {
		title: 'Tambah pegawai', lead: 'Untuk satu orang. Bila lebih dari beberapa orang, impor lebih cepat.', nip: 'NIP', nipHint: '18 angka. Tanggal lahir dan jenis kelamin dibaca dari NIP.', name: 'Nama tanpa gelar',
		before: 'Gelar depan', after: 'Gelar belakang', email: 'Surel', phone: 'Nomor HP', unit: 'Unit kerja', position: 'Nama jabatan', kind: 'Jenis jabatan', rank: 'Golongan', rankHint: 'Misalnya III/b, atau IX untuk PPPK.',
		since: 'Menjabat sejak', save: 'Simpan pegawai',
		kinds: { jpt: 'Pimpinan tinggi', administrator: 'Administrator', pengawas: 'Pengawas', fungsional: 'Fungsional', pelaksana: 'Pelaksana' }
	},
	units: {
		title: 'Unit kerja', lead: 'Susunan unit menurut hari yang Anda pilih; unit yang sudah berganti nama tetap dapat dilihat.', on: 'Keadaan pada', search: 'Nama unit', find: 'Tampilkan', total: (count: string) => `${count} unit`,
		caption: (day: string) => `Susunan unit pada ${day}`, columns: { name: 'Unit', people: 'Pegawai' }, empty: 'Tidak ada unit', emptyText: 'Tidak ada unit yang cocok pada hari itu dalam wewenang Anda.', level: (level: number) => `tingkat ${level}`
	},
	unit: {
		since: (day: string) => `Dengan nama dan tempat ini sejak ${day}`, people: (count: string) => `${count} pegawai`, below: 'Unit di bawahnya', services: 'Riwayat pelayanan dan penggabungan unit', former: 'Nama sebelumnya', formerLine: (name: string, from: string, to: string) => `${name}, ${from} sampai ${to}`,
		columns: { name: 'Nama', nip: 'NIP', title: 'Jabatan', rank: 'Golongan' }, noPeople: 'Belum ada pegawai di unit ini', noPeopleText: 'Pegawai mungkin ditempatkan pada unit di bawahnya.', closed: 'Daftar nama hanya untuk yang berwenang atas unit ini.', head: 'Pimpinan',
		on: (day: string) => `Keadaan pada ${day}`
	},
	imports: {
		title: 'Impor data', lead: 'Unggah ekspor SIASN. Anda melihat pratinjau lebih dahulu; tidak ada yang disimpan sebelum Anda menyetujui.', kind: 'Isi berkas', kinds: { people: 'Pegawai (ekspor data utama SIASN)', units: 'Susunan unit (Id; NamaUnor; DiatasanId)' },
		kindShort: { people: 'Pegawai', units: 'Unit' }, file: 'Berkas', fileHint: 'CSV atau xlsx, paling besar 50 MB. Kolom dicari menurut judulnya, urutannya bebas.', upload: 'Unggah dan lihat pratinjau', history: 'Impor sebelumnya',
		columns: { file: 'Berkas', kind: 'Isi', state: 'Keadaan', at: 'Diunggah', by: 'Oleh', rows: 'Baris' },
		states: { reading: 'Sedang dibaca', previewed: 'Menunggu keputusan', writing: 'Sedang disimpan', confirmed: 'Tersimpan', undone: 'Dibatalkan', refused: 'Ditolak' },
		empty: 'Belum ada impor', emptyText: 'Pilih berkas di atas untuk memulai.'
	},
	batch: {
		titles: { reading: 'Berkas sedang dibaca', previewed: 'Periksa sebelum disimpan', writing: 'Data sedang disimpan', confirmed: 'Data sudah tersimpan', undone: 'Impor sudah dibatalkan', refused: 'Berkas tidak dapat dibaca', abandoned: 'Impor tidak dilanjutkan' },
		cleared: (at: string) => `Isi berkas ini dihapus ${at}: data pegawai dari berkas hanya disimpan selama impor dapat dibatalkan. Jumlahnya tetap tersimpan.`, refusals: 'Alasan baris ditolak',
		reading: (rows: string) => `${rows} baris sudah dibaca. Halaman ini memperbarui diri; Anda boleh meninggalkannya.`, writing: 'Penyimpanan berjalan di belakang layar. Halaman ini memperbarui diri; Anda boleh meninggalkannya.',
		lead: { previewed: 'Belum ada yang disimpan.', confirmed: (at: string) => `Disimpan ${at}.`, undone: (at: string) => `Dibatalkan ${at}. Data kembali seperti sebelumnya.` },
		counts: { new: 'Baru', changed: 'Berubah', unchanged: 'Tetap', refused: 'Ditolak', all: 'Semua', warned: 'Dengan catatan' }, nothing: 'Tidak ada yang berubah: semua baris berkas ini sudah ada di Bina.',
		sameFile: (at: string) => `Berkas yang sama sudah disimpan ${at}.`, units: (added: string, renamed: string) => `Unit: ${added} baru, ${renamed} berganti nama. Unit baru ditempatkan di bawah puncak susunan sampai susunan unit diimpor.`,
		warnings: 'Catatan pada baris yang diterima', warningsText: 'Catatan tidak menghalangi penyimpanan.', errors: 'Unduh baris yang ditolak', confirm: (count: string) => `Simpan ${count} baris`, again: 'Baca ulang berkas', undo: 'Batalkan impor ini',
		undoText: 'Dalam 24 jam Anda dapat mengembalikan data seperti sebelum impor ini.', rows: 'Baris berkas', columns: { row: 'Baris', person: 'Pegawai atau unit', state: 'Keadaan', reasons: 'Alasan atau catatan' },
		filter: 'Saring baris', noRows: 'Tidak ada baris di sini.', total: (count: string) => `${count} baris`, cycle: (path: string) => `Lingkaran: ${path}`, back: 'Kembali ke daftar impor', otherFile: 'Unggah berkas lain'
	},
	quality: {
		title: 'Seberapa baik data pegawai kita?', lead: (people: string, day: string) => `27 indikator kualitas data BKN atas ${people} pegawai, diperiksa ${day}.`, score: 'Nilai mutu data', again: 'Periksa ulang semua data', never: 'belum pernah',
		dimensions: { completeness: 'Kelengkapan', timeliness: 'Ketepatan waktu', accuracy: 'Keakuratan', consistency: 'Konsistensi' }, weight: (percent: string) => `bobot ${percent} %`, columns: { code: 'Kode', title: 'Indikator', weight: 'Bobot', count: 'Pegawai' },
		missing: (what: string) => `belum dapat dihitung: data ${what} belum ada`, note: 'Indikator yang belum dapat dihitung tidak ikut dalam nilai; bobotnya dibagi kepada yang lain.', clean: 'Tidak ada pegawai dengan temuan ini.', rows: (count: string) => `${count} pegawai`, noScore: 'belum ada', unlooked: (count: string) => `${count} pegawai belum diperiksa dan belum ikut dihitung. Tekan "Periksa ulang semua data".`
	}
};
