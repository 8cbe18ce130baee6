import { DecisionForm, FollowUpForm, PartForm, PlanForm } from '#features/decisions/schema.ts';
import { addPart } from '#features/decisions/server/part-service.ts';
import { carryIntoPlan, followUp } from '#features/decisions/server/plan-service.ts';
import { decide, decisionPage } from '#features/decisions/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ page: await decisionPage(locals.ctx, params.id), saved: url.searchParams.has('tersimpan') });

const saved = (id: string): string => `/keputusan/${id}?tersimpan`;

export const actions: Actions = {
	putuskan: (event) => runForm(DecisionForm, event, async (input) => {
		await decide(event.locals.ctx, event.params.id, null, input);
		return saved(event.params.id);
	}),
	rencana: (event) => runForm(PlanForm, event, async (input) => {
		await carryIntoPlan(event.locals.ctx, event.params.id, null, input);
		return saved(event.params.id);
	}),
	tindakLanjut: (event) => runForm(FollowUpForm, event, async (input) => {
		await followUp(event.locals.ctx, event.params.id, null, input);
		return saved(event.params.id);
	}),
	bagian: (event) => runForm(PartForm, event, async (input) => {
		await addPart(event.locals.ctx, event.params.id, input);
		return saved(event.params.id);
	})
};
