import { cellText, reportWords, type Language } from '../period/format.ts';
import type { Column, ReportSection, ReportTable } from '../period/report.schema.ts';

/** Rows of one table on a page, which on a phone are many screens; files have them all. */
const MOST_ROWS = 20;

/** A table of a report as a page shows it: words alone, the first cell of a row naming it. */
export interface ShownTable {
	readonly caption: string;
	readonly columns: readonly { readonly key: string; readonly label: string; readonly numeric: boolean }[];
	readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
	/** Whether the last row adds the others up. */
	readonly hasTotal: boolean;
	/** Rows that only the files have. */
	readonly leftOut: number;
}

/** The first rows of a table, with its sum. */
export function shownTable({ title, columns, rows, total }: ReportTable, language: Language): ShownTable {
	const shown = [...rows.slice(0, MOST_ROWS), ...(total ? [total] : [])];
	return {
		caption: title, columns: columns.map(({ key, label, kind }) => ({ key, label, numeric: isNumber(kind) })), hasTotal: total !== null, leftOut: Math.max(0, rows.length - MOST_ROWS),
		rows: shown.map((cells, at) => ({ at, cells: columns.map(({ kind }, column) => cellText(cells[column] ?? null, kind, language)) }))
	};
}

/** The figures of a section as a table of two columns. */
export function figureTable({ heading, figures }: ReportSection, language: Language): ShownTable {
	const { figure } = reportWords(language);
	return {
		caption: heading, columns: [{ key: 'label', label: figure.label, numeric: false }, { key: 'text', label: figure.value, numeric: false }], hasTotal: false, leftOut: 0,
		rows: figures.map(({ label, text }, at) => ({ at, cells: [label, text] }))
	};
}

function isNumber(kind: Column['kind']): boolean {
	return kind !== 'text' && kind !== 'day';
}
