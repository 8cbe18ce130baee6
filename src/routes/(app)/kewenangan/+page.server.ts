import { GrantEnd, GrantSearch, NewGrant } from '#features/identity/schema.ts';
import { addGrant, endGrant, readGrants } from '#features/identity/server/grant-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = GrantSearch.parse(Object.fromEntries(url.searchParams));
	const page = await readGrants(locals.ctx, locals.entrance.authDb, search);
	return { search, page, today: locals.ctx.today, seesAccounts: locals.ctx.actor?.can('account.manage') === true };
};

export const actions: Actions = {
	beri: (event) => runForm(NewGrant, event, async (input) => {
		await addGrant(event.locals.ctx, event.locals.entrance.authDb, input);
		return '/kewenangan';
	}),
	akhiri: (event) => runForm(GrantEnd, event, async ({ grantId }) => {
		await endGrant(event.locals.ctx, grantId);
		return '/kewenangan';
	})
};
