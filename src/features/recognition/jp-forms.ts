/** Form of development by its SIASN `jenisDiklat` id; `education` is formal study, which SIASN keeps elsewhere. */
export const JP_FORM_IDS = [
	'1',
	'2',
	'3',
	'4',
	'5',
	'6',
	'7',
	'8',
	'9',
	'10',
	'11',
	'12',
	'13',
	'14',
	'15',
	'16',
	'17',
	'18',
	'19',
	'20',
	'21',
	'22',
	'23',
	'24',
	'25',
	'education'
] as const;
export type JpFormId = (typeof JP_FORM_IDS)[number];

export interface JpForm {
	readonly id: JpFormId;
	/** Official name, as on screen in Indonesian. */
	readonly name: string;
	readonly nameEnglish: string;
	/** jalur: pendidikan, klasikal, nonklasikal. */
	readonly path: 'education' | 'classical' | 'nonclassical';
	/** Letter of SIASN that says which IP ASN indicator the record feeds: T technical, F functional, P supporting. */
	readonly siasnGroup: 'T' | 'F' | 'P' | null;
}

/** The 25 forms of PerLAN 10/2018 as SIASN numbers them, and formal study. docs/rules/jp.md § 2 */
export const jpForms: Readonly<Record<JpFormId, JpForm>> = {
	1: { id: '1', name: 'Pelatihan struktural kepemimpinan', nameEnglish: 'Leadership training', path: 'classical', siasnGroup: 'T' },
	2: { id: '2', name: 'Pelatihan fungsional', nameEnglish: 'Functional training', path: 'classical', siasnGroup: 'F' },
	3: { id: '3', name: 'Pelatihan teknis', nameEnglish: 'Technical training', path: 'classical', siasnGroup: 'T' },
	4: { id: '4', name: 'Workshop/lokakarya', nameEnglish: 'Workshop', path: 'classical', siasnGroup: 'P' },
	5: { id: '5', name: 'Pelatihan manajerial', nameEnglish: 'Managerial training', path: 'classical', siasnGroup: 'T' },
	6: { id: '6', name: 'Pelatihan sosial kultural', nameEnglish: 'Socio-cultural training', path: 'classical', siasnGroup: 'T' },
	7: { id: '7', name: 'Sosialisasi', nameEnglish: 'Information session', path: 'classical', siasnGroup: 'P' },
	8: { id: '8', name: 'Bimbingan teknis', nameEnglish: 'Technical guidance', path: 'classical', siasnGroup: 'T' },
	9: { id: '9', name: 'Seminar/konferensi/sarasehan', nameEnglish: 'Seminar or conference', path: 'classical', siasnGroup: 'P' },
	10: { id: '10', name: 'Magang/praktik kerja', nameEnglish: 'Apprenticeship', path: 'nonclassical', siasnGroup: 'T' },
	11: { id: '11', name: 'Kursus', nameEnglish: 'Course', path: 'classical', siasnGroup: 'T' },
	12: { id: '12', name: 'Penataran', nameEnglish: 'Upgrading course', path: 'classical', siasnGroup: 'T' },
	13: { id: '13', name: 'Pelatihan klasikal lainnya', nameEnglish: 'Other classical training', path: 'classical', siasnGroup: 'T' },
	14: { id: '14', name: 'Coaching', nameEnglish: 'Coaching', path: 'nonclassical', siasnGroup: 'T' },
	15: { id: '15', name: 'Mentoring', nameEnglish: 'Mentoring', path: 'nonclassical', siasnGroup: 'T' },
	16: { id: '16', name: 'E-learning', nameEnglish: 'E-learning', path: 'nonclassical', siasnGroup: 'T' },
	17: { id: '17', name: 'Pelatihan jarak jauh', nameEnglish: 'Distance training', path: 'nonclassical', siasnGroup: 'T' },
	18: { id: '18', name: 'Detasering (secondment)', nameEnglish: 'Secondment', path: 'nonclassical', siasnGroup: 'T' },
	19: { id: '19', name: 'Pembelajaran alam terbuka (outbond)', nameEnglish: 'Outdoor learning', path: 'nonclassical', siasnGroup: 'T' },
	20: { id: '20', name: 'Patok banding (benchmarking)', nameEnglish: 'Benchmarking', path: 'nonclassical', siasnGroup: 'T' },
	21: { id: '21', name: 'Pertukaran PNS dengan pegawai swasta/BUMN/BUMD', nameEnglish: 'Exchange with a company', path: 'nonclassical', siasnGroup: 'T' },
	22: { id: '22', name: 'Belajar mandiri', nameEnglish: 'Self-learning', path: 'nonclassical', siasnGroup: 'T' },
	23: { id: '23', name: 'Komunitas belajar', nameEnglish: 'Community of practice', path: 'nonclassical', siasnGroup: 'T' },
	24: { id: '24', name: 'Bimbingan di tempat kerja', nameEnglish: 'Guidance at work', path: 'nonclassical', siasnGroup: 'T' },
	25: { id: '25', name: 'Pelatihan nonklasikal lainnya', nameEnglish: 'Other non-classical training', path: 'nonclassical', siasnGroup: 'T' },
	education: { id: 'education', name: 'Tugas belajar/izin belajar', nameEnglish: 'Formal study', path: 'education', siasnGroup: null }
};

/** Names of all forms by id, in the reader's language. */
export function formNames(locale: 'id' | 'en'): Readonly<Record<string, string>> {
	return Object.fromEntries(JP_FORM_IDS.map((id) => [id, locale === 'en' ? jpForms[id].nameEnglish : jpForms[id].name]));
}

/** The name of one form; an id that we do not know is shown as it is. */
export function formName(id: string, locale: 'id' | 'en'): string {
	const names = formNames(locale);
	return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}
