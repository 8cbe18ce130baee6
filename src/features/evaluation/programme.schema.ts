import { TIME_MEASURES, type TimeMeasure } from '#features/service-times/schema.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { z } from 'zod';
import { readMonth } from '#platform/months.ts';
import { designFields, type Design } from './design/design.schema.ts';
import type { ImpactOptions } from './schema.ts';

/** Of closed complaints the share whose reporters say that it was really fixed; complaints per 1,000 services given; days until they were closed. */
const COMPLAINT_MEASURES = ['confirmed_fixed', 'complaints_per_thousand', 'closing_median_days'] as const;
export type ComplaintMeasure = (typeof COMPLAINT_MEASURES)[number];
const VALUE_MEASURES: readonly string[] = [...TIME_MEASURES, ...COMPLAINT_MEASURES];

/** What an evaluation may be about: the satisfaction index as a whole, one of its elements, how long it took, or what became of complaints. */
export const OUTCOMES = ['index', ...ELEMENTS, ...TIME_MEASURES, ...COMPLAINT_MEASURES] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether the outcome is a measure of the queue clock. */
export function isTimeOutcome(outcome: Outcome): outcome is TimeMeasure {
	return (TIME_MEASURES as readonly string[]).includes(outcome);
}

/** Whether the panel keeps the outcome as a value of its own, and not as a sum of answers. */
export function isValueOutcome(outcome: Outcome): boolean {
	return VALUE_MEASURES.includes(outcome);
}

/** The outcome is a measure of complaints. */
export function isComplaintOutcome(outcome: Outcome): outcome is ComplaintMeasure {
	return (COMPLAINT_MEASURES as readonly string[]).includes(outcome);
}

/** The measure is a share of a hundred, of which differences are percentage points. */
export function isPercentOutcome(outcome: Outcome): boolean {
	return outcome === 'within_promise_percent' || outcome === 'confirmed_fixed';
}

/** What a measure is counted in. */
export type MeasureUnit = 'points' | 'percent' | 'minutes' | 'days' | 'per_thousand';

/** Points of answers, percent of shares, minutes of the queue clock, days until a complaint is closed, complaints per 1,000 services. */
export function measureUnit(outcome: Outcome): MeasureUnit {
	if (outcome === 'complaints_per_thousand') return 'per_thousand';
	if (outcome === 'closing_median_days') return 'days';
	if (isPercentOutcome(outcome)) return 'percent';
	return isTimeOutcome(outcome) ? 'minutes' : 'points';
}

type Direction = ImpactOptions['direction'];

/**
 * Which way is better follows from the measure and is nobody's choice: else a fall of satisfaction could be registered as a success.
 * More points of answers (four is the best answer to every element), promises kept and complaints fixed; fewer minutes, days and complaints.
 */
function directionOf(outcome: Outcome): Direction {
	return !isValueOutcome(outcome) || isPercentOutcome(outcome) ? 'up' : 'down';
}

/** Offered nowhere, and refused with its reason: a unit that is trained to listen receives more complaints. */
export const REFUSED_OUTCOMES = ['complaint_count'] as const;

const outcome = z.enum([...OUTCOMES, ...REFUSED_OUTCOMES]).refine((value) => value !== 'complaint_count', { params: { problem: 'evaluation.raw_complaints' } });

/** The largest change that a scale of 25 to 100, of a hundred, a day, a year, or a thousand services can hold. */
const LARGEST_CHANGE: Readonly<Record<MeasureUnit, number>> = { points: 75, percent: 100, minutes: 1440, days: 365, per_thousand: 1000 };

/** A plain number with a comma or a point before the decimals; NaN is none. */
export function readChange(text: string): number {
	return /^\s*\d{1,6}(?:[.,]\d{1,6})?\s*$/.test(text) ? Number(text.trim().replace(',', '.')) : NaN;
}

/** Whether a change is more than nothing and fits on the scale of its measure. */
export function isWorthwhile(change: number, measure: Outcome): boolean {
	return change > 0 && change <= LARGEST_CHANGE[measureUnit(measure)];
}

/** The first month of a unit's training stands in a field of this name and the unit's id. */
export const START_FIELD = 'mulai.';
/** The smallest change of a further outcome stands in a field of this name and the outcome; left empty it is not measured. */
export const CHANGE_FIELD = 'ukuran.';

/** One outcome with what makes it worth having. */
export interface Measure {
	readonly outcome: Outcome;
	/** Smallest change worth having, in the unit of the outcome. */
	readonly sesoi: number;
	readonly direction: Direction;
}

/**
 * A registration as the form sends it. Units with a month are trained from then on; the others compare.
 * `starts` maps unit ids to first days of months; `others` are registered beside the first outcome.
 */
export const NewProgramme = z
	.looseObject({
		title: z.string().trim().min(1).max(200),
		courseId: z.union([z.literal('').transform(() => null), z.uuid()]),
		outcome,
		// More than nothing is asked at once with the other fields; whether it fits its measure, when both are known.
		sesoi: z.string().transform(readChange).refine((change) => change > 0, { params: { problem: 'evaluation.sesoi_out_of_range' } }),
		drawId: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
		...designFields
	})
	.transform(({ title, courseId, outcome: chosen, sesoi, drawId, control, windowMonths, assignedBy, panel, seasonal, ...fields }, context) => {
		const refuse: Refuse = (path, problem) => context.addIssue({ code: 'custom', path: [path], params: { problem } });
		if (!isWorthwhile(sesoi, chosen)) refuse('sesoi', 'evaluation.sesoi_out_of_range');
		const design: Design = { control, windowMonths, assignedBy, panel, seasonal };
		return {
			title,
			courseId,
			outcome: chosen,
			sesoi,
			direction: directionOf(chosen),
			drawId,
			design,
			others: readOthers(fields, chosen, refuse),
			starts: readStarts(fields, refuse)
		};
	});
export type NewProgramme = z.infer<typeof NewProgramme>;

type Refuse = (path: string, problem: string) => void;

/** Fields of a loose form that begin with a name and are filled in, by what stands behind the name. */
function filled(fields: Readonly<Record<string, unknown>>, prefix: string): [field: string, name: string, text: string][] {
	return Object.entries(fields).flatMap(([field, value]) =>
		field.startsWith(prefix) && typeof value === 'string' && value.trim() !== '' ? [[field, field.slice(prefix.length), value.trim()]] : []
	);
}

function readOthers(fields: Readonly<Record<string, unknown>>, main: Outcome, refuse: Refuse): Measure[] {
	const others: Measure[] = [];
	for (const [field, name, text] of filled(fields, CHANGE_FIELD)) {
		if ((REFUSED_OUTCOMES as readonly string[]).includes(name)) refuse(field, 'evaluation.raw_complaints');
		const measure = OUTCOMES.find((one) => one === name);
		if (measure === undefined || measure === main) continue;
		const sesoi = readChange(text);
		if (isWorthwhile(sesoi, measure)) others.push({ outcome: measure, sesoi, direction: directionOf(measure) });
		else refuse(field, 'evaluation.sesoi_out_of_range');
	}
	return others;
}

/** The months of the units; each that cannot be read is refused beside its unit. */
export function readStarts(fields: Readonly<Record<string, unknown>>, refuse: Refuse): Record<string, string> {
	const starts: Record<string, string> = {};
	for (const [field, unitId, text] of filled(fields, START_FIELD)) {
		const month = readMonth(text);
		if (month === undefined) refuse(field, 'evaluation.month_unreadable');
		else starts[unitId] = month;
	}
	return starts;
}
