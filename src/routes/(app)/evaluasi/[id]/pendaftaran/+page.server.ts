import { readVersions } from '#features/evaluation/server/version-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readVersions(locals.ctx, params.id), timeZone: locals.ctx.timeZone });
