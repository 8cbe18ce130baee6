import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

/** A unit's services go on in another from this day on. */
export const SuccessorForm = z.object({ toUnit: z.uuid(), onDate: z.string().refine(isDay), reason: z.string().trim().min(1).max(300) });
export type SuccessorForm = z.infer<typeof SuccessorForm>;
