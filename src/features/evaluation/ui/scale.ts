/** From a value to its place in a picture. */
export type Scale = (value: number) => number;

export function linear([fromLow, fromHigh]: readonly [number, number], [toLow, toHigh]: readonly [number, number]): Scale {
	const span = fromHigh - fromLow || 1;
	return (value) => Math.round((toLow + ((value - fromLow) / span) * (toHigh - toLow)) * 10) / 10;
}

const FINEST = 1e-6;

/** Round numbers that enclose all values: steps of 1, 2 or 5 times a power of ten, about `count` of them. */
export function ticks(values: readonly number[], count: number): number[] {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
	// Differences that no label could show are none.
	const rough = (high - low > FINEST ? high - low : Math.max(Math.abs(high), 1)) / count;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
	const first = Math.floor(low / step);
	const last = Math.max(first + 1, Math.ceil(high / step));
	return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Every so many positions, so that at most `most` labels stand on the axis. */
export function labelStep(length: number, most: number): number {
	const needed = Math.max(1, length / most);
	return [1, 2, 3, 6, 12, 24].find((step) => step >= needed) ?? Math.ceil(needed);
}
