import { PEOPLE_COLUMNS, type PeopleKey } from './people-columns.ts';
import { readDay, readPositionKind, readRank, readSex, twoDigits, type PositionKind } from './values.ts';

/** One row of the export in our words. Days are 'YYYY-MM-DD' or null; texts are '' where the file says nothing. */
export interface PersonRecord {
	readonly nip: string;
	readonly externalId: string;
	readonly name: string;
	readonly titleBefore: string;
	readonly titleAfter: string;
	readonly bornOn: string | null;
	readonly birthPlace: string;
	readonly sex: 'M' | 'F' | null;
	readonly phone: string;
	readonly email: string;
	readonly educationId: string;
	readonly statusCode: string;
	readonly rank: string;
	readonly rankSince: string | null;
	readonly appointedOn: string | null;
	readonly unitExternalId: string;
	readonly unitName: string;
	readonly positionExternalId: string;
	readonly positionTitle: string;
	readonly positionKind: PositionKind;
	readonly echelonId: string;
	readonly positionSince: string | null;
	/** Every further column that has a value, by our key; days already as 'YYYY-MM-DD'. */
	readonly siasn: Readonly<Record<string, string>>;
}

/** What is wrong with one cell. */
export interface CellFault {
	readonly code: 'import.date_impossible' | 'import.sex_unknown' | 'import.value_too_long' | 'import.value_not_text' | 'import.number_damaged';
	readonly column: PeopleKey;
	readonly value: string;
}

type Cells = Readonly<Record<string, string>>;

/** No value of an export is longer; an address is the longest. */
const longest: Readonly<Record<string, number>> = { name: 200, unitName: 300, positionTitle: 300, address: 1000 };
const longestOther = 500;

const longNumbers: ReadonlySet<string> = new Set(['nik', 'phone', 'formerNip', 'taxNumber', 'healthInsurance']);

/** These stand in columns of their own; the rest goes into `siasn`. */
const ownFields: ReadonlySet<string> = new Set(['nip', 'externalId', 'name', 'titleBefore', 'titleAfter', 'bornOn', 'birthPlace', 'sex', 'phone',
	'email', 'educationId', 'unitExternalId', 'unitName', 'positionExternalId', 'positionTitle']);

/**
 * Reads a row whose cells stand under our keys. Faults are collected, not thrown: a preview shows all of a row at once.
 *
 * @source docs/rules/siasn-import.md § 3
 */
export function readPersonRecord(cells: Cells): { readonly record: PersonRecord; readonly faults: readonly CellFault[] } {
	const faults: CellFault[] = [];
	const days: Record<string, string | null> = {};
	const siasn: Record<string, string> = {};
	for (const { key, kind } of PEOPLE_COLUMNS) {
		const cell = cells[key] ?? '';
		if (cell === '') continue;
		const fault = faultOf(key, cell);
		if (fault) faults.push(fault);
		let value = key === 'statusCode' ? twoDigits(cell) : cell;
		if (kind === 'date') {
			const day = readDay(cell);
			if (day === undefined) faults.push({ code: 'import.date_impossible', column: key, value: cell.slice(0, 60) });
			days[key] = day ?? null;
			value = day ?? '';
		}
		if (!ownFields.has(key) && value !== '') siasn[key] = value;
	}
	const sex = readSex(cells['sex'] ?? '');
	if (sex === undefined) faults.push({ code: 'import.sex_unknown', column: 'sex', value: (cells['sex'] ?? '').slice(0, 60) });
	return { record: recordOf((key) => cells[key] ?? '', days, sex ?? null, siasn), faults };
}

function faultOf(key: PeopleKey, cell: string): CellFault | undefined {
	if (cell.length > (longest[key] ?? longestOther)) return { code: 'import.value_too_long', column: key, value: cell.slice(0, 60) };
	// A spreadsheet shows long numbers as 1.50501E+15 and has lost their last digits.
	if (longNumbers.has(key) && /^\d+([.,]\d+)?e\+?\d+$/i.test(cell)) return { code: 'import.number_damaged', column: key, value: cell.slice(0, 60) };
	if (cell.includes('\0')) return { code: 'import.value_not_text', column: key, value: '' };
	return undefined;
}

function recordOf(text: (key: PeopleKey) => string, days: Readonly<Record<string, string | null>>, sex: 'M' | 'F' | null, siasn: Record<string, string>): PersonRecord {
	const positionTitle = text('positionTitle');
	const echelonId = text('echelonId');
	return {
		nip: text('nip'), externalId: text('externalId'), name: text('name').replace(/\s+/g, ' '),
		titleBefore: text('titleBefore'), titleAfter: text('titleAfter'),
		bornOn: days['bornOn'] ?? null, birthPlace: text('birthPlace'), sex,
		phone: text('phone'), email: text('email'), educationId: twoDigits(text('educationId')),
		statusCode: twoDigits(text('statusCode')) || '01',
		rank: readRank(text('rank'), text('rankId')), rankSince: days['rankSince'] ?? null,
		appointedOn: days['appointedOn'] ?? null,
		unitExternalId: text('unitExternalId'), unitName: text('unitName'),
		positionExternalId: text('positionExternalId'), positionTitle,
		positionKind: readPositionKind(text('positionKindId'), text('positionKind'), positionTitle, echelonId),
		echelonId, positionSince: days['positionSince'] ?? null, siasn
	};
}
