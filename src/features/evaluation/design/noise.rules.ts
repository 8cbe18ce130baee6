/** What was trained as one, in one month. */
export interface GroupMonth {
	readonly group: string;
	/** Months since year 0. */
	readonly month: number;
	readonly value: number;
	/** Answers behind the value. */
	readonly weight: number;
}

/** How restless the months of a panel are, when levels of groups and what moved all of them are taken off. */
export interface Noise {
	/** Of a group's month around its own level. */
	readonly sd: number;
	/** Of the groups' levels. */
	readonly levelSd: number;
	/** Correlation of neighbouring months. */
	readonly rho: number;
	readonly groups: number;
	readonly months: number;
}

const ROUNDS = 100;
const MOST_RHO = 0.9;
/** Fewer say nothing about how months move. */
export const FEWEST_MONTHS = 3;
const FEWEST_GROUPS = 3;

/**
 * Spread and memory of past months; groups may have gaps.
 *
 * @returns null with fewer than three groups or months, or where nothing varies
 */
export function noiseOfMonths(rows: readonly GroupMonth[]): Noise | null {
	const groups = Map.groupBy(rows, ({ group }) => group);
	const months = Map.groupBy(rows, ({ month }) => month);
	const spare = rows.length - groups.size - months.size + 1;
	if (groups.size < FEWEST_GROUPS || months.size < FEWEST_MONTHS || spare < 1) return null;
	const { left, levels } = withoutLevels(rows, [...groups.values()], [...months.values()]);
	const squares = rows.reduce((sum, row) => sum + left.get(row)! ** 2, 0);
	const scale = rows.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
	if (!(squares > 1e-18 * scale ** 2 * rows.length)) return null;
	const rho = neighbours([...groups.values()], left);
	const length = rows.length / groups.size;
	// Months that resemble each other drag the level of their group along: what is left is too small by that.
	const sd = Math.sqrt((squares / spare) * ((length - 1) / Math.max(0.5, length - alike(length, rho))));
	return { sd, levelSd: deviation(levels), rho, groups: groups.size, months: months.size };
}

/** Levels of groups and of months taken off in turn, until nothing moves. */
function withoutLevels(rows: readonly GroupMonth[], groups: readonly (readonly GroupMonth[])[], months: readonly (readonly GroupMonth[])[]) {
	const left = new Map(rows.map((row) => [row, row.value]));
	const levels = groups.map(() => 0);
	for (let round = 0; round < ROUNDS; round++) {
		const moved = Math.max(...groups.map((own, at) => {
			const taken = takeMean(own, left);
			levels[at]! += taken;
			return Math.abs(taken);
		}));
		for (const own of months) takeMean(own, left);
		if (round > 0 && moved < 1e-9) break;
	}
	return { left, levels };
}

function takeMean(own: readonly GroupMonth[], left: Map<GroupMonth, number>): number {
	const mean = own.reduce((sum, row) => sum + left.get(row)!, 0) / own.length;
	for (const row of own) left.set(row, left.get(row)! - mean);
	return mean;
}

/** Correlation of neighbouring months, corrected for the level that few months can give. @source Marriott & Pope 1954 */
function neighbours(groups: readonly (readonly GroupMonth[])[], left: ReadonlyMap<GroupMonth, number>): number {
	let [square, product, pairs, count] = [0, 0, 0, 0];
	for (const own of groups) {
		const byMonth = new Map(own.map((row) => [row.month, left.get(row)!]));
		for (const [month, value] of byMonth) {
			square += value * value;
			count++;
			const before = byMonth.get(month - 1);
			if (before === undefined) continue;
			product += value * before;
			pairs++;
		}
	}
	if (pairs < FEWEST_MONTHS || square === 0) return 0;
	const raw = product / pairs / (square / count);
	const length = count / groups.length;
	return Math.max(0, Math.min(MOST_RHO, length > 4 ? (raw + 1 / length) / (1 - 3 / length) : raw));
}

/** How many independent months a month of such a series stands for: the variance of a mean of `length` months is this ÷ length. */
export function alike(length: number, rho: number): number {
	let sum = 1;
	for (let lag = 1; lag < length; lag++) sum += 2 * (1 - lag / length) * rho ** lag;
	return sum;
}

export function deviation(values: readonly number[]): number {
	if (values.length < 2) return 0;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** By how much uneven weights raise the variance of a weighted mean: 1 when all are equal (Kish). */
export function unevenness(weights: readonly number[]): number {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return sum > 0 ? (weights.length * weights.reduce((total, weight) => total + weight * weight, 0)) / (sum * sum) : 1;
}
