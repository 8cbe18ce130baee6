import { monthNumber } from '#platform/months.ts';
import { designPower } from '../estimators/power/staggered-power.ts';
import { WINDOWS, type Design } from '../design/design.schema.ts';
import { groupMonths, groupNames } from '../design/group-months.rules.ts';
import { FEWEST_MONTHS, noiseOfMonths, unevenness, type GroupMonth, type Noise } from '../design/noise.rules.ts';
import { emptyOf, FEWEST_LOTS, lots, trainedNeeded, unitsNeeded, type Obstacle, type Outlook } from '../design/outlook.rules.ts';
import { selectionOf } from '../design/selection.rules.ts';
import type { PanelRow } from '../panel.rules.ts';
import type { Measure } from '../programme.schema.ts';

/** Where no window is fixed, the figure is that of a year. */
const ASSUMED_WINDOW = 12;
const MOST_MONTHS = 60;
/** A longer window that finds hardly less is no help. */
const WORTH_WAITING = 0.95;
/** The page must answer while somebody waits: unit-months drawn in all, and the bounds of the draws. */
const WORK = 4e6;
const [FEWEST_DRAWS, MOST_DRAWS] = [100, 400];
const SEED = 1;

export interface Plan {
	readonly measure: Measure;
	readonly design: Design;
	/** First months by unit. */
	readonly starts: Readonly<Record<string, string>>;
	/** Every office of the registration, also those without a past. */
	readonly offices: readonly { readonly id: string; readonly parentId: string }[];
	readonly today: string;
}

interface Counted {
	/** First training month of each trained group. */
	readonly starts: ReadonlyMap<string, number>;
	readonly comparison: readonly string[];
	readonly withoutPast: number;
}

/**
 * What a design could find, from the months before it: noise of the past months, and the whole estimate run on months drawn with that noise.
 *
 * @param rows the past of all offices, nobody trained in them
 */
export function outlookOf(plan: Plan, rows: readonly PanelRow[]): Outlook {
	const { measure, design, today } = plan;
	const now = monthNumber(today);
	const firstStart = Math.min(...Object.values(plan.starts).map(monthNumber));
	const past = groupMonths(rows, measure.outcome).filter(({ month }) => month < firstStart);
	const counted = countGroups(plan, rows, past);
	const noise = noiseOfMonths(past);
	const months = past.map(({ month }) => month);
	const firstPast = months.length === 0 ? now : Math.min(...months);
	const windowMonths = design.windowMonths ?? ASSUMED_WINDOW;
	const base = {
		outcome: measure.outcome,
		sesoi: measure.sesoi,
		trained: counted.starts.size,
		comparison: counted.comparison.length,
		withoutPast: counted.withoutPast,
		pastMonths: new Set(months).size,
		preMonths: Math.max(0, firstStart - firstPast),
		empty: emptyOf(rows.filter(({ month }) => monthNumber(month) < firstStart), measure.outcome),
		windowMonths,
		sd: noise?.sd ?? null,
		levelSd: noise?.levelSd ?? null,
		rho: noise?.rho ?? null,
		selection: selectionOf(past, (group) => counted.starts.has(group), firstStart, measure.direction),
		isLate: Object.values(plan.starts).some((month) => month <= today)
	};
	const obstacle = obstacleOf(base, design, counted, noise);
	const none = { mde: null, formulaMde: null, draws: 0, longer: [], trainedNeeded: null, unitsNeeded: null };
	if (obstacle !== null || noise === null) return { ...base, ...none, obstacle };
	const found = simulate({ counted, noise: leaner(noise, past, counted), firstPast, windowMonths, control: design.control });
	if (found.mde === null) return { ...base, ...none, obstacle: 'few_units' };
	return { ...base, ...found, obstacle, ...help({ ...base, mde: found.mde }, (window) => simulate({ counted, noise: leaner(noise, past, counted), firstPast, windowMonths: window, control: design.control }).mde) };
}

