import { readReport } from '#features/reports/server/period-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ report: await readReport(locals.ctx, params.period) });
