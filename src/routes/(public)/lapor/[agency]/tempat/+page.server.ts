import { redirect } from '@sveltejs/kit';
import { pageAfterPlace } from '#features/complaints/place-list.rules.ts';
import { PlaceForm } from '#features/complaints/filing.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { placePage } from '#features/complaints/server/filing-pages.ts';
import { writePlace } from '#features/complaints/server/filing-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store', 'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()' });
	const page = await placePage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), event.url.searchParams.get('cari') ?? '');
	if (!page) redirect(303, `/lapor/${encodeURIComponent(event.params.agency)}?hilang`);
	return { page };
};

export const actions: Actions = {
	default: (event) => runForm(PlaceForm, event, async (place) => {
		await writePlace(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), place);
		const base = `/lapor/${encodeURIComponent(event.params.agency)}`;
		return pageAfterPlace(base, place);
	})
};
