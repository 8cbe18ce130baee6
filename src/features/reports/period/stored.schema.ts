import type { ProblemCode } from '#platform/problem-codes.ts';
import type { Language } from './format.ts';
import type { ReportDocument } from './report.schema.ts';

export const REPORT_STATES = ['waiting', 'making', 'done', 'failed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** A version as it is kept: the same words and numbers in both languages. */
export type StoredDocument = Readonly<Record<Language, ReportDocument>>;

export const FILE_KINDS = ['pdf', 'xlsx', 'zip'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** One drawn file; data speak both languages and stand under 'id'. */
export interface DrawnFile {
	readonly kind: FileKind;
	readonly language: Language;
	readonly bytes: Uint8Array;
}

/** A version as lists show it. */
export interface ReportVersion {
	readonly id: string;
	readonly period: string;
	readonly version: number;
	readonly state: ReportState;
	/** 0–100 while it is made. */
	readonly progress: number;
	/** Code of what went wrong; only of a failed one. */
	readonly fault: ProblemCode | null;
	readonly requestedAt: Date;
	readonly madeAt: Date | null;
	readonly dataOn: string | null;
	readonly sha256: string | null;
	readonly pages: number | null;
	readonly publication: Publication | null;
}

export interface Publication {
	readonly publishedAt: Date;
	/** Null while its files are drawn: it is not public yet. */
	readonly drawnAt: Date | null;
	/** Code of what went wrong when they were drawn; null while nothing did. */
	readonly fault: ProblemCode | null;
	readonly struck: number;
	readonly sha256: string | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnReason: string | null;
}
