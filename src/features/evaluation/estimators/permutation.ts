import type { ImpactOptions } from '../schema.ts';
import { aggregateSimple } from './aggregate.ts';
import { estimateTreatedCells, insideWindow } from './group-time.ts';
import type { Prepared } from './panel.ts';
import { seededRandom } from './random.ts';

/** Randomisation inference: how often would trained units drawn by lot show as large a change? */
export interface Permutation {
	readonly p: number;
	/** Assignments looked at, the real one among them. */
	readonly draws: number;
	/** True when every possible assignment was looked at. */
	readonly exact: boolean;
	/** 95 % and 90 % quantiles of the absolute placebo effects. */
	readonly margin95: number;
	readonly margin90: number;
	/** Effect found with 80 % probability. */
	readonly detectable: number;
}

type Windowed = Partial<Pick<ImpactOptions, 'window'>>;

const MOST_ENUMERATED = 2000;
const MOST_DRAWS = 999;
const FEWEST_DRAWS = 199;
/** Unit-months recomputed in all draws together: keeps ten thousand units under two seconds. */
const WORK = 3e7;
const SEED = 20_250_101;

/**
 * Reassigns the starting months among units (among clusters when training was assigned to them) and recomputes the
 * simple effect. All assignments when there are at most 2,000, otherwise seeded draws.
 *
 * @returns null when the effect is undefined or when units of one cluster started in different months
 */
export function permuteAssignment(
	panel: Prepared,
	options: Pick<ImpactOptions, 'control' | 'method' | 'base' | 'assignment'> & Windowed,
	att: number
): Permutation | null {
	const blocks = blocksOf(panel, options.assignment);
	if (!blocks || Number.isNaN(att)) return null;
	const labels = blocks.map((units) => panel.firstTreated[units[0]!]!);
	const starts = labels.filter((start) => start < Infinity).sort((a, b) => a - b);
	const exact = countAssignments(starts, labels.length) <= MOST_ENUMERATED;
	const assignments = exact ? enumerate(starts, labels.length) : drawAssignments(labels, drawsFor(panel));
	const placebo = assignments.map((assignment) => placeboEffect(panel, options, blocks, assignment)).filter((effect) => !Number.isNaN(effect));
	if (placebo.length === 0) return null;
	return summarise(placebo, att, exact);
}

function drawsFor({ units, times, covariates }: Prepared): number {
	if (covariates.length > 0) return FEWEST_DRAWS;
	return Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.floor(WORK / (units.length * times.length))));
}

function blocksOf(panel: Prepared, assignment: ImpactOptions['assignment']): number[][] | null {
	const units = [...panel.units.keys()];
	const blockOf = assignment === 'cluster' && panel.clusterOf ? panel.clusterOf : panel.answerOf;
	if (!blockOf) return units.map((unit) => [unit]);
	const blocks: number[][] = Array.from(new Set(blockOf), () => []);
	for (const unit of units) blocks[blockOf[unit]!]!.push(unit);
	const isMixed = blocks.some((block) => block.some((unit) => panel.firstTreated[unit] !== panel.firstTreated[block[0]!]));
	return isMixed ? null : blocks;
}

function countAssignments(starts: readonly number[], blocks: number): number {
	let count = 1;
	let same = 0;
	starts.forEach((start, at) => {
		same = start === starts[at - 1] ? same + 1 : 1;
		count *= (blocks - at) / same;
	});
	return count;
}

/** Every different way to give the starting months to blocks; blocks without one stay untreated. */
function enumerate(starts: readonly number[], blocks: number): Float64Array[] {
	const all: Float64Array[] = [];
	const current = new Float64Array(blocks).fill(Infinity);
	const place = (at: number, from: number) => {
		if (at === starts.length) {
			all.push(current.slice());
			return;
		}
		for (let block = from; block < blocks; block++) {
			if (current[block] !== Infinity) continue;
			current[block] = starts[at]!;
			// Equal months are interchangeable: keep them in ascending position.
			place(at + 1, starts[at + 1] === starts[at] ? block + 1 : 0);
			current[block] = Infinity;
		}
	};
	place(0, 0);
	return all;
}

function drawAssignments(labels: readonly number[], draws: number): Float64Array[] {
	const random = seededRandom(SEED);
	return Array.from({ length: draws }, () => {
		const shuffled = Float64Array.from(labels);
		for (let i = shuffled.length - 1; i > 0; i--) {
			const j = random.integer(i + 1);
			[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
		}
		return shuffled;
	});
}

function placeboEffect(
	panel: Prepared,
	options: Pick<ImpactOptions, 'control' | 'method' | 'base'> & Windowed,
	blocks: readonly number[][],
	assignment: Float64Array
): number {
	const firstTreated = new Float64Array(panel.units.length);
	blocks.forEach((units, block) => {
		for (const unit of units) firstTreated[unit] = assignment[block]!;
	});
	const cohortOf = Int32Array.from(firstTreated, (start) => panel.cohorts.indexOf(start));
	const relabelled = { ...panel, firstTreated, cohortOf };
	return aggregateSimple(relabelled, insideWindow(estimateTreatedCells(relabelled, options), options)).att;
}

function summarise(placebo: readonly number[], att: number, exact: boolean): Permutation {
	const sizes = Float64Array.from(placebo, Math.abs).sort();
	// Mirror images tie with the real assignment up to rounding.
	const tolerance = 1e-9 * Math.max(1, Math.abs(att));
	const atLeast = sizes.reduce((count, size) => count + (size >= Math.abs(att) - tolerance ? 1 : 0), 0);
	const draws = exact ? sizes.length : sizes.length + 1;
	const others = exact ? withoutOne(sizes, Math.abs(att), tolerance) : sizes;
	const quantile = (probability: number) => others[Math.min(others.length - 1, Math.ceil(others.length * probability - 1e-9))] ?? NaN;
	const spread = Math.sqrt(others.reduce((sum, size) => sum + size * size, 0) / others.length);
	return {
		p: (exact ? atLeast : atLeast + 1) / draws,
		draws,
		exact,
		margin95: quantile(0.95),
		margin90: quantile(0.9),
		detectable: quantile(0.95) + 0.842 * spread
	};
}

/** The real assignment is one of the enumerated; the margin is drawn from the others alone. */
function withoutOne(sizes: Float64Array, size: number, tolerance: number): Float64Array {
	const at = sizes.findIndex((candidate) => Math.abs(candidate - size) <= tolerance);
	return at === -1 ? sizes : sizes.filter((_value, index) => index !== at);
}
