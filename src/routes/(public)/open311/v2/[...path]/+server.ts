import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { answerOpen311 } from '#features/complaints/server/open311-door.ts';
import type { RequestHandler } from './$types';

/** Programs, not pages: known by their key and never by a cookie, so src/hooks.server.ts lets posts of any origin through. */
const handle: RequestHandler = ({ locals, params, request }) =>
	answerOpen311({ ctx: locals.citizenCtx(null), identityKey: locals.key(IDENTITY_KEY), source: locals.source }, request, params.path);

export { handle as GET, handle as POST, handle as fallback };
