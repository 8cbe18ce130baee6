import { elementInterval } from '#features/surveys/element-interval.rules.ts';
import type { FrozenResult } from '#features/surveys/result.ts';
import { weakestElements } from '#features/surveys/rules.ts';
import { monthNumber } from '#platform/months.ts';
import { wilson95 } from '#platform/statistics/wilson.ts';
import type { NeedRules } from './need-rules.ts';
import type { EvidenceKind, NeedKind, NeedSettings, Urgency } from './schema.ts';

/** One fact that speaks for a need. No text and no person of a complaint is part of it (R21). */
export interface Evidence {
	readonly kind: EvidenceKind;
	readonly unitId: string;
	/** Survey, complaint or service. */
	readonly referenceId: string;
	/** The element of the survey, else ''. */
	readonly element: string;
	/** Hundredths of a point, or a percentage; null for a complaint. */
	readonly figure: number | null;
	readonly bound: number | null;
	/** First day of the month it is of, 'YYYY-MM-DD'. */
	readonly month: string;
}

/** What a set of evidence calls for. */
export interface Proposal {
	readonly kind: NeedKind;
	readonly unitId: string;
	/** Null: complaints that name no service. */
	readonly serviceId: string | null;
	/** An element, 'complaint' or 'time'. */
	readonly topic: string;
	readonly competency: string;
	readonly evidence: readonly Evidence[];
}

export interface ClosedSurvey {
	readonly surveyId: string;
	readonly unitId: string;
	readonly serviceId: string;
	readonly closesOn: string;
	readonly result: Pick<FrozenResult, 'elements' | 'elementIntervals'>;
}

/** A complaint closed with root cause 'competence'; of its content only what the officer named as missing. */
export interface ClosedComplaint {
	readonly complaintId: string;
	readonly unitId: string;
	/** Null: what was brought to a counter names no service. Those of a unit are taken together. */
	readonly serviceId: string | null;
	readonly closedOn: string;
	readonly competency: string;
}

/** One month of a service: how many visits had a promise, and the share within it. */
export interface PromiseMonth {
	readonly unitId: string;
	readonly serviceId: string;
	readonly month: string;
	readonly visits: number;
	readonly percent: number;
}

/** The rule with what an agency set of its own. */
export function rulesOf(rules: NeedRules, settings: NeedSettings): NeedRules {
	const { missedMonths, ageDays, ...flat } = settings;
	const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	return { ...rules, ...given(flat), urgency: { ...rules.urgency, ...given({ missedMonths, ageDays }) } };
}

/** Elements of a closed survey that are surely under the bound and among the weakest: each its own need. */
export function elementProposals({ surveyId, unitId, serviceId, closesOn, result }: ClosedSurvey, rules: NeedRules): Proposal[] {
	return weakestElements(result.elements, rules.weakestElements).flatMap(({ element, index, answered }) => {
		if (answered < rules.leastAnswers) return [];
		const interval = elementInterval(result, element);
		if (index === null || interval === null || interval[1] >= rules.elementBoundHundredths) return [];
		const evidence: Evidence = { kind: 'survey_element', unitId, referenceId: surveyId, element, figure: index, bound: rules.elementBoundHundredths, month: monthOf(closesOn) };
		return [{ kind: rules.trainable.includes(element) ? 'training' : 'improvement', unitId, serviceId, topic: element, competency: '', evidence: [evidence] } as const];
	});
}

/** Complaints of one unit and service that name a like competency, enough of them within the days of the rule. Each complaint counts once. */
export function complaintProposals(complaints: readonly ClosedComplaint[], rules: NeedRules): Proposal[] {
	const proposals: Proposal[] = [];
	let left = [...complaints].sort((a, b) => b.closedOn.localeCompare(a.closedOn) || a.complaintId.localeCompare(b.complaintId));
	while (left.length > 0) {
		const [first] = left as [ClosedComplaint];
		const alike = left.filter((each) => each.unitId === first.unitId && each.serviceId === first.serviceId && isAlike(each.competency, first.competency, rules)
			&& daysBetween(each.closedOn, first.closedOn) <= rules.complaintDays);
		if (alike.length >= rules.complaints) {
			proposals.push({ kind: 'training', unitId: first.unitId, serviceId: first.serviceId, topic: 'complaint', competency: first.competency, evidence: alike.map(complaintEvidence) });
			left = left.filter((each) => !alike.includes(each));
		} else left = left.slice(1);
	}
	return proposals;
}

