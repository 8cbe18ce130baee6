import { publicPage } from '#features/privacy/server/text-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ agency: await publicPage(locals.citizenCtx(null), params.agency) });
