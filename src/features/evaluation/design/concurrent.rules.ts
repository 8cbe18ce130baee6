/** What else may move an outcome in the months around a training. */
export const CONCURRENT_KINDS = ['improvement', 'service_opened', 'counter_closed', 'staff', 'head'] as const;
export type ConcurrentKind = (typeof CONCURRENT_KINDS)[number];

/** Offices with such a change, on each side. */
export interface ConcurrentCount {
	readonly kind: ConcurrentKind;
	readonly trained: number;
	readonly comparison: number;
}

/** What else changed between two days, in trained and in comparison offices. */
export interface Concurrent {
	readonly from: string;
	readonly to: string;
	readonly trainedOffices: number;
	readonly comparisonOffices: number;
	/** Only kinds that were met at all. */
	readonly changes: readonly ConcurrentCount[];
}

/** Months before the first training from which on a change may still be at work. */
export const MONTHS_AROUND = 3;
/** A quarter of the people gone or new is another office. */
export const STAFF_SHARE = 0.25;
/** Shares of offices that differ by more than this are no chance of bookkeeping any more. */
const UNBALANCED = 0.1;

/**
 * Whether a change met more trained offices than others, or the reverse: then the training cannot be told from it.
 * What met both alike is taken off by the comparison.
 */
export function isUnbalanced({ trained, comparison }: ConcurrentCount, { trainedOffices, comparisonOffices }: Pick<Concurrent, 'trainedOffices' | 'comparisonOffices'>): boolean {
	const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
	if (comparisonOffices === 0) return trained > 0;
	return Math.abs(share(trained, trainedOffices) - share(comparison, comparisonOffices)) > UNBALANCED;
}
