import { redirect } from '@sveltejs/kit';
import { ClickForm } from '#features/complaints/map.schema.ts';
import { draftCookie } from '#features/complaints/server/citizen-cookies.ts';
import { choosePoint, mapPage } from '#features/complaints/server/map-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const placeOf = (code: string) => `/lapor/${encodeURIComponent(code)}/tempat`;

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const page = await mapPage(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), event.url.searchParams.has('dekat'));
	if (!page) redirect(303, placeOf(event.params.agency));
	return { page };
};

export const actions: Actions = {
	default: (event) => runForm(ClickForm, event, async (form) => {
		const next = await choosePoint(event.locals.citizenCtx(null), event.params.agency, draftCookie(event), form);
		return next === 'near' ? `${placeOf(event.params.agency)}/peta?dekat#peta` : `${placeOf(event.params.agency)}#titik`;
	})
};
