import { spending } from '#features/decisions/server/spending-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ spending: await spending(locals.ctx) });
