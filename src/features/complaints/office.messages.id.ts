import { number } from '#platform/messages.ts';

/** Pages of officers. */
export const id = {
	inbox: {
		title: (open: number) => (open === 0 ? 'Tidak ada pengaduan yang menunggu' : `${number(open, 'id')} pengaduan menunggu`),
		lead: 'Yang paling dekat tenggatnya di atas.', late: (count: number) => `${number(count, 'id')} lewat tenggat`,
		views: { open: 'Harus ditangani', late: 'Lewat tenggat', all: 'Semua' }, viewLabel: 'Tampilkan',
		fold: (view: string) => `Saring: ${view}`, search: 'Cari isi atau nomor', find: 'Cari', clear: 'Hapus pencarian', kind: 'Jenis', anyKind: 'Semua jenis', caption: 'Daftar pengaduan',
		subject: 'Pengaduan', unit: 'Unit', state: 'Status', received: 'Diterima', due: 'Tenggat', noDue: 'tanpa tenggat', joined: (count: number) => `${count} warga bergabung`,
		overdue: (days: number) => (days === 1 ? 'lewat 1 hari' : `lewat ${days} hari`), leftDays: (days: number) => (days === 0 ? 'hari ini' : days === 1 ? 'besok' : `${days} hari lagi`),
		total: (count: string) => `${count} pengaduan`, add: 'Catat pengaduan', settings: 'Pengaturan', confidential: 'rahasia',
		summary: 'Ringkasan', repeated: 'Keluhan berulang', imports: 'Ambil berkas', foundTitle: 'Tidak ada pengaduan yang cocok', foundText: 'Periksa ejaannya, coba kata lain atau nomornya, atau pilih Semua: yang sudah selesai tidak ada di daftar kerja.', emptyTitle: 'Tidak ada pengaduan di sini', emptyText: 'Pengaduan dari laman warga, loket, dan SP4N-LAPOR! muncul di sini, yang paling dekat tenggatnya lebih dulu.'
	},
	detail: {
		where: 'Titik di peta', mapAlt: 'Peta dengan titik yang ditunjuk pelapor',
		list: 'Pengaduan', received: (day: string, channel: string) => `Diterima ${day} lewat ${channel}`, verifyBy: 'Verifikasi sebelum', respondBy: 'Tindak lanjut sebelum', answerBy: 'Jawaban sebelum',
		paused: 'Waktu berhenti selama ditunda', none: 'Tidak ada tenggat untuk jenis ini', unit: 'Ditangani', service: 'Layanan', place: 'Tempat', kind: 'Jenis', formal: 'permohonan resmi (UU 14/2008)',
		anonymous: 'Anonim: pelapor tidak meninggalkan nama.', confidential: 'Rahasia: tidak pernah tampil di laman publik.', joined: (count: number) => `${count} warga lain mengalami hal yang sama`, notes: (count: number) => `Kata warga yang bergabung (${count})`,
		rung: ['', 'Sudah disampaikan ke atasan', 'Sudah disampaikan ke atasan dan pengelola pengaduan', 'Sudah disampaikan ke Inspektorat'],
		photos: 'Foto', photo: (number: number) => `Foto ${number} dari pelapor`, what: 'Isi pengaduan', next: 'Langkah berikutnya', nothing: 'Tidak ada langkah yang dapat Anda ambil pada status ini.',
		talk: 'Percakapan', noTalk: 'Belum ada jawaban.', reporter: 'Pelapor', officer: 'Petugas', internal: 'catatan petugas', history: 'Riwayat', who: 'Siapa', when: 'Kapan', move: 'Langkah', reason: 'Alasan', clock: 'Sistem',
		about: 'Tentang siapa?', aboutAdd: 'Laporan ini tentang seorang pegawai', aboutLead: 'Sejak disimpan, laporan ini tidak lagi terlihat oleh pegawai itu dan atasannya, dan pemberitahuan yang telanjur sampai kepada mereka ditarik.', aboutNip: 'NIP pegawai', aboutHint: '18 angka', aboutSave: 'Tutup dari pegawai ini', aboutRemove: 'Lepas',
		identity: 'Siapa pelapornya?', identityLead: 'Hanya buka bila perlu. Setiap pembukaan tercatat di jejak audit dengan nama Anda.', identityShow: 'Buka identitas pelapor', identityName: 'Nama', identityEmail: 'Surel', identityPhone: 'Telepon', identityEmpty: 'tidak diisi',
		write: 'Tulis ke pelapor', writeInternal: 'Catatan antarpetugas, tidak terlihat pelapor', send: 'Kirim', template: 'Templat jawaban', templateChoose: 'Pilih templat', templateUse: 'Pakai', templateFor: 'Untuk layanan ini', templateOther: 'Lainnya', templateSet: 'Atur templat jawaban', templateNone: 'Templat jawaban dibuat pengelola pengaduan di Pengaduan › Pengaturan.', templateNoService: 'layanan kami', confirmed: { yes: 'Pelapor: sudah teratasi', no: 'Pelapor: belum teratasi' },
		saved: 'Tersimpan.', gone: 'Tersimpan. Pengaduan itu kini ada pada unit lain dan tidak dapat lagi Anda buka.', handedOver: 'Pengaduan itu sudah diteruskan ke Inspektorat dan tidak dapat lagi Anda buka.', handedBack: 'Laporan itu sudah dikembalikan sebagai pengaduan biasa dan tidak dapat lagi Anda buka.', rootCause: 'Akar masalah', closing: 'Hasil'
	},
	forms: {
		verify: { lead: 'Baca, lalu tetapkan jenisnya. Tenggat mengikuti jenis.', class: 'Jenis', formal: 'Permohonan informasi resmi menurut UU 14/2008' },
		assign: { lead: 'Waktu tetap berjalan; mengganti unit tidak mengulang tenggat.', unit: 'Unit yang menangani', choose: 'Pilih unit', reason: 'Pesan untuk unit', intake: 'meja penerima' },
		start: { lead: 'Unit Anda mulai menangani pengaduan ini.' },
		close: {
			lead: 'Jawaban dibaca pelapor di laman status. Akar masalah membantu menentukan pelatihan dan perbaikan prosedur.', closing: 'Hasil', answer: 'Jawaban untuk pelapor', answerHint: 'Apa yang diperiksa, apa yang dilakukan, apa yang dapat diharapkan.',
			rootCause: 'Akar masalah', rootCauseNote: 'Penjelasan akar masalah', competency: 'Kompetensi yang kurang', competencyHint: 'Wajib bila akar masalahnya kompetensi petugas, misalnya: verifikasi dokumen kependudukan.'
		},
		pause: { lead: 'Waktu berhenti sampai dilanjutkan. Alasan tampil di laman status.', reason: 'Alasan menunda' },
		resume: { lead: 'Waktu berjalan lagi dari tempat berhentinya.' },
		refer: { lead: 'Bukan urusan pemerintah daerah ini. Sebutkan ke mana pelapor dapat pergi.', reason: 'Instansi yang berwenang dan alasannya' },
		archive: { lead: 'Pengaduan tidak ditangani lebih lanjut.', archiveReason: 'Alasan', reason: 'Keterangan' },
		restore: { lead: 'Kembali ke status sebelum dikeluarkan.', reason: 'Alasan mengembalikan' },
		hand_over: {
			lead: 'Untuk pengaduan yang ternyata berisi dugaan pelanggaran, misalnya pungutan liar. Jenisnya menjadi dugaan pelanggaran; tenggat 60 hari kerja tetap dihitung sejak hari diterima.',
			warning: 'Setelah diteruskan, Anda dan unit Anda tidak dapat lagi membuka pengaduan ini, termasuk catatan petugas di dalamnya. Jangan beri tahu orang yang diduga.',
			reason: 'Apa yang menimbulkan dugaan', reasonHint: 'Hanya dibaca Inspektorat.'
		},
		hand_back: {
			lead: 'Untuk laporan yang ternyata bukan dugaan pelanggaran. Tenggat mengikuti jenisnya, dihitung sejak hari diterima.',
			warning: 'Unit yang dipilih akan membaca isi laporan dan fotonya; catatan dan surat-menyurat selama di Inspektorat tidak ikut. Bila laporan menyebut pegawai, tandai dahulu pegawainya di bawah “Tentang siapa?”. Setelah ini Anda tidak dapat lagi membuka laporan ini.',
			class: 'Jenis', unit: 'Unit yang menangani', reason: 'Alasan', reasonHint: 'Dibaca unit itu dan pelapor.'
		}
	},
	walkIn: {
		title: 'Apa yang disampaikan warga?', lead: 'Untuk warga yang datang, menelepon, atau menulis surat. Bacakan nomor dan kunci yang muncul setelah disimpan.', channel: 'Disampaikan lewat', class: 'Jenis', subject: 'Pokok pengaduan', body: 'Isi', unit: 'Unit', unknownUnit: 'Belum tahu (meja penerima)',
		service: 'Layanan', serviceHint: 'Pengaduan tentang layanan yang sama membuka kebutuhan bersama-sama.', noService: 'Tidak tentang layanan tertentu', place: 'Tempat', name: 'Nama pelapor', nameHint: 'Kosongkan bila ia tidak ingin disebut.', contact: 'Telepon', email: 'Surel', receivedOn: 'Tanggal diterima', confidential: 'Rahasiakan dari laman publik', save: 'Simpan dan beri nomor',
		doneTitle: (number: string) => `Nomor pengaduan ${number}`, doneLead: 'Berikan nomor dan kunci ini kepada warga. Kunci hanya ditampilkan sekali.', code: 'Kunci', open: 'Buka pengaduan', again: 'Catat satu lagi'
	},
	settings: {
		title: 'Pengaturan pengaduan', desks: 'Meja', intake: 'Meja penerima', intakeHint: 'Menerima pengaduan yang unitnya belum diketahui.', inspectorate: 'Inspektorat', inspectorateHint: 'Satu-satunya yang menerima dugaan pelanggaran.', save: 'Simpan meja',
		templates: 'Templat jawaban', name: 'Nama templat', nameHint: 'Sebut nama layanannya bila templat ini untuk satu layanan: pada pengaduannya ia berdiri paling atas.', body: 'Isi', bodyHint: 'Diisi sendiri saat dipakai: {nomor}, {layanan}, dan {unit}. Dipakai petugas saat menulis ke pelapor dan saat menutup pengaduan.', change: 'Ubah', saveTemplate: 'Simpan templat', add: 'Tambah templat', remove: 'Hapus', empty: 'Belum ada templat. Templat menghemat waktu untuk pertanyaan yang sering datang.', holidays: 'Hari libur', saved: 'Tersimpan.', choose: 'Pilih unit',
		map: 'Peta', mapLead: 'Warga menunjuk tempat kejadian di peta ini. Tanpa gambar sendiri, peta digambar dari kantor dan tempat layanan yang titiknya sudah diisi.', mapNone: 'Belum ada peta: belum ada tempat layanan yang titiknya diisi. Isi titiknya di halaman tempat layanan, atau unggah gambar dengan batasnya.', mapAlt: 'Peta yang dilihat warga',
		picture: 'Gambar peta', pictureHint: 'JPEG, PNG, atau WebP, utara di atas; dibuat ulang tanpa keterangan di dalamnya. Kosongkan bila gambarnya tetap.', south: 'Batas selatan (lintang)', west: 'Batas barat (bujur)', north: 'Batas utara (lintang)', east: 'Batas timur (bujur)', edgeHint: 'Dalam derajat, misalnya', saveMap: 'Simpan peta', removeMap: 'Kembali ke peta bawaan'
	}
};
