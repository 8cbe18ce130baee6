import { EmptyForm, StatusForm } from '#features/privacy/schema.ts';
import { requestStatus, statusOfReceipt } from '#features/privacy/server/citizen-service.ts';
import { dropReceipt, keepReceipt, receiptIn } from '#features/privacy/server/request-cookie.ts';
import { REQUEST_KEY } from '#features/privacy/server/request-seal.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/privasi/permintaan/pantau';

export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'no-store' });
	const receipt = receiptIn(event, event.locals.key(REQUEST_KEY));
	const status = receipt ? await statusOfReceipt(event.locals.citizenCtx(null), receipt, event.locals.key(REQUEST_KEY)) : null;
	return { status, secret: receipt && status && event.url.searchParams.has('terkirim') ? receipt.secret : null };
};

export const actions: Actions = {
	show: (event) => runForm(StatusForm, event, async (typed) => {
		const { number } = await requestStatus(event.locals.citizenCtx(null), typed, event.locals.key(REQUEST_KEY), event.getClientAddress());
		keepReceipt({ number, secret: typed.secret }, event, event.locals.key(REQUEST_KEY));
		return HERE;
	}),
	close: (event) => runForm(EmptyForm, event, async () => {
		dropReceipt(event);
		return HERE;
	})
};
