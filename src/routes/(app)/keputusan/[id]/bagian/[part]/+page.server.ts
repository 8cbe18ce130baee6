import { DecisionForm, FollowUpForm, PlanForm } from '#features/decisions/schema.ts';
import { closePart } from '#features/decisions/server/part-service.ts';
import { carryIntoPlan, followUp } from '#features/decisions/server/plan-service.ts';
import { decide, decisionPage } from '#features/decisions/server/service.ts';
import { runForm } from '#platform/forms.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({ page: await decisionPage(locals.ctx, params.id, params.part), saved: url.searchParams.has('tersimpan') });

const saved = ({ id, part }: { readonly id: string; readonly part: string }): string => `/keputusan/${id}/bagian/${part}?tersimpan`;

export const actions: Actions = {
	putuskan: (event) => runForm(DecisionForm, event, async (input) => {
		await decide(event.locals.ctx, event.params.id, event.params.part, input);
		return saved(event.params);
	}),
	rencana: (event) => runForm(PlanForm, event, async (input) => {
		await carryIntoPlan(event.locals.ctx, event.params.id, event.params.part, input);
		return saved(event.params);
	}),
	tindakLanjut: (event) => runForm(FollowUpForm, event, async (input) => {
		await followUp(event.locals.ctx, event.params.id, event.params.part, input);
		return saved(event.params);
	}),
	akhiri: (event) => runForm(z.object({}), event, async () => {
		await closePart(event.locals.ctx, event.params.id, event.params.part);
		return `/keputusan/${event.params.id}?tersimpan`;
	})
};
