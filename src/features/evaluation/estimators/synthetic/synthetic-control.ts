import type { Notice } from '../../schema.ts';
import { nearestMix } from './nearest-mix.ts';

/** Outcomes of all units in the same months, ascending; nothing missing. */
export interface UnitSeries {
	readonly times: readonly number[];
	readonly treated: { readonly unit: string; readonly outcome: Float64Array };
	readonly donors: readonly { readonly unit: string; readonly outcome: Float64Array }[];
}

export interface PlaceboFit {
	readonly unit: string;
	/** Mean of the gaps since the start. */
	readonly effect: number;
	readonly preRmspe: number;
	/** Mean squared gap after the start divided by that before it. */
	readonly ratio: number;
}

export interface SyntheticControl extends PlaceboFit {
	readonly start: number;
	readonly preMonths: number;
	readonly postMonths: number;
	/** Donors in the mix, heaviest first. */
	readonly weights: readonly { readonly unit: string; readonly weight: number }[];
	readonly path: readonly { readonly time: number; readonly actual: number; readonly synthetic: number; readonly gap: number }[];
	/** Every donor in the place of the trained unit, largest ratio first. */
	readonly placebos: readonly PlaceboFit[];
	/** Rank of the ratio of the trained unit among all units. */
	readonly p: number;
	/** No p below this is possible with so many donors. */
	readonly smallestP: number;
	readonly notices: readonly Notice[];
}

export const FEWEST_DONORS = 2;
export const MOST_DONORS = 500;
const FEWEST_PRE_MONTHS = 2;
/** Fewer donors cannot reach p = 0.05. */
const DONORS_FOR_ONE_IN_TWENTY = 19;
const SHORT_PRE_MONTHS = 12;

/**
 * One trained unit against the mix of others that was nearest to it before the start, with every other unit in its
 * place for comparison.
 *
 * @returns null with fewer than two months before, none after, or fewer than two donors
 * @source Abadie, Diamond & Hainmueller 2010, Synthetic control methods; outcomes alone as predictors
 */
export function syntheticControl({ times, treated, donors }: UnitSeries, start: number): SyntheticControl | null {
	const pre = times.filter((time) => time < start).length;
	if (pre < FEWEST_PRE_MONTHS || pre === times.length || donors.length < FEWEST_DONORS) return null;
	const largest = [treated, ...donors].reduce((most, { outcome }) => outcome.reduce((sofar, value) => Math.max(sofar, Math.abs(value)), most), 0);
	const scale = largest > 0 ? largest : 1;
	const own = fit(treated, donors, pre, scale);
	const placebos = donors
		.map((donor, at) => fit(donor, donors.toSpliced(at, 1), pre, scale))
		.map(({ unit, effect, preRmspe, ratio }) => ({ unit, effect, preRmspe, ratio }))
		.sort((a, b) => b.ratio - a.ratio || (a.unit < b.unit ? -1 : 1));
	const atLeast = placebos.filter(({ ratio }) => ratio >= own.ratio * (1 - 1e-9)).length;
	const { unit, effect, preRmspe, ratio } = own;
	return {
		unit,
		effect,
		preRmspe,
		ratio,
		start,
		preMonths: pre,
		postMonths: times.length - pre,
		weights: donors.map((donor, at) => ({ unit: donor.unit, weight: own.weights[at]! })).filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight),
		path: times.map((time, at) => ({ time, actual: treated.outcome[at]!, synthetic: treated.outcome[at]! - own.gaps[at]!, gap: own.gaps[at]! })),
		placebos,
		p: (atLeast + 1) / (donors.length + 1),
		smallestP: 1 / (donors.length + 1),
		notices: noticesOf(own, donors.length, pre)
	};
}

function noticesOf({ preRmspe, effect }: PlaceboFit, donors: number, pre: number): Notice[] {
	return [
		{ code: 'synth.indication_only' },
		...(donors < DONORS_FOR_ONE_IN_TWENTY ? [{ code: 'synth.few_donors', count: donors } as const] : []),
		...(pre < Math.max(SHORT_PRE_MONTHS, donors) ? [{ code: 'synth.short_before', count: pre } as const] : []),
		...(preRmspe > Math.abs(effect) / 2 ? [{ code: 'synth.poor_fit' } as const] : [])
	];
}

function fit(unit: UnitSeries['treated'], donors: UnitSeries['donors'], pre: number, scale: number) {
	// In units of the largest outcome, so that squares of huge numbers stay numbers.
	const part = ({ outcome }: UnitSeries['treated']) => outcome.map((value) => value / scale);
	const [own, others] = [part(unit), donors.map(part)];
	const { weights } = nearestMix(
		others.map((outcome) => outcome.subarray(0, pre)),
		own.subarray(0, pre)
	);
	const apart = own.map((value, at) => value - others.reduce((sum, outcome, which) => sum + weights[which]! * outcome[at]!, 0));
	const square = (from: number, to: number) => apart.subarray(from, to).reduce((sum, gap) => sum + gap * gap, 0) / (to - from);
	const before = square(0, pre);
	// A perfect fit is one to rounding: its ratio is large, not infinite.
	const ratio = square(pre, apart.length) / Math.max(before, 1e-18);
	const gaps = apart.map((gap) => gap * scale);
	const after = gaps.subarray(pre);
	return { unit: unit.unit, weights, gaps, preRmspe: Math.sqrt(before) * scale, ratio, effect: after.reduce((sum, gap) => sum + gap, 0) / after.length };
}
