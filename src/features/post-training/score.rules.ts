import type { Pair } from './learning.rules.ts';

export interface ScoreField {
	readonly agencyId: string;
	readonly enrolmentId: string;
}
export interface ScoreMark extends ScoreField {
	readonly before: number | null;
	readonly after: number | null;
}

/** A score as people write it: '82', '82,5' or '82.50'; null for an empty cell, undefined for anything else. Three decimals may be a thousand, and are refused. */
export function readScore(cell: string): number | null | undefined {
	const text = cell.trim();
	if (text === '') return null;
	return /^\d{1,4}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** What a test is out of: more than 0, at most 1000; undefined otherwise. */
export function readMost(cell: string): number | undefined {
	const most = readScore(cell);
	return most !== null && most !== undefined && most > 0 && most <= 1000 ? most : undefined;
}

export const scoreName = (which: 'before' | 'after', { agencyId, enrolmentId }: ScoreField): string => `${which}.${agencyId}.${enrolmentId}`;

/** Why one cell of a sheet is refused. */
export interface BadCell {
	readonly field: string;
	readonly problem: 'post_training.not_score' | 'post_training.above_most';
	readonly most: number;
}

/**
 * The marks of a filled sheet, for these participants only.
 *
 * @returns marks, or the first cell that is no score, or is more than the test is out of
 */
export function readSheet(fields: Readonly<Record<string, unknown>>, participants: readonly ScoreField[], most: Pick<Pair, 'beforeMost' | 'afterMost'>): { readonly marks: ScoreMark[] } | { readonly bad: BadCell } {
	const marks: ScoreMark[] = [];
	for (const participant of participants) {
		const read: Record<'before' | 'after', number | null> = { before: null, after: null };
		for (const which of ['before', 'after'] as const) {
			const field = scoreName(which, participant);
			const cell = fields[field];
			const value = readScore(typeof cell === 'string' ? cell : '');
			const highest = which === 'before' ? most.beforeMost : most.afterMost;
			if (value === undefined) return { bad: { field, problem: 'post_training.not_score', most: highest } };
			if (value !== null && value > highest) return { bad: { field, problem: 'post_training.above_most', most: highest } };
			read[which] = value;
		}
		marks.push({ agencyId: participant.agencyId, enrolmentId: participant.enrolmentId, ...read });
	}
	return { marks };
}

export type FileReason = 'nip_unknown' | 'nip_twice' | 'not_score' | 'above_most';
export interface FileRefusal {
	/** As a spreadsheet counts: the header is row 1. */
	readonly row: number;
	readonly reason: FileReason;
	readonly cell: string;
}
export interface FileRow {
	readonly row: number;
	readonly nip: string;
	readonly before: string;
	readonly after: string;
}

export interface ScorePreview {
	/** What the sheet would hold: field → score as text; only for rows that were taken. */
	readonly values: Readonly<Record<string, string>>;
	readonly taken: number;
	readonly refusals: readonly FileRefusal[];
}

/** What a file would put into the sheet. Nothing is stored; a row that cannot be taken says why, and the others are shown. */
export function previewScores(rows: readonly FileRow[], participants: readonly (ScoreField & { readonly nip: string })[], most: Pick<Pair, 'beforeMost' | 'afterMost'>): ScorePreview {
	const byNip = new Map(participants.map((one) => [one.nip, one]));
	const seen = new Set<string>();
	const values: Record<string, string> = {};
	const refusals: FileRefusal[] = [];
	let taken = 0;
	for (const { row, nip, before, after } of rows) {
		const number = nip.replaceAll(/[\s']/g, '');
		const person = byNip.get(number);
		const refuse = (reason: FileReason, cell: string) => refusals.push({ row, reason, cell: cell.slice(0, 40) });
		if (!person) { refuse('nip_unknown', nip); continue; }
		if (seen.has(number)) { refuse('nip_twice', nip); continue; }
		const read = readSheet({ [scoreName('before', person)]: before, [scoreName('after', person)]: after }, [person], most);
		if ('bad' in read) { refuse(read.bad.problem === 'post_training.not_score' ? 'not_score' : 'above_most', read.bad.field.startsWith('before') ? before : after); continue; }
		seen.add(number);
		taken += 1;
		values[scoreName('before', person)] = before.trim();
		values[scoreName('after', person)] = after.trim();
	}
	return { values, taken, refusals };
}
