import { readConcurrent } from '#features/evaluation/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readConcurrent(locals.ctx, params.id) });
