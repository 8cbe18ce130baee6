import { signRows } from '#features/surveys/server/signs-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	found: await signRows(locals.ctx, params.survey, params.sign, { month: url.searchParams.get('bulan') ?? '', page: Number(url.searchParams.get('halaman')) || 1 })
});
