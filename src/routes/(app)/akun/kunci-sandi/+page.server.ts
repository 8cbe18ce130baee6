import { PasskeyChoice } from '#features/identity/schema.ts';
import { ownPasskeys, removePasskey } from '#features/identity/server/security-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ passkeys: await ownPasskeys(locals.entrance, visitOf(locals)), timeZone: locals.ctx.timeZone });

export const actions: Actions = {
	hapus: (event) => runForm(PasskeyChoice, event, async ({ passkeyId }) => {
		await removePasskey(event.locals.entrance, visitOf(event.locals), passkeyId);
		return '/akun/kunci-sandi';
	})
};
