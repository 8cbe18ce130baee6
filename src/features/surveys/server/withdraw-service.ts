import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { mayManageSurvey } from './policy.ts';
import { deleteSurvey } from './queries.ts';
import { readableSurvey } from './service.ts';

/**
 * Takes back a survey before its first day: opened for the wrong days, it would keep the counter, and without an answer it could not be closed.
 * From the first day on it stays, for a tablet may hold answers that nobody has seen yet.
 *
 * @throws {Problem} survey.not_found: also when it was withdrawn before; identity.not_allowed, survey.began
 */
export function withdrawSurvey(ctx: Ctx, id: string): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await readableSurvey(tx, actor, id);
		if (!mayManageSurvey(actor, survey)) throw new Problem('identity.not_allowed', 403, { verb: 'survey.manage' });
		if (survey.opensOn <= ctx.today || survey.closedAt) throw new Problem('survey.began', 409);
		if (!(await deleteSurvey(tx, actor.agencyId, id))) throw new Problem('survey.not_found', 404);
		const detail = { point: survey.pointId, opensOn: survey.opensOn, closesOn: survey.closesOn };
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'survey.withdraw', subject: `survey:${id}`, detail });
	});
}
