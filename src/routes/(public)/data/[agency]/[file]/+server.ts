import { answerFile } from '#features/reports/public-answer.ts';
import { openData } from '#features/reports/server/open-data-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url, request }) => answerFile(await openData(locals.citizenCtx(null), params.agency, params.file, url.origin), request);
