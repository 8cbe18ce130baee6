import { PLAIN_DESIGN } from '../design/design.schema.ts';
import { estimateImpact } from '../estimators/estimate.ts';
import type { EvaluationPage } from '../server/service.ts';
import type { ImpactOptionsInput } from '../schema.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import { buildPanel, type PanelPlan } from './build-panel.ts';

/** A computation kept, on an invented panel; months count from 1. */
export function storedEvaluation(plan: PanelPlan, given: ImpactOptionsInput = {}): StoredEvaluation {
	const panel = buildPanel(plan);
	const options: ImpactOptionsInput = {
		panel: 'pairwise',
		base: 'universal',
		sesoi: 2,
		outcomeName: 'IKM',
		outcomeUnit: 'poin',
		bootstrap: { draws: 199, seed: 1 },
		...given
	};
	const english = estimateImpact(panel, { ...options, bootstrap: null, language: 'en' });
	return {
		impact: estimateImpact(panel, options),
		fault: null,
		english: { verdict: english.verdict, warnings: english.warnings },
		series: [
			{ month: '2025-01-01', trained: 75, comparison: 76 },
			{ month: '2025-02-01', trained: 79, comparison: 76 }
		],
		baseline: { trained: 75, comparison: 76 },
		counts: { rows: panel.unit.length, responses: 900, withoutData: 0, firstMonth: '2025-01-01', lastMonth: '2025-02-01' }
	};
}

/** The page of an invented evaluation, registered before its training. */
export function evaluationPage(result: StoredEvaluation | null, given: Partial<EvaluationPage> = {}): EvaluationPage {
	return {
		id: '0193a000-0000-7000-8000-000000000001',
		agencyId: '0193a000-0000-7000-8000-000000000002',
		timeZone: 'Asia/Jakarta',
		title: 'Pelatihan Rekaan',
		outcome: 'index',
		sesoi: 2,
		direction: 'up',
		courseId: null,
		courseTitle: null,
		registeredAt: '2025-01-12T02:00:00+00:00',
		registrationSha256: null,
		registrationId: null,
		drawId: null,
		design: PLAIN_DESIGN,
		version: 1,
		changedAt: null,
		previousSha256: null,
		earliestStart: null,
		trainedUnits: 14,
		comparisonUnits: 22,
		firstStart: '2025-03-01',
		lastStart: '2025-08-01',
		runs: result ? 1 : 0,
		truth: null,
		siblings: [],
		concurrent: null,
		mayRegister: true,
		mayDecide: true,
		mayReport: true,
		isAsRegistered: null,
		challenge: null,
		unitNames: {},
		latest: result && {
			verdict: result.impact?.verdict.code ?? 'cannot_be_judged',
			computedAt: '2026-11-21T03:00:00+00:00',
			dataSha256: 'd'.repeat(64),
			ruleVersion: '2026-1',
			version: 1,
			result
		},
		...given
	};
}
