import { TimeFilter } from '#features/service-times/schema.ts';
import { listTimes } from '#features/service-times/server/times-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ list: await listTimes(locals.ctx, TimeFilter.parse(Object.fromEntries(url.searchParams))) });
