import { panelPage } from '#features/evaluation/server/panel-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	panel: await panelPage(locals.ctx, params.id, Number(url.searchParams.get('halaman') ?? 1))
});
