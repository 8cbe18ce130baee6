import { z } from 'zod';
import { readMonth } from '#platform/months.ts';
import { OUTCOMES } from '../programme.schema.ts';

export const STRATA = ['none', 'kind', 'baseline', 'both'] as const;
/** An office that may be drawn stands in a field of this name and its id. */
export const CANDIDATE_FIELD = 'calon.';
const MOST_PHASES = 12;

const seats = z
	.string()
	.trim()
	.refine((text) => /^0*[1-9]\d{0,3}$/.test(text), { params: { problem: 'evaluation.draw_seats' } })
	.transform(Number);

const month = z.string().transform((text, context) => {
	const read = readMonth(text.trim());
	if (read !== undefined) return read;
	context.addIssue({ code: 'custom', params: { problem: 'evaluation.month_unreadable' } });
	return z.NEVER;
});

/** Months in one field, separated by commas or spaces. */
const months = z.string().transform((text, context) => {
	const read = text.split(/[,;\s]+/).filter((part) => part !== '').map(readMonth);
	if (read.length >= 1 && read.length <= MOST_PHASES && read.every((one) => one !== undefined)) return [...new Set(read)].sort();
	context.addIssue({ code: 'custom', params: { problem: 'evaluation.month_unreadable' } });
	return z.NEVER;
});

const common = {
	title: z.string().trim().min(1).max(200),
	strata: z.enum(STRATA),
	outcome: z.enum(OUTCOMES).default('index'),
	seedSource: z.enum(['sealed', 'public']),
	publicSource: z.string().trim().max(500).default('')
};

/** A drawing as it is announced: everything but the seed. */
export const NewDraw = z
	.discriminatedUnion('kind', [
		z.looseObject({ kind: z.literal('lottery'), seats, month, ...common }),
		z.looseObject({ kind: z.literal('phased'), months, ...common })
	])
	.transform((form, context) => {
		const { kind, title, strata, outcome, seedSource, publicSource } = form;
		if (seedSource === 'public' && publicSource.length < 10) context.addIssue({ code: 'custom', path: ['publicSource'], params: { problem: 'evaluation.draw_source' } });
		const unitIds = Object.entries(form).flatMap(([name, value]) => (name.startsWith(CANDIDATE_FIELD) && value === 'on' ? [name.slice(CANDIDATE_FIELD.length)] : []));
		const plan = kind === 'lottery' ? ({ kind, seats: form.seats, months: [form.month] } as const) : ({ kind, months: form.months } as const);
		return { title, strata, outcome, seedSource, publicSource, unitIds, plan };
	});
export type NewDraw = z.infer<typeof NewDraw>;

/** The public number, once it is known; a sealed seed needs none. */
export const PerformDraw = z.object({ seed: z.string().trim().max(200).default('') });
