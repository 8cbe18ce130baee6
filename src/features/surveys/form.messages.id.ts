import type { Element } from './schema.ts';

/** What a visitor reads. Drafts in other languages of the region have the same shape. */
export const id = {
	questions: {
		requirements: { text: 'Apakah syarat yang diminta sesuai dengan layanannya?', answers: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'] },
		procedure: { text: 'Seberapa mudah alur pelayanan di sini?', answers: ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'] },
		duration: { text: 'Seberapa cepat kami melayani Anda?', answers: ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'] },
		cost: { text: 'Bagaimana biayanya menurut Anda?', answers: ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'] },
		product: { text: 'Apakah hasilnya sesuai dengan yang dijanjikan?', answers: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'] },
		competence: { text: 'Apakah petugas menguasai tugasnya?', answers: ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'] },
		conduct: {
			text: 'Apakah petugas sopan dan ramah?',
			answers: ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah']
		},
		complaints: {
			text: 'Bagaimana pengaduan pengguna ditangani di sini?',
			answers: ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik']
		},
		facilities: { text: 'Bagaimana tempat dan fasilitasnya?', answers: ['Buruk', 'Cukup', 'Baik', 'Sangat baik'] }
	} satisfies Record<Element, { text: string; answers: readonly [string, string, string, string] }>,
	visitor: {
		title: 'Tentang Anda (boleh dilewati)',
		hint: 'Tidak menyebut siapa Anda. Dipakai hanya untuk melihat apakah semua golongan terlayani baik.',
		unsaid: 'Tidak saya jawab',
		sex: { label: 'Jenis kelamin', options: { M: 'Laki-laki', F: 'Perempuan' } },
		ageBand: {
			label: 'Umur',
			options: { '17-25': '17–25 tahun', '26-35': '26–35 tahun', '36-45': '36–45 tahun', '46-55': '46–55 tahun', '56+': '56 tahun ke atas' }
		},
		education: { label: 'Pendidikan terakhir', options: { sd: 'SD', smp: 'SMP', sma: 'SMA/SMK', diploma: 'Diploma', s1: 'S-1/D-4', s2: 'S-2', s3: 'S-3' } },
		occupation: { label: 'Pekerjaan', options: { pns: 'ASN', tni_polri: 'TNI/Polri', private: 'Pegawai swasta', self_employed: 'Wirausaha', other: 'Lainnya' } }
	},
	form: {
		title: 'Bagaimana pelayanan kami tadi?',
		lead: (service: string, questions: number) => `${service}. ${questions} pertanyaan, tanpa nama, sekitar satu menit.`,
		of: (number: number, total: number) => `Pertanyaan ${number} dari ${total}`,
		choose: 'Pilih satu jawaban.',
		comment: 'Ada yang ingin Anda sampaikan?',
		commentHint: 'Jangan tulis nama atau nomor orang.',
		send: 'Kirim jawaban',
		answered: (total: number) => ` dari ${total} terjawab`,
		extras: 'Pertanyaan tambahan (boleh dilewati)',
		notTaken: 'Jawaban Anda tidak tersimpan',
		notTakenWhy: 'Survei ini ditutup sementara Anda mengisi. Jawaban yang baru Anda kirim tidak ikut dihitung.',
		closed: 'Survei di loket ini sedang tidak dibuka',
		closedNext: 'Terima kasih atas niat Anda. Silakan sampaikan pendapat langsung kepada petugas di loket.',
		ended: 'Tempat layanan ini sudah ditutup',
		endedNext: 'Surveinya tidak dibuka lagi. Terima kasih atas niat Anda.',
		lastResult: (from: string, to: string) => `Hasil survei ${from} sampai ${to}`,
		index: (value: string, grade: string) => `Indeks kepuasan ${value} dari 100, mutu ${grade}.`,
		respondents: (count: string) => `${count} orang menjawab.`,
		complaint: 'Ada yang tidak beres? Sampaikan kepada petugas atau lewat lapor.go.id. Anda boleh tanpa nama.',
		report: (agency: string) => `Laporkan kepada ${agency}`,
		languages: 'Bahasa',
		draft: 'Terjemahan perlu diperiksa.',
		large: 'Huruf besar',
		usual: 'Huruf biasa',
		listen: 'Dengarkan',
		silent: 'Tanpa suara',
		read: 'Bacakan',
		noVoice: 'Peramban ini tidak dapat membacakan. Mintalah petugas membacakannya.',
		officer: 'Diisi petugas untuk pengunjung. Tuliskan jawaban pengunjung apa adanya; cara pengisian ini dicantumkan pada hasil.',
		ticket: 'Dari tiket antrean Anda: dihitung satu kali, dan tidak menyimpan tiket mana.',
		ticketUseless: 'Tiket ini tidak dikenali atau sudah lewat tujuh hari. Anda tetap boleh menjawab.'
	},
	kiosk: {
		start: 'Mulai',
		back: 'Kembali',
		restart: 'Ulang dari awal',
		lead: (service: string, questions: number) => `${service}. Tekan satu jawaban di tiap layar, ${questions} layar, tanpa nama.`,
		away: 'Layar kembali ke awal sendiri bila tidak disentuh; jawaban yang belum selesai tidak disimpan.'
	},
	thanks: {
		title: 'Terima kasih, jawaban Anda tersimpan',
		next: (service: string) =>
			`Jawaban dari semua pengunjung ${service} dihitung menjadi satu nilai. Unsur yang paling rendah diperbaiki lebih dahulu, dan hasilnya diumumkan setelah survei ditutup.`,
		anonymous: 'Kami tidak menyimpan nama, alamat perangkat, atau jam Anda mengisi.',
		watch: 'Agar tidak ada yang mengisi berkali-kali, tanda acak perangkat diingat sampai hari ini berganti, terpisah dari jawaban Anda.',
		again: 'Isi untuk kunjungan lain'
	}
};
