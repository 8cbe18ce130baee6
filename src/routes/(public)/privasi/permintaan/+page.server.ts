import { CitizenRequestForm } from '#features/privacy/schema.ts';
import { fileAsCitizen } from '#features/privacy/server/citizen-service.ts';
import { keepReceipt } from '#features/privacy/server/request-cookie.ts';
import { REQUEST_KEY } from '#features/privacy/server/request-seal.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { agency: (url.searchParams.get('instansi') ?? '').slice(0, 20) };
};

export const actions: Actions = {
	default: (event) => runForm(CitizenRequestForm, event, async (form) => {
		const { citizenCtx, key } = event.locals;
		keepReceipt(await fileAsCitizen(citizenCtx(null), form, key(REQUEST_KEY), event.getClientAddress()), event, key(REQUEST_KEY));
		return '/privasi/permintaan/pantau?terkirim';
	})
};
