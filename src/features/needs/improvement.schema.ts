import { z } from 'zod';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { isDay } from '#platform/clock.ts';

/** What made a unit change its procedure. */
export const IMPROVEMENT_CAUSES = ['complaints', 'element', 'own'] as const;
export type ImprovementCause = (typeof IMPROVEMENT_CAUSES)[number];

/** Where its effect is expected: an element of the survey, or the time that a service takes. */
export const EXPECTED = [...ELEMENTS, 'time'] as const;
export type Expected = (typeof EXPECTED)[number];

const words = (longest: number) => z.string().trim().min(1).max(longest).regex(/^[^<>\0]*$/);
const maybe = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform(() => null), shape]).optional().transform((value) => value ?? null);
const day = z.string().refine(isDay);

/** A changed procedure: as it was, as it is, from when to when. */
export const ImprovementForm = z
	.object({
		serviceId: z.uuid(), title: words(200), beforeText: words(10_000), afterText: words(10_000), beganOn: day, endedOn: maybe(day),
		cause: z.enum(IMPROVEMENT_CAUSES), clusterId: maybe(z.uuid()), causeElement: maybe(z.enum(ELEMENTS)), expected: z.enum(EXPECTED), responsible: z.uuid()
	})
	.refine(({ beganOn, endedOn }) => endedOn === null || endedOn >= beganOn, { path: ['endedOn'], params: { problem: 'need.improvement_dates' } });
export type ImprovementForm = z.infer<typeof ImprovementForm>;
