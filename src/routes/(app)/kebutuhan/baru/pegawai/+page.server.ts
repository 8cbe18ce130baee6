import { PersonalNeedForm } from '#features/needs/schema.ts';
import { openPersonalNeed, personalNeedPage } from '#features/needs/server/personal-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await personalNeedPage(locals.ctx, url.searchParams.get('unit')) });

export const actions: Actions = {
	default: (event) => runForm(PersonalNeedForm, event, async (input) => `/kebutuhan/${await openPersonalNeed(event.locals.ctx, input)}`)
};
