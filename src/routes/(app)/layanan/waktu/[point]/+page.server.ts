import { TimeFilter } from '#features/service-times/schema.ts';
import { readTimes } from '#features/service-times/server/times-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ page: await readTimes(locals.ctx, params.point, TimeFilter.parse(Object.fromEntries(url.searchParams))) });
