import { headerOf } from '#platform/siasn/people-columns.ts';
import { readPersonRecord, type PersonRecord } from '#platform/siasn/person-record.ts';
import type { RowReason } from './import-schema.ts';
import { parseNip, type ParsedNip } from './nip.ts';
import { findingsOf } from './quality-checks.ts';

/** A row as the import writes it, with everything that was seen in it. */
export interface CheckedPerson {
	readonly record: PersonRecord;
	readonly kind: 'pns' | 'pppk';
	readonly reasons: readonly RowReason[];
	readonly isRefused: boolean;
}

/**
 * Reads and checks one row of the export. Impossible values refuse it, contradictions are warnings: the official
 * record may differ from the number.
 *
 * @param cells by our key, see PEOPLE_HEADERS
 * @param firstRowOf the row in which this NIP stood before in the same file, if any
 * @source docs/rules/siasn-import.md § 5, docs/rules/nip.md
 */
export function checkPerson(cells: Readonly<Record<string, string>>, firstRowOf: (nip: string) => number | undefined): CheckedPerson {
	const { record, faults } = readPersonRecord(cells);
	const nip = parseNip(record.nip);
	const reasons: RowReason[] = [
		...nipRefusal(nip, record, firstRowOf),
		...(record.name === '' ? [refusal('import.name_missing', 'name', '')] : []),
		...(record.unitExternalId === '' && record.unitName === '' ? [refusal('import.unit_missing', 'unitName', '')] : []),
		...faults.map(({ code, column, value }) => refusal(code, column, value))
	];
	const isRefused = reasons.length > 0;
	const bornOn = record.bornOn ?? nip.bornOn;
	const checked = { ...record, nip: isRefused ? record.nip : nip.nip, bornOn, sex: record.sex ?? nip.sex };
	return { record: checked, kind: kindOf(nip, record), reasons: isRefused ? reasons : nipFindings(nip), isRefused };
}

function nipRefusal(nip: ParsedNip, record: PersonRecord, firstRowOf: (nip: string) => number | undefined): RowReason[] {
	if (nip.reason) return [refusal(nip.reason, 'nip', record.nip)];
	const first = firstRowOf(nip.nip);
	return first === undefined ? [] : [refusal('import.nip_twice', 'nip', String(first))];
}

function refusal(code: string, key: string, value: string): RowReason {
	return { code, column: headerOf(key), value: value.slice(0, 60), isRefusal: true };
}

/** The number tells the kind; a number of unknown form leaves it to the words of the record. */
function kindOf(nip: ParsedNip, record: PersonRecord): 'pns' | 'pppk' {
	if (nip.kind !== 'unknown') return nip.kind === 'PNS' ? 'pns' : 'pppk';
	return /pppk/i.test(`${record.siasn['tenure'] ?? ''} ${record.siasn['status'] ?? ''}`) || !record.rank.includes('/') ? 'pppk' : 'pns';
}

/** Oddities of the number itself; what contradicts the record are findings. */
function nipFindings(nip: ParsedNip): RowReason[] {
	return nip.warnings.map((code) => ({ code, column: headerOf('nip'), isRefusal: false }));
}

/** The findings of an accepted row by BKN's codes, as of today. */
export function rowFindings({ record, kind }: Pick<CheckedPerson, 'record' | 'kind'>, isUnitClosed: boolean, today: string): string[] {
	if (hasLeft(record.statusCode)) return [];
	return findingsOf({ ...record, kind, isUnitClosed, hasPositionReference: record.positionExternalId !== '' }, today);
}

/** Statuses of those who are no longer in service: dismissed, died, cancelled, retired (SIASN kedudukan hukum). */
const leaverStatuses: ReadonlySet<string> = new Set(['52', '66', '67', '68', '69', '70', '77', '88', '98', '99']);

export function hasLeft(statusCode: string): boolean {
	return leaverStatuses.has(statusCode);
}

/** The day from which a post is counted when nothing better is known than the dates of the record. */
export function postStart(record: Pick<PersonRecord, 'positionSince' | 'rankSince' | 'appointedOn'>, today: string): string {
	return record.positionSince ?? record.rankSince ?? record.appointedOn ?? today;
}
