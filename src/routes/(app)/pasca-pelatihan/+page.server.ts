import { myQuestions } from '#features/post-training/server/answer-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ page: await myQuestions(locals.ctx), sent: url.searchParams.has('terkirim') });
