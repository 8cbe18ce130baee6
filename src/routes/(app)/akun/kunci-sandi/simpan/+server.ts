import { json } from '@sveltejs/kit';
import { PasskeyCreation } from '#features/identity/schema.ts';
import { savePasskey } from '#features/identity/server/passkey-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { Problem } from '#platform/problem.ts';
import { readJson } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const creation = PasskeyCreation.safeParse(await readJson(request, 1_000_000));
	if (!creation.success) throw new Problem('request.invalid', 400);
	await savePasskey(locals.entrance, visitOf(locals), creation.data);
	return json({ done: true });
};
