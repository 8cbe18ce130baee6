import { compiled, igamc, incbet, incbi, lgam, ndtr, ndtri } from 'cephes';

// WebAssembly is compiled in about 30 ms; importing this module waits for it, so that callers need not.
await compiled;

/** Lower tail of Student's t; degrees of freedom need not be whole. NaN when df is not positive. */
export function studentLower(t: number, df: number): number {
	if (!(df > 0) || Number.isNaN(t)) return NaN;
	const tail = upperTail(Math.abs(t), df);
	return t < 0 ? tail : 1 - tail;
}

/** Two-sided p of a t statistic, exact to rounding also where it is tiny. */
export function studentTwoSided(t: number, df: number): number {
	return df > 0 && !Number.isNaN(t) ? 2 * upperTail(Math.abs(t), df) : NaN;
}

/** Near zero df/(df + t²) rounds to 1, far out t²/(df + t²) does: each side has its own form. */
function upperTail(t: number, df: number): number {
	if (t === Infinity) return 0;
	const square = t * t;
	return square < df && t < 1 ? 0.5 - 0.5 * incbet(0.5, df / 2, square / (df + square)) : 0.5 * tail(() => incbet(df / 2, 0.5, df / (df + square)));
}

/** t with the given lower tail. NaN when df is not positive or the probability is outside 0–1. */
export function studentQuantile(probability: number, df: number): number {
	if (!(probability >= 0 && probability <= 1)) return NaN;
	return probability < 0.5 ? -studentUpperQuantile(probability, df) : studentUpperQuantile(1 - probability, df);
}

/** t with the given upper tail (at most one half): keeps digits where 1 − tail would lose them. */
export function studentUpperQuantile(probability: number, df: number): number {
	if (!(df > 0) || !(probability >= 0 && probability <= 0.5)) return NaN;
	if (probability === 0) return Infinity;
	let t = firstUpperQuantile(probability, df);
	// The inverse integral is good to four digits of a far tail; three steps of Newton take it to rounding.
	for (let step = 0; step < 3 && t > 0 && t < Infinity; step++) {
		const density = studentDensity(t, df);
		if (density > 0) t += (upperTail(t, df) - probability) / density;
	}
	return t;
}

function studentDensity(t: number, df: number): number {
	return Math.exp(lgam((df + 1) / 2) - lgam(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) / Math.sqrt(df * Math.PI);
}

function firstUpperQuantile(probability: number, df: number): number {
	if (probability > 0.25) {
		const share = incbi(0.5, df / 2, 1 - 2 * probability);
		return Math.sqrt((df * share) / (1 - share));
	}
	const rest = tail(() => incbi(df / 2, 0.5, 2 * probability));
	return Math.sqrt((df * (1 - rest)) / rest);
}

/** Upper tail of Fisher's F. */
export function fisherUpper(f: number, df1: number, df2: number): number {
	if (!(df1 > 0) || !(df2 > 0) || Number.isNaN(f)) return NaN;
	return f <= 0 ? 1 : tail(() => incbet(df2 / 2, df1 / 2, df2 / (df2 + df1 * f)));
}

/** Regularised incomplete beta integral I_x(a, b): the lower tail of a beta. NaN when a or b is not positive. */
export function betaLower(x: number, a: number, b: number): number {
	if (!(a > 0) || !(b > 0) || Number.isNaN(x)) return NaN;
	if (x <= 0) return 0;
	return x >= 1 ? 1 : tail(() => incbet(a, b, x));
}

/** x with the given lower tail of a beta. NaN when the probability is outside 0–1. */
export function betaQuantile(probability: number, a: number, b: number): number {
	if (!(a > 0) || !(b > 0) || !(probability >= 0 && probability <= 1)) return NaN;
	if (probability === 0 || probability === 1) return probability;
	let x = tail(() => incbi(a, b, probability));
	for (let step = 0; step < 3 && x > 0 && x < 1; step++) {
		const density = Math.exp(lgam(a + b) - lgam(a) - lgam(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
		const next = x - (betaLower(x, a, b) - probability) / density;
		// Where the density is too small to lead, the library's own answer stands.
		if (!(next > 0 && next < 1)) break;
		x = next;
	}
	return x;
}

/** F with the given lower tail. */
export function fisherQuantile(probability: number, df1: number, df2: number): number {
	const share = betaQuantile(probability, df1 / 2, df2 / 2);
	return (df2 * share) / (df1 * (1 - share));
}

/** Upper tail of chi-square. */
export function chiSquareUpper(x: number, df: number): number {
	if (!(df > 0) || Number.isNaN(x)) return NaN;
	return x <= 0 ? 1 : tail(() => igamc(df / 2, x / 2));
}

/** Lower tail of the standard normal. */
export function normalLower(z: number): number {
	return ndtr(z);
}

/** z with the given lower tail. */
export function normalQuantile(probability: number): number {
	return ndtri(probability);
}

/** Natural logarithm of the gamma function. */
export function logGamma(x: number): number {
	return lgam(x);
}

/** The library throws where a tail is smaller than the smallest number; that tail is zero. */
function tail(compute: () => number): number {
	try {
		return compute();
	} catch (error) {
		if (error instanceof Error && error.message.includes('underflow')) return 0;
		throw error;
	}
}
