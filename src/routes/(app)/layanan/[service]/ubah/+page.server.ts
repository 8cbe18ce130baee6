import { ServiceForm } from '#features/services/schema.ts';
import { changeServicePage } from '#features/services/server/register-service.ts';
import { changeService } from '#features/services/server/standard-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await changeServicePage(locals.ctx, params.service) });

export const actions: Actions = {
	default: (event) => runForm(ServiceForm, event, async (input) => {
		await changeService(event.locals.ctx, event.params.service, input);
		return `/layanan/${event.params.service}?kabar=tersimpan`;
	}, undefined, ['code'])
};
