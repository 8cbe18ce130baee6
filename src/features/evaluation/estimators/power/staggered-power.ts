import type { ImpactOptions, Panel } from '../../schema.ts';
import { studentQuantile } from '#platform/statistics/distributions.ts';
import { aggregateSimple } from '../aggregate.ts';
import { comparisonUnits, estimateTreatedCells, insideWindow } from '../group-time.ts';
import { minimumDetectableEffect, repairedError, smallSampleRepair } from '../inference.ts';
import type { Prepared } from '../panel.ts';
import { preparePanel } from '../panel.ts';
import type { Random } from '../random.ts';
import { seededRandom } from '../random.ts';

/** A phased roll-out that has not begun. Months count from 1. */
export interface Design {
	readonly cohorts: readonly { readonly units: number; readonly start: number }[];
	readonly controls: number;
	readonly months: number;
	/** Standard deviation of a unit's monthly outcome around its own level, common months taken off. */
	readonly sd: number;
	/** Correlation of neighbouring months. */
	readonly rho: number;
}

export interface DesignPower {
	readonly draws: number;
	/** Share of draws without any effect in which one is found: should be about 0.05. */
	readonly falseAlarms: number;
	/** Smallest constant effect found in 80 % of the draws; null when the interval cannot be computed. */
	readonly mde: number | null;
	readonly curve: readonly { readonly effect: number; readonly power: number }[];
	/** The formula of a single before-and-after comparison, with the middle cohort as the start of all. */
	readonly formula: { readonly start: number; readonly se: number; readonly mde: number | null };
}

type Choice = Pick<ImpactOptions, 'control'> & Partial<Pick<ImpactOptions, 'window'>>;

const POWER = 0.8;
const CURVE = [0.25, 0.5, 0.75, 1, 1.25, 1.5] as const;

/**
 * What a staggered design can see: the whole estimate and its repaired interval, on months drawn without any effect.
 * A constant effect shifts every draw by itself, so one set of draws answers for all sizes of it.
 *
 * @throws {PanelError} a design without units
 */
export function designPower(design: Design, options: Choice, draws: number, seed: number): DesignPower {
	const prepared = preparePanel(skeleton(design), { ...options, panel: 'balanced', anticipation: 0 });
	const repair = smallSampleRepair(prepared, comparisonUnits(prepared, options.control));
	const critical = studentQuantile(0.975, repair.degreesOfFreedom(prepared.cohorts.keys()));
	const random = seededRandom(seed);
	const needed: number[] = [];
	let alarms = 0;
	for (let draw = 0; draw < draws; draw++) {
		const { att, margin } = drawOnce(prepared, repair, { ...design, critical }, options, random);
		if (!Number.isFinite(margin)) continue;
		needed.push(margin - att);
		if (Math.abs(att) > margin) alarms++;
	}
	needed.sort((a, b) => a - b);
	const mde = needed.length === 0 ? null : needed[Math.min(needed.length - 1, Math.ceil(POWER * needed.length) - 1)]!;
	return {
		draws: needed.length,
		falseAlarms: needed.length === 0 ? NaN : alarms / needed.length,
		mde,
		curve: mde === null ? [] : CURVE.map((share) => ({ effect: share * mde, power: powerAt(needed, share * mde) })),
		formula: formulaOf(design)
	};
}

/** Share of draws that find an effect of this size, from the sizes that each needs. */
function powerAt(needed: readonly number[], effect: number): number {
	return needed.filter((size) => size <= effect).length / needed.length;
}

function drawOnce(
	prepared: Prepared,
	repair: ReturnType<typeof smallSampleRepair>,
	{ sd, rho, critical }: Design & { critical: number },
	options: Choice,
	random: Random
): { att: number; margin: number } {
	const panel = { ...prepared, outcome: noise(prepared, sd, rho, random), scale: sd };
	const { att, influence } = aggregateSimple(panel, insideWindow(estimateTreatedCells(panel, { ...options, method: 'dr', base: 'varying' }), options));
	return { att, margin: critical * repairedError(panel, repair, influence) };
}

