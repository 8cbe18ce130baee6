import { RuleForm } from '#features/post-training/schema.ts';
import { saveRule, settingsPage } from '#features/post-training/server/setting-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await settingsPage(locals.ctx), saved: url.searchParams.has('tersimpan') });

export const actions: Actions = {
	waktu: (event) =>
		runForm(RuleForm, event, async (form) => {
			await saveRule(event.locals.ctx, form);
			return '/pasca-pelatihan/pengaturan?tersimpan';
		})
};
