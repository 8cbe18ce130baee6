import { PeriodForm } from '#features/reports/period/period.schema.ts';
import { listReports, requestReport } from '#features/reports/server/period-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ list: await listReports(locals.ctx), chosen: url.searchParams.get('periode')?.slice(0, 20) ?? null });

export const actions: Actions = {
	default: (event) => runForm(PeriodForm, event, async ({ period }) => `/laporan/${period.key}/${await requestReport(event.locals.ctx, period)}`)
};
