import type { Interval, Notice } from '../../schema.ts';
import { chiSquareUpper, normalLower } from '#platform/statistics/distributions.ts';
import { interval, twoSidedP } from '../inference.ts';
import type { Pooled, Studies, TauMethod } from './between-variance.ts';
import { betweenVariance, pool, TAU_METHODS } from './between-variance.ts';

export interface MetaAnalysis {
	readonly studies: number;
	readonly estimate: number;
	/** Hartung–Knapp: error from how far the studies lie apart, t with k − 1 degrees of freedom. */
	readonly se: number;
	readonly ci95: Interval | null;
	readonly p: number;
	/** The customary error; with few studies its interval is too narrow. */
	readonly wald: { readonly se: number; readonly ci95: Interval | null; readonly p: number };
	/** One effect for all: for comparison. */
	readonly fixed: { readonly estimate: number; readonly se: number; readonly ci95: Interval | null };
	readonly method: TauMethod;
	readonly tau2: number;
	readonly tau2By: Readonly<Record<TauMethod, number>>;
	readonly q: number;
	readonly df: number;
	readonly pHeterogeneity: number;
	/** Share of the differences that is not chance, 0–1, from Q. */
	readonly i2: number;
	/** Where the effect of the next programme lies; null with fewer than three studies. */
	readonly prediction95: Interval | null;
	/** Share of each study in the estimate. */
	readonly weights: readonly number[];
	readonly notices: readonly Notice[];
}

/** Fewer studies say little about how far programmes differ. */
const FEW_STUDIES = 5;

/**
 * Random-effects mean of several evaluations.
 *
 * @param studies at least two, variances above 0
 * @source Hartung & Knapp 2001; Higgins, Thompson & Spiegelhalter 2009 (prediction interval); Higgins & Thompson 2002 (I²)
 */
export function metaAnalysis(studies: Studies, method: TauMethod = 'reml'): MetaAnalysis {
	const k = studies.effect.length;
	const tau2By = Object.fromEntries(TAU_METHODS.map((name) => [name, betweenVariance(studies, name)])) as Record<TauMethod, number>;
	const tau2 = tau2By[method];
	const mean = pool(studies, tau2);
	const common = pool(studies, 0);
	const wald = customary(mean);
	const spread = wald.se * Math.sqrt(mean.q / (k - 1));
	// Studies that are equal to the last digit say nothing of how far programmes differ.
	const se = spread > 1e-12 * wald.se ? spread : NaN;
	const df = k - 1;
	const ci95 = interval(mean.estimate, se, df, 0.95);
	return {
		studies: k,
		estimate: mean.estimate,
		se,
		ci95,
		p: twoSidedP(mean.estimate, se, df),
		wald,
		fixed: { estimate: common.estimate, se: customary(common).se, ci95: customary(common).ci95 },
		method,
		tau2,
		tau2By,
		q: common.q,
		df,
		pHeterogeneity: chiSquareUpper(common.q, df),
		i2: common.q > df ? (common.q - df) / common.q : 0,
		prediction95: k > 2 ? interval(mean.estimate, Math.sqrt(tau2 + wald.se ** 2), k - 2, 0.95) : null,
		weights: Array.from(studies.variance, (variance) => 1 / (variance + tau2) / mean.weight),
		notices: [
			...(k < FEW_STUDIES ? [{ code: 'meta.few_studies', count: k } as const] : []),
			...(ci95 && wald.ci95 && ci95[1] - ci95[0] < wald.ci95[1] - wald.ci95[0] ? [{ code: 'meta.narrow_interval' } as const] : [])
		]
	};
}

const Z_975 = 1.959963984540054;

function customary({ estimate, weight }: Pooled): MetaAnalysis['wald'] {
	const se = 1 / Math.sqrt(weight);
	return { se, ci95: [estimate - Z_975 * se, estimate + Z_975 * se], p: 2 * normalLower(-Math.abs(estimate / se)) };
}
