/** How a cell is read: `date` must be a day that exists, `code` keeps leading zeros, `text` is only trimmed. */
export type ColumnKind = 'text' | 'date' | 'code';

/** One column of the export "data utama": the header as SIASN writes it, and our key. */
export interface PeopleColumn {
	readonly key: string;
	readonly header: string;
	readonly kind: ColumnKind;
	/** Other headers seen for the same thing. */
	readonly also: readonly string[];
}

function column<Key extends string>(key: Key, header: string, kind: ColumnKind = 'text', also: readonly string[] = []) {
	return { key, header, kind, also };
}

/**
 * All columns of the export, in its order. Found by name, never by place: offices reorder and delete columns.
 *
 * @source docs/rules/siasn-import.md § 1
 */
export const PEOPLE_COLUMNS = [
	column('externalId', 'PNS ID', 'text', ['ASN ID']),
	column('nip', 'NIP BARU', 'text', ['NIP']),
	column('formerNip', 'NIP LAMA'),
	column('name', 'NAMA', 'text', ['NAMA LENGKAP', 'NAMA PEGAWAI']),
	column('titleBefore', 'GELAR DEPAN'),
	column('titleAfter', 'GELAR BELAKANG'),
	column('birthPlaceId', 'TEMPAT LAHIR ID'),
	column('birthPlace', 'TEMPAT LAHIR NAMA', 'text', ['TEMPAT LAHIR']),
	column('bornOn', 'TANGGAL LAHIR', 'date', ['TGL LAHIR']),
	column('sex', 'JENIS KELAMIN'),
	column('religionId', 'AGAMA ID', 'code'),
	column('religion', 'AGAMA NAMA'),
	column('maritalId', 'JENIS KAWIN ID', 'code'),
	column('marital', 'JENIS KAWIN NAMA'),
	column('nik', 'NIK'),
	column('phone', 'NOMOR HP', 'text', ['NO HP', 'NOMOR TELEPON']),
	column('email', 'EMAIL'),
	column('officialEmail', 'EMAIL GOV'),
	column('address', 'ALAMAT'),
	column('taxNumber', 'NPWP NOMOR'),
	column('healthInsurance', 'BPJS'),
	column('staffTypeId', 'JENIS PEGAWAI ID', 'code'),
	column('staffType', 'JENIS PEGAWAI NAMA'),
	column('statusCode', 'KEDUDUKAN HUKUM ID', 'code'),
	column('status', 'KEDUDUKAN HUKUM NAMA'),
	column('tenure', 'STATUS CPNS PNS'),
	column('virtualCard', 'KARTU ASN VIRTUAL'),
	column('candidateDecree', 'NOMOR SK CPNS'),
	column('candidateDecreeOn', 'TANGGAL SK CPNS', 'date'),
	column('appointedOn', 'TMT CPNS', 'date'),
	column('tenureDecree', 'NOMOR SK PNS'),
	column('tenureDecreeOn', 'TANGGAL SK PNS', 'date'),
	column('tenuredOn', 'TMT PNS', 'date'),
	column('firstRankId', 'GOL AWAL ID', 'code'),
	column('firstRank', 'GOL AWAL NAMA'),
	column('rankId', 'GOL AKHIR ID', 'code'),
	column('rank', 'GOL AKHIR NAMA'),
	column('rankSince', 'TMT GOLONGAN', 'date'),
	column('serviceYears', 'MK TAHUN'),
	column('serviceMonths', 'MK BULAN'),
	column('positionKindId', 'JENIS JABATAN ID', 'code'),
	column('positionKind', 'JENIS JABATAN NAMA'),
	column('positionExternalId', 'JABATAN ID'),
	column('positionTitle', 'JABATAN NAMA'),
	column('positionSince', 'TMT JABATAN', 'date'),
	column('educationId', 'TINGKAT PENDIDIKAN ID', 'code'),
	column('educationLevel', 'TINGKAT PENDIDIKAN NAMA'),
	column('studyId', 'PENDIDIKAN ID'),
	column('study', 'PENDIDIKAN NAMA'),
	column('graduatedYear', 'TAHUN LULUS'),
	column('treasuryId', 'KPKN ID'),
	column('treasury', 'KPKN NAMA'),
	column('workplaceId', 'LOKASI KERJA ID'),
	column('workplace', 'LOKASI KERJA NAMA'),
	column('unitExternalId', 'UNOR ID'),
	column('unitName', 'UNOR NAMA'),
	column('homeAgencyId', 'INSTANSI INDUK ID'),
	column('homeAgency', 'INSTANSI INDUK NAMA'),
	column('workAgencyId', 'INSTANSI KERJA ID'),
	column('workAgency', 'INSTANSI KERJA NAMA'),
	column('homeOfficeId', 'SATUAN KERJA INDUK ID'),
	column('homeOffice', 'SATUAN KERJA INDUK NAMA'),
	column('workOfficeId', 'SATUAN KERJA KERJA ID'),
	column('workOffice', 'SATUAN KERJA KERJA NAMA'),
	column('nikIsValid', 'IS VALID NIK'),
	column('school', 'NAMA SEKOLAH'),
	column('populationFlag', 'FLAG IKD'),
	// Not in every export, used where it is there.
	column('parentUnit', 'UNOR INDUK'),
	column('echelonId', 'ESELON ID', 'code')
] as const satisfies readonly PeopleColumn[];

export type PeopleKey = (typeof PEOPLE_COLUMNS)[number]['key'];

/** Without these a row says nothing about who works where. */
export const REQUIRED_COLUMNS: readonly PeopleKey[] = ['nip', 'name', 'unitExternalId', 'unitName', 'positionTitle'];

/** Our key → the header names that mean it, as the table readers want it. */
export const PEOPLE_HEADERS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	PEOPLE_COLUMNS.map(({ key, header, also }) => [key, [header, ...also]])
);

const headers = new Map<string, string>(PEOPLE_COLUMNS.map(({ key, header }) => [key, header]));

/** The header as SIASN writes it, for messages to people. */
export function headerOf(key: string): string {
	return headers.get(key) ?? key;
}
