import { DeskForm } from '#features/service-times/schema.ts';
import { deskPage, workDesk } from '#features/service-times/server/desk-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await deskPage(locals.ctx, params.point) });

export const actions: Actions = {
	default: (event) =>
		runForm(DeskForm, event, async (form) => {
			await workDesk(event.locals.ctx, event.params.point, form);
			return event.url.pathname;
		})
};
