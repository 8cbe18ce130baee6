import { agencySigns } from '#features/surveys/server/signs-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ signs: await agencySigns(locals.ctx, Number(url.searchParams.get('halaman')) || 1) });
