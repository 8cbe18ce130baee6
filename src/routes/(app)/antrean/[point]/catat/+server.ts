import { json } from '@sveltejs/kit';
import { SentPacket } from '#features/service-times/schema.ts';
import { recordPacket } from '#features/service-times/server/packet-service.ts';
import { Problem } from '#platform/problem.ts';
import { readJson } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

const LIMIT_BYTES = 200_000;

/** Where tablets send what they wrote down without a line. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const packet = SentPacket.safeParse(await readJson(request, LIMIT_BYTES));
	if (!packet.success) throw new Problem('request.invalid', 400);
	return json(await recordPacket(locals.ctx, params.point, packet.data));
};
