import { OUTCOMES, type Outcome } from '#features/evaluation/programme.schema.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { PartForm } from '../schema.ts';
import { mayPropose } from './policy.ts';
import { decisionPage } from './service.ts';
import { endPart, insertPart } from './write-queries.ts';

/**
 * Names a part of the curriculum of a programme's course, so that it can be decided on by itself.
 *
 * @throws {Problem} identity.not_allowed · decision.not_found · decision.part_not_found: the programme has no course · decision.part_taken · decision.outcome_unknown
 */
export async function addPart(ctx: Ctx, programmeId: string, { title, outcome }: PartForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { programme } = await decisionPage({ ...ctx, db: tx }, programmeId);
		if (!mayPropose(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'decision.propose' });
		if (outcome !== null && !OUTCOMES.includes(outcome as Outcome)) throw new Problem('decision.outcome_unknown', 422, { field: 'outcome' });
		if (programme.courseId === null) throw new Problem('decision.part_not_found', 409);
		const part = await insertPart(tx, { agencyId: actor.agencyId, courseId: programme.courseId, title, outcome });
		if (part === undefined) throw new Problem('decision.part_taken', 409, { field: 'title' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'course_part.add', subject: `course:${programme.courseId}`, detail: { part, outcome } });
	});
}

/** A part that is taught no more; its decisions stay. @throws {Problem} identity.not_allowed · decision.not_found · decision.part_not_found */
export async function closePart(ctx: Ctx, programmeId: string, partId: string): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const { programme } = await decisionPage({ ...ctx, db: tx }, programmeId, partId);
		if (!mayPropose(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'decision.propose' });
		if (!(await endPart(tx, actor.agencyId, partId, ctx.today))) throw new Problem('decision.part_not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'course_part.end', subject: `course:${programme.courseId}`, detail: { part: partId } });
	});
}