function countGroups({ starts, offices, design }: Plan, rows: readonly PanelRow[], past: readonly GroupMonth[]): Counted {
	const nameOf = groupNames(rows);
	const known = new Set(past.map(({ group }) => group));
	const parents = new Map(offices.map(({ id, parentId }) => [id, parentId]));
	const groups = new Map<string, number | null>();
	for (const row of rows) {
		const start = starts[row.unitId];
		const name = nameOf(row);
		if (known.has(name) && (start !== undefined || !groups.has(name))) groups.set(name, start === undefined ? null : monthNumber(start));
	}
	const seen = new Set(rows.map(({ unitId }) => unitId));
	const missing = offices.filter(({ id }) => !seen.has(id)).map(({ id }) => (design.assignedBy === 'parent' ? (parents.get(id) ?? id) : id));
	return {
		starts: new Map([...groups].flatMap(([name, start]) => (start === null ? [] : [[name, start] as const]))),
		comparison: [...groups].flatMap(([name, start]) => (start === null ? [name] : [])),
		withoutPast: new Set(missing.filter((name) => !groups.has(name))).size
	};
}

function obstacleOf({ trained, comparison, pastMonths }: Pick<Outlook, 'trained' | 'comparison' | 'pastMonths'>, { control }: Design, { starts }: Counted, noise: Noise | null): Obstacle | null {
	const isStaggered = new Set(starts.values()).size > 1;
	if (trained > 0 && comparison === 0 && !(control === 'notyet' && isStaggered)) return 'no_comparison';
	if (pastMonths < FEWEST_MONTHS) return 'few_past_months';
	if (noise === null || trained === 0) return 'few_units';
	return comparison > 0 && trained < 5 && lots(trained, comparison) < FEWEST_LOTS ? 'few_lots' : null;
}

/** Groups with more answers count for more: fewer of them carry the result, as if each were more restless. */
function leaner(noise: Noise, past: readonly GroupMonth[], { starts, comparison }: Counted): Noise {
	const weights = new Map([...Map.groupBy(past, ({ group }) => group)].map(([group, own]) => [group, own.reduce((sum, { weight }) => sum + weight, 0) / own.length]));
	const [treated, others] = [[...starts.keys()], comparison].map((names) => unevenness(names.map((name) => weights.get(name) ?? 0)));
	const [a, b] = [1 / Math.max(1, starts.size), 1 / Math.max(1, comparison.length)];
	return { ...noise, sd: noise.sd * Math.sqrt((a * (treated ?? 1) + b * (others ?? 1)) / (a + b)) };
}

interface Simulated {
	readonly counted: Counted;
	readonly noise: Noise;
	readonly firstPast: number;
	readonly windowMonths: number;
	readonly control: Design['control'];
}

function simulate({ counted, noise, firstPast, windowMonths, control }: Simulated): Pick<Outlook, 'mde' | 'formulaMde' | 'draws'> {
	const starts = [...counted.starts.values()];
	const [first, last] = [Math.min(...starts), Math.max(...starts)];
	// Months long before the first start change nothing but the time that this takes.
	const begin = Math.max(firstPast, first - ASSUMED_WINDOW, last + windowMonths - MOST_MONTHS);
	const months = last + windowMonths - begin;
	const cohorts = [...Map.groupBy(starts, (start) => start)].map(([start, own]) => ({ units: own.length, start: start - begin + 1 })).filter(({ start }) => start > 1);
	if (cohorts.length === 0) return { mde: null, formulaMde: null, draws: 0 };
	const units = starts.length + counted.comparison.length;
	const draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(WORK / (units * months * cohorts.length))));
	const power = designPower({ cohorts, controls: counted.comparison.length, months, sd: noise.sd, rho: noise.rho }, { control, window: windowMonths }, draws, SEED);
	return { mde: power.mde, formulaMde: power.formula.mde, draws: power.draws };
}

/** What would make the smallest worthwhile change visible. */
function help({ mde, sesoi, trained, comparison, windowMonths }: Pick<Outlook, 'sesoi' | 'trained' | 'comparison' | 'windowMonths'> & { readonly mde: number }, mdeOf: (window: number) => number | null): Pick<Outlook, 'longer' | 'trainedNeeded' | 'unitsNeeded'> {
	if (mde <= sesoi) return { longer: [], trainedNeeded: null, unitsNeeded: null };
	const longer = WINDOWS.filter((window) => window > windowMonths).flatMap((window) => {
		const reached = mdeOf(window);
		return reached === null || reached > WORTH_WAITING * mde ? [] : [{ windowMonths: window, mde: reached }];
	});
	if (comparison === 0) return { longer, trainedNeeded: null, unitsNeeded: null };
	return { longer, trainedNeeded: trainedNeeded(mde, sesoi, trained, comparison), unitsNeeded: unitsNeeded(mde, sesoi, trained, comparison) };
}
