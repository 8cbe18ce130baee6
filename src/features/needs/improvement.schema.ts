import { z } from 'zod';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { isDay } from '#platform/clock.ts';

/** What made a unit change its procedure. */
export const IMPROVEMENT_CAUSES = ['complaints', 'element', 'own'] as const;
export type ImprovementCause = (typeof IMPROVEMENT_CAUSES)[number];

/** Where its effect is expected: an element of the survey, or the time that a service takes. */
export const EXPECTED = [...ELEMENTS, 'time'] as const;
export type Expected = (typeof EXPECTED)[number];

/** What can happen to a recorded improvement: mended or changed, ended, taken up again, and withdrawn as recorded by mistake. */
export const CHANGE_KINDS = ['changed', 'ended', 'resumed', 'withdrawn'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const words = (longest: number) => z.string().trim().min(1).max(longest).regex(/^[^<>\0]*$/);
const maybe = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform(() => null), shape]).optional().transform((value) => value ?? null);
const day = z.string().refine(isDay);
const version = z.coerce.number().int().min(1).max(1_000_000);

const described = {
	serviceId: z.uuid(), title: words(200), beforeText: words(10_000), afterText: words(10_000), beganOn: day,
	cause: z.enum(IMPROVEMENT_CAUSES), clusterId: maybe(z.uuid()), causeElement: maybe(z.enum(ELEMENTS)), expected: z.enum(EXPECTED), responsible: z.uuid()
};

/** A changed procedure: as it was, as it is, from when to when; where it ended already, why. */
export const ImprovementForm = z
	.object({ ...described, endedOn: maybe(day), endedWhy: z.string().trim().max(1000).regex(/^[^<>\0]*$/).default('') })
	.refine(({ beganOn, endedOn }) => endedOn === null || endedOn >= beganOn, { path: ['endedOn'], params: { problem: 'need.improvement_dates' } })
	.refine(({ endedOn, endedWhy }) => endedOn === null || endedWhy !== '', { path: ['endedWhy'], params: { problem: 'need.improvement_why' } })
	.transform((form) => (form.endedOn === null ? { ...form, endedWhy: '' } : form));
export type ImprovementForm = z.infer<typeof ImprovementForm>;

/** The same told anew, over the version that was read, with the reason of the change. Its end has a form of its own. */
export const ImprovementChange = z.object({ ...described, version, reason: words(1000) });
export type ImprovementChange = z.infer<typeof ImprovementChange>;

/** When it ended and why; an empty day takes it up again. */
export const ImprovementEnd = z.object({ version, endedOn: maybe(day), why: words(1000) });
export type ImprovementEnd = z.infer<typeof ImprovementEnd>;

/** That it was recorded by mistake, and how so. There is no way back: what was right after all is recorded anew. */
export const ImprovementWithdrawal = z.object({ version, mistake: words(1000) });
export type ImprovementWithdrawal = z.infer<typeof ImprovementWithdrawal>;
