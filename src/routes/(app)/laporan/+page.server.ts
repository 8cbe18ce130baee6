import { reportPeriods } from '#features/reports/server/period-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ periods: reportPeriods(locals.ctx) });
