import type { FrozenResult } from '#features/surveys/result.ts';
import { publishedSurvey, type Publication } from '#features/surveys/server/publication-service.ts';
import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { PublicAgency } from '../public.schema.ts';
import { forAMinute } from './minute.ts';
import { findPublicAgency, findPublicPoint, listPublicAgencies, type PublicAgencyLine } from './public-queries.ts';

/** How long whoever stands between may keep a public page, in a crowd. */
export const PUBLIC_CACHE = 'public, max-age=60, stale-while-revalidate=300';
/** The same of a published report, which may be withdrawn at any time: whoever keeps it asks each time whether it still stands. */
export const ASKED_EACH_TIME = 'public, no-cache';

export interface TimesMonth {
	readonly month: string;
	readonly visits: number;
	/** Median and 90th percentile of waiting, in minutes, and percent within the promised time; null with fewer than five visits. */
	readonly wait: number | null;
	readonly p90: number | null;
	readonly share: number | null;
}

/** What is published of one service point. */
export interface PublicPointPage {
	readonly agencyCode: string;
	readonly agencyName: string;
	readonly slug: string;
	readonly name: string;
	readonly unit: string;
	readonly address: string;
	readonly openDays: readonly number[];
	readonly opensMinute: number | null;
	readonly closesMinute: number | null;
	readonly service: {
		readonly code: string;
		readonly name: string;
		readonly requirements: readonly string[];
		readonly procedure: readonly string[];
		readonly promisedMinutes: number | null;
		readonly promisedWorkingDays: number | null;
		readonly feeRupiah: number;
		readonly feeNote: string;
		readonly product: string;
		readonly legalBasis: string;
	};
	readonly survey: { readonly id: string; readonly opensOn: string; readonly closesOn: string; readonly closedOn: string; readonly result: FrozenResult } | null;
	readonly times: readonly TimesMonth[];
	readonly plans: Publication['plans'];
}

/** Governments that publish services. */
export function publicAgencies(ctx: Ctx): Promise<PublicAgencyLine[]> {
	return forAMinute('agencies', ctx.now, () => listPublicAgencies(ctx.db));
}

/** @throws {Problem} request.not_found */
export function publicAgency(ctx: Ctx, code: string): Promise<PublicAgency> {
	return forAMinute(`agency/${code}`, ctx.now, async () => {
		const found = await findPublicAgency(ctx.db, code, ctx.today);
		if (found === undefined) throw new Problem('request.not_found', 404);
		return PublicAgency.parse(found);
	});
}

/** One service point of a government. @throws {Problem} request.not_found: unknown, or of another government */
export async function publicPoint(ctx: Ctx, slug: string, agencyCode?: string): Promise<PublicPointPage> {
	const page = await forAMinute(`point/${slug}`, ctx.now, async () => {
		const found = (await findPublicPoint(ctx.db, slug, ctx.today)) as Omit<PublicPointPage, 'plans'> | undefined;
		if (!found) throw new Problem('request.not_found', 404);
		return { ...found, plans: found.survey ? (await publishedSurvey(ctx, found.survey.id)).plans : [] };
	});
	if (agencyCode !== undefined && page.agencyCode !== agencyCode) throw new Problem('request.not_found', 404);
	return page;
}
