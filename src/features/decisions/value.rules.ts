import type { CostKind } from './schema.ts';

export interface CostLine {
	readonly kind: CostKind;
	readonly amountRupiah: number;
}

/** Whole rupiah. */
export interface CostTotals {
	/** What left the till. */
	readonly paid: number;
	/** Working hours of those who learnt, put into money by whoever recorded the line. */
	readonly workingTime: number;
	readonly full: number;
	/** Lines recorded; with none nothing is known, which is not the same as nothing paid. */
	readonly lines: number;
}

/** Sums of the lines that stand; working time apart. */
export function totalCosts(lines: readonly CostLine[]): CostTotals {
	const sum = (chosen: readonly CostLine[]) => chosen.reduce((total, { amountRupiah }) => total + amountRupiah, 0);
	const full = sum(lines);
	const workingTime = sum(lines.filter(({ kind }) => kind === 'working_time'));
	return { paid: full - workingTime, workingTime, full, lines: lines.length };
}

/**
 * Cost of one hour that one participant was there.
 *
 * @param minutes attended by all participants together
 * @returns whole rupiah; null where no hour or no cost is known
 */
export function costPerHour({ full, lines }: CostTotals, minutes: number): number | null {
	return lines === 0 || minutes <= 0 ? null : Math.round((full * 60) / minutes);
}

/** Cost of one point of service gained at one unit. Rupiah; a high of null has no upper bound. */
export type CostPerPoint =
	| { readonly kind: 'bounded'; readonly estimate: number; readonly low: number; readonly high: number }
	/** The interval of the gain holds zero: the cost of a point may be anything from `low` up. */
	| { readonly kind: 'unbounded'; readonly low: number }
	| { readonly kind: 'undefined'; readonly because: 'no_costs' | 'no_verdict' | 'no_gain' | 'free' };

export interface Gain {
	/** Mean change of a trained unit, in the unit of the outcome; null where no number may stand for the answer. */
	readonly att: number | null;
	readonly ci95: readonly [number, number] | null;
	readonly direction: 'up' | 'down';
	/** Units trained. */
	readonly units: number;
}

/**
 * Cost of raising one unit by one point: all costs ÷ (mean change × units trained). The costs are counted, the change is estimated,
 * so the 95 % set for the ratio is the reciprocal of the interval of the change (Fieller's set with a numerator known exactly).
 * When that interval holds zero, the set has no upper end, and nothing is invented in its place.
 *
 * @source Fieller 1954; docs/rules/recommendations.md § Value
 */
export function costPerPoint({ full, lines }: Pick<CostTotals, 'full' | 'lines'>, { att, ci95, direction, units }: Gain): CostPerPoint {
	if (lines === 0) return { kind: 'undefined', because: 'no_costs' };
	if (full === 0) return { kind: 'undefined', because: 'free' };
	if (att === null || ci95 === null || units < 1) return { kind: 'undefined', because: 'no_verdict' };
	const [gain, least, most] = direction === 'up' ? [att, ci95[0], ci95[1]] : [-att, -ci95[1], -ci95[0]];
	if (!(most > 0)) return { kind: 'undefined', because: 'no_gain' };
	const priceOf = (points: number) => Math.round(full / (points * units));
	if (!(least > 0) || !(gain > 0)) return { kind: 'unbounded', low: priceOf(most) };
	return { kind: 'bounded', estimate: priceOf(gain), low: priceOf(most), high: priceOf(least) };
}

export interface Return {
	/** (benefit − cost) ÷ cost, in percent. */
	readonly roiPercent: number;
	/** Benefit ÷ cost. */
	readonly benefitCostRatio: number;
	/** The same of the least and of the most that was stated; null where no range was. It is a stated range, no confidence interval. */
	readonly range: { readonly roiPercent: readonly [number, number]; readonly benefitCostRatio: readonly [number, number] } | null;
}

/**
 * Return on investment and benefit–cost ratio.
 *
 * @param benefitRupiah what was stated in money; null: nobody stated anything, and nothing is assumed
 * @param benefitRange the least and the most that was stated; null: no range was
 * @returns null where it is not defined: no statement, no costs, or costs of zero
 * @source R26; Phillips & Phillips; docs/rules/recommendations.md § Value
 */
export function returnOn({ full, lines }: Pick<CostTotals, 'full' | 'lines'>, benefitRupiah: number | null, benefitRange: readonly [number, number] | null = null): Return | null {
	if (benefitRupiah === null || lines === 0 || full === 0) return null;
	const roi = (benefit: number): number => ((benefit - full) / full) * 100;
	const range = benefitRange && { roiPercent: [roi(benefitRange[0]), roi(benefitRange[1])] as const, benefitCostRatio: [benefitRange[0] / full, benefitRange[1] / full] as const };
	return { roiPercent: roi(benefitRupiah), benefitCostRatio: benefitRupiah / full, range };
}
