import { ImprovementChange, ImprovementEnd, ImprovementWithdrawal } from '#features/needs/improvement.schema.ts';
import { changeImprovement, endImprovement, improvementChangePage, withdrawImprovement } from '#features/needs/server/improvement-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await improvementChangePage(locals.ctx, params.id, params.improvementId) });

const listOf = ({ id, improvementId }: { id: string; improvementId: string }) => `/unit/${id}/perbaikan?tersimpan#${improvementId}`;

export const actions: Actions = {
	ubah: (event) => runForm(ImprovementChange, event, async (input) => {
		await changeImprovement(event.locals.ctx, event.params.id, event.params.improvementId, input);
		return listOf(event.params);
	}),
	akhiri: (event) => runForm(ImprovementEnd, event, async (input) => {
		await endImprovement(event.locals.ctx, event.params.id, event.params.improvementId, input);
		return listOf(event.params);
	}),
	tarik: (event) => runForm(ImprovementWithdrawal, event, async (input) => {
		await withdrawImprovement(event.locals.ctx, event.params.id, event.params.improvementId, input);
		return listOf(event.params);
	})
};
