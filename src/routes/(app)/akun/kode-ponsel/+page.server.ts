import { TotpConfirm, TotpStart } from '#features/identity/schema.ts';
import { forwardCookies } from '#features/identity/server/cookie-service.ts';
import { confirmTotp, ownTotp, renewRecoveryCodes, startTotp, turnTotpOff, type TotpSetup } from '#features/identity/server/security-service.ts';
import { visitOf } from '#features/identity/server/visit-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ totp: await ownTotp(locals.entrance, visitOf(locals)) });

/** Asks the password and shows something once: it is in this answer and nowhere else. */
async function once<T>(event: RequestEvent, make: (password: string) => Promise<T>) {
	let made: T | undefined;
	const answer = await runForm(TotpStart, event, async ({ currentPassword }) => {
		made = await make(currentPassword);
		return undefined;
	});
	return made === undefined ? answer : made;
}

const parts = ({ locals }: RequestEvent) => [locals.entrance, visitOf(locals)] as const;

export const actions: Actions = {
	mulai: (event) => once(event, async (password): Promise<{ setup: TotpSetup }> => ({ setup: await startTotp(...parts(event), password) })),
	pulihkan: (event) => once(event, async (password) => ({ codes: await renewRecoveryCodes(...parts(event), password) })),
	matikan: (event) => once(event, async (password) => forwardCookies(await turnTotpOff(...parts(event), password), event.cookies)),
	aktifkan: (event) => runForm(TotpConfirm, event, async ({ code }) => {
		forwardCookies(await confirmTotp(...parts(event), code), event.cookies);
		return undefined;
	})
};
