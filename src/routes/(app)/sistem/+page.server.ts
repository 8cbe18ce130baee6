import { systemState } from '#features/reports/server/system-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ state: systemState(locals.ctx, process.env) });
