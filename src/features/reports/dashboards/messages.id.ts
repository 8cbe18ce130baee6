import type { Board, Measure, TileCode } from './schema.ts';

export const id = {
	title: 'Ringkasan', opens: 'Buka barisnya', how: 'Cara menghitung', boardsLabel: 'Sudut pandang', none: 'Belum ada ringkasan untuk akun ini', noneText: 'Ringkasan muncul bila Anda pegawai instansi ini atau memegang tugas di dalamnya.', home: 'Buka Hari ini',
	boards: { own: 'Belajar saya', unit: 'Unit saya', training: 'Pengembangan kompetensi', region: 'Daerah' } as Record<Board, string>,
	headings: { own: 'Sejauh mana belajar Anda tahun ini?', unit: 'Bagaimana keadaan unit Anda?', training: 'Apa hasil pengembangan kompetensi?', region: 'Apakah pelayanan daerah membaik?' } as Record<Board, string>,
	lead: 'Tiap angka menyebut cara menghitungnya, tanggal datanya, dan rentangnya bila ia perkiraan; dan membuka barisnya.',
	labels: {
		jp_own: 'JP tahun ini', activities: 'kegiatan belajar tahun ini', sessions_coming: 'angkatan yang akan Anda ikuti', offers: 'angkatan yang dapat dipilih', jp_team: 'PNS sudah memenuhi JP minimum', index: 'indeks kepuasan (IKM)', promise: 'layanan selesai sesuai janji waktu',
		fixed: 'pengaduan yang menurut pelapor benar-benar selesai', needs: 'kebutuhan terbuka', verdicts: 'program dievaluasi', attended: 'jam hadir tahun ini', spent: 'dibelanjakan untuk program tahun ini', decisions: 'hal menunggu keputusan'
	} as Record<TileCode, string>,
	definitions: {
		jp_own: 'Jam pelajaran dari semua kegiatan yang selesai tahun ini, menurut aturan tahun ini; di sebelahnya minimum setahun untuk PNS. PPPK tidak punya minimum.', activities: 'Kegiatan di buku JP Anda yang berakhir tahun ini.',
		sessions_coming: 'Angkatan yang sudah Anda ikuti pendaftarannya dan belum dimulai; paling banyak lima dihitung.', offers: 'Angkatan terbuka yang belum dimulai dan belum Anda ikuti.', jp_team: 'PNS yang JP-nya tahun ini sudah mencapai minimum, dari semua PNS. Ini hitungan semua orang, bukan perkiraan, jadi tanpa rentang.',
		index: 'Jumlah jawaban sembilan unsur dibagi banyaknya, dikali 25, dari semua jawaban lengkap tiga bulan terakhir yang sudah penuh. Rentang 95 % menghitung tiap layanan di tiap unit sebagai satu kelompok, karena jawaban di satu tempat serupa.',
		promise: 'Bagian kunjungan dan berkas yang selesai dalam waktu yang dijanjikan, tiga bulan terakhir yang sudah penuh. Rentang 95 % menghitung tiap layanan di tiap unit sebagai satu kelompok.',
		fixed: 'Dari pelapor yang menjawab, bagian yang mengatakan masalahnya benar-benar selesai, tiga bulan terakhir yang sudah penuh. Banyaknya pengaduan tidak dinilai: unit yang mau mendengar menerima lebih banyak.',
		needs: 'Kebutuhan yang dibuka bukti atau petugas dan belum diterima atau ditolak.', verdicts: 'Putusan yang berlaku dari setiap evaluasi yang didaftarkan. Nihil dan memburuk ditampilkan sama besar; tidak ada urutan menurut hasil.',
		attended: 'Jam yang tercatat di daftar hadir sejak 1 Januari, oleh pegawai instansi ini.', spent: 'Baris biaya bertanggal tahun ini, tanpa waktu kerja peserta. “Berbiaya per poin terbatas” berarti rentang perubahannya tidak memuat nol.',
		decisions: 'Program dan bagian kurikulum yang sudah punya putusan evaluasi atau usulan, dan belum diputuskan.'
	} as Record<TileCode, string>,
	asOf: (day: string) => `Data per ${day}`, ofAll: (part: string, whole: string) => `${part} / ${whole}`, percentOf: (percent: string) => `${percent} %`, noData: 'Belum ada data.', partial: (groups: string) => `Di ${groups} layanan unit, survei tidak selalu menanyakan kesembilan unsur. Jangan bandingkan begitu saja.`, noRange: 'Rentang tidak dapat dihitung dari satu layanan saja.',
	range: (low: string, high: string) => `Rentang 95 %: ${low} sampai ${high}`, countedAt: (count: string, groups: string) => `${count} dihitung di ${groups} layanan unit`, firstNeeds: (count: string) => `${count} paling segera`,
	attendedBy: (people: string, sessions: string) => `${people} pegawai, ${sessions} angkatan`, spentOn: (programmes: string, bounded: string, time: string) => `${programmes} program, ${bounded} berbiaya per poin terbatas; waktu kerja peserta ${time}`,
	decisionsOpen: (proposed: string, unplanned: string) => `${proposed} sudah diusulkan; ${unplanned} diputuskan, belum masuk rencana`,
	rows: {
		lead: (span: string) => `${span}. Menurut abjad: selisih antarunit sering lebih kecil daripada ketidakpastiannya, jadi tidak diperingkat.`, caption: (label: string) => `Baris di balik ${label}`, unit: 'Unit', service: 'Layanan', count: 'Dihitung', value: 'Nilai', all: (value: string) => `Seluruhnya ${value}`,
		few: 'kelompok kecil', partial: 'kurang dari 9 unsur', none: 'Belum ada yang dihitung pada bulan-bulan ini.', labels: { index: 'indeks kepuasan (IKM)', promise: 'janji waktu', fixed: 'pengaduan yang benar-benar selesai' } as Record<Measure, string>
	}
};
