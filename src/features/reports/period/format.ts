import { longDate, number } from '#platform/messages.ts';
import { en } from './report.messages.en.ts';
import { id } from './report.messages.id.ts';
import type { Cell, CellKind, Column, Derivation, Hidden } from './report.schema.ts';

export type Language = 'id' | 'en';

export function reportWords(language: Language): typeof id {
	return { id, en }[language];
}

export function isHidden(cell: Cell): cell is Hidden {
	return typeof cell === 'object' && cell !== null;
}

const DECIMALS: Readonly<Record<CellKind, number>> = { text: 0, day: 0, count: 0, points: 2, share: 1, mean: 3, minutes: 1, effect: 2, jp: 0 };

/** A cell as it is printed on paper and pages. */
export function cellText(cell: Cell, kind: CellKind, language: Language): string {
	const words = reportWords(language);
	if (cell === null) return words.unknown;
	if (isHidden(cell)) return words.hidden;
	if (typeof cell === 'string') return kind === 'day' ? longDate(cell, language) : cell;
	return numberText(cell, kind, language);
}

/** The sign of minus is a minus, not a hyphen; an effect above zero has a plus. */
export function numberText(value: number, kind: CellKind, language: Language): string {
	const decimals = DECIMALS[kind];
	const shown = Number((kind === 'share' ? value * 100 : value).toFixed(decimals)) || 0;
	const text = number(shown, language, decimals).replace('-', '−');
	return `${kind === 'effect' && shown > 0 ? '+' : ''}${text}${kind === 'share' ? '%' : ''}`;
}

/** A derived value of a row, by its columns; null where a part is hidden, unknown, or the whole is nothing. */
export function derive({ by, part, whole }: Derivation, columns: readonly Column[], row: readonly Cell[]): Cell {
	const [over, under] = [part, whole].map((key) => row[columns.findIndex((column) => column.key === key)] ?? null) as [Cell, Cell];
	if (typeof over !== 'number' || typeof under !== 'number' || under === 0) return null;
	return by === 'points' ? (25 * over) / under : over / under;
}

/** Rows with their derived columns filled in. */
export function withDerived(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Cell[][] {
	return rows.map((row) => columns.map((column, at) => (column.derived ? derive(column.derived, columns, row) : (row[at] ?? null))));
}
