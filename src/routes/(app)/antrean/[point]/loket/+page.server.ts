import { queueView } from '#features/service-times/server/queue-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { point, counters } = await queueView(locals.ctx, params.point);
	return { view: { point, counters }, locale: locals.ctx.locale };
};
