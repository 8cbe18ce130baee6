import { redirect } from '@sveltejs/kit';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { signOut } from '#features/identity/server/sign-in-service.ts';
import type { Actions, PageServerLoad } from './$types';

/** A link to this address must not sign anybody out: it shows a button. */
export const load: PageServerLoad = ({ locals }) => {
	if (!locals.visit) redirect(303, '/masuk');
};

export const actions: Actions = {
	default: async ({ locals, cookies, setHeaders }) => {
		setHeaders({ 'clear-site-data': '"cache"' }); // not "storage": answers that a tablet has not sent yet are there
		forwardCookies(await signOut(locals.entrance, locals.visit), cookies);
		redirect(303, '/masuk');
	}
};
