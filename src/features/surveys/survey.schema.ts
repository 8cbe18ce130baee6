import { z } from 'zod';
import { isDay } from '#platform/clock.ts';

const day = z.string().min(1).refine(isDay);

export const SurveyForm = z.object({ pointId: z.string().refine((text) => z.uuid().safeParse(text).success, { params: { problem: 'survey.point_not_found' } }), opensOn: day, closesOn: day });
export type SurveyForm = z.infer<typeof SurveyForm>;
