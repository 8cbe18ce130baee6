import type { id } from './form.messages.id.ts';

/** Javanese (krama). A draft: still to be checked by a speaker, and the page says so. */
export const jawa: typeof id = {
	questions: {
		requirements: { text: 'Punapa syarat ingkang dipunsuwun cocok kaliyan layananipun?', answers: ['Mboten cocok', 'Kirang cocok', 'Cocok', 'Cocok sanget'] },
		procedure: { text: 'Sepinten gampilipun alur pelayanan ing mriki?', answers: ['Mboten gampil', 'Kirang gampil', 'Gampil', 'Gampil sanget'] },
		duration: { text: 'Sepinten rikatipun anggen kula ngladosi Panjenengan?', answers: ['Mboten rikat', 'Kirang rikat', 'Rikat', 'Rikat sanget'] },
		cost: { text: 'Kados pundi ragadipun miturut Panjenengan?', answers: ['Awis sanget', 'Radi awis', 'Mirah', 'Tanpa ragad'] },
		product: { text: 'Punapa asilipun cocok kaliyan ingkang dipunjanji?', answers: ['Mboten cocok', 'Kirang cocok', 'Cocok', 'Cocok sanget'] },
		competence: { text: 'Punapa petugasipun nguwaosi tugasipun?', answers: ['Mboten nguwaosi', 'Kirang nguwaosi', 'Nguwaosi', 'Nguwaosi sanget'] },
		conduct: { text: 'Punapa petugasipun sopan lan grapyak?', answers: ['Mboten sopan lan grapyak', 'Kirang sopan lan grapyak', 'Sopan lan grapyak', 'Sopan lan grapyak sanget'] },
		complaints: { text: 'Kados pundi pangaduan dipuntindakaken ing mriki?', answers: ['Mboten wonten', 'Wonten nanging mboten mlampah', 'Mlampah nanging dereng sampurna', 'Dipunurus kanthi sae'] },
		facilities: { text: 'Kados pundi papan lan fasilitasipun?', answers: ['Awon', 'Cekap', 'Sae', 'Sae sanget'] }
	},
	visitor: {
		title: 'Bab Panjenengan (kenging dipunlangkahi)',
		hint: 'Mboten nyebat sinten Panjenengan. Namung kangge mirsani punapa sedaya tiyang dipunladosi kanthi sae.',
		unsaid: 'Mboten kula wangsuli',
		sex: { label: 'Jaler punapa estri', options: { M: 'Jaler', F: 'Estri' } },
		ageBand: { label: 'Yuswa', options: { '17-25': '17–25 taun', '26-35': '26–35 taun', '36-45': '36–45 taun', '46-55': '46–55 taun', '56+': '56 taun minggah' } },
		education: { label: 'Sekolah pungkasan', options: { sd: 'SD', smp: 'SMP', sma: 'SMA/SMK', diploma: 'Diploma', s1: 'S-1/D-4', s2: 'S-2', s3: 'S-3' } },
		occupation: { label: 'Padamelan', options: { pns: 'ASN', tni_polri: 'TNI/Polri', private: 'Pegawai swasta', self_employed: 'Wiraswasta', other: 'Sanesipun' } }
	},
	form: {
		title: 'Kados pundi pelayanan kula wau?',
		lead: (service, questions) => `${service}. ${questions} pitakenan, tanpa nami, kirang langkung samenit.`,
		of: (number, total) => `Pitakenan ${number} saking ${total}`,
		choose: 'Mangga pilih satunggal wangsulan.',
		comment: 'Wonten ingkang badhe Panjenengan aturaken?',
		commentHint: 'Sampun nyerat nami utawi nomer tiyang.',
		send: 'Kirim wangsulan',
		answered: (total) => ` saking ${total} sampun dipunwangsuli`,
		extras: 'Pitakenan tambahan (kenging dipunlangkahi)',
		notTaken: 'Wangsulan Panjenengan mboten kasimpen',
		notTakenWhy: 'Survei menika dipuntutup nalika Panjenengan saweg ngisi. Wangsulan ingkang nembe dipunkirim mboten katut dipunetang.',
		closed: 'Survei ing loket menika saweg mboten dipunbikak',
		closedNext: 'Matur nuwun awit niat Panjenengan. Mangga ngaturaken langsung dhateng petugas ing loket.',
		ended: 'Papan layanan menika sampun katutup',
		endedNext: 'Surveinipun mboten dipunbikak malih. Matur nuwun awit niat Panjenengan.',
		lastResult: (from, to) => `Asil survei ${from} dumugi ${to}`,
		index: (value, grade) => `Indeks kepuasan ${value} saking 100, mutu ${grade}.`,
		respondents: (count) => `${count} tiyang paring wangsulan.`,
		complaint: 'Wonten ingkang mboten leres? Aturaken dhateng petugas utawi lumantar lapor.go.id. Kenging tanpa nami.',
		report: (agency: string) => `Lapor dhateng ${agency}`,
		languages: 'Basa',
		draft: 'Terjemahan perlu diperiksa.',
		large: 'Aksara ageng',
		usual: 'Aksara limrah',
		listen: 'Mirengaken',
		silent: 'Tanpa swanten',
		read: 'Waosaken',
		noVoice: 'Peramban menika mboten saged maosaken. Mangga nyuwun petugas maosaken.',
		officer: 'Dipunisi petugas kangge pengunjung. Seraten wangsulan pengunjung menapa wontenipun; cara ngisi menika dipuncantumaken ing asil.',
		ticket: 'Saking tiket antrean Panjenengan: dipunetang sepisan, mboten nyimpen tiket pundi.',
		ticketUseless: 'Tiket menika mboten dipuntepangi utawi sampun langkung pitung dinten. Panjenengan tetep kenging mangsuli.'
	},
	kiosk: {
		start: 'Wiwiti',
		back: 'Wangsul',
		restart: 'Wiwiti malih',
		lead: (service, questions) => `${service}. Pencet satunggal wangsulan saben layar, ${questions} layar, tanpa nami.`,
		away: 'Layar wangsul dhateng wiwitan piyambak menawi mboten dipuntutul; wangsulan ingkang dereng rampung mboten dipunsimpen.'
	},
	thanks: {
		title: 'Matur nuwun, wangsulan Panjenengan sampun kasimpen',
		next: (service) => `Wangsulan sedaya pengunjung ${service} dipunetang dados satunggal biji. Ingkang paling andhap dipundandosi rumiyin, lan asilipun dipunumumaken sasampunipun survei dipuntutup.`,
		anonymous: 'Kula mboten nyimpen nami, alamat perangkat, utawi jam Panjenengan ngisi.',
		watch: 'Supados mboten wonten ingkang ngisi bola-bali, tandha acak perangkat dipunenget dumugi dinten menika gantos, kapisah saking wangsulan Panjenengan.',
		again: 'Isi kangge kunjungan sanes'
	}
};
