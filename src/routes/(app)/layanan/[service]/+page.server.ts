import { z } from 'zod';
import { EndForm } from '#features/services/schema.ts';
import { serviceDetail } from '#features/services/server/register-service.ts';
import { endService, resumeService } from '#features/services/server/standard-service.ts';
import { overduePointIds } from '#features/surveys/server/duty-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => ({ detail: await serviceDetail(ctx, params.service), overdue: await overduePointIds(ctx, params.service), today: ctx.today, news: url.searchParams.get('kabar') });

export const actions: Actions = {
	end: (event) => runForm(EndForm, event, async ({ on }) => {
		await endService(event.locals.ctx, event.params.service, on);
		return `/layanan/${event.params.service}?kabar=tersimpan`;
	}),
	resume: (event) => runForm(z.object({}), event, async () => {
		await resumeService(event.locals.ctx, event.params.service);
		return `/layanan/${event.params.service}?kabar=tersimpan`;
	})
};
