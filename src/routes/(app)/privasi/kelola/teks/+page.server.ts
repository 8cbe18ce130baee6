import { AdditionForm } from '#features/privacy/schema.ts';
import { addParagraph, textsPage } from '#features/privacy/server/text-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ page: await textsPage(locals.ctx) });

export const actions: Actions = {
	default: (event) => runForm(AdditionForm, event, async (form) => {
		await addParagraph(event.locals.ctx, form);
		return '/privasi/kelola/teks';
	})
};
