import { number } from '#platform/messages.ts';
import type { EvidenceKind, NeedBasis, NeedKind, NeedState } from './schema.ts';

export const id = {
	problems: {
		'need.not_found': () => 'Kebutuhan ini tidak ada, atau bukan kewenangan Anda. Buka kembali daftar kebutuhan.',
		'need.already_decided': () => 'Kebutuhan ini sudah diputuskan orang lain. Muat ulang halaman untuk melihat keputusannya.',
		'need.rule_in_past': () => 'Ambang berlaku mulai hari ini atau sesudahnya, supaya keputusan yang sudah ada tidak berubah.',
		'need.rule_taken': () => 'Sudah ada versi yang berlaku sejak hari itu. Pilih hari lain.',
		'need.reason_missing': () => 'Tulis alasan menolak, supaya unit tahu mengapa.',
		'need.improvement_dates': () => 'Tanggal selesai tidak boleh sebelum tanggal mulai. Periksa keduanya.',
		'need.improvement_unknown': () => 'Layanan, kelompok pengaduan, atau penanggung jawab itu tidak ada di unit ini. Pilih dari daftar.',
		'need.improvement_why': () => 'Tulis mengapa perbaikan itu berakhir.',
		'need.improvement_not_found': () => 'Perbaikan ini tidak ada di unit itu. Buka kembali daftar perbaikan.',
		'need.improvement_changed': () => 'Orang lain mengubah perbaikan ini sejak Anda membukanya. Yang Anda ketik masih ada; bandingkan dengan daftar perbaikan, lalu simpan lagi bila tetap perlu.',
		'need.improvement_withdrawn': () => 'Perbaikan ini sudah ditarik, jadi tidak dapat diubah lagi. Bila ternyata benar, catat sebagai perbaikan baru.',
		'need.choose_unit_need': () => 'Pilih kebutuhan unit yang menjadi dasarnya.',
		'need.whose_unknown': () => 'Pegawai, jabatan, atau kebutuhan itu tidak ada di unit ini. Pilih dari daftar.',
		'need.improvement_end_day': () => 'Isi tanggal berakhirnya.'
	},
	title: 'Kebutuhan', lead: 'Unit mana kekurangan kompetensi apa, menurut survei, pengaduan, dan waktu layanan.',
	heading: (count: number) => (count === 0 ? 'Tidak ada kebutuhan terbuka' : `${number(count, 'id')} kebutuhan terbuka`),
	thresholds: 'Ambang', views: 'Keadaan', all: 'Semua',
	states: { open: 'Terbuka', accepted: 'Diterima', declined: 'Ditolak', met: 'Terpenuhi' } as Record<NeedState, string>,
	kinds: { training: 'Pelatihan', improvement: 'Perbaikan' } as Record<NeedKind, string>,
	urgency: ['Buktinya gugur', 'Biasa', 'Segera', 'Paling segera'] as readonly [string, string, string, string],
	filter: { kind: 'Jenis', anyKind: 'Semua jenis', unit: 'Unit kerja', anyUnit: 'Semua unit saya', find: 'Saring', clear: 'Kosongkan saringan' },
	columns: { what: 'Kebutuhan', unit: 'Unit', urgency: 'Kemendesakan', state: 'Keadaan', opened: 'Dibuka', evidence: 'Bukti' },
	total: (count: string) => `${count} kebutuhan`,
	caption: 'Kebutuhan, paling mendesak lebih dahulu',
	emptyTitle: 'Tidak ada kebutuhan di sini', emptyText: 'Kebutuhan terbuka sendiri bila survei ditutup, pengaduan selesai, atau waktu layanan berulang kali meleset.',
	topics: {
		requirements: 'Persyaratan', procedure: 'Prosedur', duration: 'Waktu penyelesaian', cost: 'Biaya', product: 'Hasil layanan', competence: 'Kompetensi pelaksana', conduct: 'Perilaku pelaksana',
		complaints: 'Penanganan pengaduan', facilities: 'Sarana dan prasarana', time: 'Menepati waktu layanan'
	} as Record<string, string>,
	add: 'Catat kebutuhan', byRule: (version: string) => `Dibuka oleh aturan (versi ${version})`, byOfficer: 'Dicatat petugas',
	detail: {
		evidence: 'Bukti', evidenceCaption: 'Bukti di balik kebutuhan ini', source: 'Sumber', month: 'Bulan', says: 'Yang tercatat', open: 'Buka sumbernya', hidden: 'Di luar wewenang Anda', undone: 'Gugur', standing: 'Berlaku', state: 'Keadaan',
		none: 'Tidak ada bukti terhitung; kebutuhan ini dicatat petugas.', decide: 'Putuskan', facts: 'Ringkasan', person: 'Untuk', basis: 'Dasar', follows: 'Lihat kebutuhan unit yang mendasarinya', ownNote: 'Kebutuhan ini menyebut Anda. Bila keliru, bicarakan dengan atasan Anda, atau ajukan perbaikan data di Data saya.', service: 'Layanan', unit: 'Unit kerja', position: 'Jabatan', opened: 'Dibuka', decided: 'Diputuskan', reason: 'Alasan', why: 'Sebab dicatat', met: 'Terpenuhi', urgency: 'Kemendesakan', kind: 'Jenis',
		timeline: 'Lihat garis waktu unit', saved: 'Keputusan tersimpan.', privacy: 'Isi pengaduan dan nama orang tidak ditampilkan di sini.'
	},
	decisions: { accept: 'Terima', decline: 'Tolak', meet: 'Nyatakan terpenuhi' }, reasonHint: 'Wajib bila menolak.',
	evidenceKinds: { survey_element: 'Survei kepuasan', complaint_root_cause: 'Pengaduan', missed_time: 'Waktu layanan' } as Record<EvidenceKind, string>,
	says: {
		survey_element: (element: string, figure: number, bound: number) => `Unsur ${element} bernilai ${number(figure / 100, 'id', 2)}; seluruh selangnya di bawah ${number(bound / 100, 'id', 2)}.`,
		complaint_root_cause: 'Satu pengaduan selesai dengan akar masalah kompetensi petugas.',
		missed_time: (figure: number, bound: number) => `${number(figure, 'id')}% layanan selesai dalam waktu yang dijanjikan; batasnya ${number(bound, 'id')}%.`
	},
	form: {
		title: 'Catat kebutuhan', lead: 'Untuk hal yang tidak tertangkap survei, pengaduan, atau jam layanan.', kind: 'Jenis', unit: 'Unit kerja', pick: 'Pilih unit', competency: 'Kompetensi atau hal yang perlu diperbaiki', why: 'Mengapa',
		whyHint: 'Jangan menulis nama orang atau isi pengaduan.', save: 'Simpan kebutuhan', personal: 'Untuk satu pegawai atau jabatan'
	},
	personal: {
		title: 'Catat kebutuhan pegawai', lead: 'Pelatihan yang dibutuhkan satu pegawai atau satu jabatan. Pegawai yang disebut dapat membacanya.', choose: 'Pilih unit', whose: 'Untuk siapa', pick: 'Pilih', people: 'Pegawai', positions: 'Jabatan',
		competency: 'Kompetensi yang perlu dibangun', basis: 'Dasar', bases: { observation: 'Pengamatan saat bekerja', assessment: 'Hasil penilaian atau tes', duty: 'Tugas baru', wish: 'Permintaan pegawai sendiri', unit_need: 'Kebutuhan unit' } as Record<NeedBasis, string>,
		follows: 'Kebutuhan unit yang mendasarinya', why: 'Bukti', whyHint: 'Apa yang terlihat atau tertulis, dan kapan. Jangan menyalin isi pengaduan.', save: 'Simpan kebutuhan', nobody: 'Tidak ada pegawai atau jabatan di unit ini. Pilih unit lain.',
		account: 'Akun saya', mine: 'Kebutuhan pengembangan saya', mineLead: 'Pelatihan yang menurut atasan atau pengelola pelatihan Anda butuhkan. Dibaca juga oleh yang berwenang atas unit Anda.', none: 'Belum ada yang mencatat kebutuhan untuk Anda', noneText: 'Bila ada, pelatihan yang Anda butuhkan tampil di sini beserta dasarnya.'
	}
};
