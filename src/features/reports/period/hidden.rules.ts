import type { Cell } from './report.schema.ts';
import { HIDDEN } from './report.schema.ts';

const SMALLEST = 5;

/** Counts of one total as they may be shown. */
export interface ShownCounts {
	readonly cells: readonly Cell[];
	readonly total: Cell;
}

/**
 * Hides counts of one to four people, and as many more of the next smallest as keep them from being worked out of the total.
 * While the hidden ones are fewer than five people together, or all alike, the total tells them: then the next size goes too,
 * and when all are hidden the total itself. No people at all is a number that may be told.
 *
 * @source R18; the same rule as `hidden_cells` in the database, which citizens' pages use
 */
export function hideSmall(counts: readonly number[]): ShownCounts {
	let edge = SMALLEST;
	for (;;) {
		const hidden = counts.filter((count) => count > 0 && count < edge);
		const isSafe = hidden.length === 0 || (sum(hidden) >= SMALLEST && new Set(hidden).size > 1);
		const larger = counts.filter((count) => count >= edge);
		if (isSafe || larger.length === 0) return { cells: counts.map((count) => (count > 0 && count < edge ? HIDDEN : count)), total: isSafe ? sum(counts) : HIDDEN };
		edge = Math.min(...larger) + 1;
	}
}

/** Whether a share may be told of so many. */
export function isFewPeople(count: number): boolean {
	return count < SMALLEST;
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
