import { json } from '@sveltejs/kit';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { askForPasskey } from '#features/identity/server/passkey-service.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies }) => {
	const { options, headers } = await askForPasskey(locals.entrance);
	forwardCookies(headers, cookies);
	return json(options);
};
