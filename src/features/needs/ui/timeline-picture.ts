import { runsOf, type Mark, type MarkKind, type TimelineMonth } from '../timeline.rules.ts';

/** One strip of the picture: its own scale over the common months. */
export interface Strip {
	readonly key: 'index' | 'promise' | 'wait' | 'complaints';
	readonly top: number;
	readonly bottom: number;
	/** Lowest and highest value of the scale. */
	readonly range: readonly [number, number];
	readonly lines: readonly string[];
	readonly dots: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number; readonly isPartial?: true }[];
	readonly bars: readonly { readonly x: number; readonly y: number; readonly height: number }[];
}

export interface TimelinePicture {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly strips: readonly Strip[];
	readonly years: readonly { readonly x: number; readonly month: string }[];
	readonly marks: readonly { readonly x: number; readonly y: number; readonly kind: MarkKind; readonly mark: Mark; readonly number: number }[];
	readonly barWidth: number;
}

const STRIP = 74;
const GAP = 30;
const LEFT = 44;
const MARK_WIDTH = 22;

/** Where everything stands. Strips without a single value are left out; marks that would cover each other stand in rows. */
export function timelinePicture(months: readonly TimelineMonth[], marks: readonly Mark[], width: number): TimelinePicture {
	const right = width - 8;
	const step = (right - LEFT) / Math.max(1, months.length);
	const at = (month: number) => Math.round((LEFT + step * (month + 0.5)) * 10) / 10;
	const strips: Strip[] = [];
	const series = [['index', ({ index }: TimelineMonth) => index], ['wait', ({ waitMinutes }: TimelineMonth) => waitMinutes], ['promise', ({ withinPromise }: TimelineMonth) => withinPromise], ['complaints', ({ complaints }: TimelineMonth) => complaints]] as const;
	for (const [key, value] of series) {
		const values = months.map(value);
		const known = [...values.filter((each) => each !== null), ...(key === 'index' ? months.flatMap(({ interval }) => interval ?? []) : [])];
		if (known.length === 0) continue;
		const top = 20 + strips.length * (STRIP + GAP);
		strips.push(stripOf(key, months, values, rangeOf(key, known), top, at));
	}
	const base = 20 + strips.length * (STRIP + GAP);
	/** How far to the right each row of marks is taken: two never cover each other. */
	const taken: number[] = [];
	const placed = marks.flatMap((mark, index) => {
		const month = months.findIndex((each) => each.month.slice(0, 7) === mark.on.slice(0, 7));
		if (month < 0) return [];
		const free = taken.findIndex((end) => end < at(month));
		const row = free < 0 ? taken.length : free;
		taken[row] = at(month) + MARK_WIDTH;
		return [{ x: at(month), y: base + row * 24, kind: mark.kind, mark, number: index + 1 }];
	});
	const rows = Math.max(1, taken.length);
	const years = months.flatMap(({ month }, index) => (index === 0 || month.slice(5, 7) === '01' || month.slice(5, 7) === '07' ? [{ x: at(index), month }] : []));
	return { width, height: base + rows * 24 + 16, left: LEFT, right, strips, years: years.filter((each, index) => index === 0 || each.x - (years[index - 1]?.x ?? 0) > 44), marks: placed, barWidth: Math.max(2, step * 0.6) };
}

function rangeOf(key: Strip['key'], known: readonly number[]): [number, number] {
	if (key === 'promise') return [0, 100];
	const highest = Math.max(...known);
	if (key !== 'index') return [0, Math.max(1, Math.ceil(highest))];
	const lowest = Math.floor(Math.min(...known) / 5) * 5;
	return [lowest, Math.max(lowest + 5, Math.ceil(highest / 5) * 5)];
}

function stripOf(key: Strip['key'], months: readonly TimelineMonth[], values: readonly (number | null)[], range: readonly [number, number], top: number, at: (month: number) => number): Strip {
	const bottom = top + STRIP;
	const y = (value: number) => Math.round((bottom - ((value - range[0]) / (range[1] - range[0])) * STRIP) * 10) / 10;
	const points = values.map((value, index) => (value === null ? null : { x: at(index), y: y(value), interval: key === 'index' ? (months[index]?.interval ?? null) : null, isPartial: key === 'index' && months[index]?.isPartial === true }));
	const known = points.filter((point) => point !== null);
	if (key === 'complaints') return { key, top, bottom, range, lines: [], dots: [], bars: known.map((point) => ({ x: point.x, y: point.y, height: bottom - point.y })) };
	return {
		key, top, bottom, range, bars: [],
		lines: runsOf(points).filter((run) => run.length > 1).map((run) => run.map((point) => `${point.x},${point.y}`).join(' ')),
		dots: known.map(({ x, y: middle, interval, isPartial }) => ({ x, y: middle, ...(interval && { low: y(interval[0]), high: y(interval[1]) }), ...(isPartial && { isPartial }) }))
	};
}