export function complaintEvidence({ complaintId, unitId, closedOn }: ClosedComplaint): Evidence {
	return { kind: 'complaint_root_cause', unitId, referenceId: complaintId, element: '', figure: null, bound: null, month: monthOf(closedOn) };
}

/** Too few visits of a month ended within the promised time, by enough visits to say so. */
export function isMissed({ visits, percent }: Pick<PromiseMonth, 'visits' | 'percent'>, rules: NeedRules): boolean {
	if (visits < rules.leastVisits || percent >= rules.promisePercent) return false;
	const interval = wilson95((percent / 100) * visits, visits);
	return !rules.isPromiseSure || (interval !== null && 100 * interval[1] < rules.promisePercent);
}

/** Months in which too few visits ended within the promised time, where they follow each other without a gap. */
export function promiseProposals(months: readonly PromiseMonth[], rules: NeedRules): Proposal[] {
	const byService = Map.groupBy([...months].sort((a, b) => a.month.localeCompare(b.month)), ({ unitId, serviceId }) => `${unitId}/${serviceId}`);
	return [...byService.values()].flatMap((series) => {
		const missed = runsOf(series, rules).filter((run) => run.length >= rules.promiseMonths).flat();
		const [first] = missed;
		if (!first) return [];
		const evidence = missed.map(({ unitId, serviceId, month, percent }): Evidence => ({ kind: 'missed_time', unitId, referenceId: serviceId, element: '', figure: percent, bound: rules.promisePercent, month }));
		return [{ kind: 'training', unitId: first.unitId, serviceId: first.serviceId, topic: 'time', competency: '', evidence } as const];
	});
}

function runsOf(series: readonly PromiseMonth[], rules: NeedRules): PromiseMonth[][] {
	const runs: PromiseMonth[][] = [];
	for (const cell of series) {
		if (!isMissed(cell, rules)) continue;
		const last = runs.at(-1)?.at(-1);
		if (last && monthNumber(cell.month) === monthNumber(last.month) + 1) runs.at(-1)?.push(cell);
		else runs.push([cell]);
	}
	return runs;
}

/**
 * How urgent a need is: by how much evidence, how far under the bound, and how long it waits.
 *
 * @param evidence that still stands
 * @returns 0 when nothing stands any more, else 1 to 3
 */
export function urgencyOf(evidence: readonly (Pick<Evidence, 'figure' | 'bound'> & { readonly kind?: EvidenceKind })[], openedOn: string, today: string, { urgency }: NeedRules): Urgency {
	if (evidence.length === 0) return 0;
	const months = evidence.filter(({ kind }) => kind === 'missed_time').length;
	const isFar = evidence.some(({ kind, figure, bound }) => figure !== null && bound !== null && bound > 0 && (100 * (bound - figure)) / bound >= (kind === 'missed_time' ? urgency.promiseGapPercent : urgency.gapPercent));
	const points = [evidence.length - months >= urgency.count || months >= urgency.missedMonths, isFar, daysBetween(openedOn, today) >= urgency.ageDays].filter(Boolean).length;
	return Math.min(3, 1 + points) as Urgency;
}

/** Whether two descriptions of a competency mean the same: the share of three-letter pieces they have in common (Dice), over words in any order. */
export function isAlike(one: string, other: string, { likeness }: Pick<NeedRules, 'likeness'>): boolean {
	const [a, b] = [piecesOf(one), piecesOf(other)];
	if (a.size + b.size === 0) return false;
	return (2 * [...a].filter((piece) => b.has(piece)).length) / (a.size + b.size) >= likeness;
}

function piecesOf(text: string): Set<string> {
	const words = text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(words.flatMap((word) => Array.from({ length: word.length }, (_, at) => ` ${word} `.slice(at, at + 3))));
}

/** The first day of a day's month. */
export function monthOf(day: string): string {
	return `${day.slice(0, 7)}-01`;
}

function daysBetween(from: string, to: string): number {
	return Math.abs(Date.parse(to) - Date.parse(from)) / 86_400_000;
}
