import { json } from '@sveltejs/kit';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { askForNewPasskey } from '#features/identity/server/passkey-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies }) => {
	const { options, headers } = await askForNewPasskey(locals.entrance, visitOf(locals));
	forwardCookies(headers, cookies);
	return json(options);
};
