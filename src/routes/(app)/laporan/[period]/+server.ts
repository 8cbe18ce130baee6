import { redirect } from '@sveltejs/kit';
import { newestVersion } from '#features/reports/server/period-service.ts';
import type { RequestHandler } from './$types';

/** A period leads to its newest version, or to the form that asks for one. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const version = await newestVersion(locals.ctx, params.period);
	const period = encodeURIComponent(params.period.toUpperCase());
	return redirect(303, version === undefined ? `/laporan?periode=${period}` : `/laporan/${period}/${version}`);
};
