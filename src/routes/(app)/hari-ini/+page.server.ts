import { factsOfToday } from '#features/reports/server/today-service.ts';
import { viewOfToday } from '#features/reports/today-view.ts';
import { signedIn } from '#platform/context.ts';
import { unsent } from '#platform/unsent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { facts, other } = await factsOfToday(locals.ctx);
	const actor = signedIn(locals.ctx);
	return { unread: facts.unread, view: unsent(viewOfToday(facts, other, { ...locals.ctx, name: actor.name, seesEvaluations: actor.can('evaluation.read') })) };
};
