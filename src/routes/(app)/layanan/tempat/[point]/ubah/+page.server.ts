import { PointForm } from '#features/services/schema.ts';
import { changePoint } from '#features/services/server/point-service.ts';
import { managedPoint } from '#features/services/server/register-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => ({ point: await managedPoint(ctx, params.point), today: ctx.today });

export const actions: Actions = {
	default: (event) => runForm(PointForm, event, async (input) => {
		await changePoint(event.locals.ctx, event.params.point, input);
		return `/layanan/tempat/${event.params.point}?kabar=tersimpan`;
	})
};
