import { PasswordChange } from '#features/identity/schema.ts';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { changePassword } from '#features/identity/server/security-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ isForced: visitOf(locals).mustChangePassword });

export const actions: Actions = {
	default: (event) => runForm(PasswordChange, event, async (input) => {
		const visit = visitOf(event.locals);
		forwardCookies(await changePassword(event.locals.entrance, visit, input), event.cookies);
		return visit.mustChangePassword ? '/hari-ini' : undefined;
	})
};
