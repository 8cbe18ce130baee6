import { PointForm } from '#features/services/schema.ts';
import { openPoint } from '#features/services/server/point-service.ts';
import { managedUnits } from '#features/services/server/register-service.ts';
import { serviceOf } from '#features/services/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => ({ service: await serviceOf(ctx, params.service), units: await managedUnits(ctx), today: ctx.today });

export const actions: Actions = {
	default: (event) => runForm(PointForm, event, async (input) => `/layanan/tempat/${await openPoint(event.locals.ctx, event.params.service, input)}?kabar=baru`)
};
