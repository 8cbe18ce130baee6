import type { OfficePlan } from './unit-plan.ts';

/** Offices usual in a regency or city; names of divisions shortened to what they do. */
export const REGENCY_OFFICES: readonly OfficePlan[] = [
	{
		slug: 'disdukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil', sector: 'registry', smallDivisions: 2, divisions: [
			{ slug: 'dafduk', name: 'Bidang Pelayanan Pendaftaran Penduduk', people: 14, smallPeople: 8, serviceCodes: ['ktp-el', 'kartu-keluarga', 'kia', 'surat-pindah'], sections: ['Tim Kerja Identitas Penduduk'] },
			{ slug: 'capil', name: 'Bidang Pelayanan Pencatatan Sipil', people: 9, smallPeople: 4, serviceCodes: ['akta-kelahiran', 'akta-kematian'] },
			{ slug: 'piak', name: 'Bidang Pengelolaan Informasi Administrasi Kependudukan' }
		]
	},
	{
		slug: 'dpmptsp', name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', sector: 'licensing', smallDivisions: 1, divisions: [
			{ slug: 'perizinan', name: 'Bidang Penyelenggaraan Perizinan', people: 12, smallPeople: 6, serviceCodes: ['nib', 'pbg', 'sip', 'izin-reklame'] },
			{ slug: 'promosi', name: 'Bidang Promosi dan Iklim Penanaman Modal' },
			{ slug: 'pengaduan', name: 'Bidang Pengaduan dan Pelaporan Layanan' }
		]
	},
	{
		slug: 'bkpsdm', name: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', smallDivisions: 2, divisions: [
			{ slug: 'kompetensi', name: 'Bidang Pengembangan Kompetensi Aparatur', people: 10, smallPeople: 5, sections: ['Tim Kerja Pelatihan Teknis dan Fungsional'] },
			{ slug: 'kinerja', name: 'Bidang Penilaian Kinerja dan Penghargaan', smallPeople: 3 },
			{ slug: 'mutasi', name: 'Bidang Mutasi dan Promosi' }
		]
	},
	{ slug: 'inspektorat', name: 'Inspektorat Daerah', smallDivisions: 1, divisions: [{ slug: 'irban-1', name: 'Inspektur Pembantu Wilayah I', smallPeople: 3 }, { slug: 'irban-2', name: 'Inspektur Pembantu Wilayah II' }, { slug: 'irban-khusus', name: 'Inspektur Pembantu Khusus' }] },
	{
		slug: 'dinsos', name: 'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak', smallDivisions: 0, serviceCodes: ['bansos', 'rekomendasi-pbi'], divisions: [
			{ slug: 'rehabilitasi', name: 'Bidang Rehabilitasi dan Jaminan Sosial' }, { slug: 'perlindungan-anak', name: 'Bidang Perlindungan Perempuan dan Anak' }
		]
	},
	{
		slug: 'bapenda', name: 'Badan Pengelola Pajak dan Retribusi Daerah', smallDivisions: 0, serviceCodes: ['pbb', 'bphtb'], divisions: [
			{ slug: 'pelayanan', name: 'Bidang Pelayanan dan Penetapan' }, { slug: 'penagihan', name: 'Bidang Penagihan dan Keberatan' }
		]
	},
	{
		slug: 'dishub', name: 'Dinas Perhubungan', smallDivisions: 0, serviceCodes: ['uji-kendaraan', 'izin-trayek'], divisions: [
			{ slug: 'lalu-lintas', name: 'Bidang Lalu Lintas' }, { slug: 'angkutan', name: 'Bidang Angkutan dan Keselamatan' }
		]
	},
	{
		slug: 'disnaker', name: 'Dinas Tenaga Kerja dan Transmigrasi', smallDivisions: 0, serviceCodes: ['kartu-pencari-kerja', 'pencatatan-pkwt'], divisions: [
			{ slug: 'penempatan', name: 'Bidang Penempatan Tenaga Kerja' }, { slug: 'hubungan-industrial', name: 'Bidang Hubungan Industrial' }
		]
	},
	{ slug: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', smallDivisions: 0, divisions: [{ slug: 'aplikasi', name: 'Bidang Aplikasi Informatika' }, { slug: 'informasi', name: 'Bidang Informasi dan Komunikasi Publik' }] },
	{
		slug: 'bappeda', name: 'Badan Perencanaan Pembangunan dan Riset Inovasi Daerah', formerName: 'Badan Perencanaan Pembangunan Daerah', smallDivisions: 0, divisions: [
			{ slug: 'ekonomi', name: 'Bidang Perekonomian dan Sumber Daya Alam' }, { slug: 'sosial', name: 'Bidang Pemerintahan dan Pembangunan Manusia' }, { slug: 'riset', name: 'Bidang Riset dan Inovasi' }
		]
	},
	{ slug: 'bpkad', name: 'Badan Pengelola Keuangan dan Aset Daerah', divisions: [{ slug: 'anggaran', name: 'Bidang Anggaran' }, { slug: 'perbendaharaan', name: 'Bidang Perbendaharaan' }, { slug: 'aset', name: 'Bidang Aset Daerah' }] },
	{ slug: 'dpupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang', people: 12, serviceCodes: ['informasi-tata-ruang'], divisions: [{ slug: 'bina-marga', name: 'Bidang Bina Marga', people: 18 }, { slug: 'sda', name: 'Bidang Sumber Daya Air', people: 14 }, { slug: 'tata-ruang', name: 'Bidang Penataan Ruang' }] },
	{ slug: 'perkim', name: 'Dinas Perumahan dan Kawasan Permukiman', divisions: [{ slug: 'perumahan', name: 'Bidang Perumahan' }, { slug: 'permukiman', name: 'Bidang Kawasan Permukiman' }] },
	{ slug: 'satpolpp', name: 'Satuan Polisi Pamong Praja', people: 20, divisions: [{ slug: 'ketertiban', name: 'Bidang Ketertiban Umum', people: 40 }, { slug: 'penegakan', name: 'Bidang Penegakan Peraturan Daerah', people: 14 }] },
	{ slug: 'damkar', name: 'Dinas Pemadam Kebakaran dan Penyelamatan', divisions: [{ slug: 'pemadaman', name: 'Bidang Pemadaman', people: 24 }] },
	{ slug: 'dlh', name: 'Dinas Lingkungan Hidup', serviceCodes: ['persetujuan-lingkungan'], divisions: [{ slug: 'kebersihan', name: 'Bidang Kebersihan', people: 24 }, { slug: 'tata-lingkungan', name: 'Bidang Tata Lingkungan' }] },
	{ slug: 'dpmd', name: 'Dinas Pemberdayaan Masyarakat dan Desa', divisions: [{ slug: 'pemdes', name: 'Bidang Pemerintahan Desa' }, { slug: 'usaha-desa', name: 'Bidang Usaha Ekonomi Desa' }] },
	{ slug: 'perindag', name: 'Dinas Koperasi, Perindustrian dan Perdagangan', serviceCodes: ['tera-ulang'], divisions: [{ slug: 'koperasi', name: 'Bidang Koperasi dan Usaha Mikro' }, { slug: 'perdagangan', name: 'Bidang Perdagangan dan Metrologi' }] },
	{ slug: 'disparpora', name: 'Dinas Pariwisata, Pemuda dan Olahraga', divisions: [{ slug: 'pariwisata', name: 'Bidang Pariwisata' }, { slug: 'pemuda', name: 'Bidang Pemuda dan Olahraga' }] },
	{ slug: 'perpustakaan', name: 'Dinas Perpustakaan dan Arsip Daerah', serviceCodes: ['kartu-perpustakaan'], divisions: [{ slug: 'layanan', name: 'Bidang Layanan Perpustakaan' }, { slug: 'arsip', name: 'Bidang Kearsipan' }] },
	{ slug: 'perikanan', name: 'Dinas Perikanan', divisions: [{ slug: 'budidaya', name: 'Bidang Perikanan Budidaya' }] },
	{ slug: 'pertanian', name: 'Dinas Tanaman Pangan dan Hortikultura', divisions: [{ slug: 'tanaman-pangan', name: 'Bidang Tanaman Pangan' }, { slug: 'penyuluhan', name: 'Bidang Penyuluhan', people: 45 }] },
	{ slug: 'perkebunan', name: 'Dinas Perkebunan dan Peternakan', divisions: [{ slug: 'perkebunan', name: 'Bidang Perkebunan' }, { slug: 'peternakan', name: 'Bidang Peternakan dan Kesehatan Hewan', people: 14 }] },
	{ slug: 'ppkb', name: 'Dinas Pengendalian Penduduk dan Keluarga Berencana', divisions: [{ slug: 'kb', name: 'Bidang Keluarga Berencana', people: 28 }] },
	{ slug: 'bpbd', name: 'Badan Penanggulangan Bencana Daerah', divisions: [{ slug: 'kesiapsiagaan', name: 'Bidang Pencegahan dan Kesiapsiagaan' }, { slug: 'kedaruratan', name: 'Bidang Kedaruratan dan Logistik' }] },
	{ slug: 'kesbangpol', name: 'Badan Kesatuan Bangsa dan Politik', divisions: [{ slug: 'ideologi', name: 'Bidang Ideologi dan Wawasan Kebangsaan' }] }
];

