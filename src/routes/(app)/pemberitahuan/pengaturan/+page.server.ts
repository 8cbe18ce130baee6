import { PreferenceForm } from '#features/notifications/schema.ts';
import { readPreferences, savePreferences } from '#features/notifications/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await readPreferences(locals.ctx)),
	isSaved: url.searchParams.has('tersimpan'),
	hasServer: Boolean(process.env.BINA_SMTP_URL)
});

export const actions: Actions = {
	default: (event) => runForm(PreferenceForm, event, async (input) => {
		await savePreferences(event.locals.ctx, input);
		return '/pemberitahuan/pengaturan?tersimpan';
	})
};
