import { number } from '#platform/messages.ts';
import type { Reason } from './signs.schema.ts';

const reasons: Record<Reason, string> = {
	incomplete: 'jawabannya kurang dari separuh',
	late: 'tiba setelah survei ditutup',
	unsealed: 'tidak dikirim dari formulir kami',
	fast: 'diisi terlalu cepat untuk dibaca',
	burst: 'terlalu banyak sekaligus dari satu tempat',
	device: 'berulang dari perangkat yang sama pada hari yang sama',
	straight: 'semua jawabannya sama',
	forged: 'membawa tiket yang tidak kami kenal'
};

/** How far a result can be trusted, and the page that is fixed at the closing. */
export const id = {
	reasons,
	integrity: {
		title: 'Jawaban yang tidak dihitung',
		none: 'Semua jawaban dihitung.',
		excluded: (count: string) => `${count} jawaban tidak dihitung:`,
		withAll: (index: string, grade: string, respondents: string) => `Bila semuanya dihitung, indeks menjadi ${index} (mutu ${grade}) dari ${respondents} jawaban.`,
		few: 'Indeks bila semuanya dihitung tidak ditampilkan: yang tidak dihitung terlalu sedikit, sehingga isinya dapat diketahui.',
		noted: (count: string, reason: string) => `${count} jawaban ikut dihitung walaupun ${reason}.`,
		officer: (share: string) => `${share} % jawaban dituliskan oleh petugas.`,
		ticket: (share: string) => `${share} % jawaban datang dengan tiket antrean.`,
		rule: (version: string) => `Aturan jawaban versi ${version}; alasannya ditetapkan sebelum jawaban dibaca.`,
		late: (count: string) => `${count} jawaban tablet tiba setelah survei ditutup. Tersimpan, tetapi tidak mengubah hasil ini.`
	},
	rate: {
		known: (percent: string, answers: string, visits: string) => `Tingkat jawaban ${percent} % (${answers} dari ${visits} kunjungan).`,
		unknown: 'Tingkat jawaban belum diketahui: jumlah kunjungan tidak tercatat lengkap.'
	},
	unsure: 'Belum dapat diandalkan',
	quota: {
		title: 'Berapa orang perlu ditanya?',
		lead: 'Satu sampel untuk semua layanan di wilayah Anda (Krejcie dan Morgan), dibagi menurut jumlah pengguna setahun.',
		service: 'Layanan dan loket',
		users: 'Pengguna setahun',
		own: 'Bila disurvei sendiri',
		share: 'Bagian dari sampel bersama',
		answers: 'Sudah menjawab',
		unknown: 'belum diisi',
		link: 'Hitung sampel',
		caption: 'Sampel menurut layanan',
		total: (users: string, quota: string) => `${users} pengguna: sampel bersama ${quota} orang.`
	},
	published: {
		title: (service: string) => `Hasil survei kepuasan: ${service}`,
		index: 'Indeks Kepuasan Masyarakat (IKM)',
		grade: (grade: string, label: string) => `Mutu ${grade}, ${label}`,
		respondents: 'Orang yang menjawab',
		period: 'Masa survei',
		closedOn: (day: string) => `Ditetapkan ${day}. Angka di halaman ini tidak pernah berubah.`,
		interval: (low: string, high: string) => `Selang 95%: ${low} sampai ${high}.`,
		weight: (weight: string) => `bobot ${weight}`,
		below: (minimum: string) => `Jumlah responden di bawah minimal ${minimum}: bacalah indeks ini dengan hati-hati.`,
		few: 'Yang menjawab kurang dari 5 orang. Angkanya tidak ditampilkan, supaya jawaban seseorang tidak dapat dikenali.',
		dropped: (element: string, reason: string) => `${element} tidak ditanyakan: ${reason}`,
		small: (smallest: number) => `Golongan dengan kurang dari ${smallest} orang disembunyikan, bersama golongan terkecil berikutnya.`,
		thanks: 'Terima kasih kepada semua yang telah menjawab. Jawaban Anda menentukan apa yang diperbaiki lebih dahulu.',
		open: 'Menilai pelayanan ini'
	},
	followUp: {
		title: 'Rencana tindak lanjut',
		heading: (planned: number, of: number) => (planned === of ? 'Semua unsur terendah punya rencana' : `${planned} dari ${of} unsur terendah punya rencana`),
		lead: 'Tiga unsur terendah masing-masing diperbaiki oleh seseorang, sampai tanggal tertentu, dengan bukti.',
		none: 'Rencana tindak lanjut belum dibuat.',
		make: 'Buat rencana tindak lanjut',
		element: 'Unsur',
		plan: 'Apa yang diperbaiki, dan bagaimana?',
		planHint: 'Halaman ini dibaca masyarakat. Jangan tulis nama orang.',
		owner: 'Penanggung jawab',
		choose: 'Pilih',
		dueOn: 'Selesai paling lambat',
		save: 'Simpan rencana',
		change: 'Ubah rencana',
		by: (post: string) => `Penanggung jawab: ${post}.`,
		due: (day: string) => `Paling lambat ${day}.`,
		overdue: 'Lewat tanggal',
		states: { planned: 'Direncanakan', doing: 'Dikerjakan', done: 'Selesai', dropped: 'Dibatalkan' },
		progress: 'Catat kemajuan',
		text: 'Apa yang sudah terjadi? (bukti)',
		textHint: 'Halaman ini dibaca masyarakat. Jangan tulis nama orang. Alamat yang diawali https:// menjadi tautan.',
		state: 'Keadaan',
		file: 'Berkas bukti (PDF, PNG, atau JPEG, paling besar 5 MB)',
		fileHint: 'Berkas hanya dilihat petugas; catatannya dibaca masyarakat.',
		saveProgress: 'Simpan kemajuan',
		saved: 'Tersimpan dan tampil di halaman publik.',
		changed: (dueOn: string) => `Rencana diubah; tanggal sekarang ${dueOn}.`,
		overdueList: (count: number) => `${number(count, 'id')} tindak lanjut lewat tanggal`,
		public: 'Lihat halaman publik'
	}
};
