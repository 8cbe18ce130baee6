import { betaLower, logGamma, normalLower, studentLower } from './distributions.ts';
import { findRoot } from './root.ts';

const FAR = 40;

/**
 * Lower tail of the noncentral t: a normal with mean `shift` over the root of a mean square. NaN when df is not positive.
 *
 * @source R. V. Lenth (1989), Algorithm AS 243: a Poisson mixture of beta integrals
 */
export function noncentralLower(t: number, df: number, shift: number): number {
	if (!(df > 0) || Number.isNaN(t) || !Number.isFinite(shift)) return NaN;
	if (t < 0) return 1 - noncentralLower(-t, df, -shift);
	// A shift whose square vanishes is none.
	if (shift * shift < Number.MIN_VALUE * 4) return studentLower(t, df);
	if (t === Infinity) return 1;
	// Far out the mixture has thousands of parts and the normal is as good.
	if (Math.abs(shift) > FAR) return normalLower((t * (1 - 1 / (4 * df)) - shift) / Math.sqrt(1 + (t * t) / (2 * df)));
	const x = (t * t) / (t * t + df);
	const rate = (shift * shift) / 2;
	const reach = 12 * Math.sqrt(rate) + 30;
	let sum = 0;
	for (let part = Math.max(0, Math.floor(rate - reach)); part < rate + reach; part++) {
		const log = part * Math.log(rate) - rate;
		sum += Math.exp(log - logGamma(part + 1)) * betaLower(x, part + 0.5, df / 2);
		sum += (shift / Math.SQRT2) * Math.exp(log - logGamma(part + 1.5)) * betaLower(x, part + 1, df / 2);
	}
	return Math.min(1, Math.max(0, normalLower(-shift) + sum / 2));
}

/** The shift under which a t as large as this has the given lower tail. NaN where none within ±60 of t has. */
export function noncentralShift(t: number, df: number, probability: number): number {
	return findRoot((shift) => noncentralLower(t, df, shift) - probability, t - 60 - Math.abs(t), t + 60 + Math.abs(t), 1e-10);
}
