import { timeline } from '#features/needs/server/timeline-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ line: await timeline(locals.ctx, params.id, url.searchParams.get('layanan')) });
