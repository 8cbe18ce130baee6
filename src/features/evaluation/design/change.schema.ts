import { z } from 'zod';
import { readChange, readStarts } from '../programme.schema.ts';
import { designFields, type Design } from './design.schema.ts';

/** The largest change that any measure can hold; a registration of a narrower one was checked when it was made. */
const MOST = 1440;

/** Another version of a registration: what may change, and why. `version` is the one that the form was opened on. */
export const ProgrammeChange = z
	.looseObject({
		title: z.string().trim().min(1).max(200),
		sesoi: z.string().transform(readChange).refine((value) => value > 0 && value <= MOST, { params: { problem: 'evaluation.sesoi_out_of_range' } }),
		reason: z.string().trim().min(10).max(1000),
		version: z.coerce.number().int().min(1),
		...designFields
	})
	.transform(({ title, sesoi, reason, version, control, windowMonths, assignedBy, panel, ...fields }, context) => {
		const design: Design = { control, windowMonths, assignedBy, panel };
		const starts = readStarts(fields, (path, problem) => context.addIssue({ code: 'custom', path: [path], params: { problem } }));
		return { title, sesoi, reason, version, design, starts };
	});
export type ProgrammeChange = z.infer<typeof ProgrammeChange>;
