import { answerBytes } from '#features/reports/public-answer.ts';
import { publicReportFile } from '#features/reports/server/period-public-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) => answerBytes(await publicReportFile(locals.citizenCtx(null), params.agency, params.file), request);
