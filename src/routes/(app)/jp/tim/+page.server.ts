import { Year } from '#features/recognition/activity.schema.ts';
import { teamJp } from '#features/recognition/server/service.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const { people, ...team } = await teamJp(ctx, Year.parse(url.searchParams.get('tahun') ?? undefined));
	const pages = Math.max(1, Math.ceil(people.length / PER_PAGE));
	const page = Math.min(pages, Math.max(1, Number.parseInt(url.searchParams.get('halaman') ?? '1', 10) || 1));
	const thisYear = Number(ctx.today.slice(0, 4));
	return { team: { ...team, people }, people: people.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages, years: [thisYear, thisYear - 1, thisYear - 2] };
};
