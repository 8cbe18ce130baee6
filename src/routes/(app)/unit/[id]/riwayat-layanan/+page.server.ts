import { SuccessorForm } from '#features/services/successor.schema.ts';
import { readLineage, registerSuccessor, withdrawSuccessor } from '#features/services/server/successor-service.ts';
import { runForm } from '#platform/forms.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readLineage(locals.ctx, params.id) });

export const actions: Actions = {
	penerus: (event) =>
		runForm(SuccessorForm, event, async (form) => {
			await registerSuccessor(event.locals.ctx, event.params.id, form);
			return event.url.pathname;
		}),
	batal: (event) =>
		runForm(z.object({}), event, async () => {
			await withdrawSuccessor(event.locals.ctx, event.params.id);
			return event.url.pathname;
		})
};
