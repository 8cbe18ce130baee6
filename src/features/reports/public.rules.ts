import type { PublicPoint } from './public.schema.ts';

/** Counters whose results cannot be told apart stand together, in the order of their names. */
export interface RankGroup {
	readonly points: readonly PublicPoint[];
	/** Lowest and highest bound of all intervals in it, in hundredths; null for counters without a result or interval. */
	readonly span: readonly [number, number] | null;
}

/**
 * Sorts by index only what the intervals allow: counters whose intervals touch each other, directly or over others, form one group without an order.
 *
 * @returns best group first; last the counters of which nothing can be said
 */
export function rankGroups(points: readonly PublicPoint[]): RankGroup[] {
	const known = points.flatMap((point) => (point.survey?.interval95 ? [{ point, low: point.survey.interval95[0], high: point.survey.interval95[1] }] : []));
	const groups: { points: PublicPoint[]; low: number; high: number }[] = [];
	for (const { point, low, high } of known.sort((a, b) => b.high - a.high || a.point.slug.localeCompare(b.point.slug))) {
		const last = groups.at(-1);
		if (last && high >= last.low) {
			last.points.push(point);
			last.low = Math.min(last.low, low);
		} else groups.push({ points: [point], low, high });
	}
	const unknown = points.filter(({ survey }) => !survey?.interval95);
	return [
		...groups.map((group): RankGroup => ({ points: byName(group.points), span: [group.low, group.high] })),
		...(unknown.length > 0 ? [{ points: byName(unknown), span: null }] : [])
	];
}

/** A page of 40 counters keeps under 60 KB. */
const PAGE = 40;

export interface GroupPage {
	/** The groups that the page touches, each with its place among all and those of its points that stand on the page. */
	readonly groups: readonly (RankGroup & { readonly place: number })[];
	readonly page: number;
	readonly pages: number;
}

/** One page of counters in groups. */
export function pageOf(groups: readonly RankGroup[], wanted: number): GroupPage {
	const rows = groups.flatMap((group, at) => group.points.map((point) => ({ point, at })));
	const pages = Math.max(1, Math.ceil(rows.length / PAGE));
	const page = Math.min(pages, wanted);
	const shown = rows.slice((page - 1) * PAGE, page * PAGE);
	return {
		groups: groups.map((group, at) => ({ ...group, place: at + 1, points: shown.filter((row) => row.at === at).map(({ point }) => point) })).filter(({ points }) => points.length > 0),
		page,
		pages
	};
}

/** In the order of service and name, which says nothing of worth. */
export function byName(points: readonly PublicPoint[]): PublicPoint[] {
	return [...points].sort((a, b) => a.service.localeCompare(b.service, 'id') || a.name.localeCompare(b.name, 'id') || a.slug.localeCompare(b.slug));
}

/** What each counter is called in a list, by slug: its service; where several counters give it, the counter too, and where these have one name, the unit. */
export function pointTitles(points: readonly PublicPoint[]): ReadonlyMap<string, string> {
	const full = ({ service, name }: PublicPoint) => (name.toLocaleLowerCase('id').includes(service.toLocaleLowerCase('id')) ? name : `${service} · ${name}`);
	const repeated = (title: (point: PublicPoint) => string) => {
		const [seen, twice] = [new Set<string>(), new Set<string>()];
		for (const point of points) (seen.has(title(point)) ? twice : seen).add(title(point));
		return twice;
	};
	const [services, names] = [repeated(({ service }) => service), repeated(full)];
	return new Map(points.map((point) => [point.slug, !services.has(point.service) ? point.service : names.has(full(point)) ? `${full(point)} · ${point.unit}` : full(point)]));
}