/** Stationary first-order noise, unit by unit. */
function noise({ units, times }: Prepared, sd: number, rho: number, random: Random): Float64Array {
	const outcome = new Float64Array(units.length * times.length);
	const fresh = sd * Math.sqrt(1 - rho * rho);
	for (let at = 0; at < outcome.length; at++) outcome[at] = at % times.length === 0 ? sd * normal(random) : rho * outcome[at - 1]! + fresh * normal(random);
	return outcome;
}

function normal(random: Random): number {
	const uniform = () => random.bits() / 4_294_967_296;
	return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function skeleton({ cohorts, controls, months }: Design): Panel {
	const starts = [...cohorts.flatMap(({ units, start }) => Array<number>(units).fill(start)), ...Array<number>(controls).fill(0)];
	const rows = starts.flatMap((start, unit) => Array.from({ length: months }, (_value, at) => ({ unit: `u${unit}`, time: at + 1, start })));
	return { unit: rows.map(({ unit }) => unit), time: rows.map(({ time }) => time), outcome: rows.map(() => 0), firstTreated: rows.map(({ start }) => start) };
}

/**
 * Var = sd² (1 − rho) (1/pre + 1/post) (1/treated + 1/control) for equally correlated months.
 *
 * @source McKenzie 2012, Beyond baseline and follow-up
 */
function formulaOf({ cohorts, controls, months, sd, rho }: Design): DesignPower['formula'] {
	const treated = cohorts.reduce((sum, { units }) => sum + units, 0);
	const sorted = cohorts.flatMap(({ units, start }) => Array<number>(units).fill(start)).sort((a, b) => a - b);
	const start = sorted[Math.floor((sorted.length - 1) / 2)]!;
	const se = differenceError({ treated, control: controls, pre: start - 1, post: months - start + 1, sd, rho });
	const mde = minimumDetectableEffect(se, treated + controls - 2);
	return { start, se, mde: Number.isFinite(mde) ? mde : null };
}

export interface TwoPeriods {
	readonly treated: number;
	readonly control: number;
	readonly pre: number;
	readonly post: number;
	readonly sd: number;
	readonly rho: number;
}

export function differenceError({ treated, control, pre, post, sd, rho }: TwoPeriods): number {
	return sd * Math.sqrt((1 - rho) * (1 / pre + 1 / post) * (1 / treated + 1 / control));
}

/**
 * Spread and memory of the months of a panel before training: what is left when levels of units and months are taken off.
 *
 * @returns null when fewer than two units or three months have data throughout, or nothing varies
 */
export function noiseOf(panel: Panel): { sd: number; rho: number; units: number; months: number } | null {
	const prepared = preparePanel({ unit: panel.unit, time: panel.time, outcome: panel.outcome, firstTreated: panel.unit.map(() => 0) }, { control: 'never', panel: 'balanced', anticipation: 0 });
	const [units, months] = [prepared.units.length, prepared.times.length];
	if (units < 2 || months < 3) return null;
	const own = new Float64Array(units);
	const common = new Float64Array(months);
	prepared.outcome.forEach((value, at) => {
		own[Math.floor(at / months)]! += value / months;
		common[at % months]! += value / units;
	});
	const grand = own.reduce((sum, value) => sum + value / units, 0);
	const left = prepared.outcome.map((value, at) => value - own[Math.floor(at / months)]! - common[at % months]! + grand);
	let [square, product] = [0, 0];
	left.forEach((value, at) => {
		square += value * value;
		if (at % months > 0) product += value * left[at - 1]!;
	});
	if (!(square > 1e-20 * prepared.scale ** 2 * left.length)) return null;
	const raw = product / square;
	// Taking off the mean of few months makes them look less alike than they are.
	const rho = Math.max(-0.95, Math.min(0.95, raw + (1 + raw) / (months - 1)));
	return { sd: Math.sqrt(square / ((units - 1) * (months - 1))), rho, units, months };
}
