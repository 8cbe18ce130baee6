import { z } from 'zod';

/** One activity of the JP ledger: facts only, JP are computed from them. */
export const JpActivity = z
	.object({
		/** SIASN jenisDiklat id as text, or 'education'. */
		formId: z.string(),
		isAbroad: z.boolean(),
		startsOn: z.iso.date(),
		endsOn: z.iso.date(),
		/** Length of the programme; 0 when not recorded. */
		minutes: z.int().min(0),
		/** Meetings or semesters; 0 when not recorded, which counts as one. */
		sessions: z.int().min(0),
		/** Days on which something happened; 0 when not recorded, which counts every day of the period. */
		days: z.int().min(0)
	})
	.refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], error: 'jp.dates_reversed' });
export type JpActivity = Readonly<z.infer<typeof JpActivity>>;
