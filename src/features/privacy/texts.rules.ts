import type { Locale } from '#platform/context.ts';
import type { Basis, Purpose, RetentionKind } from './schema.ts';

export interface PrivacyWords {
	readonly title: string;
	readonly why: string;
	/** Kinds of data. */
	readonly data: readonly string[];
	readonly basis: string;
	readonly recipients: readonly string[];
	/** What stays although the rest is deleted, and why. */
	readonly stays: string;
}

/** One version of the text of a purpose. Never changed once it was shown: a new version is added below it, and a row with its checksum by a migration. */
export interface PrivacyText {
	readonly purpose: Purpose;
	readonly version: string;
	/** 'YYYY-MM-DD' */
	readonly validFrom: string;
	readonly basis: Basis;
	readonly retention: readonly RetentionKind[];
	readonly words: Readonly<Record<Locale, PrivacyWords>>;
}

/** @source UU 27/2022 Pasal 20 (bases), 21 (what is told); docs/rules/privacy.md */
export const PRIVACY_TEXTS: readonly PrivacyText[] = [
	{
		purpose: 'complaint', version: '2026-1', validFrom: '2026-01-01', basis: 'legal_duty', retention: ['complaint_draft', 'complaint_reporter', 'complaint_photo'],
		words: {
			id: {
				title: 'Menyampaikan pengaduan', why: 'Supaya pengaduan dapat diperiksa, dijawab, dan penyebabnya diperbaiki.',
				data: ['Isi laporan, tempat, dan foto yang Anda kirim; keterangan di dalam berkas foto dibuang.', 'Nama dan kontak, hanya bila Anda mengisinya; disimpan terkunci.', 'Alamat jaringan dan jenis peramban tidak dicatat.'],
				basis: 'Kewajiban pemerintah mengelola pengaduan pelayanan publik (UU 25/2009, Perpres 76/2013). Bukan persetujuan: laporan dapat dikirim tanpa nama.',
				recipients: ['Unit yang menangani laporan.', 'Pengelola pengaduan, satu-satunya yang boleh membuka nama Anda; setiap pembukaan dicatat.', 'Inspektorat, untuk laporan pelanggaran.'],
				stays: 'Isi dan jawaban laporan tetap disimpan tanpa nama sebagai bukti pelayanan dan dasar angka.'
			},
			en: {
				title: 'Sending a complaint', why: 'So that a complaint can be looked into and answered, and its cause mended.',
				data: ['The report, the place and the photos that you send; what photo files tell beside the picture is removed.', 'Name and contact, only if you give them; kept sealed.', 'Network address and kind of browser are not kept.'],
				basis: 'The duty of a government to handle complaints about public service (UU 25/2009, Perpres 76/2013). Not consent: a report may be sent without a name.',
				recipients: ['The unit that handles the report.', 'The complaint administrator, who alone may open your name; each opening is recorded.', 'The inspectorate, for reports of violations.'],
				stays: 'The report and its answers stay without the name, as evidence of service and ground of the figures.'
			}
		}
	},
	{
		purpose: 'complaint', version: '2026-2', validFrom: '2026-11-22', basis: 'legal_duty', retention: ['complaint_draft', 'complaint_reporter', 'complaint_photo', 'supporter_note'],
		words: {
			id: {
				title: 'Menyampaikan pengaduan', why: 'Supaya pengaduan dapat diperiksa, dijawab, dan penyebabnya diperbaiki.',
				data: ['Isi laporan, tempat, dan foto yang Anda kirim; keterangan di dalam berkas foto dibuang.', 'Nama dan kontak, hanya bila Anda mengisinya; disimpan terkunci.', 'Bila Anda bergabung dengan laporan orang lain: harinya dan catatan Anda, tanpa nama.', 'Alamat jaringan dan jenis peramban tidak dicatat.'],
				basis: 'Kewajiban pemerintah mengelola pengaduan pelayanan publik (UU 25/2009, Perpres 76/2013). Bukan persetujuan: laporan dapat dikirim tanpa nama.',
				recipients: ['Unit yang menangani laporan.', 'Pengelola pengaduan, satu-satunya yang boleh membuka nama Anda; setiap pembukaan dicatat.', 'Inspektorat, untuk laporan pelanggaran.'],
				stays: 'Isi dan jawaban laporan tetap disimpan tanpa nama sebagai bukti pelayanan dan dasar angka.'
			},
			en: {
				title: 'Sending a complaint', why: 'So that a complaint can be looked into and answered, and its cause mended.',
				data: ['The report, the place and the photos that you send; what photo files tell beside the picture is removed.', 'Name and contact, only if you give them; kept sealed.', 'If you join the report of somebody else: the day and your note, without a name.', 'Network address and kind of browser are not kept.'],
				basis: 'The duty of a government to handle complaints about public service (UU 25/2009, Perpres 76/2013). Not consent: a report may be sent without a name.',
				recipients: ['The unit that handles the report.', 'The complaint administrator, who alone may open your name; each opening is recorded.', 'The inspectorate, for reports of violations.'],
				stays: 'The report and its answers stay without the name, as evidence of service and ground of the figures.'
			}
		}
	},
	{
		purpose: 'complaint_mail', version: '2026-1', validFrom: '2026-01-01', basis: 'consent', retention: ['complaint_reporter'],
		words: {
			id: {
				title: 'Kabar laporan lewat surel', why: 'Supaya Anda tahu bila laporan dijawab, tanpa membuka halaman pantau.',
				data: ['Alamat surel yang Anda isi.'], basis: 'Persetujuan Anda. Tanpa itu laporan ditangani dengan cara yang sama. Persetujuan dapat ditarik kapan saja dan langsung berlaku.',
				recipients: ['Penyedia surel yang dipakai instansi untuk mengirim.'], stays: 'Catatan bahwa persetujuan pernah diberikan dan ditarik, tanpa alamat surel.'
			},
			en: {
				title: 'News of a report by e-mail', why: 'So that you know when a report is answered without opening its page.',
				data: ['The e-mail address that you give.'], basis: 'Your consent. Without it the report is handled the same way. Consent can be withdrawn at any time, at once.',
				recipients: ['The mail provider with which the government sends.'], stays: 'The note that consent was given and withdrawn, without the address.'
			}
		}
	},
	{
		purpose: 'complaint_mail', version: '2026-2', validFrom: '2026-11-22', basis: 'consent', retention: ['complaint_reporter'],
		words: {
			id: {
				title: 'Kabar laporan lewat surel', why: 'Supaya Anda tahu bila laporan dijawab, tanpa membuka halaman pantau.',
				data: ['Alamat surel yang Anda isi, dan bahasa halaman tempat Anda mengisinya.'], basis: 'Persetujuan Anda. Tanpa itu laporan ditangani dengan cara yang sama. Persetujuan dapat ditarik kapan saja dan langsung berlaku.',
				recipients: ['Penyedia surel yang dipakai instansi untuk mengirim.'], stays: 'Catatan bahwa persetujuan pernah diberikan dan ditarik, tanpa alamat surel.'
			},
			en: {
				title: 'News of a report by e-mail', why: 'So that you know when a report is answered without opening its page.',
				data: ['The e-mail address that you give, and the language of the page on which you gave it.'], basis: 'Your consent. Without it the report is handled the same way. Consent can be withdrawn at any time, at once.',
				recipients: ['The mail provider with which the government sends.'], stays: 'The note that consent was given and withdrawn, without the address.'
			}
		}
	},
	{
		purpose: 'survey', version: '2026-1', validFrom: '2026-01-01', basis: 'legal_duty', retention: ['survey_comment'],
		words: {
			id: {
				title: 'Menjawab survei kepuasan', why: 'Untuk menghitung indeks kepuasan masyarakat dan memperbaiki layanan yang dinilai rendah.',
				data: ['Nilai sembilan unsur dan tulisan bebas bila Anda mengisinya.', 'Kelompok umur, jenis kelamin, pendidikan, dan pekerjaan bila Anda mengisinya.', 'Tanda sekali pakai dari kunjungan, supaya satu kunjungan dihitung sekali. Nama, NIK, dan alamat jaringan tidak diminta dan tidak disimpan.'],
				basis: 'Kewajiban menyelenggarakan survei kepuasan (PermenPANRB 14/2017). Anda boleh tidak menjawab, seluruhnya atau sebagian.',
				recipients: ['Pengelola survei unit layanan.', 'Umum: hanya hasil yang digabungkan; kelompok kurang dari lima orang tidak ditampilkan.'],
				stays: 'Nilai tetap disimpan tanpa tulisan bebas, karena hasil yang sudah terbit harus dapat dihitung ulang.'
			},
			en: {
				title: 'Answering a satisfaction survey', why: 'To count the satisfaction index and mend services that are rated low.',
				data: ['The scores of nine elements, and free text if you write any.', 'Age band, sex, education and occupation if you give them.', 'A one-time token of the visit, so that one visit counts once. Name, identity number and network address are neither asked nor kept.'],
				basis: 'The duty to hold satisfaction surveys (PermenPANRB 14/2017). You may leave all or any of it unanswered.',
				recipients: ['Those who manage the surveys of the unit.', 'The public: joined results only; groups of fewer than five are not shown.'],
				stays: 'Scores stay without free text, because a published result must be countable again.'
			}
		}
	},
	{
		purpose: 'account', version: '2026-1', validFrom: '2026-01-01', basis: 'public_task', retention: ['session', 'attempt', 'notification'],
		words: {
			id: {
				title: 'Akun petugas', why: 'Supaya hanya yang berwenang dapat masuk, dan setiap perbuatan dapat dipertanggungjawabkan.',
				data: ['Nama, NIP atau surel, peran, dan unit.', 'Sandi dalam bentuk yang tidak dapat dibaca, kunci sandi, dan kode ponsel bila dipasang.', 'Waktu masuk dan nama peramban tiap perangkat, untuk daftar perangkat Anda sendiri.', 'Jejak audit: siapa melakukan apa dan kapan.', 'Pemberitahuan; surel mengikuti pilihan Anda.'],
				basis: 'Tugas pemerintahan dan kewajiban mengamankan data (UU 27/2022 Pasal 35). Bukan persetujuan: akun melekat pada tugas.',
				recipients: ['Administrator instansi.', 'Pemeriksa, untuk jejak audit.'],
				stays: 'Jejak audit tetap disimpan utuh: ia membuktikan pemakaian wewenang dan tidak memuat nama.'
			},
			en: {
				title: 'Accounts of officers', why: 'So that only those with authority can enter, and every act can be accounted for.',
				data: ['Name, NIP or e-mail, roles and unit.', 'The password in a form that cannot be read, passkeys, and phone codes if set up.', 'Time of sign-in and name of the browser of each device, for your own list of devices.', 'Audit trail: who did what, and when.', 'Notifications; mail follows your choice.'],
				basis: 'Task of government and duty to secure data (UU 27/2022, Pasal 35). Not consent: the account belongs to the post.',
				recipients: ['The administrator of the government.', 'Auditors, for the trail.'],
				stays: 'The audit trail stays whole: it proves the use of authority and holds no names.'
			}
		}
	},
	{
		purpose: 'registry', version: '2026-1', validFrom: '2026-01-01', basis: 'legal_duty', retention: ['import_file'],
		words: {
			id: {
				title: 'Data pegawai dan pengembangan kompetensi', why: 'Untuk mengelola jabatan, kebutuhan pelatihan, jam pelajaran (JP), dan mengukur apakah pelatihan memperbaiki layanan.',
				data: ['NIP, nama, tempat dan tanggal lahir, pendidikan, kontak, golongan, jabatan, dan unit dari data SIASN.', 'Pelatihan yang diikuti, kehadiran, dan JP beserta buktinya.'],
				basis: 'Kewajiban manajemen ASN dan pengembangan kompetensi (UU 20/2023, Peraturan LAN 10/2018). Bukan persetujuan: data tetap diperlukan selama Anda menjadi ASN.',
				recipients: ['Pengelola kepegawaian dan pelatihan dalam unitnya.', 'Atasan, untuk bawahannya.', 'Penyelenggara pelatihan, untuk pesertanya.'],
				stays: 'Riwayat jabatan dan JP tetap disimpan: itu hak kepegawaian Anda. Berkas impor dihapus.'
			},
			en: {
				title: 'Registry of staff and their training', why: 'To manage posts, training needs and lesson hours (JP), and to measure whether training made services better.',
				data: ['NIP, name, place and date of birth, education, contact, rank, post and unit from SIASN.', 'Training taken, attendance, and JP with their proof.'],
				basis: 'The duty to manage civil servants and develop their competence (UU 20/2023, LAN Regulation 10/2018). Not consent: the data are needed as long as you are a civil servant.',
				recipients: ['Those who manage staff and training, within their unit.', 'Superiors, for their own staff.', 'Organisers of training, for its participants.'],
				stays: 'History of posts and JP stay: they are your rights as a civil servant. Files of imports are deleted.'
			}
		}
	},
	{
		purpose: 'registry', version: '2026-2', validFrom: '2026-11-22', basis: 'legal_duty', retention: ['import_file', 'post_training_words'],
		words: {
			id: {
				title: 'Data pegawai dan pengembangan kompetensi', why: 'Untuk mengelola jabatan, kebutuhan pelatihan, jam pelajaran (JP), dan mengukur apakah pelatihan memperbaiki layanan.',
				data: ['NIP, nama, tempat dan tanggal lahir, pendidikan, kontak, golongan, jabatan, dan unit dari data SIASN.', 'Pelatihan yang diikuti, kehadiran, nilai tes, dan JP beserta buktinya.', 'Siapa yang ditanya setelah pelatihan. Jawabannya disimpan terpisah, tanpa nama dan tanpa tanggal.'],
				basis: 'Kewajiban manajemen ASN dan pengembangan kompetensi (UU 20/2023, Peraturan LAN 10/2018). Bukan persetujuan: data tetap diperlukan selama Anda menjadi ASN.',
				recipients: ['Pengelola kepegawaian dan pelatihan dalam unitnya.', 'Atasan, untuk bawahannya.', 'Penyelenggara pelatihan, untuk pesertanya.'],
				stays: 'Riwayat jabatan dan JP tetap disimpan: itu hak kepegawaian Anda. Berkas impor dan tulisan bebas dalam jawaban dihapus.'
			},
			en: {
				title: 'Registry of staff and their training', why: 'To manage posts, training needs and lesson hours (JP), and to measure whether training made services better.',
				data: ['NIP, name, place and date of birth, education, contact, rank, post and unit from SIASN.', 'Training taken, attendance, test scores, and JP with their proof.', 'Who is asked after a training. The answers are kept apart, without name or day.'],
				basis: 'The duty to manage civil servants and develop their competence (UU 20/2023, LAN Regulation 10/2018). Not consent: the data are needed as long as you are a civil servant.',
				recipients: ['Those who manage staff and training, within their unit.', 'Superiors, for their own staff.', 'Organisers of training, for its participants.'],
				stays: 'History of posts and JP stay: they are your rights as a civil servant. Files of imports and free words in answers are deleted.'
			}
		}
	},
	{
		purpose: 'privacy_request', version: '2026-1', validFrom: '2026-01-01', basis: 'legal_duty', retention: ['privacy_request'],
		words: {
			id: {
				title: 'Permintaan tentang data pribadi', why: 'Untuk memeriksa dan menjawab permintaan Anda dalam 3 × 24 jam.',
				data: ['Nama, kontak, dan isi permintaan; disimpan terkunci.', 'Jawaban yang diberikan; disimpan terkunci.'],
				basis: 'Kewajiban pengendali data pribadi (UU 27/2022).', recipients: ['Pengelola pelindungan data instansi.'], stays: 'Jenis, waktu, dan hasil permintaan tanpa isinya.'
			},
			en: {
				title: 'Requests about personal data', why: 'To look into your request and answer it within 3 × 24 hours.',
				data: ['Name, contact and the words of the request; kept sealed.', 'The answer; kept sealed.'],
				basis: 'The duty of a controller of personal data (UU 27/2022).', recipients: ['Those who look after data protection in the government.'], stays: 'Kind, time and outcome of the request, without its words.'
			}
		}
	}
];
