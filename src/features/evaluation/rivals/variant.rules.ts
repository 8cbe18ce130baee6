import { monthDay, monthNumber } from '#platform/months.ts';
import { baseLevels, baseMean, capMonths, farUnits, toQuarters, withGaps } from './rows.rules.ts';
import { SCALES, type Scale } from './scales.rules.ts';
import { panelOf, usualChoices, type PanelRow } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import type { ImpactOptionsInput, Panel } from '../schema.ts';
import type { RivalData, RivalReason, RivalSpec } from './rivals.schema.ts';

/** What to compute instead: a panel, options, and the way back to the unit of the outcome. */
export interface Variant {
	readonly panel: Panel;
	readonly options: ImpactOptionsInput;
	/** From the estimate to the unit of the outcome; rising, so that ranges keep their order. */
	readonly back: (effect: number) => number;
}

type Made = Variant | RivalReason;
type Maker = (data: RivalData, choice: string) => Made;

/** The panel and the options of one other way, or the reason why it says nothing here. */
export function variantOf(data: RivalData, { family, choice }: RivalSpec): Made {
	return MAKERS[family](data, choice);
}

const MAKERS: Readonly<Record<RivalSpec['family'], Maker>> = {
	window: (data, choice) => {
		const months = choice === 'all' ? null : Number(choice);
		const fixed = data.options.window ?? null;
		const longest = followUp(data.rows);
		const shown = Math.min(fixed ?? longest, longest);
		if (isSeries(data.rows)) return months === null || months >= longest ? 'window_covers_all' : usual(data, upTo(data.rows, months));
		return Math.min(months ?? longest, longest) === shown ? 'window_covers_all' : usual(data, data.rows, { window: months });
	},
	control: (data) => {
		if (isSeries(data.rows)) return 'no_comparison';
		if (starts(data.rows).length < 2) return 'one_start';
		return usual(data, data.rows, { control: data.options.control === 'notyet' ? 'never' : 'notyet' });
	},
	method: (data, choice) => {
		if (isSeries(data.rows)) return 'no_comparison';
		const levels = baseLevels(data.rows, data.outcome);
		if (levels.size === 0) return 'too_few_before';
		const { panel, ...rest } = usual(data, data.rows, { method: choice as 'dr' | 'reg' | 'ipw' });
		return { ...rest, panel: { ...panel, covariates: [{ name: 'baseline', values: panel.unit.map((unit) => levels.get(unit) ?? NaN) }] } };
	},
	anticipation: (data, choice) => usual(data, data.rows, { anticipation: (data.options.anticipation ?? 0) + Number(choice) }),
	transform: (data, choice) => (choice === 'quarter' ? usual(data, toQuarters(data.rows, data.outcome)) : rescaled(data, SCALES[choice as keyof typeof SCALES])),
	outliers: (data, choice) => {
		if (choice === 'months') {
			const { panel, ...rest } = usual(data);
			const capped = capMonths(panel);
			return capped ? { ...rest, panel: capped } : 'no_outliers';
		}
		const far = farUnits(data.rows, data.outcome);
		return far.size === 0 ? 'no_outliers' : usual(data, data.rows.filter(({ unitId, serviceId }) => !far.has(`${unitId}/${serviceId}`)));
	},
	weights: (data) => {
		const { panel: { weight = [], ...panel }, ...rest } = usual(data);
		return new Set(Array.from(weight)).size < 2 ? 'all_weigh_same' : { ...rest, panel };
	},
	panel: (data, choice) => {
		if (isSeries(data.rows)) return 'no_comparison';
		return withGaps(data.rows) ? usual(data, data.rows, { panel: choice as 'balanced' | 'unbalanced' }) : 'no_gaps';
	},
	leave_out: (data, choice) => usual(data, data.rows.filter(({ unitId }) => unitId !== choice)),
	placebo_date: (data, choice) => {
		const moved = movedBack(data.rows, Number(choice));
		return moved ? usual(data, moved, { window: null }) : 'too_few_before';
	},
	placebo_outcome: (data, choice) => {
		const outcome = choice as Outcome;
		const rows = data.placebos.get(outcome) ?? [];
		return rows.length === 0 ? 'no_values' : usual({ ...data, rows, outcome });
	}
};

function usual(data: RivalData, rows: readonly PanelRow[] = data.rows, options: ImpactOptionsInput = {}): Variant {
	// Without its only office of two services a panel has no clusters any more: the level of assignment is that of these rows.
	const { assignment } = usualChoices(rows, data.design);
	return { panel: panelOf(rows, data.outcome), options: { ...data.options, assignment, ...options, bootstrap: null, adjustedP: null, tests: null }, back: (effect) => effect };
}

function rescaled(data: RivalData, scale: Scale): Made {
	const { panel, ...rest } = usual(data);
	const values = Array.from(panel.outcome);
	if (!scale.fits(data.outcome, values)) return 'not_this_scale';
	const { forward, inverse } = scale.of(data.outcome);
	const centre = baseMean(data.rows, data.outcome, forward);
	if (centre === null) return 'too_few_before';
	return { ...rest, panel: { ...panel, outcome: values.map(forward) }, back: (effect) => inverse(centre + effect) - inverse(centre) };
}

function starts(rows: readonly PanelRow[]): string[] {
	return [...new Set(rows.flatMap(({ firstMonth }) => firstMonth ?? []))].sort();
}

/** Everybody is trained, and began together: there is nobody to compare with. */
function isSeries(rows: readonly PanelRow[]): boolean {
	return starts(rows).length === 1 && rows.every(({ firstMonth }) => firstMonth !== null);
}

/** Months under training of the unit that is seen longest. */
function followUp(rows: readonly PanelRow[]): number {
	return rows.reduce((most, { firstMonth, month }) => (firstMonth === null ? most : Math.max(most, monthNumber(month) - monthNumber(firstMonth) + 1)), 0);
}

function upTo(rows: readonly PanelRow[], months: number): PanelRow[] {
	return rows.filter(({ firstMonth, month }) => firstMonth === null || monthNumber(month) - monthNumber(firstMonth) < months);
}

/**
 * Every start moved back by so many months, and of each trained unit only the months before its real start: whatever
 * is found there is no effect of the training. Null when no month would be left before the moved start.
 */
function movedBack(rows: readonly PanelRow[], months: number): PanelRow[] | null {
	const last = starts(rows).at(-1);
	if (last === undefined) return null;
	const before = rows.filter(({ firstMonth, month }) => month < (firstMonth ?? last));
	const first = before.reduce((least, { month }) => (month < least ? month : least), last);
	const moved = before.map((row) => (row.firstMonth === null ? row : { ...row, firstMonth: monthDay(monthNumber(row.firstMonth) - months) }));
	return moved.some(({ firstMonth }) => firstMonth !== null && firstMonth > first) ? moved : null;
}
