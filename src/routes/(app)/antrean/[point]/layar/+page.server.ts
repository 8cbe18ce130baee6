import { queueView } from '#features/service-times/server/queue-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ view: await queueView(locals.ctx, params.point), locale: locals.ctx.locale });
