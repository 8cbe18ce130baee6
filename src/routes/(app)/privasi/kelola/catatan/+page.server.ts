import { registerPage } from '#features/privacy/server/text-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ rows: await registerPage(locals.ctx) });
