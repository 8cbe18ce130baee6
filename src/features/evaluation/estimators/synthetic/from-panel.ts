import type { Prepared } from '../panel.ts';
import type { SyntheticControl } from './synthetic-control.ts';
import { MOST_DONORS, syntheticControl } from './synthetic-control.ts';

/**
 * Synthetic control where exactly one unit was trained: units never trained that have all of its months give the mix.
 *
 * @returns null where another number of units was trained, where answers stand one by one, with more than 500 donors,
 * or where syntheticControl has no answer
 */
export function syntheticFromPanel(panel: Prepared): SyntheticControl | null {
	const trained = [...panel.units.keys()].filter((unit) => panel.cohortOf[unit]! >= 0);
	const [unit] = trained;
	if (trained.length !== 1 || unit === undefined || panel.answerOf) return null;
	const months = panel.times.length;
	const valuesOf = (at: number) => panel.outcome.subarray(at * months, (at + 1) * months);
	const seen = [...panel.times.keys()].filter((month) => !Number.isNaN(valuesOf(unit)[month]));
	const series = (at: number) => ({ unit: panel.units[at]!, outcome: Float64Array.from(seen, (month) => valuesOf(at)[month]!) });
	const others = [...panel.units.keys()].filter((at) => panel.firstTreated[at] === Infinity).map(series);
	const donors = others.filter(({ outcome }) => !outcome.some(Number.isNaN));
	if (donors.length > MOST_DONORS) return null;
	const found = syntheticControl({ times: seen.map((month) => panel.times[month]!), treated: series(unit), donors }, panel.firstTreated[unit]!);
	const gaps = others.length - donors.length;
	return found && gaps > 0 ? { ...found, notices: [...found.notices, { code: 'synth.donors_with_gaps', count: gaps }] } : found;
}
