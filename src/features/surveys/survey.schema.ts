import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

const day = z.string().refine(isDay);

export const SurveyForm = z.object({ pointId: z.uuid(), opensOn: day, closesOn: day });
export type SurveyForm = z.infer<typeof SurveyForm>;
