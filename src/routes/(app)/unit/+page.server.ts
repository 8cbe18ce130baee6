import { UnitFilter } from '#features/people/schema.ts';
import { readUnits } from '#features/people/server/unit-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = UnitFilter.parse(Object.fromEntries(url.searchParams));
	const list = await readUnits(locals.ctx, filter);
	return { filter: { ...filter, halaman: list.page }, list };
};
