import { surveySigns } from '#features/surveys/server/signs-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ signs: await surveySigns(locals.ctx, params.survey, url.searchParams.get('bulan') ?? '') });
