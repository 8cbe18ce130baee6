import { listEvaluations } from '#features/evaluation/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => listEvaluations(locals.ctx);
