import { parseNip, nipRecordWarnings } from './nip.ts';

/** What the indicators look at, of one person in service. */
export interface QualityRecord {
	readonly nip: string;
	readonly kind: 'pns' | 'pppk';
	readonly bornOn: string | null;
	readonly sex: 'M' | 'F' | null;
	readonly titleBefore: string;
	readonly titleAfter: string;
	readonly email: string;
	readonly phone: string;
	readonly educationId: string;
	readonly statusCode: string;
	readonly rank: string;
	readonly positionKind: string;
	readonly positionTitle: string;
	readonly hasPositionReference: boolean;
	readonly isUnitClosed: boolean;
	/** Further columns of the export by our key. Without them nothing is said about what they would tell. */
	readonly siasn: Readonly<Record<string, string>>;
}

/** Secondments (DPK, DPB) among the kinds of staff, and those who work at home. */
const seconded: ReadonlySet<string> = new Set(['2', '3', '4', '5', '6', '7', '8', '9', '11', '12', '13', '14', '16', '17', '18', '19']);
const atHome: ReadonlySet<string> = new Set(['1', '10', '15']);
/** Statuses that only a PNS can have: unpaid leave, waiting pay, retirement preparation, candidate without decree. */
const onlyPns: ReadonlySet<string> = new Set(['02', '05', '13', '16', '20', '51']);
const stillServing: ReadonlySet<string> = new Set(['01', '02', '03', '04', '07', '08', '15', '20', '71', '72']);
const firstYearOfPppk = 2019;
const diploma1 = 20;
const diploma3 = 30;
const diploma4 = 35;

/**
 * The findings of one record, by BKN's codes, in their order. The record alone is looked at; findings that need other
 * records or data that are not here are not among them.
 *
 * @param today 'YYYY-MM-DD'
 * @source docs/rules/data-quality.md § 2
 */
export function findingsOf(record: QualityRecord, today: string): string[] {
	return [...completeness(record), ...timeliness(record, today), ...accuracy(record, today), ...consistency(record)];
}

function* completeness(record: QualityRecord): Generator<string> {
	const { siasn } = record;
	if (!isStructural(record) && (record.positionTitle === '' || !record.hasPositionReference)) yield 'COM_2';
	if (record.educationId === '' && (siasn['studyId'] ?? '') === '') yield 'COM_3';
	const isFullPns = record.kind === 'pns' && !isCandidate(record);
	if (isFullPns && 'tenure' in siasn && !siasn['tenuredOn']) yield 'COM_4';
	if (Number(record.educationId) >= diploma1 && record.titleBefore === '' && record.titleAfter === '') yield 'COM_5';
	if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(record.email)) yield 'COM_6';
	if (record.phone === '') yield 'COM_7';
}

function* timeliness(record: QualityRecord, today: string): Generator<string> {
	if (record.isUnitClosed) yield 'TIM_1';
	if (record.kind === 'pns' && isCandidate(record) && isBefore(record.siasn['appointedOn'], yearsBefore(today, 1))) yield 'TIM_3';
	if (record.bornOn && stillServing.has(record.statusCode) && record.bornOn <= yearsBefore(firstOfMonth(today), retirementAge(record))) yield 'TIM_5';
}

