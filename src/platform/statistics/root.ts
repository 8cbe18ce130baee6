/**
 * Where a function crosses zero between two points, by Brent's rule: interpolation, halving where that does not help.
 *
 * @param tolerance distance to the crossing that is near enough
 * @returns NaN when both ends lie on the same side, or when the function has no value there
 * @source R. P. Brent (1973), Algorithms for Minimization without Derivatives, ch. 4
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
	let [a, b, fa, fb] = [low, high, f(low), f(high)];
	if (fa === 0) return a;
	if (fb === 0) return b;
	if (!(fa * fb < 0) && !(Math.sign(fa) * Math.sign(fb) < 0)) return NaN;
	let [c, fc] = [a, fa];
	for (let turn = 0; turn < 1000; turn++) {
		const previous = b - a;
		if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
		const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
		const half = (c - b) / 2;
		if (Math.abs(half) <= near || fb === 0) return b;
		const useful = Math.abs(previous) >= near && Math.abs(fa) > Math.abs(fb);
		const step = useful ? interpolated({ a, b, c, fa, fb, fc }, previous, half, near) : half;
		[a, fa] = [b, fb];
		b += Math.abs(step) < near ? Math.sign(step) * near : step;
		fb = f(b);
		if (Number.isNaN(fb)) return NaN;
		if (Math.sign(fb) === Math.sign(fc)) [c, fc] = [a, fa];
	}
	return b;
}

interface Bracket {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly fa: number;
	readonly fb: number;
	readonly fc: number;
}

/** The secant through two points, or the inverse parabola through three; half the way where either leads too far. */
function interpolated({ a, b, c, fa, fb, fc }: Bracket, previous: number, half: number, near: number): number {
	const width = c - b;
	const ratio = fb / fa;
	let [p, q] = [width * ratio, 1 - ratio];
	if (a !== c) {
		const [first, second] = [fa / fc, fb / fc];
		p = ratio * (width * first * (first - second) - (b - a) * (second - 1));
		q = (first - 1) * (second - 1) * (ratio - 1);
	}
	[p, q] = p > 0 ? [p, -q] : [-p, q];
	return p < 0.75 * width * q - Math.abs(near * q) / 2 && p < Math.abs((previous * q) / 2) ? p / q : half;
}
