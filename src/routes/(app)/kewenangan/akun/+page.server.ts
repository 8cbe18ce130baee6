import { AccountChoice, AccountSearch, NewPartnerAccount, NewPersonAccount } from '#features/identity/schema.ts';
import { createPartnerAccount, createPersonAccount, readAccounts, resetPassword, setAccountOpen, type Handover } from '#features/identity/server/account-service.ts';
import { runForm } from '#platform/forms.ts';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = AccountSearch.parse(Object.fromEntries(url.searchParams));
	return { search, list: await readAccounts(locals.ctx, search), seesGrants: locals.ctx.actor?.can('grant.manage') === true };
};

/** Answers with a password that this page alone shows. */
async function once<Schema extends z.ZodType>(schema: Schema, event: RequestEvent, make: (input: z.infer<Schema>) => Promise<Handover>) {
	let handover: Handover | undefined;
	const answer = await runForm(schema, event, async (input) => {
		handover = await make(input);
		return undefined;
	});
	return handover ? { handover } : answer;
}

const parts = ({ locals }: RequestEvent) => [locals.ctx, locals.entrance.authDb] as const;

export const actions: Actions = {
	pegawai: (event) => once(NewPersonAccount, event, (input) => createPersonAccount(...parts(event), input)),
	mitra: (event) => once(NewPartnerAccount, event, (input) => createPartnerAccount(...parts(event), input)),
	sandi: (event) => once(AccountChoice, event, ({ accountId }) => resetPassword(...parts(event), accountId)),
	tutup: (event) => runForm(AccountChoice, event, ({ accountId }) => setAccountOpen(...parts(event), accountId, false).then(() => undefined)),
	buka: (event) => runForm(AccountChoice, event, ({ accountId }) => setAccountOpen(...parts(event), accountId, true).then(() => undefined))
};
