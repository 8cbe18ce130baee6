import type { SkmResult } from './rules.ts';

/** A result as it is kept when a survey is closed; never computed again (R01). */
export interface FrozenResult extends SkmResult {
	readonly ruleName: string;
	readonly ruleVersion: string;
	/** Minimum of respondents for the yearly users known then; null when the number of users was not known. */
	readonly sampleMinimum: number | null;
}
