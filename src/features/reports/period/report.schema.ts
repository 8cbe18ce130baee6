/** A count of fewer than five people, or one that would tell such a count (R18). */
export const HIDDEN = { hidden: true } as const;
export type Hidden = typeof HIDDEN;

/** Null: not known, or not defined. */
export type Cell = string | number | null | Hidden;

/** How a cell is written. Shares are 0–1, points are 25–100, effects carry a sign. */
export type CellKind = 'text' | 'day' | 'count' | 'points' | 'share' | 'mean' | 'minutes' | 'effect' | 'jp';

/** How a column follows from two others of its row: a live formula in a spreadsheet, the same number on paper. */
export interface Derivation {
	/** part ÷ whole, and 25 times it. */
	readonly by: 'quotient' | 'points';
	readonly part: string;
	readonly whole: string;
}

export interface Column {
	readonly key: string;
	readonly label: string;
	readonly kind: CellKind;
	/** Share of the width, in twelfths. */
	readonly width: number;
	readonly isSummed?: boolean;
	readonly derived?: Derivation;
}

export interface ReportTable {
	readonly key: string;
	readonly title: string;
	/** What was chosen: which rows, of which days. Printed below the title. */
	readonly filter: string;
	readonly columns: readonly Column[];
	/** The first cell names its row. */
	readonly rows: readonly (readonly Cell[])[];
	readonly total: readonly Cell[] | null;
	/** Rows are named by what somebody typed. */
	readonly isTyped?: true;
	/** Printed instead of an empty table. */
	readonly empty: string;
}

/** One number that the report states, with where it can be looked up. */
export interface ReportFigure {
	readonly key: string;
	readonly label: string;
	readonly value: number | null;
	/** As it is printed, with unit and interval. */
	readonly text: string;
}

/** A value with its interval, one a row; `alt` says the picture in words. */
export interface ReportChart {
	readonly key: string;
	readonly title: string;
	readonly alt: string;
	readonly low: number;
	readonly high: number;
	readonly rows: readonly { readonly label: string; readonly value: number; readonly interval: readonly [number, number] | null; readonly text: string }[];
}

/** A finding in full: a heading, what it says, and facts below. */
export interface ReportFinding {
	readonly title: string;
	readonly verdict: string;
	readonly sentence: string;
	readonly facts: readonly string[];
	/** The part of the sentence that somebody typed. */
	readonly typed?: string;
}

export interface ReportSection {
	readonly key: string;
	readonly heading: string;
	readonly paragraphs: readonly string[];
	readonly figures: readonly ReportFigure[];
	readonly chart: ReportChart | null;
	readonly findings: readonly ReportFinding[];
	readonly tables: readonly ReportTable[];
}

/** All that a report says, once: paper, spreadsheet and pages are drawings of it. */
export interface ReportDocument {
	readonly format: 1;
	readonly language: 'id' | 'en';
	readonly agencyCode: string;
	readonly agencyName: string;
	readonly period: string;
	readonly from: string;
	readonly to: string;
	readonly dataOn: string;
	readonly title: string;
	/** Lines below the title: period, data date, what is left out. */
	readonly lines: readonly string[];
	readonly sections: readonly ReportSection[];
}