/** Offices usual in a province beside education and health. */
export const PROVINCE_OFFICES: readonly OfficePlan[] = [
	{ slug: 'bpsdm', name: 'Badan Pengembangan Sumber Daya Manusia', divisions: [{ slug: 'teknis', name: 'Bidang Pengembangan Kompetensi Teknis', people: 14 }, { slug: 'manajerial', name: 'Bidang Pengembangan Kompetensi Manajerial', people: 12 }, { slug: 'sertifikasi', name: 'Bidang Sertifikasi Kompetensi' }] },
	{ slug: 'bkd', name: 'Badan Kepegawaian Daerah', divisions: [{ slug: 'mutasi', name: 'Bidang Mutasi' }, { slug: 'kinerja', name: 'Bidang Kinerja dan Disiplin' }] },
	{ slug: 'dpmptsp', name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', sector: 'licensing', divisions: [{ slug: 'perizinan', name: 'Bidang Penyelenggaraan Perizinan', people: 16, serviceCodes: ['nib', 'sip'] }, { slug: 'promosi', name: 'Bidang Promosi Penanaman Modal' }] },
	{ slug: 'inspektorat', name: 'Inspektorat Daerah', people: 10, divisions: [{ slug: 'irban-1', name: 'Inspektur Pembantu Wilayah I', people: 14 }, { slug: 'irban-2', name: 'Inspektur Pembantu Wilayah II', people: 14 }] },
	{ slug: 'dinsos', name: 'Dinas Sosial, Kependudukan dan Pencatatan Sipil', serviceCodes: ['bansos', 'rekomendasi-pbi'], divisions: [{ slug: 'rehabilitasi', name: 'Bidang Rehabilitasi Sosial', people: 20 }, { slug: 'kependudukan', name: 'Bidang Kependudukan' }] },
	{ slug: 'dishub', name: 'Dinas Perhubungan', serviceCodes: ['izin-trayek'], divisions: [{ slug: 'angkutan', name: 'Bidang Angkutan Jalan', people: 16 }, { slug: 'pelayaran', name: 'Bidang Pelayaran' }] },
	{ slug: 'disnaker', name: 'Dinas Tenaga Kerja dan Transmigrasi', serviceCodes: ['pencatatan-pkwt'], divisions: [{ slug: 'pelatihan', name: 'Bidang Pelatihan dan Produktivitas', people: 20 }, { slug: 'pengawasan', name: 'Bidang Pengawasan Ketenagakerjaan', people: 18 }] },
	{ slug: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', divisions: [{ slug: 'aplikasi', name: 'Bidang Aplikasi Informatika' }, { slug: 'statistik', name: 'Bidang Statistik dan Persandian' }] },
	{ slug: 'bappeda', name: 'Badan Perencanaan Pembangunan Daerah', people: 12, divisions: [{ slug: 'ekonomi', name: 'Bidang Ekonomi', people: 10 }, { slug: 'sosial', name: 'Bidang Sosial Budaya', people: 10 }, { slug: 'litbang', name: 'Bidang Penelitian dan Pengembangan' }] },
	{ slug: 'bpkad', name: 'Badan Pengelola Keuangan dan Aset Daerah', people: 14, divisions: [{ slug: 'anggaran', name: 'Bidang Anggaran', people: 12 }, { slug: 'aset', name: 'Bidang Aset', people: 14 }] },
	{ slug: 'dpupr', name: 'Dinas Pekerjaan Umum dan Perumahan Rakyat', people: 30, divisions: [{ slug: 'bina-marga', name: 'Bidang Bina Marga', people: 50 }, { slug: 'sda', name: 'Bidang Sumber Daya Air', people: 40 }, { slug: 'cipta-karya', name: 'Bidang Cipta Karya', people: 24 }] },
	{ slug: 'dishut', name: 'Dinas Kehutanan', people: 30, divisions: [{ slug: 'perlindungan', name: 'Bidang Perlindungan Hutan', people: 90 }, { slug: 'pemanfaatan', name: 'Bidang Pemanfaatan Hutan', people: 40 }] },
	{ slug: 'perkebunan', name: 'Dinas Perkebunan', people: 20, divisions: [{ slug: 'produksi', name: 'Bidang Produksi', people: 30 }, { slug: 'pengolahan', name: 'Bidang Pengolahan dan Pemasaran', people: 20 }] },
	{ slug: 'tph', name: 'Dinas Tanaman Pangan, Hortikultura dan Peternakan', people: 30, divisions: [{ slug: 'pangan', name: 'Bidang Tanaman Pangan', people: 40 }, { slug: 'peternakan', name: 'Bidang Peternakan', people: 40 }] },
	{ slug: 'satpolpp', name: 'Satuan Polisi Pamong Praja', people: 30, divisions: [{ slug: 'ketertiban', name: 'Bidang Ketertiban Umum', people: 80 }] },
	{ slug: 'perpustakaan', name: 'Dinas Perpustakaan dan Arsip Daerah', serviceCodes: ['kartu-perpustakaan'], divisions: [{ slug: 'layanan', name: 'Bidang Layanan Perpustakaan', people: 18 }] }
];
