import { monthName } from '#platform/months.ts';

/** How the months of a file are written. Plain numbers stay numbers; calendar months are counted and written back. */
export interface Calendar {
	readonly kind: 'number' | 'iso' | 'compact';
	readonly example: string;
	/** Months since year 0, or null when the text is not written this way. */
	read(cell: string): number | null;
	write(month: number): number | string;
}

const ISO = /^(\d{4})-(\d{2})(?:-\d{2})?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})$/;

/** The calendar of a column, seen from one of its cells: `2025-03`, `2025-03-01`, `202503`, or a plain number. */
export function calendarOf(cell: string): Calendar {
	if (monthOf(ISO, cell) !== null)
		return { kind: 'iso', example: '2025-03', read: (text) => monthOf(ISO, text), write: monthName };
	if (monthOf(COMPACT, cell) !== null)
		return { kind: 'compact', example: '202503', read: (text) => monthOf(COMPACT, text), write: (month) => Number(monthName(month).replace('-', '')) };
	return { kind: 'number', example: '3', read: () => null, write: (month) => month };
}

function monthOf(pattern: RegExp, cell: string): number | null {
	const match = pattern.exec(cell);
	const month = Number(match?.[2]);
	return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : null;
}
