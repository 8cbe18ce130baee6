import { CheckInForm } from '#features/sessions/schema.ts';
import { checkIn, checkInPage } from '#features/sessions/server/attendance-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const outcome = url.searchParams.get('kabar');
	return { place: await checkInPage(locals.ctx, params.session), code: url.searchParams.get('k') ?? '', outcome: outcome === 'baru' || outcome === 'sudah' ? outcome : null };
};

export const actions: Actions = {
	default: (event) => runForm(CheckInForm, event, async ({ k }) => {
		const outcome = await checkIn(event.locals.ctx, event.params.session, k);
		return `/hadir/${event.params.session}?kabar=${outcome === 'recorded' ? 'baru' : 'sudah'}`;
	})
};
