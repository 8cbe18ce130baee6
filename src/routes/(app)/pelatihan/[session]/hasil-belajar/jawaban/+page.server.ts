import { answerList } from '#features/post-training/server/result-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	list: await answerList(locals.ctx, params.session, Number(url.searchParams.get('bulan') ?? -1), url.searchParams.get('peran') ?? '')
});
