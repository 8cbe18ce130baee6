import { TIME_MEASURES, type TimeMeasure } from '#features/service-times/schema.ts';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { z } from 'zod';
import { DIRECTIONS } from './schema.ts';

/** What an evaluation may be about: the satisfaction index as a whole, one of its elements, or how long it took. */
export const OUTCOMES = ['index', ...ELEMENTS, ...TIME_MEASURES] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether the outcome is a measure of the queue clock: a value of its own, no sum of answers. */
export function isTimeOutcome(outcome: Outcome): outcome is TimeMeasure {
	return (TIME_MEASURES as readonly string[]).includes(outcome);
}

/** Fewer minutes are always better, and more promises kept; of answers the registration says it. */
function directionOf(outcome: Outcome, chosen: (typeof DIRECTIONS)[number]): (typeof DIRECTIONS)[number] {
	if (!isTimeOutcome(outcome)) return chosen;
	return outcome === 'within_promise_percent' ? 'up' : 'down';
}

/** Offered nowhere, and refused with its reason: a unit that is trained to listen receives more complaints. */
export const REFUSED_OUTCOMES = ['complaint_count'] as const;

const outcome = z.enum([...OUTCOMES, ...REFUSED_OUTCOMES]).refine((value) => value !== 'complaint_count', { params: { problem: 'evaluation.raw_complaints' } });

/** Points on the scale of 25 to 100; a comma or a point before the decimals. */
const sesoi = z
	.string()
	.transform((text) => Number(text.trim().replace(',', '.')))
	.refine((value) => value > 0 && value <= 75, { params: { problem: 'evaluation.sesoi_out_of_range' } });

/** The first month of a unit's training stands in a field of this name and the unit's id. */
export const START_FIELD = 'mulai.';

/**
 * A registration as the form sends it. Units with a month are trained from then on; the others compare.
 * `starts` maps unit ids to first days of months.
 */
export const NewProgramme = z
	.looseObject({
		title: z.string().trim().min(1).max(200),
		courseId: z.union([z.literal('').transform(() => null), z.uuid()]),
		outcome,
		sesoi,
		direction: z.enum(DIRECTIONS)
	})
	.transform(({ title, courseId, outcome: chosen, sesoi: least, direction, ...fields }, context) => {
		const starts: Record<string, string> = {};
		for (const [name, value] of Object.entries(fields)) {
			if (!name.startsWith(START_FIELD) || typeof value !== 'string' || value.trim() === '') continue;
			const month = readMonth(value.trim());
			if (month === undefined) context.addIssue({ code: 'custom', path: [name], params: { problem: 'evaluation.month_unreadable' } });
			else starts[name.slice(START_FIELD.length)] = month;
		}
		return { title, courseId, outcome: chosen, sesoi: least, direction: directionOf(chosen, direction), starts };
	});
export type NewProgramme = z.infer<typeof NewProgramme>;

/** '2026-03' as the browser's month field sends it, '3/2026' as typed where there is none. */
function readMonth(text: string): string | undefined {
	const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? [];
	const [, typedMonth, typedYear] = /^(\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
	const [foundYear, foundMonth] = [Number(year ?? typedYear), Number(month ?? typedMonth)];
	if (!(foundYear >= 2000 && foundYear <= 2100 && foundMonth >= 1 && foundMonth <= 12)) return undefined;
	return `${foundYear}-${String(foundMonth).padStart(2, '0')}-01`;
}
