import { needList, readNeedSearch } from '#features/needs/server/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ list: await needList(locals.ctx, readNeedSearch(url.searchParams)) });
