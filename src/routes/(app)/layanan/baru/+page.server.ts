import { ServiceForm } from '#features/services/schema.ts';
import { newServicePage } from '#features/services/server/register-service.ts';
import { registerService } from '#features/services/server/standard-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await newServicePage(locals.ctx, url.searchParams.get('dari')) });

export const actions: Actions = {
	default: (event) => runForm(ServiceForm, event, async (input) => `/layanan/${await registerService(event.locals.ctx, input)}?kabar=baru`, undefined, ['code'])
};
