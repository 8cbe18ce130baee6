import { json } from '@sveltejs/kit';
import { PasskeyAnswer } from '#features/identity/schema.ts';
import { forwardPassage } from '#features/identity/server/cookie-service.ts';
import { signInWithPasskey } from '#features/identity/server/passkey-service.ts';
import { Problem } from '#platform/problem.ts';
import { readJson } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
	const answer = PasskeyAnswer.safeParse(await readJson(event.request, 1_000_000));
	if (!answer.success) throw new Problem('request.invalid', 400);
	return json({ onward: forwardPassage(await signInWithPasskey(event.locals.entrance, answer.data), event) });
};
