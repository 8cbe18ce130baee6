import type { StoredSynthetic } from '../../stored.schema.ts';

export interface PlaceboSize {
	readonly width: number;
	/** Between the middles of dots. */
	readonly dot: number;
	/** How many marks the axis has room for. */
	readonly marks: number;
}

export const WIDE_PLACEBOS: PlaceboSize = { width: 640, dot: 12, marks: 9 };
export const NARROW_PLACEBOS: PlaceboSize = { width: 328, dot: 10, marks: 5 };

export interface PlaceboPicture {
	readonly size: { readonly width: number; readonly height: number };
	readonly dots: readonly { readonly key: string; readonly x: number; readonly y: number; readonly isTrained: boolean }[];
	/** The name of the trained unit's dot stands here, at its left or right. */
	readonly label: { readonly x: number; readonly y: number; readonly isLeft: boolean };
	readonly marks: readonly { readonly times: number; readonly x: number }[];
	readonly bottom: number;
	readonly radius: number;
}

/** Times by which a gap may be said to grow; what lies outside stands at the end. */
const MARKS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
const [SIDE, TOP, FOOT] = [18, 26, 28];
/** Higher piles are pressed together. */
const MOST_HIGH = 150;

/** Dots piled on the place of their value, on a scale on which double is everywhere as far as half; the trained unit on top of its pile. */
export function placeboPicture({ unitId, times, placebos }: Pick<StoredSynthetic, 'unitId' | 'times' | 'placebos'>, size: PlaceboSize): PlaceboPicture {
	const all = [...placebos, { unitId, times }];
	const marks = marksOf(all.map((one) => one.times), size.marks);
	const [low, high] = [marks[0] ?? 1, marks.at(-1) ?? 2];
	const place = (value: number) => SIDE + ((Math.log(Math.min(high, Math.max(low, value))) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (size.width - 2 * SIDE);
	const columns = new Map<number, number>();
	const piled = all.map((one) => {
		const column = Math.round(place(one.times) / size.dot);
		const level = columns.get(column) ?? 0;
		columns.set(column, level + 1);
		return { one, column, level };
	});
	const step = Math.min(size.dot, MOST_HIGH / Math.max(...columns.values()));
	const bottom = TOP + step * Math.max(...columns.values());
	const dots = piled.map(({ one, column, level }, at) => ({
		key: one.unitId,
		x: column * size.dot,
		y: Math.round((bottom - step * (level + 0.5)) * 10) / 10,
		isTrained: at === all.length - 1
	}));
	const own = dots.at(-1)!;
	return {
		size: { width: size.width, height: Math.round(bottom + FOOT) },
		dots,
		label: { x: own.x, y: own.y, isLeft: own.x > size.width / 2 },
		marks: marks.map((value) => ({ times: value, x: Math.round(place(value) * 10) / 10 })),
		bottom: Math.round(bottom * 10) / 10,
		radius: size.dot / 2 - 1
	};
}

/** The shortest run of marks around all values, thinned to those that fit; 1 is always among them. */
function marksOf(values: readonly number[], most: number): number[] {
	const [least, largest] = [Math.min(1, ...values), Math.max(1, ...values)];
	const from = Math.max(0, MARKS.findLastIndex((mark) => mark <= least));
	const found = MARKS.findIndex((mark) => mark >= largest && mark > 1);
	const run = MARKS.slice(from, found === -1 ? undefined : found + 1);
	const step = Math.ceil(run.length / most);
	const one = run.indexOf(1);
	return run.filter((_mark, at) => at === 0 || at === run.length - 1 || (Math.abs(at - one) % step === 0 && at < run.length - 1));
}
