import { z } from 'zod';
import { recomputeEvaluation } from '#features/evaluation/server/compute-service.ts';
import { readEvaluation } from '#features/evaluation/server/service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const OUTCOMES = { baru: 'fresh', tetap: 'same', antre: 'queued' } as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const outcome = url.searchParams.has('terdaftar') ? ('registeredNow' as const) : OUTCOMES[url.searchParams.get('hitung') as keyof typeof OUTCOMES] ?? null;
	return { page: await readEvaluation(locals.ctx, params.id), timeZone: locals.ctx.timeZone, today: locals.ctx.today, outcome };
};

export const actions: Actions = {
	default: (event) =>
		runForm(z.object({}), event, async () => {
			const computed = await recomputeEvaluation(event.locals.ctx, event.params.id);
			return `/evaluasi/${event.params.id}?hitung=${computed ? (computed.isNew ? 'baru' : 'tetap') : 'antre'}`;
		})
};
