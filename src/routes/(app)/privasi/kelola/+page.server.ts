import { requestQueue } from '#features/privacy/server/request-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({ queue: await requestQueue(ctx), timeZone: ctx.timeZone });
