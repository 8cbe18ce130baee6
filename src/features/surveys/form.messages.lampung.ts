import type { id } from './form.messages.id.ts';

/** Lampung (Api). A draft: still to be checked by a speaker, and the page says so. */
export const lampung: typeof id = {
	questions: {
		requirements: { text: 'Api syarat sai dikilu sesuai jama layananni?', answers: ['Mak sesuai', 'Kurang sesuai', 'Sesuai', 'Sesuai temon'] },
		procedure: { text: 'Gampang mawat alur pelayanan di ija?', answers: ['Mak gampang', 'Kurang gampang', 'Gampang', 'Gampang temon'] },
		duration: { text: 'Cepat mawat sikam ngelayani Kuti?', answers: ['Mak cepat', 'Kurang cepat', 'Cepat', 'Cepat temon'] },
		cost: { text: 'Repa biayani nurut Kuti?', answers: ['Mahal temon', 'Cukup mahal', 'Murah', 'Mak mbayar'] },
		product: { text: 'Hasilni sesuai mawat jama sai dijanjiko?', answers: ['Mak sesuai', 'Kurang sesuai', 'Sesuai', 'Sesuai temon'] },
		competence: { text: 'Petugasni pandai mawat jama guaini?', answers: ['Mak pandai', 'Kurang pandai', 'Pandai', 'Pandai temon'] },
		conduct: { text: 'Petugasni sopan rik ramah mawat?', answers: ['Mak sopan rik ramah', 'Kurang sopan rik ramah', 'Sopan rik ramah', 'Sopan rik ramah temon'] },
		complaints: { text: 'Repa pengaduan jelma diurus di ija?', answers: ['Mak wat', 'Wat kidang mak bejalan', 'Bejalan kidang makkung penuh', 'Diurus wawai'] },
		facilities: { text: 'Repa rang rik fasilitasni?', answers: ['Jahal', 'Cukup', 'Wawai', 'Wawai temon'] }
	},
	visitor: {
		title: 'Tentang Kuti (dapok diliwati)',
		hint: 'Mak nyebut sapa Kuti. Angkah dipakai ngeliyak api unyin jelma dilayani wawai.',
		unsaid: 'Mak kujawab',
		sex: { label: 'Ragah api bebai', options: { M: 'Ragah', F: 'Bebai' } },
		ageBand: { label: 'Umor', options: { '17-25': '17–25 tahun', '26-35': '26–35 tahun', '36-45': '36–45 tahun', '46-55': '46–55 tahun', '56+': '56 tahun mit unggak' } },
		education: { label: 'Sekula terakhir', options: { sd: 'SD', smp: 'SMP', sma: 'SMA/SMK', diploma: 'Diploma', s1: 'S-1/D-4', s2: 'S-2', s3: 'S-3' } },
		occupation: { label: 'Guai', options: { pns: 'ASN', tni_polri: 'TNI/Polri', private: 'Pegawai swasta', self_employed: 'Usaha sayan', other: 'Barihni' } }
	},
	form: {
		title: 'Repa pelayanan sikam jeno?',
		lead: (service, questions) => `${service}. ${questions} pertanyaan, mak makai gelar, kira-kira semenit.`,
		of: (number, total) => `Pertanyaan ${number} jak ${total}`,
		choose: 'Pilih sai jawaban.',
		comment: 'Wat sai haga Kuti sampaiko?',
		commentHint: 'Dang nulis gelar api nomor jelma.',
		send: 'Kirim jawaban',
		answered: (total) => ` jak ${total} radu dijawab`,
		extras: 'Pertanyaan tambahan (dapok diliwati)',
		notTaken: 'Jawaban Kuti mak tersimpan',
		notTakenWhy: 'Survei inji ditutup waktu Kuti lagi ngisi. Jawaban sai ampai Kuti kirim mak nutuk dihitung.',
		closed: 'Survei di loket inji lagi mak dibuka',
		closedNext: 'Terima kasih niat Kuti. Sampaiko langsung jama petugas di loket.',
		ended: 'Pok layanan inji radu ditutup',
		endedNext: 'Surveini mak dibuka lagi. Terima kasih niat Kuti.',
		lastResult: (from, to) => `Hasil survei ${from} sampai ${to}`,
		index: (value, grade) => `Indeks kepuasan ${value} jak 100, mutu ${grade}.`,
		respondents: (count) => `${count} jelma nyawab.`,
		complaint: 'Wat sai mak beres? Sampaiko jama petugas api liwat lapor.go.id. Dapok mak makai gelar.',
		report: (agency: string) => `Lapor jama ${agency}`,
		languages: 'Bahasa',
		draft: 'Terjemahan perlu diperiksa.',
		large: 'Huruf balak',
		usual: 'Huruf biasa',
		listen: 'Dengiko',
		silent: 'Mak makai suara',
		read: 'Bacako',
		noVoice: 'Peramban inji mak dapok macako. Kilu tulung petugas macako.',
		officer: 'Diisi petugas guai pengunjung. Tulis jawaban pengunjung api adani; cara ngisi inji dicantumko di hasil.',
		ticket: 'Jak tiket antrean Kuti: dihitung sekali, mak nyimpan tiket sipa.',
		ticketUseless: 'Tiket inji mak dikenal api radu liwat pitu rani. Kuti tetap dapok nyawab.'
	},
	kiosk: {
		start: 'Mulai',
		back: 'Mulang',
		restart: 'Ulang jak awal',
		lead: (service, questions) => `${service}. Tekan sai jawaban unggal layar, ${questions} layar, mak makai gelar.`,
		away: 'Layar mulang mit awal sayan kik mak ditemuk; jawaban sai makkung radu mak disimpan.'
	},
	thanks: {
		title: 'Terima kasih, jawaban Kuti radu disimpan',
		next: (service) => `Jawaban unyin pengunjung ${service} dihitung jadi sai nilai. Sai paling rendah diwawaiko pai, rik hasilni diumumko kik survei radu ditutup.`,
		anonymous: 'Sikam mak nyimpan gelar, alamat perangkat, api jam Kuti ngisi.',
		watch: 'In mak wat sai ngisi berulang-ulang, tanda acak perangkat diingok sampai rani inji radu, tepisah jak jawaban Kuti.',
		again: 'Isi guai kunjungan barih'
	}
};
