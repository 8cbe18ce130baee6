import { firstPnsRank, pppkRank, rankSince } from './careers.ts';
import type { Agency, Employment, Person, Position, Unit } from './types.ts';

/** The 67 columns of the SIASN staff export, in its order. @source regulations sheet § 8.3 */
export const SIASN_COLUMNS = [
	'PNS ID', 'NIP BARU', 'NIP LAMA', 'NAMA', 'GELAR DEPAN', 'GELAR BELAKANG', 'TEMPAT LAHIR ID', 'TEMPAT LAHIR NAMA', 'TANGGAL LAHIR', 'JENIS KELAMIN', 'AGAMA ID', 'AGAMA NAMA',
	'JENIS KAWIN ID', 'JENIS KAWIN NAMA', 'NIK', 'NOMOR HP', 'EMAIL', 'EMAIL GOV', 'ALAMAT', 'NPWP NOMOR', 'BPJS', 'JENIS PEGAWAI ID', 'JENIS PEGAWAI NAMA', 'KEDUDUKAN HUKUM ID',
	'KEDUDUKAN HUKUM NAMA', 'STATUS CPNS PNS', 'KARTU ASN VIRTUAL', 'NOMOR SK CPNS', 'TANGGAL SK CPNS', 'TMT CPNS', 'NOMOR SK PNS', 'TANGGAL SK PNS', 'TMT PNS', 'GOL AWAL ID', 'GOL AWAL NAMA',
	'GOL AKHIR ID', 'GOL AKHIR NAMA', 'TMT GOLONGAN', 'MK TAHUN', 'MK BULAN', 'JENIS JABATAN ID', 'JENIS JABATAN NAMA', 'JABATAN ID', 'JABATAN NAMA', 'TMT JABATAN', 'TINGKAT PENDIDIKAN ID',
	'TINGKAT PENDIDIKAN NAMA', 'PENDIDIKAN ID', 'PENDIDIKAN NAMA', 'TAHUN LULUS', 'KPKN ID', 'KPKN NAMA', 'LOKASI KERJA ID', 'LOKASI KERJA NAMA', 'UNOR ID', 'UNOR NAMA', 'INSTANSI INDUK ID',
	'INSTANSI INDUK NAMA', 'INSTANSI KERJA ID', 'INSTANSI KERJA NAMA', 'SATUAN KERJA INDUK ID', 'SATUAN KERJA INDUK NAMA', 'SATUAN KERJA KERJA ID', 'SATUAN KERJA KERJA NAMA', 'IS VALID NIK', 'NAMA SEKOLAH', 'FLAG IKD'
] as const;
export type SiasnColumn = (typeof SIASN_COLUMNS)[number];
export type SiasnRow = Readonly<Partial<Record<SiasnColumn, string>>>;

export interface SiasnStyle {
	readonly separator: '|' | ';' | ',' | '\t';
	/** Begins with the byte order mark that Excel writes. */
	readonly bom: boolean;
	/** Long numbers carry a leading ' against spreadsheet damage. */
	readonly apostrophes: boolean;
	/** What an empty cell holds: nothing, or the word null. */
	readonly nullLiteral: boolean;
	/** At most this many people. */
	readonly rows: number;
}

export const SIASN_STYLE: SiasnStyle = { separator: '|', bom: false, apostrophes: true, nullLiteral: true, rows: Infinity };

export interface SiasnSource {
	readonly agency: Agency;
	readonly units: readonly Unit[];
	readonly positions: readonly Position[];
	readonly people: readonly Person[];
	readonly employments: readonly Employment[];
}

const TEXT_NUMBERS: ReadonlySet<SiasnColumn> = new Set(['NIP BARU', 'NIK', 'NOMOR HP', 'NPWP NOMOR']);

/**
 * The export as lines of text, line break included; one person at a time, so that 100,000 rows pass through little memory.
 * `source` may yield agency after agency: the header stands once.
 */
export async function* siasnFile(source: AsyncIterable<SiasnSource> | Iterable<SiasnSource>, today: string, style: Partial<SiasnStyle> = {}): AsyncGenerator<string> {
	const chosen = { ...SIASN_STYLE, ...style };
	yield `${chosen.bom ? '\uFEFF' : ''}${SIASN_COLUMNS.join(chosen.separator)}\r\n`;
	let left = chosen.rows;
	for await (const agency of source) {
		for (const row of siasnRows(agency, today)) {
			if (left-- <= 0) return;
			yield siasnLine(row, chosen);
		}
	}
}

