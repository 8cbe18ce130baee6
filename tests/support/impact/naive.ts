import type { ImpactOptions, Panel } from '#features/evaluation/schema.ts';
import { inner, logit, regress } from './matrices.ts';

/**
 * Callaway & Sant'Anna written a second time, straight from the definitions: maps and loops instead of packed arrays,
 * and no influence function at all. Errors come from tilting the weight of one unit (or cluster) after the other.
 */
export type NaiveOptions = Pick<ImpactOptions, 'control' | 'method' | 'base' | 'anticipation'>;

interface Unit {
	readonly name: string;
	readonly start: number;
	readonly cluster: string;
	readonly weight: number;
	readonly outcome: ReadonlyMap<number, number>;
	readonly covariates: ReadonlyMap<number, readonly number[]>;
}

interface NaiveCell {
	readonly group: number;
	readonly time: number;
	readonly att: number;
}

export type Effects = ReadonlyMap<string, number>;

/** Every effect by a name: `cell 5 7`, `simple`, `event 2`, `event overall`, `group 5`, `calendar 7` … */
export function naiveEffects(panel: Panel, options: NaiveOptions, tilt: (unit: Unit) => number = () => 1): Effects {
	const { units, months } = usable(panel, options);
	const tilted = units.map((unit) => ({ ...unit, weight: unit.weight * tilt(unit) }));
	const groups = distinct(units.map(({ start }) => start)).filter((start) => start <= months.at(-1)!);
	const cells = groups.flatMap((group) => cellsOf(tilted, months, group, options));
	const share = (group: number) => sum(tilted.filter(({ start }) => start === group).map(({ weight }) => weight));
	return new Map([...cells.map(({ group, time, att }) => [`cell ${group} ${time}`, att] as const), ...aggregates(cells, groups, share)]);
}

function usable(panel: Panel, { control, anticipation }: NaiveOptions): { units: Unit[]; months: number[] } {
	const all = unitsOf(panel);
	const every = distinct(all.flatMap((unit) => [...unit.outcome.keys()]));
	const late = all.map((unit) => (unit.start > every.at(-1)! + anticipation ? { ...unit, start: Infinity } : unit));
	const units = late.filter(({ start }) => start > every[0]! + anticipation);
	if (units.some(({ start }) => start === Infinity)) return { units, months: every };
	const last = Math.max(...units.map(({ start }) => start));
	const months = every.filter((month) => month < last - anticipation);
	return { units: control === 'never' ? units.map((unit) => (unit.start === last ? { ...unit, start: Infinity } : unit)) : units, months };
}

function unitsOf(panel: Panel): Unit[] {
	return distinct(panel.unit).map((name) => {
		const rows = [...panel.unit.keys()].filter((row) => panel.unit[row] === name && !Number.isNaN(panel.outcome[row]));
		const start = panel.firstTreated[rows[0]!]!;
		return {
			name,
			start: start === 0 || Number.isNaN(start) ? Infinity : start,
			cluster: panel.cluster?.[rows[0]!] ?? name,
			weight: panel.weight?.[rows[0]!] ?? 1,
			outcome: new Map(rows.map((row) => [panel.time[row]!, panel.outcome[row]!])),
			covariates: new Map(rows.map((row) => [panel.time[row]!, [1, ...(panel.covariates ?? []).map(({ values }) => values[row]!)]]))
		};
	});
}

function cellsOf(units: readonly Unit[], months: readonly number[], group: number, options: NaiveOptions): NaiveCell[] {
	const before = months.filter((month) => month + options.anticipation < group).at(-1);
	return months.flatMap((time, at) => {
		const isVaryingLead = time < group && options.base === 'varying';
		const base = isVaryingLead ? months[at - 1] : before;
		if (base === undefined) return [];
		return [{ group, time, att: base === time ? 0 : cellEffect(units, group, base, time, options) }];
	});
}

