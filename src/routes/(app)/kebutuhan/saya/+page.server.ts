import { ownNeeds } from '#features/needs/server/personal-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ needs: await ownNeeds(locals.ctx) });
