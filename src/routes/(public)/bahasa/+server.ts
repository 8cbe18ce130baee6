import { redirect } from '@sveltejs/kit';
import { LocaleChoice } from '#features/identity/schema.ts';
import { placeToReturn } from '#features/identity/rules.ts';
import { keepLocale } from '#features/identity/server/cookie-service.ts';
import { changeLocale } from '#features/identity/server/session-service.ts';
import { Problem } from '#platform/problem.ts';
import { readForm } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

/** The language button of the pages that need no account posts here and comes back; who is signed in keeps it with the account. */
export const POST: RequestHandler = async ({ request, locals, cookies, url }) => {
	const choice = LocaleChoice.safeParse(Object.fromEntries(await readForm(request)));
	if (!choice.success) throw new Problem('request.invalid', 400);
	if (locals.visit) await changeLocale(locals.entrance, locals.visit, choice.data.locale);
	keepLocale(choice.data.locale, { cookies, url });
	redirect(303, placeToReturn(choice.data.to));
};
