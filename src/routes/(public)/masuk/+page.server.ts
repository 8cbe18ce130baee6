import { redirect } from '@sveltejs/kit';
import { SignIn } from '#features/identity/schema.ts';
import { onwardPath, readDemoPersonas } from '#features/identity/rules.ts';
import { deviceIn, forwardPassage } from '#features/identity/server/cookie-service.ts';
import { signIn } from '#features/identity/server/sign-in-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const to = onwardPath(url.searchParams.get('to') ?? undefined);
	if (locals.visit) redirect(303, to);
	const personas = process.env.BINA_DEMO === '1' ? readDemoPersonas(process.env.BINA_DEMO_PERSONAS ?? '') : [];
	return { to, personas, login: url.searchParams.get('sebagai')?.slice(0, 254) ?? '' };
};

export const actions: Actions = {
	default: (event) => runForm(SignIn, event, async (input) => forwardPassage(await signIn(event.locals.entrance, input, deviceIn(event)), event))
};
