import { PerformDraw } from '#features/evaluation/design/draw.schema.ts';
import { performDraw, readDraw } from '#features/evaluation/server/draw-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({ page: await readDraw(locals.ctx, params.draw), timeZone: locals.ctx.timeZone });

export const actions: Actions = {
	default: (event) =>
		runForm(PerformDraw, event, async ({ seed }) => {
			await performDraw(event.locals.ctx, event.params.draw, seed);
			return `/evaluasi/undian/${event.params.draw}`;
		})
};
