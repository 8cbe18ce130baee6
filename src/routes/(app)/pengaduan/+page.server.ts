import { readLeft } from '#features/complaints/inbox-address.ts';
import { inbox, readInboxSearch } from '#features/complaints/server/inbox-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => ({ inbox: await inbox(ctx, readInboxSearch(url.searchParams)), today: ctx.today, left: readLeft(url.searchParams) });
