import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { dayIn } from '#platform/clock.ts';
import { Problem } from '#platform/problem.ts';
import { isOverdue } from '../follow-up.rules.ts';
import type { FollowUp } from '../follow-up.schema.ts';
import { publicResult, type FrozenResult } from '../result.ts';

export interface Publication {
	readonly slug: string;
	readonly agencyName: string;
	readonly serviceName: string;
	readonly unitName: string;
	readonly pointName: string;
	readonly opensOn: string;
	readonly closesOn: string;
	readonly closedOn: string;
	/** Null of fewer than five people (R18). */
	readonly result: FrozenResult | null;
	readonly respondents: number;
	/** Answers of tablets that came after the closing; outside the figures. */
	readonly late: number;
	readonly plans: readonly (FollowUp & { readonly isOverdue: boolean })[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The public page of a closed survey: figures as they were fixed, then plans and progress as they come.
 *
 * @throws {Problem} survey.not_published: unknown, open, or closed without a result
 * @source R01, R17, F88
 */
export async function publishedSurvey(ctx: Ctx, id: string): Promise<Publication> {
	const { rows } = UUID.test(id)
		? await sql<Omit<Publication, 'plans' | 'result' | 'respondents'> & { result: FrozenResult; plans: readonly FollowUp[] }>`select slug, agency_name as "agencyName", service_name as "serviceName", unit_name as "unitName", point_name as "pointName",
			opens_on as "opensOn", closes_on as "closesOn", closed_on as "closedOn", result, late, plans from published_survey(${id})`.execute(ctx.db)
		: { rows: [] };
	const [row] = rows;
	if (!row) throw new Problem('survey.not_published', 404);
	const today = dayIn(ctx.timeZone, ctx.now);
	return { ...row, result: publicResult(row.result), respondents: row.result.respondents, plans: row.plans.map((plan) => ({ ...plan, isOverdue: isOverdue(plan, today) })) };
}
