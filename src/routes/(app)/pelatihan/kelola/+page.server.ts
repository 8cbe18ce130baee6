import { formNames } from '#features/recognition/jp-forms.ts';
import { SessionChoice } from '#features/sessions/schema.ts';
import { cancelSession, managedCatalogue } from '#features/sessions/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({
	...await managedCatalogue(ctx), formNames: formNames(ctx.locale), cancelled: url.searchParams.get('dibatalkan'), saved: url.searchParams.has('tersimpan')
});

export const actions: Actions = {
	cancel: (event) => runForm(SessionChoice, event, async ({ session }) => {
		await cancelSession(event.locals.ctx, session, false);
		return `/pelatihan/kelola?dibatalkan=${session}`;
	}),
	reopen: (event) => runForm(SessionChoice, event, async ({ session }) => {
		await cancelSession(event.locals.ctx, session, true);
		return '/pelatihan/kelola?tersimpan';
	})
};
