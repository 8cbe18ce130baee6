import { WalkInForm } from '#features/complaints/office.schema.ts';
import { IDENTITY_KEY } from '#features/complaints/server/identity-seal.ts';
import { recordWalkIn, walkInChoices, type Receipt } from '#features/complaints/server/walk-in-service.ts';
import { runForm } from '#platform/forms.ts';
import { runtime } from '#platform/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx } }) => ({ ...(await walkInChoices(ctx)), today: ctx.today, token: crypto.randomUUID() });

export const actions: Actions = {
	default: async (event) => {
		let receipt: Receipt | undefined;
		const outcome = await runForm(WalkInForm, event, async (input) => {
			receipt = await recordWalkIn(event.locals.ctx, input, runtime().key(IDENTITY_KEY));
			return undefined;
		});
		return receipt ? { receipt } : outcome;
	}
};
