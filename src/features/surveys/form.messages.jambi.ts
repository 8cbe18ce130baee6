import type { id } from './form.messages.id.ts';

/** Melayu Jambi. A draft: still to be checked by a speaker, and the page says so. */
export const jambi: typeof id = {
	questions: {
		requirements: { text: 'Apo syarat yang dimintak cocok samo layanannyo?', answers: ['Dak cocok', 'Kurang cocok', 'Cocok', 'Cocok nian'] },
		procedure: { text: 'Gampang dak alur pelayanan di siko?', answers: ['Dak gampang', 'Kurang gampang', 'Gampang', 'Gampang nian'] },
		duration: { text: 'Cepat dak kami ngelayani Sanak?', answers: ['Dak cepat', 'Kurang cepat', 'Cepat', 'Cepat nian'] },
		cost: { text: 'Cak mano biayanyo menurut Sanak?', answers: ['Mahal nian', 'Agak mahal', 'Murah', 'Dak bayar'] },
		product: { text: 'Hasilnyo cocok dak samo yang dijanjikan?', answers: ['Dak cocok', 'Kurang cocok', 'Cocok', 'Cocok nian'] },
		competence: { text: 'Petugasnyo pandai dak samo kerjonyo?', answers: ['Dak pandai', 'Kurang pandai', 'Pandai', 'Pandai nian'] },
		conduct: { text: 'Petugasnyo sopan dan ramah dak?', answers: ['Dak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sopan dan ramah nian'] },
		complaints: { text: 'Cak mano pengaduan orang diurus di siko?', answers: ['Dak ado', 'Ado tapi dak jalan', 'Jalan tapi belum penuh', 'Diurus dengan elok'] },
		facilities: { text: 'Cak mano tempat dan fasilitasnyo?', answers: ['Buruk', 'Cukup', 'Elok', 'Elok nian'] }
	},
	visitor: {
		title: 'Tentang Sanak (boleh dilewati)',
		hint: 'Dak nyebut siapo Sanak. Cuma dipakai untuk nengok apo semuo orang dilayani elok.',
		unsaid: 'Dak sayo jawab',
		sex: { label: 'Lanang apo betino', options: { M: 'Lanang', F: 'Betino' } },
		ageBand: { label: 'Umur', options: { '17-25': '17–25 tahun', '26-35': '26–35 tahun', '36-45': '36–45 tahun', '46-55': '46–55 tahun', '56+': '56 tahun ke atas' } },
		education: { label: 'Sekolah terakhir', options: { sd: 'SD', smp: 'SMP', sma: 'SMA/SMK', diploma: 'Diploma', s1: 'S-1/D-4', s2: 'S-2', s3: 'S-3' } },
		occupation: { label: 'Gawe', options: { pns: 'ASN', tni_polri: 'TNI/Polri', private: 'Pegawai swasta', self_employed: 'Usaho dewek', other: 'Lainnyo' } }
	},
	form: {
		title: 'Cak mano pelayanan kami tadi?',
		lead: (service, questions) => `${service}. ${questions} pertanyoan, dak pakai namo, kiro-kiro semenit.`,
		of: (number, total) => `Pertanyoan ${number} dari ${total}`,
		choose: 'Pilih sikok jawaban.',
		comment: 'Ado yang nak Sanak sampaikan?',
		commentHint: 'Jangan nulis namo atau nomor orang.',
		send: 'Kirim jawaban',
		answered: (total) => ` dari ${total} lah dijawab`,
		extras: 'Pertanyoan tambahan (boleh dilewati)',
		notTaken: 'Jawaban Sanak dak tersimpan',
		notTakenWhy: 'Survei iko ditutup waktu Sanak lagi ngisi. Jawaban yang baru Sanak kirim dak ikut diitung.',
		closed: 'Survei di loket iko lagi dak dibuka',
		closedNext: 'Terimo kasih niat Sanak. Silakan sampaikan langsung ke petugas di loket.',
		ended: 'Tempat layanan iko lah ditutup',
		endedNext: 'Surveinyo dak dibuka lagi. Terimo kasih niat Sanak.',
		lastResult: (from, to) => `Hasil survei ${from} sampai ${to}`,
		index: (value, grade) => `Indeks kepuasan ${value} dari 100, mutu ${grade}.`,
		respondents: (count) => `${count} orang nyawab.`,
		complaint: 'Ado yang dak beres? Sampaikan ke petugas atau lewat lapor.go.id. Boleh dak pakai namo.',
		report: (agency: string) => `Lapor ke ${agency}`,
		languages: 'Bahaso',
		draft: 'Terjemahan perlu diperiksa.',
		large: 'Huruf besak',
		usual: 'Huruf biaso',
		listen: 'Dengarkan',
		silent: 'Dak pakai suaro',
		read: 'Bacokan',
		noVoice: 'Peramban iko dak biso macokan. Mintak petugas macokannyo.',
		officer: 'Diisi petugas untuk pengunjung. Tulis jawaban pengunjung apo adonyo; caro ngisi iko dicantumkan di hasil.',
		ticket: 'Dari tiket antrean Sanak: diitung sekali, dak nyimpan tiket mano.',
		ticketUseless: 'Tiket iko dak dikenal atau lah lewat tujuh hari. Sanak tetap boleh nyawab.'
	},
	kiosk: {
		start: 'Mulai',
		back: 'Balik',
		restart: 'Ulang dari awal',
		lead: (service, questions) => `${service}. Tekan satu jawaban tiap layar, ${questions} layar, dak pakai namo.`,
		away: 'Layar balik ke awal dewek kalu dak disentuh; jawaban yang belum sudah dak disimpan.'
	},
	thanks: {
		title: 'Terimo kasih, jawaban Sanak lah disimpan',
		next: (service) => `Jawaban semuo pengunjung ${service} diitung jadi satu nilai. Yang paling rendah dielokkan dulu, dan hasilnyo diumumkan kalu survei lah ditutup.`,
		anonymous: 'Kami dak nyimpan namo, alamat perangkat, atau jam Sanak ngisi.',
		watch: 'Biak dak ado yang ngisi berulang-ulang, tando acak perangkat diingat sampai hari iko abis, tepisah dari jawaban Sanak.',
		again: 'Isi untuk kunjungan lain'
	}
};
