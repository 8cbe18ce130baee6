import { z } from 'zod';
import { PublishForm, WithdrawForm } from '#features/reports/period/period.schema.ts';
import { drawAgain, publishReport, readPublishPage, withdrawReport } from '#features/reports/server/period-publish-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readPublishPage(locals.ctx, params.period, params.version) });

export const actions: Actions = {
	publish: (event) => runForm(PublishForm, event, async (form) => {
		const { period, version } = event.params;
		await publishReport(event.locals.ctx, period, version, form);
		return `/laporan/${period}/${version}/terbit`;
	}),
	draw: (event) => runForm(z.object({}), event, async () => {
		const { period, version } = event.params;
		await drawAgain(event.locals.ctx, period, version);
		return `/laporan/${period}/${version}/terbit`;
	}),
	withdraw: (event) => runForm(WithdrawForm, event, async (form) => {
		const { period, version } = event.params;
		await withdrawReport(event.locals.ctx, period, version, form);
		return `/laporan/${period}/${version}/terbit`;
	})
};
