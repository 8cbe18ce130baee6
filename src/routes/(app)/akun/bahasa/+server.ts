import { redirect } from '@sveltejs/kit';
import { onwardPath } from '#features/identity/rules.ts';
import { LocaleChoice } from '#features/identity/schema.ts';
import { keepLocale } from '#features/identity/server/cookie-service.ts';
import { changeLocale } from '#features/identity/server/session-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { Problem } from '#platform/problem.ts';
import { readForm } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

/** The language button of every page posts here and comes back. */
export const POST: RequestHandler = async ({ request, locals, cookies, url }) => {
	const choice = LocaleChoice.safeParse(Object.fromEntries(await readForm(request)));
	if (!choice.success) throw new Problem('request.invalid', 400);
	await changeLocale(locals.entrance, visitOf(locals), choice.data.locale);
	keepLocale(choice.data.locale, { cookies, url });
	redirect(303, onwardPath(choice.data.to));
};
