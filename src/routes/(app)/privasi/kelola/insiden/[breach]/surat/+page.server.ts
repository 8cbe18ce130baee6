import { breachPage } from '#features/privacy/server/breach-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ breach: await breachPage(locals.ctx, params.breach) });
