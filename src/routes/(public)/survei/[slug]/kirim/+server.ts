import { KeptBatch } from '#features/surveys/answer.schema.ts';
import { takeKept } from '#features/surveys/server/kept-service.ts';
import { Problem } from '#platform/problem.ts';
import { readJson } from '#platform/request-body.ts';
import type { RequestHandler } from './$types';

/** What a tablet kept without a line; the answer names each with what became of it. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	try {
		const batch = KeptBatch.safeParse(await readJson(request, 1_000_000));
		if (!batch.success) throw new Problem('request.invalid', 400);
		const ctx = locals.citizenCtx(null);
		return Response.json({ today: ctx.today, results: await takeKept(ctx, params.slug, batch.data, locals.key) });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return Response.json({ code: error.code, message: locals.say(error) }, { status: error.status });
	}
};
