import { readDraws } from '#features/evaluation/server/draw-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ ...(await readDraws(locals.ctx)), timeZone: locals.ctx.timeZone });
