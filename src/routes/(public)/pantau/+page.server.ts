import { FollowForm } from '#features/complaints/filing.schema.ts';
import { keepSlip, SLIP_KEY } from '#features/complaints/server/citizen-cookies.ts';
import { findSlip } from '#features/complaints/server/lookup-service.ts';
import { Problem } from '#platform/problem.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const refusal = url.searchParams.has('salah') ? locals.say(new Problem('complaint.wrong_slip', 404)) : undefined;
	return { isGone: url.searchParams.has('tutup'), refusal };
};

export const actions: Actions = {
	default: (event) => runForm(FollowForm, event, async ({ number, secret }) => {
		keepSlip(await findSlip(event.locals.citizenCtx(null), event.getClientAddress(), number, secret), event, event.locals.key(SLIP_KEY));
		return '/pantau/laporan';
	})
};
