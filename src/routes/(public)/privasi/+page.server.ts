import { generalPage } from '#features/privacy/server/text-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const wanted = url.searchParams.get('cari') ?? '';
	return { wanted, ...(await generalPage(locals.citizenCtx(null), wanted)) };
};
