import { reportWords, withDerived, type Language } from './format.ts';
import { hideSmall } from './hidden.rules.ts';
import type { Cell, CellKind, Column, Derivation, ReportSection, ReportTable } from './report.schema.ts';

/** A column in one line; `sum` adds it up below. */
export function column(key: string, label: string, kind: CellKind, width: number, more: { readonly sum?: true; readonly derived?: Derivation } = {}): Column {
	return { key, label, kind, width, ...(more.sum ? { isSummed: true } : {}), ...(more.derived ? { derived: more.derived } : {}) };
}

interface Plan {
	readonly key: string;
	readonly title: string;
	readonly filter: string;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	/** Columns that count people, by key: small counts in them are hidden, and what would tell them. */
	readonly people?: readonly string[];
	readonly isTyped?: true;
	readonly empty: string;
}

/** A table with its derived columns, totals, and hidden small counts. */
export function tableOf({ key, title, filter, columns, rows, people = [], isTyped, empty }: Plan, language: Language): ReportTable {
	const shown = rows.map((row) => [...row]);
	const totals = columns.map(({ isSummed }, at): Cell => (isSummed ? sumOf(rows.map((row) => row[at] ?? null)) : null));
	for (const name of people) {
		const at = columns.findIndex((own) => own.key === name);
		const hidden = hideSmall(rows.map((row) => Number(row[at] ?? 0)));
		hidden.cells.forEach((cell, line) => (shown[line]![at] = cell));
		if (columns[at]?.isSummed) totals[at] = hidden.total;
	}
	const hasTotal = rows.length > 1 && columns.some(({ isSummed }) => isSummed);
	const [total] = hasTotal ? withDerived(columns, [[reportWords(language).total, ...totals.slice(1)]]) : [];
	return { key, title, filter, columns, rows: withDerived(columns, shown), total: total ?? null, ...(isTyped ? { isTyped } : {}), empty };
}

function sumOf(cells: readonly Cell[]): number {
	return cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}

/** A section; what is not named is empty. */
export function section(key: string, heading: string, paragraphs: readonly string[], rest: Partial<ReportSection> = {}): ReportSection {
	return { key, heading, paragraphs, figures: [], chart: null, findings: [], tables: [], ...rest };
}
