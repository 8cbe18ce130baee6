import { ActivityForm } from '#features/recognition/activity.schema.ts';
import { formNames } from '#features/recognition/jp-forms.ts';
import { recordActivity } from '#features/recognition/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { ctx } }) => ({
	forms: Object.entries(formNames(ctx.locale)).map(([value, label]) => ({ value, label })), today: ctx.today
});

export const actions: Actions = {
	default: (event) => runForm(ActivityForm, event, async (input) => {
		await recordActivity(event.locals.ctx, input);
		return `/jp?tahun=${input.endsOn.slice(0, 4)}&tercatat`;
	})
};
