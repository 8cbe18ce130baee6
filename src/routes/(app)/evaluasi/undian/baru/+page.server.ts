import { NewDraw } from '#features/evaluation/design/draw.schema.ts';
import { announceDraw, drawChoices } from '#features/evaluation/server/draw-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	units: await drawChoices(locals.ctx),
	kind: url.searchParams.get('cara') === 'giliran' ? ('phased' as const) : ('lottery' as const)
});

export const actions: Actions = {
	default: (event) => runForm(NewDraw, event, async (input) => `/evaluasi/undian/${await announceDraw(event.locals.ctx, input)}`)
};
