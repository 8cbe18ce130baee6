import { sampleHelp } from '#features/surveys/server/sample-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ help: await sampleHelp(locals.ctx) });
