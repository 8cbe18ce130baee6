import { BenefitForm, CostForm, LineForm } from '#features/decisions/schema.ts';
import { recordBenefit, recordCost, valuePage, withdrawBenefit, withdrawCost } from '#features/decisions/server/value-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ value: await valuePage(locals.ctx, params.id), saved: url.searchParams.has('tersimpan') });

const saved = (id: string): string => `/keputusan/${id}/nilai?tersimpan`;

export const actions: Actions = {
	biaya: (event) => runForm(CostForm, event, async (input) => {
		await recordCost(event.locals.ctx, event.params.id, input);
		return saved(event.params.id);
	}),
	tarikBiaya: (event) => runForm(LineForm, event, async ({ line }) => {
		await withdrawCost(event.locals.ctx, event.params.id, line);
		return saved(event.params.id);
	}),
	manfaat: (event) => runForm(BenefitForm, event, async (input) => {
		await recordBenefit(event.locals.ctx, event.params.id, input);
		return saved(event.params.id);
	}),
	tarikManfaat: (event) => runForm(LineForm, event, async ({ line }) => {
		await withdrawBenefit(event.locals.ctx, event.params.id, line);
		return saved(event.params.id);
	})
};
