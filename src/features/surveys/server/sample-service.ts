import { signedIn, allowed, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { minimumOf, sampleQuota } from '../closing.rules.ts';
import { skmRuleSets } from '../skm-rules.ts';
import { surveysReadableBy } from './policy.ts';
import { countResponses, listPoints } from './queries.ts';

export interface SampleRow {
	readonly pointId: string;
	readonly serviceName: string;
	readonly pointName: string;
	/** In a year; null where the number was not filled in. */
	readonly users: number | null;
	/** Least respondents if surveyed alone. */
	readonly minimum: number | null;
	/** Part of the joint sample. */
	readonly quota: number | null;
	/** Answers of the survey that is open. */
	readonly responses: number;
}

export interface SampleHelp {
	readonly users: number;
	readonly sample: number;
	readonly rows: readonly SampleRow[];
}

/**
 * How many people to ask: alone, and as one sample shared among the counters where the actor reads surveys.
 *
 * @source F82, R16; docs/rules/skm.md § 6
 */
export function sampleHelp(ctx: Ctx): Promise<SampleHelp> {
	const actor = signedIn(ctx);
	if (!actor.can('survey.read')) allowed(ctx, 'survey.manage');
	const { rules } = ruleSetOn(skmRuleSets['1/9'], ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const points = await listPoints(tx, actor.agencyId, surveysReadableBy(actor));
		const open = points.flatMap(({ surveyId, isClosed }) => (surveyId === null || isClosed ? [] : [surveyId]));
		const responses = await countResponses(tx, actor.agencyId, open);
		const quota = sampleQuota(points.map(({ yearlyUsers }) => yearlyUsers ?? 0), rules);
		const rows = points.map((point, at) => ({
			pointId: point.id,
			serviceName: point.serviceName,
			pointName: point.name,
			users: point.yearlyUsers,
			minimum: minimumOf(point.yearlyUsers, rules),
			quota: point.yearlyUsers === null ? null : (quota[at]?.quota ?? 0),
			responses: point.isClosed ? 0 : (responses.get(point.surveyId ?? '') ?? 0)
		}));
		return { users: quota.reduce((sum, cell) => sum + cell.users, 0), sample: quota.reduce((sum, cell) => sum + cell.quota, 0), rows };
	});
}
