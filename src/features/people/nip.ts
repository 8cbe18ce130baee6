/** PNS is a tenured civil servant, PPPK one on a contract; `unknown` is a number whose kind cannot be read. */
export type NipKind = 'PNS' | 'PPPK' | 'unknown';
export type Sex = 'M' | 'F';

/** Why a number cannot be a NIP. */
export const NIP_REASONS = [
	'nip.empty',
	'nip.column_not_text',
	'nip.not_digits',
	'nip.length',
	'nip.birth_date',
	'nip.appointment_year',
	'nip.kind',
	'nip.sex',
	'nip.serial'
] as const;
export type NipReason = (typeof NIP_REASONS)[number];

/** What is odd about a possible NIP; the number is accepted. */
export const NIP_WARNINGS = [
	'nip.kind_unknown',
	'nip.appointed_young',
	'nip.appointed_old',
	'nip.birth_date_differs',
	'nip.sex_differs',
	'nip.appointment_differs'
] as const;
export type NipWarning = (typeof NIP_WARNINGS)[number];

export interface ParsedNip {
	/** Without spaces and without the apostrophe of a spreadsheet. */
	readonly nip: string;
	readonly valid: boolean;
	readonly kind: NipKind;
	/** 'YYYY-MM-DD', from digits 1–8; null when the number is refused. */
	readonly bornOn: string | null;
	readonly sex: Sex | null;
	readonly appointedYear: number | null;
	/** Month of TMT CPNS (start of service) 1–12; null for PPPK, whose number does not tell it. */
	readonly appointedMonth: number | null;
	readonly reason: NipReason | null;
	readonly warnings: readonly NipWarning[];
}

/** Nobody in service was born earlier; a smaller year is a typing error. */
const earliestBirthYear = 1900;
const latestYear = 2099;
/** PP 11/2017 Pasal 23 asks 18 years of an applicant; contracts end well before 70. */
const youngestAge = 18;
const oldestAge = 70;

/**
 * Reads the parts of a NIP (18-digit number of a civil servant). There is no check digit: a possible
 * form is accepted, oddities become warnings.
 *
 * @param text as typed or read from a file; spaces and a leading apostrophe are removed first
 * @returns never throws; `reason` is the first part that is impossible, from left to right
 * @source docs/rules/nip.md § 1
 */
export function parseNip(text: string): ParsedNip {
	const nip = text.replace(/[\s\u200b\ufeff]/g, '').replace(/^['‘’`]/, '');
	const reason = formReason(nip) ?? partReason(nip);
	if (reason) {
		return { nip, valid: false, kind: 'unknown', bornOn: null, sex: null, appointedYear: null, appointedMonth: null, reason, warnings: [] };
	}
	const kind = kindOf(nip.slice(12, 14)) ?? 'unknown';
	const parts = {
		bornOn: `${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}`,
		appointedYear: Number(nip.slice(8, 12)),
		appointedMonth: kind === 'PNS' ? Number(nip.slice(12, 14)) : null
	};
	return { nip, valid: true, kind, ...parts, sex: nip[14] === '1' ? 'M' : 'F', reason: null, warnings: formWarnings(kind, parts) };
}

/**
 * What a record says that its NIP does not. The official record may differ from the number, so
 * these are findings for the data officer and never a refusal.
 *
 * @param parsed an accepted NIP; a refused one has no warnings
 * @param record dates 'YYYY-MM-DD'; parts that are absent or null are not compared
 * @source docs/rules/nip.md § 3 (BKN data quality CON_1 to CON_4)
 */
export function nipRecordWarnings(
	parsed: ParsedNip,
	record: { readonly bornOn?: string | null; readonly sex?: Sex | null; readonly appointedOn?: string | null }
): readonly NipWarning[] {
	if (!parsed.valid) return [];
	const warnings: NipWarning[] = [];
	if (record.bornOn && record.bornOn !== parsed.bornOn) warnings.push('nip.birth_date_differs');
	if (record.sex && record.sex !== parsed.sex) warnings.push('nip.sex_differs');
	if (record.appointedOn) {
		const sameYear = Number(record.appointedOn.slice(0, 4)) === parsed.appointedYear;
		const sameMonth = parsed.appointedMonth === null || Number(record.appointedOn.slice(5, 7)) === parsed.appointedMonth;
		if (!sameYear || !sameMonth) warnings.push('nip.appointment_differs');
	}
	return warnings;
}

function formReason(nip: string): NipReason | null {
	if (nip === '') return 'nip.empty';
	// A spreadsheet turns 18 digits into 1.99005E+17 and the last digits are gone for good.
	if (/^\d+([.,]\d+)?e\+?\d+$/i.test(nip)) return 'nip.column_not_text';
	if (!/^\d+$/.test(nip)) return 'nip.not_digits';
	return nip.length === 18 ? null : 'nip.length';
}

function partReason(nip: string): NipReason | null {
	const birthYear = Number(nip.slice(0, 4));
	const appointedYear = Number(nip.slice(8, 12));
	if (!isBirthDate(birthYear, Number(nip.slice(4, 6)), Number(nip.slice(6, 8)))) return 'nip.birth_date';
	if (appointedYear < birthYear || appointedYear > latestYear) return 'nip.appointment_year';
	if (!kindOf(nip.slice(12, 14))) return 'nip.kind';
	if (nip[14] !== '1' && nip[14] !== '2') return 'nip.sex';
	return nip.slice(15) === '000' ? 'nip.serial' : null;
}

/**
 * Digits 13–14. A month is PNS, 2 and a counter 1–9 is PPPK. For part-time PPPK no format is
 * published; a further class digit 3–9 with a counter is the one plausible form, so it is let in
 * as unknown. 00, 13–19, and any counter 0 are neither and are refused.
 */
function kindOf(digits: string): NipKind | null {
	if (/^(0[1-9]|1[0-2])$/.test(digits)) return 'PNS';
	if (/^2[1-9]$/.test(digits)) return 'PPPK';
	return /^[3-9][1-9]$/.test(digits) ? 'unknown' : null;
}

function isBirthDate(year: number, month: number, day: number): boolean {
	if (year < earliestBirthYear || year > latestYear) return false;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function formWarnings(kind: NipKind, parts: Pick<ParsedNip, 'bornOn' | 'appointedYear' | 'appointedMonth'>): NipWarning[] {
	const warnings: NipWarning[] = kind === 'unknown' ? ['nip.kind_unknown'] : [];
	const [birthYear = 0, birthMonth = 0, birthDay = 0] = (parts.bornOn ?? '').split('-').map(Number);
	// Service begins on the first of the month. Without a month the last of the year is taken, in favour of the person.
	const month = parts.appointedMonth ?? 13;
	const hadBirthday = birthMonth < month || (birthMonth === month && birthDay === 1);
	const age = (parts.appointedYear ?? 0) - birthYear - (hadBirthday ? 0 : 1);
	if (age < youngestAge) warnings.push('nip.appointed_young');
	if (age > oldestAge) warnings.push('nip.appointed_old');
	return warnings;
}
