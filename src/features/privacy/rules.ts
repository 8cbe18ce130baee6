import { addDays } from '#platform/clock.ts';
import type { Locale } from '#platform/context.ts';
import { RETENTION_KINDS, type Field, type NoticeRecipient, type Purpose, type RequestState, type RetentionKind } from './schema.ts';
import { PRIVACY_TEXTS, type PrivacyText } from './texts.rules.ts';

/** 3 × 24 hours by the clock: nights, weekends and holidays count. @source UU 27/2022 Pasal 46(1); R31 */
export const CLOCK_HOURS = 72;

/** When the notice or the answer is due. @source R31 */
export function dueAt(from: Date): Date {
	return new Date(from.getTime() + CLOCK_HOURS * 3_600_000);
}

export interface ClockLeft {
	readonly isLate: boolean;
	/** Whole hours and the minutes beside them, until the end or since. */
	readonly hours: number;
	readonly minutes: number;
}

/** How much of the clock is left, or by how much it is over. Due now is not late yet. */
export function clockLeft(due: Date, now: Date): ClockLeft {
	const minutes = Math.floor(Math.abs(due.getTime() - now.getTime()) / 60_000);
	return { isLate: now > due, hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** The zones of Indonesia; none has summer time. @source R32 */
const OFFSET_HOURS: Readonly<Record<string, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
export const ZONE_NAMES: Readonly<Record<string, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** The instant of 'YYYY-MM-DDTHH:MM' on the clocks of a zone. @throws {RangeError} not a zone of Indonesia. @source R32 */
export function instantIn(timeZone: string, local: string): Date {
	const offset = OFFSET_HOURS[timeZone];
	if (offset === undefined) throw new RangeError(`instantIn: not a zone of Indonesia: ${timeZone}`);
	return new Date(Date.parse(`${local}:00Z`) - offset * 3_600_000);
}

/** The same the other way, for the value of a field. */
export function localIn(timeZone: string, instant: Date): string {
	return new Date(instant.getTime() + (OFFSET_HOURS[timeZone] ?? 0) * 3_600_000).toISOString().slice(0, 16);
}

/** All versions of a purpose's text, newest first; those of days to come among them. */
export function versionsOf(purpose: Purpose): readonly PrivacyText[] {
	return PRIVACY_TEXTS.filter((text) => text.purpose === purpose).sort((a, b) => b.validFrom.localeCompare(a.validFrom));
}

/** The text in force on a day; undefined before the first. */
export function textInForce(purpose: Purpose, day: string): PrivacyText | undefined {
	return versionsOf(purpose).find(({ validFrom }) => validFrom <= day);
}

export interface Addition {
	readonly id: string;
	readonly purpose: Purpose | 'all';
	readonly validFrom: string;
	readonly bodyId: string;
	readonly bodyEn: string;
}

/** What an agency adds to a purpose on a day: its latest paragraph for all purposes, then that for this one. */
export function additionsInForce(additions: readonly Addition[], purpose: Purpose, day: string): readonly Addition[] {
	const begun = additions.filter(({ validFrom }) => validFrom <= day).sort((a, b) => a.validFrom.localeCompare(b.validFrom));
	return (['all', purpose] as const).flatMap((wanted) => begun.filter((one) => one.purpose === wanted).slice(-1));
}

/** The paragraph in the reader's language; what was not translated is shown as it was written. */
export function bodyOf({ bodyId, bodyEn }: Addition, locale: Locale): string {
	return locale === 'en' && bodyEn !== '' ? bodyEn : bodyId;
}

export interface RetentionDefault {
	readonly days: number;
	readonly least: number;
	readonly most: number;
}

/** How long each kind is kept when the agency says nothing. Assumed: no regulation read for Bina names these numbers. @source docs/rules/privacy.md */
export const RETENTION_DEFAULTS: Readonly<Record<RetentionKind, RetentionDefault>> = {
	complaint_reporter: { days: 730, least: 90, most: 3650 },
	complaint_photo: { days: 730, least: 90, most: 3650 },
	complaint_draft: { days: 1, least: 1, most: 30 },
	supporter_note: { days: 730, least: 90, most: 3650 },
	survey_comment: { days: 365, least: 30, most: 3650 },
	post_training_words: { days: 730, least: 90, most: 3650 },
	notification: { days: 180, least: 30, most: 1825 },
	session: { days: 30, least: 1, most: 365 },
	attempt: { days: 1, least: 1, most: 30 },
	import_file: { days: 30, least: 2, most: 365 },
	visit: { days: 1095, least: 400, most: 3650 },
	privacy_request: { days: 1095, least: 365, most: 3650 }
};

export interface RetentionSetting {
	readonly kind: RetentionKind;
	readonly keepDays: number;
	readonly validFrom: string;
}

/** How many days a kind is kept on a day: the agency's setting that began last, else the default. */
export function keepDaysOn(kind: RetentionKind, settings: readonly RetentionSetting[], day: string): { readonly days: number; readonly isOwn: boolean } {
	const own = settings.filter((one) => one.kind === kind && one.validFrom <= day).sort((a, b) => a.validFrom.localeCompare(b.validFrom)).at(-1);
	return own ? { days: own.keepDays, isOwn: true } : { days: RETENTION_DEFAULTS[kind].days, isOwn: false };
}

/** What ended before this day is deleted. */
export function deleteBefore(today: string, keepDays: number): string {
	return addDays(today, -keepDays);
}

export function isKeepable(kind: RetentionKind, days: number): boolean {
	const { least, most } = RETENTION_DEFAULTS[kind];
	return Number.isInteger(days) && days >= least && days <= most;
}

export function isRetentionKind(text: string): text is RetentionKind {
	return (RETENTION_KINDS as readonly string[]).includes(text);
}

/** Every move of a request; what has ended stays as it is. */
const MOVES: Readonly<Record<RequestState, readonly RequestState[]>> = {
	filed: ['checking', 'answered', 'refused', 'cancelled'],
	checking: ['answered', 'refused', 'cancelled'],
	answered: [],
	refused: [],
	cancelled: []
};

export function mayMove(from: RequestState, to: RequestState): boolean {
	return MOVES[from].includes(to);
}

/** Whose word counts for a field, and the page where it is changed: Bina corrects nothing that another register owns. */
export const FIELD_OWNERS: Readonly<Record<Field, { readonly owner: 'siasn' | 'personnel' | 'self' | 'training' | 'administrator' | 'complaints' | 'manager'; readonly href: string | null }>> = {
	name: { owner: 'siasn', href: null },
	nip: { owner: 'siasn', href: null },
	birth: { owner: 'siasn', href: null },
	education: { owner: 'siasn', href: null },
	position: { owner: 'personnel', href: null },
	rank: { owner: 'personnel', href: null },
	contact: { owner: 'personnel', href: null },
	jp: { owner: 'training', href: '/jp' },
	roles: { owner: 'administrator', href: '/kewenangan' },
	complaint: { owner: 'complaints', href: '/pengaduan' },
	other: { owner: 'manager', href: null }
};

export interface BreachContents {
	readonly dataDisclosed: string;
	readonly whenAndHow: string;
	readonly handling: string;
}

/** Which of the three contents of a notice are still missing. @source UU 27/2022 Pasal 46(2); R31 */
export function missingContents(breach: BreachContents): readonly (keyof BreachContents)[] {
	return (['dataDisclosed', 'whenAndHow', 'handling'] as const).filter((key) => breach[key].trim() === '');
}

export interface SentNotice {
	readonly recipient: NoticeRecipient;
	readonly sentAt: Date;
}

/** Where a breach stands with its clock: late when a notice is missing or went out after the hour. @source R31 */
export function noticeState(due: Date, notices: readonly SentNotice[], now: Date): 'running' | 'overdue' | 'in_time' | 'sent_late' {
	const firsts = (['subjects', 'authority'] as const).map((to) => notices.filter(({ recipient }) => recipient === to).map(({ sentAt }) => sentAt.getTime()).sort((a, b) => a - b)[0]);
	if (firsts.some((first) => first === undefined)) return now > due ? 'overdue' : 'running';
	return firsts.some((first) => first !== undefined && first > due.getTime()) ? 'sent_late' : 'in_time';
}

/** '2026-03': the breaches of a year of the agency's zone are numbered. */
export function breachNumber(year: string, known: number): string {
	return `${year}-${String(known + 1).padStart(2, '0')}`;
}
