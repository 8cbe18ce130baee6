import { z } from 'zod';
import { readChallenge, requestChallenge } from '#features/evaluation/server/rivals-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readChallenge(locals.ctx, params.id) });

export const actions: Actions = {
	default: (event) =>
		runForm(z.object({}), event, async () => {
			await requestChallenge(event.locals.ctx, event.params.id);
			return `/evaluasi/${event.params.id}/patahkan`;
		})
};
