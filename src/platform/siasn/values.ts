import { isDay } from '../clock.ts';

/**
 * A day as files write it: dd-mm-yyyy (SIASN), also with / or ., yyyy-mm-dd, and the serial number a spreadsheet keeps.
 *
 * @returns 'YYYY-MM-DD'; null for an empty cell; undefined for anything that is not a day, such as 30-02-1990
 * @source docs/rules/siasn-import.md § 3
 */
export function readDay(cell: string): string | null | undefined {
	if (cell === '' || cell === '-') return null;
	const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(cell);
	if (local) return existing(`${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}`);
	const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/.exec(cell);
	if (iso?.[1]) return existing(iso[1]);
	// Four digits are a year that somebody wrote, not a day in 1905.
	const serial = /^(\d{5})(?:\.0+)?$/.exec(cell);
	return serial ? dayOfSerial(Number(serial[1])) : undefined;
}

function existing(day: string): string | undefined {
	const year = Number(day.slice(0, 4));
	return isDay(day) && year >= 1900 && year <= 2100 ? day : undefined;
}

/** 1 March 1900 and 31 December 2100: before the first, spreadsheets count a leap day that never was. */
const firstSerial = 61;
const lastSerial = 73_415;

/** The day of a spreadsheet's serial number (day 1 is 1 January 1900). */
export function dayOfSerial(serial: number): string | undefined {
	const days = Math.floor(serial);
	if (!(days >= firstSerial && days <= lastSerial)) return undefined;
	return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** M/F in SIASN; L/P, 1/2 and words elsewhere. Empty is null, anything else undefined. */
export function readSex(cell: string): 'M' | 'F' | null | undefined {
	if (cell === '') return null;
	const text = cell.toLowerCase();
	if (['m', 'l', '1', 'laki-laki', 'laki laki', 'pria'].includes(text)) return 'M';
	if (['f', 'p', 'w', '2', 'perempuan', 'wanita'].includes(text)) return 'F';
	return undefined;
}

const letters = ['', 'I', 'II', 'III', 'IV'];
const steps = ['', 'a', 'b', 'c', 'd', 'e'];

/** The rank (golongan): 'III/b' of 'III/b', 'IIIb' or the id 32; PPPK 'IX' as it is; else the text as received. */
export function readRank(name: string, id: string): string {
	const written = /^(I|II|III|IV)\s*[/.\- ]?\s*([a-e])$/i.exec(name);
	if (written) return `${written[1]?.toUpperCase()}/${written[2]?.toLowerCase()}`;
	if (name !== '') return name;
	const coded = /^([1-4])([1-5])$/.exec(id);
	return coded ? `${letters[Number(coded[1])]}/${steps[Number(coded[2])]}` : id;
}

/** A status code of two digits: spreadsheets drop the leading zero of '01'. */
export function twoDigits(code: string): string {
	return /^\d$/.test(code) ? `0${code}` : code;
}

export type PositionKind = 'jpt' | 'administrator' | 'pengawas' | 'fungsional' | 'pelaksana';

const byEchelon: Readonly<Record<string, PositionKind>> = { 1: 'jpt', 2: 'jpt', 3: 'administrator', 4: 'pengawas', 5: 'pengawas' };

/**
 * The kind of a post. SIASN tells structural (1), functional (2), both (3) and clerical (4); which structural level is
 * told by the echelon where the file has it, else by the title, by the names regional offices use.
 *
 * @source docs/rules/siasn-import.md § 4 (assumed: the titles)
 */
export function readPositionKind(kindId: string, kindName: string, title: string, echelonId: string): PositionKind {
	const isStructural = kindId === '1' || kindId === '3' || /struktural|pimpinan|administrator|pengawas/i.test(kindName);
	if (isStructural) return byEchelon[echelonId[0] ?? ''] ?? structuralLevel(title);
	const isFunctional = kindId === '2' || (kindId === '' && /fungsional tertentu|^jabatan fungsional$|^fungsional$/i.test(kindName));
	return isFunctional ? 'fungsional' : 'pelaksana';
}

function structuralLevel(title: string): PositionKind {
	if (/^(kepala (sub ?bagian|subbag|seksi|sub ?bidang|subbid|uptd?|tata usaha|puskesmas|pasar)|kasi|kasubbag|kasubbid|lurah|sekretaris (lurah|kelurahan))/i.test(title)) return 'pengawas';
	if (/^(kepala (bidang|bagian)|kabid|kabag|camat|sekretaris (?!daerah|dprd|dewan)|inspektur pembantu|wakil direktur|direktur rsud kelas [cd])/i.test(title)) return 'administrator';
	if (/^(kepala (dinas|badan|satuan|pelaksana)|sekretaris (daerah|dprd|dewan)|inspektur|asisten|staf ahli|direktur|gubernur|bupati)/i.test(title)) return 'jpt';
	return 'pengawas';
}
