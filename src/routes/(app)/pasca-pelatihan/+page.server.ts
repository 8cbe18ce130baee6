import { myQuestions } from '#features/post-training/server/answer-service.ts';
import { readEndedSearch } from '#features/post-training/server/ended-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await myQuestions(locals.ctx, readEndedSearch(url.searchParams)), told: url.searchParams.has('terkirim') ? ('sent' as const) : url.searchParams.has('sudah') ? ('before' as const) : null });