/** One line of the export. */
export function siasnLine(row: SiasnRow, style: SiasnStyle): string {
	const cells = SIASN_COLUMNS.map((column) => {
		const value = row[column] ?? '';
		if (value === '') return style.nullLiteral ? 'null' : '';
		if (style.apostrophes && TEXT_NUMBERS.has(column)) return `'${value}`;
		return /["\r\n]/.test(value) || value.includes(style.separator) ? `"${value.replaceAll('"', '""')}"` : value;
	});
	return `${cells.join(style.separator)}\r\n`;
}

/** The people of an agency as SIASN rows: present primary post, dates as dd-mm-yyyy. */
export function* siasnRows(source: SiasnSource, today: string): Generator<SiasnRow> {
	const units = new Map(source.units.map((unit) => [unit.id, unit]));
	const positions = new Map(source.positions.map((position) => [position.id, position]));
	const present = new Map(source.employments.filter(({ endedOn, isPrimary }) => isPrimary && endedOn === null).map((employment) => [employment.personId, employment]));
	const first = new Map<string, string>();
	for (const { personId, startedOn } of source.employments) {
		const known = first.get(personId);
		if (known === undefined || startedOn < known) first.set(personId, startedOn);
	}
	for (const person of source.people) {
		const employment = present.get(person.id);
		const unit = employment && units.get(employment.unitId);
		const position = employment && positions.get(employment.positionId);
		if (employment && unit && position) yield { ...identity(person, source.agency), ...career(person, employment, source.agency, today), ...post(position, employment, unit, source.agency) };
	}
}

function identity(person: Person, agency: Agency): SiasnRow {
	return {
		'PNS ID': externalId(person.id), 'NIP BARU': person.nip, NAMA: person.name, 'GELAR DEPAN': person.titleBefore, 'GELAR BELAKANG': person.titleAfter,
		'TEMPAT LAHIR NAMA': person.birthPlace, 'TANGGAL LAHIR': dayFirst(person.bornOn), 'JENIS KELAMIN': person.sex, NIK: inventedNik(person, agency), 'NOMOR HP': person.phone,
		EMAIL: person.email, 'EMAIL GOV': person.email, ALAMAT: `Jalan Contoh Nomor ${Number(person.nip.slice(15)) - 900}`, 'TINGKAT PENDIDIKAN ID': person.educationId,
		'TINGKAT PENDIDIKAN NAMA': { '10': 'SLTP', '15': 'SLTA', '30': 'Diploma III/Sarjana Muda', '40': 'S-1/Sarjana', '45': 'S-2', '50': 'S-3/Doktor' }[person.educationId],
		'PENDIDIKAN NAMA': person.educationName, 'TAHUN LULUS': String(person.graduatedYear), 'IS VALID NIK': '1', 'FLAG IKD': '0'
	};
}

/** In the form of an NIK, but with district 99, which no regency has. */
function inventedNik(person: Person, agency: Agency): string {
	const [year, month, day] = person.bornOn.split('-') as [string, string, string];
	const born = String(Number(day) + (person.sex === 'F' ? 40 : 0)).padStart(2, '0');
	return `${agency.code.padEnd(4, '0')}99${born}${month}${year.slice(2)}0${person.nip.slice(15)}`;
}

const RANK_IDS = ['I', 'II', 'III', 'IV'];

/** 'III/b' is 32; PPPK ranks are their own Roman number. */
function rankId(rank: string): string {
	const [group, step] = rank.split('/');
	return step === undefined ? rank : `${RANK_IDS.indexOf(group as string) + 1}${step.charCodeAt(0) - 96}`;
}

/** SIASN jenis pegawai of a PNS who works where the record is kept. */
const AT_HOME = { province: ['10', 'PNS Daerah Propinsi yang bekerja pada Propinsi'], regency: ['15', 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota'], city: ['15', 'PNS Daerah Kab./Kota yang bekerja pada Kab./Kota'] } as const;

function career(person: Person, employment: Employment, agency: Agency, today: string): SiasnRow {
	const isPns = employment.kind === 'pns';
	const appointed = isPns ? `${person.nip.slice(8, 12)}-${person.nip.slice(12, 14)}-01` : `${person.nip.slice(8, 12)}-03-01`;
	const firstRank = isPns ? firstPnsRank(person.educationId) : pppkRank(person.educationId);
	const confirmed = `${Number(appointed.slice(0, 4)) + 1}${appointed.slice(4)}`;
	return {
		'JENIS PEGAWAI ID': isPns ? AT_HOME[agency.kind][0] : '', 'JENIS PEGAWAI NAMA': isPns ? AT_HOME[agency.kind][1] : 'PPPK', 'KEDUDUKAN HUKUM ID': isPns ? '01' : '71', 'KEDUDUKAN HUKUM NAMA': isPns ? 'Aktif' : 'PPPK Aktif', 'STATUS CPNS PNS': isPns ? 'P' : 'PPPK',
		'TMT CPNS': dayFirst(appointed), ...(isPns ? { 'TMT PNS': dayFirst(confirmed) } : {}), 'GOL AWAL ID': rankId(firstRank), 'GOL AWAL NAMA': firstRank, 'GOL AKHIR ID': rankId(employment.rank), 'GOL AKHIR NAMA': employment.rank,
		'TMT GOLONGAN': dayFirst(rankSince(appointed, today)), 'MK TAHUN': String(Math.max(0, Number(today.slice(0, 4)) - Number(appointed.slice(0, 4)))), 'MK BULAN': String(Number(today.slice(5, 7)) % 12)
	};
}

function post(position: Position, employment: Employment, unit: Unit, agency: Agency): SiasnRow {
	const [kindId, kindName] = position.kind === 'pelaksana' ? ['4', 'Jabatan Pelaksana'] : position.kind === 'fungsional' ? ['2', 'Jabatan Fungsional'] : ['1', 'Jabatan Struktural'];
	const instansi = { id: externalId(agency.id), name: `Pemerintah ${agency.name}` };
	return {
		'JENIS JABATAN ID': kindId, 'JENIS JABATAN NAMA': kindName, 'JABATAN ID': externalId(position.id), 'JABATAN NAMA': position.title, 'TMT JABATAN': dayFirst(employment.startedOn), 'LOKASI KERJA NAMA': agency.name,
		'UNOR ID': externalId(unit.id), 'UNOR NAMA': unit.name, 'INSTANSI INDUK ID': instansi.id, 'INSTANSI INDUK NAMA': instansi.name, 'INSTANSI KERJA ID': instansi.id, 'INSTANSI KERJA NAMA': instansi.name,
		'SATUAN KERJA INDUK NAMA': instansi.name, 'SATUAN KERJA KERJA NAMA': instansi.name
	};
}

/** Our identifier as SIASN writes its own: 32 capital hexadecimal digits, to be read as opaque text. */
export function externalId(id: string): string {
	return id.replaceAll('-', '').toUpperCase();
}

function dayFirst(on: string): string {
	return on.split('-').reverse().join('-');
}
