import type { DroppedElement } from './questionnaire.schema.ts';
import type { SkmResult } from './rules.ts';
import type { Element, ElementOrder } from './schema.ts';
import type { Integrity } from './signs.rules.ts';
import type { Split, SplitCell } from './split.rules.ts';

/** Of fewer people nothing is published but how many they were: what one of them answered could be worked out. @source R18 */
const FEWEST_PUBLISHED = 5;

/** What everybody may read of a fixed result; null of too few people. */
export function publicResult<Result extends Pick<FrozenResult, 'respondents'>>(result: Result): Result | null {
	return result.respondents < FEWEST_PUBLISHED ? null : result;
}

/** A result as it is kept when a survey is closed; never computed again (R01). */
export interface FrozenResult extends SkmResult {
	readonly ruleName: string;
	readonly ruleVersion: string;
	/** Minimum of respondents for the yearly users known then; null when the number of users was not known. */
	readonly sampleMinimum: number | null;
	/** What follows is missing in results closed before it was kept. */
	readonly integrity?: Integrity & { readonly ruleVersion: string };
	/** Visits of the counter in the period; null where none were recorded. */
	readonly visits?: number | null;
	readonly splits?: readonly { readonly split: Split; readonly cells: readonly SplitCell[] }[];
	readonly order?: ElementOrder;
	/** 95 % interval of each element, in hundredths. */
	readonly elementIntervals?: Partial<Record<Element, readonly [number, number] | null>>;
	readonly dropped?: readonly ({ readonly element: Element } & DroppedElement)[];
}
