import { catalogue, readFilter } from '#features/sessions/server/service.ts';
import { comingMonths } from '#features/sessions/rules.ts';
import { coversAgency } from '#platform/context.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const filter = readFilter(url.searchParams);
	return { sessions: await catalogue(ctx, filter), filter, months: comingMonths(ctx.today), mayManage: coversAgency(ctx.actor?.pathsFor('session.manage') ?? []) };
};
