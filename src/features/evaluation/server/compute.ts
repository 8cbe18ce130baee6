import { monthNumber } from '#platform/months.ts';
import { estimateImpact } from '../estimators/estimate.ts';
import { PanelError } from '../estimators/check.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { groupMonths, groupNames } from '../design/group-months.rules.ts';
import { selectionOf, type Selection } from '../design/selection.rules.ts';
import { baselineOf, monthlySeries, panelOf, usualChoices, type PanelRow } from '../panel.rules.ts';
import type { ImpactOptionsInput, VerdictCode } from '../schema.ts';
import type { PanelCounts, StoredEvaluation, StoredSynthetic } from '../stored.schema.ts';
import { adjustForManyOutcomes } from '../rules.ts';
import type { ProgrammeRow } from './queries.ts';
import { singleUnit } from './single-unit.ts';

/** Of the estimators, gates and choices below together: a new version judges again, and the page says which it was. */
export const RULE_VERSION = '2026-8';

/** Chance is drawn the same way every time: the same data give the same page. */
const BOOTSTRAP = { draws: 999, seed: 1 } as const;

export interface RegisteredUnit {
	readonly unitId: string;
	readonly serviceId: string;
	readonly firstMonth: string | null;
}

/** What a verdict depends on beside the months themselves. */
export interface Standing {
	readonly units: readonly RegisteredUnit[];
	/** p of the other evaluations of the same course, registered order; null = not computed, or not to be judged. */
	readonly familyP: readonly (number | null)[];
	/** Registered before the first training month, and not changed since; null without a trained unit. */
	readonly registeredBefore: boolean | null;
}

/** What of a programme its verdict depends on; without a design it is as it was before designs were registered. */
export type Judged = Pick<ProgrammeRow, 'outcome' | 'sesoi' | 'direction'> & Partial<Pick<ProgrammeRow, 'design'>>;

/** The verdict on a panel, with all that its page shows. Data that are no panel cannot be judged; that is a verdict too. */
export function judgePanel(
	programme: Judged,
	standing: Standing,
	rows: readonly PanelRow[]
): { readonly verdict: VerdictCode; readonly result: StoredEvaluation } {
	const { outcome } = programme;
	const shown = { series: monthlySeries(rows, outcome), baseline: baselineOf(rows, outcome), counts: countRows(standing.units, rows), selection: selectionIn(programme, rows), synthetic: syntheticIn(programme, rows) };
	try {
		const { registeredBefore, familyP } = standing;
		const alone = estimate(programme, rows, { language: 'en', registeredBefore });
		const adjustedP = adjustInFamily(alone.series ? (alone.series.average?.p ?? null) : alone.simple.p, familyP);
		const family = { adjustedP, tests: adjustedP === null ? null : familyP.length + 1 };
		const { verdict, warnings } = adjustedP === null ? alone : estimate(programme, rows, { language: 'en', registeredBefore, ...family });
		const impact = estimate(programme, rows, { language: 'id', registeredBefore, ...family, bootstrap: BOOTSTRAP });
		return { verdict: impact.verdict.code, result: { impact, fault: null, english: { verdict, warnings }, ...shown } };
	} catch (error) {
		if (!(error instanceof PanelError)) throw error;
		return { verdict: 'cannot_be_judged', result: { impact: null, fault: error.code, english: null, ...shown } };
	}
}

/** A panel that is none has no mix either; the verdict says why. */
function syntheticIn({ outcome }: Judged, rows: readonly PanelRow[]): StoredSynthetic | null {
	try {
		return singleUnit(rows, outcome);
	} catch (error) {
		if (error instanceof PanelError) return null;
		throw error;
	}
}

/** Whether units were trained because they stood low: their months before the first start, each office as one. */
function selectionIn({ outcome, direction }: Judged, rows: readonly PanelRow[]): Selection | null {
	const starts = rows.flatMap(({ firstMonth }) => firstMonth ?? []).sort();
	if (starts[0] === undefined) return null;
	const nameOf = groupNames(rows);
	const trained = new Set(rows.filter(({ firstMonth }) => firstMonth !== null).map(nameOf));
	return selectionOf(groupMonths(rows, outcome), (group) => trained.has(group), monthNumber(starts[0]), direction);
}

/**
 * Several evaluations of one course are several tries: each is judged by its Benjamini–Hochberg p among all that were registered.
 * One without a result counts as a try that found nothing.
 *
 * @returns null when it was tried once, or has no p
 */
export function adjustInFamily(own: number | null, family: readonly (number | null)[]): number | null {
	if (own === null || family.length === 0) return null;
	return adjustForManyOutcomes([own, ...family.map((p) => p ?? 1)])[0] ?? null;
}

type Choice = Pick<ImpactOptionsInput, 'bootstrap' | 'adjustedP' | 'tests' | 'registeredBefore'> & { readonly language: 'id' | 'en' };

function estimate({ outcome, sesoi, direction, design }: Judged, rows: readonly PanelRow[], choice: Choice) {
	const words = { id, en }[choice.language];
	return estimateImpact(panelOf(rows, outcome), {
		...usualChoices(rows, design),
		sesoi,
		direction,
		...choice,
		outcomeName: words.outcomeInSentence(outcome),
		outcomeUnit: words.unitOf(outcome)
	});
}

function countRows(units: readonly RegisteredUnit[], rows: readonly PanelRow[]): PanelCounts {
	const seen = new Set(rows.map(({ unitId, serviceId }) => `${unitId}/${serviceId}`));
	const months = rows.map(({ month }) => month).sort();
	return {
		rows: rows.length,
		responses: rows.reduce((sum, { responses }) => sum + responses, 0),
		withoutData: units.filter(({ unitId, serviceId }) => !seen.has(`${unitId}/${serviceId}`)).length,
		firstMonth: months[0] ?? null,
		lastMonth: months.at(-1) ?? null
	};
}