function cellEffect(units: readonly Unit[], group: number, base: number, time: number, { control, method, anticipation }: NaiveOptions): number {
	const compares = ({ start }: Unit) => (control === 'never' ? start === Infinity : start !== group && start > Math.max(base, time) + anticipation);
	const seen = (unit: Unit) => unit.outcome.has(base) && unit.outcome.has(time);
	const treated = units.filter((unit) => unit.start === group && seen(unit));
	const controls = units.filter((unit) => compares(unit) && seen(unit));
	const change = (unit: Unit) => unit.outcome.get(time)! - unit.outcome.get(base)!;
	const x = (unit: Unit) => unit.covariates.get(Math.min(base, time))!;
	const weight = ({ weight: own }: Unit) => own;
	const beta = regress(controls.map(x), controls.map(change), controls.map(weight));
	const rest = (unit: Unit) => change(unit) - (method === 'ipw' ? 0 : inner(x(unit), beta));
	const ofTreated = average(treated.map(rest), treated.map(weight));
	if (method === 'reg') return ofTreated;
	const both = [...treated, ...controls];
	const p = logit(
		both.map(x),
		both.map((unit) => (treated.includes(unit) ? 1 : 0)),
		both.map(weight)
	).slice(treated.length);
	const odds = controls.map((unit, at) => (p[at]! >= 0.995 ? 0 : (weight(unit) * p[at]!) / (1 - p[at]!)));
	return ofTreated - average(controls.map(rest), odds);
}

function aggregates(cells: readonly NaiveCell[], groups: readonly number[], share: (group: number) => number): [string, number][] {
	const post = cells.filter(({ group, time }) => time >= group);
	const pooled = (some: readonly NaiveCell[]) =>
		average(
			some.map(({ att }) => att),
			some.map(({ group }) => share(group))
		);
	const events = distinct(cells.map(({ group, time }) => time - group)).map(
		(event) => [event, pooled(cells.filter(({ group, time }) => time - group === event))] as const
	);
	const calendar = distinct(post.map(({ time }) => time)).map((time) => [time, pooled(post.filter((cell) => cell.time === time))] as const);
	const own = groups.map((group) => [group, plain(post.filter((cell) => cell.group === group).map(({ att }) => att))] as const);
	const values = (pairs: readonly (readonly [number, number])[]) => pairs.map(([, value]) => value);
	return [
		['simple', pooled(post)],
		...events.map(([event, value]): [string, number] => [`event ${event}`, value]),
		['event overall', plain(values(events.filter(([event]) => event >= 0)))],
		...calendar.map(([time, value]): [string, number] => [`calendar ${time}`, value]),
		['calendar overall', plain(values(calendar))],
		...own.map(([group, value]): [string, number] => [`group ${group}`, value]),
		['group overall', average(values(own), groups.map(share))]
	];
}

/** What tilting one unit (or cluster) does to an effect, d effect / d log weight, with the start of its first unit. */
export interface Tilt {
	readonly start: number;
	readonly change: Effects;
}

/** Infinitesimal jackknife: every unit, or every cluster as a whole, is made a little heavier and a little lighter. */
export function naiveTilts(panel: Panel, options: NaiveOptions): Tilt[] {
	const step = 1e-4;
	const { units } = usable(panel, options);
	return distinct(units.map((unit) => unit.cluster)).map((cluster) => {
		const [up, down] = [step, -step].map((size) => naiveEffects(panel, options, (unit) => (unit.cluster === cluster ? 1 + size : 1)));
		const change = new Map([...up!].map(([name, value]) => [name, (value - down!.get(name)!) / (2 * step)]));
		return { start: units.find((unit) => unit.cluster === cluster)!.start, change };
	});
}

/**
 * The square root of the summed squares of the tilts: the analytic error without a formula for it, and the estimated
 * cohort shares are in it by themselves.
 */
export function naiveErrors(panel: Panel, options: NaiveOptions): Effects {
	const tilts = naiveTilts(panel, options);
	return new Map([...tilts[0]!.change.keys()].map((name) => [name, Math.sqrt(sum(tilts.map(({ change }) => change.get(name)! ** 2)))]));
}

function distinct<Value extends string | number>(values: readonly Value[]): Value[] {
	return [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

export function plain(values: readonly number[]): number {
	return sum(values) / values.length;
}

export function average(values: readonly number[], weights: readonly number[]): number {
	return inner(values, weights) / sum(weights);
}
