import { PasswordChange } from '#features/identity/schema.ts';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { changePassword } from '#features/identity/server/security-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: (event) => runForm(PasswordChange, event, async (input) => {
		forwardCookies(await changePassword(event.locals.entrance, visitOf(event.locals), input), event.cookies);
		return undefined;
	})
};
