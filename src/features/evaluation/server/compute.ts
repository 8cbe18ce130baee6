import { createHash } from 'node:crypto';
import { estimateImpact } from '../estimators/estimate.ts';
import { PanelError } from '../estimators/check.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { baselineOf, isClustered, monthlySeries, panelOf, type PanelRow } from '../panel.rules.ts';
import type { ImpactOptionsInput, VerdictCode } from '../schema.ts';
import type { PanelCounts, StoredEvaluation } from '../stored.schema.ts';
import type { ProgrammeRow } from './queries.ts';

/** Of the estimators, gates and choices below together: a new version judges again, and the page says which it was. */
export const RULE_VERSION = '2026-1';

/** Chance is drawn the same way every time: the same data give the same page. */
const BOOTSTRAP = { draws: 999, seed: 1 } as const;

export interface RegisteredUnit {
	readonly unitId: string;
	readonly serviceId: string;
	readonly firstMonth: string | null;
}

/** Fingerprint of everything that the verdict depends on but the rules: settings, who began when, and every month. */
export function dataFingerprint(programme: ProgrammeRow, units: readonly RegisteredUnit[], rows: readonly PanelRow[]): string {
	const { outcome, sesoi, direction } = programme;
	return createHash('sha256')
		.update(
			JSON.stringify([
				outcome,
				sesoi,
				direction,
				units.map(({ unitId, serviceId, firstMonth }) => [unitId, serviceId, firstMonth]),
				rows.map(({ unitId, serviceId, month, responses, total }) => [unitId, serviceId, month, responses, total])
			])
		)
		.digest('hex');
}

/** Fingerprint of a registration: what was promised, before anybody looked. */
export function registrationFingerprint(
	programme: Omit<ProgrammeRow, 'id' | 'agencyId'> & { readonly courseId: string | null; readonly registeredAt: string },
	units: readonly RegisteredUnit[]
): string {
	const { title, courseId, outcome, sesoi, direction, registeredAt } = programme;
	return createHash('sha256')
		.update(
			JSON.stringify([
				title,
				courseId,
				outcome,
				sesoi,
				direction,
				registeredAt,
				units.map(({ unitId, serviceId, firstMonth }) => [unitId, serviceId, firstMonth])
			])
		)
		.digest('hex');
}

/** The verdict on a panel, with all that its page shows. Data that are no panel cannot be judged; that is a verdict too. */
export function judgePanel(
	programme: ProgrammeRow,
	units: readonly RegisteredUnit[],
	rows: readonly PanelRow[]
): { readonly verdict: VerdictCode; readonly result: StoredEvaluation } {
	const { outcome } = programme;
	const shown = { series: monthlySeries(rows, outcome), baseline: baselineOf(rows, outcome), counts: countRows(units, rows) };
	try {
		const impact = estimate(programme, rows, 'id', BOOTSTRAP);
		const { verdict, warnings } = estimate(programme, rows, 'en', null);
		return { verdict: impact.verdict.code, result: { impact, fault: null, english: { verdict, warnings }, ...shown } };
	} catch (error) {
		if (!(error instanceof PanelError)) throw error;
		return { verdict: 'cannot_be_judged', result: { impact: null, fault: error.code, english: null, ...shown } };
	}
}

function estimate({ outcome, sesoi, direction }: ProgrammeRow, rows: readonly PanelRow[], language: 'id' | 'en', bootstrap: ImpactOptionsInput['bootstrap']) {
	const words = { id, en }[language];
	return estimateImpact(panelOf(rows, outcome), {
		// Offices without answers in some month are the rule: each comparison uses those seen in both of its months.
		panel: 'pairwise',
		// Months before training are measured from the same month as those after it, so that the eye may compare them.
		base: 'universal',
		assignment: isClustered(rows) ? 'cluster' : 'unit',
		sesoi,
		direction,
		language,
		bootstrap: bootstrap ?? null,
		outcomeName: words.outcomeInSentence(outcome),
		outcomeUnit: words.pointsUnit
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
