import { PeopleFilter } from '#features/people/schema.ts';
import { readPeople } from '#features/people/server/person-service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = PeopleFilter.parse(Object.fromEntries(url.searchParams));
	const list = await readPeople(locals.ctx, filter);
	return { filter: { ...filter, halaman: list.page }, list };
};
