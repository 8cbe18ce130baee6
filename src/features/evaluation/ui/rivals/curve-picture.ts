import { keyOf, RIVAL_FAMILIES, type Reading, type RivalFamily, type RivalRun } from '../../rivals/rivals.schema.ts';
import { valueAxis, type GridLine } from '../picture/axis.ts';
import { linear } from '../scale.ts';

export interface CurveSize {
	readonly width: number;
	/** Room for the names of what was changed. */
	readonly names: number;
	readonly chart: number;
}

export const WIDE_CURVE: CurveSize = { width: 640, names: 132, chart: 230 };
export const NARROW_CURVE: CurveSize = { width: 328, names: 104, chart: 190 };

const [TOP, RIGHT, ROW, GAP] = [14, 12, 22, 22];

export interface CurveDot {
	readonly key: string;
	readonly family: RivalFamily;
	readonly reading: Reading;
	readonly x: number;
	readonly y: number;
	readonly low: number;
	readonly high: number;
	/** Middle of its box in the rows below. */
	readonly rowY: number;
}

export interface CurvePicture {
	readonly size: { readonly width: number; readonly height: number };
	readonly dots: readonly CurveDot[];
	readonly grid: readonly GridLine[];
	readonly rows: readonly { readonly family: RivalFamily; readonly y: number }[];
	readonly mainY: number;
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
}

type Drawn = RivalRun & { readonly att: number; readonly ci95: readonly [number, number] };

export function isDrawn(run: RivalRun): run is Drawn {
	return run.att !== null && run.ci95 !== null;
}

/** Of the many that leave one unit out only the lowest and the highest, so that they do not crowd out the others. */
export function curveRuns(runs: readonly RivalRun[]): Drawn[] {
	const drawn = runs.filter(isDrawn).filter(({ family }) => family !== 'placebo_date' && family !== 'placebo_outcome');
	const byEffect = (a: Drawn, b: Drawn) => a.att - b.att || (keyOf(a) < keyOf(b) ? -1 : 1);
	const left = drawn.filter(({ family }) => family === 'leave_out').sort(byEffect);
	const ends = left.length > 2 ? [left[0]!, left.at(-1)!] : left;
	return [...drawn.filter(({ family }) => family !== 'leave_out'), ...ends].sort(byEffect);
}

/** Where everything stands; null when fewer than two ways could be computed. */
export function curvePicture(runs: readonly RivalRun[], main: number, size: CurveSize): CurvePicture | null {
	const shown = curveRuns(runs);
	if (shown.length < 2) return null;
	const [left, right, bottom] = [size.names, size.width - RIGHT, TOP + size.chart];
	const { grid, place: y } = valueAxis([...shown.flatMap(({ ci95 }) => ci95), main, 0], 5, [bottom, TOP]);
	const x = linear([-0.5, shown.length - 0.5], [left, right]);
	const families = RIVAL_FAMILIES.filter((family) => shown.some((run) => run.family === family));
	const rowY = (family: RivalFamily) => bottom + GAP + families.indexOf(family) * ROW + ROW / 2;
	return {
		size: { width: size.width, height: bottom + GAP + families.length * ROW + 6 },
		left,
		right,
		bottom,
		mainY: y(main),
		grid,
		rows: families.map((family) => ({ family, y: rowY(family) })),
		dots: shown.map((run, at) => ({
			key: keyOf(run),
			family: run.family,
			reading: run.reading,
			x: x(at),
			y: y(run.att),
			low: y(run.ci95[0]),
			high: y(run.ci95[1]),
			rowY: rowY(run.family)
		}))
	};
}
