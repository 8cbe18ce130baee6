import { normalQuantile } from './distributions.ts';

/**
 * 95 % interval of a share by Wilson's score: stays between 0 and 1 and says something also of 0 of 8.
 *
 * @returns shares 0–1, or null when nobody was counted
 * @source E. B. Wilson (1927); R. G. Newcombe (1998), Statistics in Medicine 17, method 3
 */
export function wilson95(part: number, whole: number): readonly [number, number] | null {
	return wilsonInterval(part, whole, 0.95);
}

/** The same at another level, such as 0.9. */
export function wilsonInterval(part: number, whole: number, level: number): readonly [number, number] | null {
	if (whole === 0) return null;
	const [share, square] = [part / whole, normalQuantile((1 + level) / 2) ** 2];
	const middle = (share + square / (2 * whole)) / (1 + square / whole);
	const half = (Math.sqrt(square) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole ** 2))) / (1 + square / whole);
	// Of none and of all an end is exact; rounding must not put it beside 0 or 1.
	return [part === 0 ? 0 : Math.max(0, middle - half), part === whole ? 1 : Math.min(1, middle + half)];
}