function* accuracy(record: QualityRecord, today: string): Generator<string> {
	const { siasn } = record;
	if (siasn['appointedOn'] && siasn['tenuredOn'] && siasn['appointedOn'] > siasn['tenuredOn']) yield 'ACC_1';
	if (contradictsSecondment(siasn)) yield 'ACC_2';
	if (record.kind === 'pns' && isStructural(record) && (siasn['appointedOn'] ?? '') > yearsBefore(today, 2)) yield 'ACC_3';
	if (record.kind === 'pppk' && onlyPns.has(record.statusCode)) yield 'ACC_4';
	if ('nik' in siasn || 'nikIsValid' in siasn ? !/^\d{16}$/.test(siasn['nik'] ?? '') || !/^(1|ya|true|valid)$/i.test(siasn['nikIsValid'] ?? '') : false) yield 'ACC_5';
	const education = Number(record.educationId);
	if (education > 0 && isStructural(record) && education < (record.positionKind === 'pengawas' ? diploma3 : diploma4)) yield 'ACC_6';
	const year = parseNip(record.nip).appointedYear;
	if (record.kind === 'pppk' && year !== null && year < firstYearOfPppk) yield 'ACC_7';
	if (education > 0 && record.positionKind === 'fungsional' && /\bahli (pertama|muda|madya|utama)\b/i.test(record.positionTitle) && education < diploma4) yield 'ACC_8';
	if (record.positionKind === 'pelaksana' && /\b(ahli (pertama|muda|madya|utama)|terampil|mahir|penyelia)\b/i.test(record.positionTitle)) yield 'ACC_9';
	if (record.kind === 'pns' && isRankBelow(record)) yield 'ACC_10';
}

function* consistency(record: QualityRecord): Generator<string> {
	const nip = parseNip(record.nip);
	const found = nipRecordWarnings(nip, { bornOn: record.bornOn, sex: record.sex, appointedOn: record.siasn['appointedOn'] ?? null });
	if (found.includes('nip.appointment_differs') && nip.kind === 'PNS') yield 'CON_1';
	if (found.includes('nip.birth_date_differs')) yield 'CON_2';
	if (found.includes('nip.sex_differs')) yield 'CON_3';
	if (found.includes('nip.appointment_differs') && nip.kind === 'PPPK') yield 'CON_4';
}

function isStructural({ positionKind }: QualityRecord): boolean {
	return positionKind === 'jpt' || positionKind === 'administrator' || positionKind === 'pengawas';
}

function isCandidate({ siasn }: QualityRecord): boolean {
	return /^(c|cpns)$/i.test(siasn['tenure'] ?? '');
}

function contradictsSecondment(siasn: Readonly<Record<string, string>>): boolean {
	const { staffTypeId = '', homeAgencyId = '', workAgencyId = '' } = siasn;
	if (homeAgencyId === '' || workAgencyId === '') return false;
	return homeAgencyId === workAgencyId ? seconded.has(staffTypeId) : atHome.has(staffTypeId);
}

/**
 * Age at which the holder of a post retires.
 *
 * @returns years: 58, 60 or 65
 * @source docs/rules/data-quality.md § 4 (PP 11/2017 Pasal 239; teachers: UU 14/2005)
 */
export function retirementAge({ positionKind, positionTitle }: Pick<QualityRecord, 'positionKind' | 'positionTitle'>): number {
	if (positionKind === 'jpt') return 60;
	if (positionKind !== 'fungsional') return 58;
	if (/\bahli utama\b/i.test(positionTitle)) return 65;
	return /\bahli madya\b|^guru\b|\bpengawas sekolah\b|^dokter\b/i.test(positionTitle) ? 60 : 58;
}

/** Lowest rank for the post, one step below the usual because a step less is allowed on appointment. */
const lowestRank: Readonly<Record<string, string>> = { jpt: 'IV/a', administrator: 'III/c', pengawas: 'III/a' };
const ranks = ['I', 'II', 'III', 'IV'].flatMap((letter) => ['a', 'b', 'c', 'd', 'e'].map((step) => `${letter}/${step}`));

function isRankBelow({ positionKind, rank }: QualityRecord): boolean {
	const lowest = lowestRank[positionKind];
	return lowest !== undefined && ranks.includes(rank) && ranks.indexOf(rank) < ranks.indexOf(lowest);
}

function isBefore(day: string | undefined, limit: string): boolean {
	return day !== undefined && day !== '' && day < limit;
}

function yearsBefore(day: string, years: number): string {
	return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

/** Retirement begins on the first of the month after the birthday; who is not yet there this month is still in time. */
function firstOfMonth(day: string): string {
	return `${day.slice(0, 7)}-00`;
}
