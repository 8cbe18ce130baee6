import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

const day = z.string().refine(isDay);
/** An empty field is 0: not recorded. */
const count = (most: number) =>
	z
		.string()
		.trim()
		.regex(/^\d{0,5}$/)
		.transform(Number)
		.pipe(z.int().max(most))
		.optional()
		.transform((value) => value ?? 0);

/** An activity outside Bina, as its person enters it. Programme length in JP (1 JP = 45 minutes), at most 1000. */
export const ActivityForm = z.object({
	title: z.string().trim().min(1).max(200),
	formId: z.string().max(20),
	abroad: z.literal('on').optional(),
	startsOn: day,
	endsOn: day,
	jp: count(1000),
	days: count(366),
	sessions: count(366),
	evidence: z.string().trim().min(1).max(2000)
});
export type ActivityForm = z.infer<typeof ActivityForm>;

export const WithdrawalForm = z.object({ entry: z.uuid(), undo: z.literal('yes').optional() });
export type WithdrawalForm = z.infer<typeof WithdrawalForm>;

/** A year as it stands in the address; anything else is as if it were not there. */
export const Year = z
	.string()
	.regex(/^20\d\d$/)
	.transform(Number)
	.optional()
	.catch(undefined);
