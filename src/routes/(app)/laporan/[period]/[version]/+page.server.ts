import { z } from 'zod';
import { readReport, requestReport } from '#features/reports/server/period-service.ts';
import { runForm } from '#platform/forms.ts';
import { Problem } from '#platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const page = await readReport(locals.ctx, params.period, params.version);
	return { page, refusal: page.version.fault && locals.say(new Problem(page.version.fault, 409)) };
};

export const actions: Actions = {
	default: (event) => runForm(z.object({}), event, async () => {
		const { ctx } = event.locals;
		const { period } = await readReport(ctx, event.params.period, event.params.version);
		return `/laporan/${period.key}/${await requestReport(ctx, period)}`;
	})
};
