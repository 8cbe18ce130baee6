import { isPercentOutcome, isValueOutcome, measureUnit, type Outcome } from '../programme.schema.ts';

/** Another scale for the outcome, and the way back. */
export interface Scale {
	fits(outcome: Outcome, values: readonly number[]): boolean;
	of(outcome: Outcome): { readonly forward: (value: number) => number; readonly inverse: (value: number) => number };
}

/** Minutes and days are skewed: on the logarithm a change is a share. */
const log: Scale = {
	fits: (outcome, values) => ['minutes', 'days'].includes(measureUnit(outcome)) && values.every((value) => Number.isNaN(value) || value > 0),
	of: () => ({ forward: Math.log, inverse: Math.exp })
};

/** Points and percent end somewhere: near the end the same effort moves them less. Half a unit keeps the ends finite. */
const logit: Scale = {
	fits: (outcome, values) => {
		const [low, high] = endsOf(outcome) ?? [NaN, NaN];
		return values.every((value) => Number.isNaN(value) || (value >= low && value <= high));
	},
	of: (outcome) => {
		const [low, high] = endsOf(outcome) ?? [0, 100];
		const width = high - low + 1;
		return {
			forward: (value) => Math.log((value - low + 0.5) / (high - value + 0.5)),
			inverse: (value) => low - 0.5 + width / (1 + Math.exp(-value))
		};
	}
};

export const SCALES = { log, logit } as const;

function endsOf(outcome: Outcome): readonly [number, number] | null {
	if (isPercentOutcome(outcome)) return [0, 100];
	return isValueOutcome(outcome) ? null : [25, 100];
}
