import { UnitFilter } from '#features/people/schema.ts';
import { readUnit } from '#features/people/server/unit-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { pada } = UnitFilter.parse(Object.fromEntries(url.searchParams));
	const unit = await readUnit(locals.ctx, params.id, pada);
	return { unit, dated: pada !== undefined, mayReadNeeds: locals.ctx.actor?.can('need.read', unit.path) ?? false };
};
