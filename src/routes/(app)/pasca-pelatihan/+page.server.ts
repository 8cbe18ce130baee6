import { myQuestions } from '#features/post-training/server/answer-service.ts';
import { readEndedSearch } from '#features/post-training/server/ended-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await myQuestions(locals.ctx, readEndedSearch(url.searchParams)), sent: url.searchParams.has('terkirim') });
