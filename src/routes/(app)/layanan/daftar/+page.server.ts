import { RegisterFilter } from '#features/services/schema.ts';
import { serviceRegister } from '#features/services/server/register-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const filter = RegisterFilter.parse(Object.fromEntries(url.searchParams));
	return { list: await serviceRegister(ctx, filter), filter, today: ctx.today };
};
