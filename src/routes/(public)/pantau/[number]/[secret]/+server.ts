import { redirect } from '@sveltejs/kit';
import { keepSlip, SLIP_KEY } from '#features/complaints/server/citizen-cookies.ts';
import { findSlip } from '#features/complaints/server/lookup-service.ts';
import { Problem } from '#platform/problem.ts';
import type { RequestHandler } from './$types';

/** The address on the slip: the secret goes into a cookie at once, so that neither history nor referrer keep it. */
export const GET: RequestHandler = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	try {
		keepSlip(await findSlip(event.locals.citizenCtx(null), event.getClientAddress(), event.params.number, event.params.secret), event, event.locals.key(SLIP_KEY));
	} catch (error) {
		if (error instanceof Problem && error.code === 'complaint.wrong_slip') redirect(303, '/pantau?salah');
		throw error;
	}
	redirect(303, '/pantau/laporan');
};
