import type { Outcome } from '#features/evaluation/programme.schema.ts';
import type { VerdictCode } from '#features/evaluation/schema.ts';
import type { Choice } from '#features/decisions/schema.ts';
import type { ComplaintClass, ComplaintState } from '#features/complaints/schema.ts';
import type { Element, Grade } from '#features/surveys/schema.ts';

/** What was found in the data of an agency for a period, before anything is hidden or written. */
export interface PeriodFacts {
	readonly agency: { readonly code: string; readonly name: string };
	readonly courses: readonly CourseFacts[];
	readonly reached: readonly UnitReach[];
	readonly jp: JpFacts;
	readonly evaluations: readonly EvaluationFacts[];
	readonly decisions: readonly DecisionFacts[];
	readonly surveys: readonly SurveyFacts[];
	readonly complaints: ComplaintFacts;
	readonly times: readonly TimesFacts[];
}

/** Sessions of the agency that begin in the period, of one course. */
export interface CourseFacts {
	readonly title: string;
	readonly planned: number;
	readonly done: number;
	readonly cancelled: number;
	readonly seats: number;
	/** Completed enrolments of the agency's own people. */
	readonly completed: number;
}

/** People of one office below the head of the agency. */
export interface UnitReach {
	readonly unit: string;
	readonly people: number;
	readonly reached: number;
}

export interface JpFacts {
	/** Hundredths of a JP that ended in the period, of all people. */
	readonly hundredths: number;
	readonly peopleWithJp: number;
	readonly byForm: readonly { readonly formId: string; readonly people: number; readonly hundredths: number }[];
}

export interface EvaluationFacts {
	readonly id: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly sesoi: number;
	readonly registeredOn: string;
	readonly firstStart: string | null;
	readonly trainedUnits: number;
	readonly comparisonUnits: number;
	/** Null: not computed yet. */
	readonly found: {
		readonly verdict: VerdictCode;
		readonly sentence: string | null;
		readonly att: number | null;
		readonly ci95: readonly [number, number] | null;
		readonly mde: number | null;
		readonly computedOn: string;
		readonly ruleVersion: string;
		readonly dataSha256: string;
	} | null;
}

export interface DecisionFacts {
	readonly programme: string;
	readonly part: string | null;
	readonly step: 'proposal' | 'decision';
	readonly choice: Choice;
	readonly recommended: Choice;
	readonly why: string;
	readonly madeOn: string;
}

/** A survey that was closed with its last day in the period; figures as they were fixed. */
export interface SurveyFacts {
	readonly service: string;
	readonly point: string;
	readonly unit: string;
	readonly closesOn: string;
	readonly respondents: number;
	/** Hundredths. */
	readonly index: number;
	readonly grade: Grade;
	readonly interval95: readonly [number, number] | null;
	readonly sampleMinimum: number | null;
	readonly elements: readonly { readonly element: Element; readonly answered: number; readonly sum: number }[];
}

/** Complaints received in the period, without reports of violations (R21). */
export interface ComplaintFacts {
	readonly byState: readonly { readonly state: ComplaintState; readonly count: number }[];
	readonly byClass: readonly { readonly class: ComplaintClass; readonly count: number }[];
	/** Closed ones that had a deadline, and those closed by it. */
	readonly timed: number;
	readonly inTime: number;
	/** Open beyond their deadline on the day of the data. */
	readonly late: number;
	/** Closed ones whose reporter answered, and said that it was fixed. */
	readonly answered: number;
	readonly fixed: number;
}

/** The queue clock of one counter over the months of the period; months of fewer than five visits are left out. */
export interface TimesFacts {
	readonly service: string;
	readonly unit: string;
	/** As promised today: minutes, else working days. */
	readonly promisedMinutes: number | null;
	readonly promisedWorkingDays: number | null;
	readonly visits: number;
	/** Lowest and highest median of a month, and the highest 90th percentile, in minutes. */
	readonly waitLow: number | null;
	readonly waitHigh: number | null;
	readonly waitP90: number | null;
	readonly promises: number;
	readonly kept: number;
}
