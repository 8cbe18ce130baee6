import { monthDay, monthNumber } from '#platform/months.ts';
import { groupMonths, groupNames } from '../design/group-months.rules.ts';
import { preparePanel } from '../estimators/panel.ts';
import { syntheticFromPanel } from '../estimators/synthetic/from-panel.ts';
import type { PlaceboFit, SyntheticControl } from '../estimators/synthetic/synthetic-control.ts';
import { mayShowMean, type PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import type { StoredPlacebo, StoredSynthetic } from '../stored.schema.ts';

/**
 * The only trained office, or unit with its offices, beside a mix of those never trained, with each of them in its place. Its services are
 * one series: they were trained as one. The verdict stays with the comparison that was registered; this stands beside it.
 *
 * @returns null where none or several were trained, or where no mix can be made (see syntheticControl)
 */
export function singleUnit(rows: readonly PanelRow[], outcome: Outcome): StoredSynthetic | null {
	const nameOf = groupNames(rows);
	const starts = new Map(rows.flatMap((row) => (row.firstMonth === null ? [] : [[nameOf(row), monthNumber(row.firstMonth)] as const])));
	if (starts.size !== 1) return null;
	const months = groupMonths(rows, outcome);
	const panel = {
		unit: months.map(({ group }) => group),
		time: months.map(({ month }) => month),
		outcome: months.map(({ value }) => value),
		firstTreated: months.map(({ group }) => starts.get(group) ?? 0)
	};
	if (!starts.keys().every((name) => panel.unit.includes(name))) return null;
	const found = syntheticFromPanel(preparePanel(panel, { control: 'never', panel: 'pairwise', anticipation: 0 }));
	return found && storedOf(found, shownIn(rows, nameOf));
}

/** Whether what some groups said in a month may be shown as one number. */
function shownIn(rows: readonly PanelRow[], nameOf: (row: PanelRow) => string): (groups: readonly string[], month: string) => boolean {
	const byMonth = Map.groupBy(rows, ({ month }) => month);
	return (groups, month) => mayShowMean((byMonth.get(month) ?? []).filter((row) => groups.includes(nameOf(row))));
}

/** Whoever counts for less does not hide what another said. */
const LEAST_WEIGHT = 0.01;

/** A service alone is called by its office. */
const unitIdOf = (name: string) => name.split('/')[0] ?? name;

const placeboOf = ({ unit, effect, preRmspe, ratio }: PlaceboFit): StoredPlacebo => ({ unitId: unitIdOf(unit), effect, gapBefore: preRmspe, times: Math.sqrt(ratio) });

function storedOf(found: SyntheticControl, isShown: ReturnType<typeof shownIn>): StoredSynthetic {
	const donors = found.weights.filter(({ weight }) => weight >= LEAST_WEIGHT).map(({ unit }) => unit);
	return {
		...placeboOf(found),
		start: monthDay(found.start),
		weights: found.weights.map(({ unit, weight }) => ({ unitId: unitIdOf(unit), weight })),
		path: found.path.map(({ time, actual, synthetic }) => {
			const month = monthDay(time);
			return { month, actual: isShown([found.unit], month) ? actual : null, mix: isShown(donors, month) ? synthetic : null };
		}),
		placebos: found.placebos.map(placeboOf),
		rank: Math.round(found.p * (found.placebos.length + 1)),
		notices: found.notices
	};
}
