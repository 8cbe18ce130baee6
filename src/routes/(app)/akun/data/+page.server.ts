import { CancelForm, OfficerRequestForm } from '#features/privacy/schema.ts';
import { ownData } from '#features/privacy/server/own-data-service.ts';
import { cancelRequest, fileAsOfficer, ownRequests } from '#features/privacy/server/request-service.ts';
import { REQUEST_KEY } from '#features/privacy/server/request-seal.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, key }, url }) => ({
	held: await ownData(ctx), requests: await ownRequests(ctx, key(REQUEST_KEY)), timeZone: ctx.timeZone, sent: url.searchParams.has('terkirim')
});

export const actions: Actions = {
	ajukan: (event) => runForm(OfficerRequestForm, event, async (form) => {
		await fileAsOfficer(event.locals.ctx, form, event.locals.key(REQUEST_KEY));
		return '/akun/data?terkirim';
	}),
	batal: (event) => runForm(CancelForm, event, async ({ requestId }) => {
		await cancelRequest(event.locals.ctx, requestId);
		return '/akun/data';
	})
};
