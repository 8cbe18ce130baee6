import { z } from 'zod';
import { readChange, readStarts } from '../programme.schema.ts';
import { designFields, type Design } from './design.schema.ts';

/** The largest change that any measure can hold; a registration of a narrower one was checked when it was made. */
const MOST = 1440;

const fields = {
	title: z.string().trim().min(1).max(200),
	sesoi: z.string().transform(readChange).refine((value) => value > 0 && value <= MOST, { params: { problem: 'evaluation.sesoi_out_of_range' } }),
	version: z.coerce.number().int().min(1),
	...designFields
};

/** The form knows units by fields of their own name: all that is not named is looked through for months. */
function readDesign<Named extends Design & Readonly<Record<string, unknown>>>({ control, windowMonths, assignedBy, panel, seasonal, ...others }: Named, context: z.RefinementCtx) {
	const design: Design = { control, windowMonths, assignedBy, panel, seasonal };
	const starts = readStarts(others, (path, problem) => context.addIssue({ code: 'custom', path: [path], params: { problem } }));
	return { design, starts };
}

/** What might be changed, to be looked at first: the reason may still be missing. */
export const ProposedChange = z.looseObject(fields).transform(({ title, sesoi, version, ...others }, context) => ({ title, sesoi, version, ...readDesign(others, context) }));
export type ProposedChange = z.infer<typeof ProposedChange>;

/** Another version of a registration: what may change, and why. `version` is the one that the form was opened on. */
export const ProgrammeChange = z
	.looseObject({ ...fields, reason: z.string().trim().min(10).max(1000) })
	.transform(({ title, sesoi, reason, version, ...others }, context) => ({ title, sesoi, reason, version, ...readDesign(others, context) }));
export type ProgrammeChange = z.infer<typeof ProgrammeChange>;
