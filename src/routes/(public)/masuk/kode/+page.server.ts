import { redirect } from '@sveltejs/kit';
import { clockText, onwardPath } from '#features/identity/rules.ts';
import { SecondFactor } from '#features/identity/schema.ts';
import { challengeIn, deviceIn, forwardPassage } from '#features/identity/server/cookie-service.ts';
import { enterCode } from '#features/identity/server/sign-in-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	if (!challengeIn(event)) redirect(303, '/masuk');
	return { to: onwardPath(event.url.searchParams.get('to') ?? undefined), clock: clockText(event.locals.ctx.now) };
};

export const actions: Actions = {
	default: (event) =>
		runForm(SecondFactor, event, async (input) => forwardPassage(await enterCode(event.locals.entrance, input, challengeIn(event), deviceIn(event)), event))
};
