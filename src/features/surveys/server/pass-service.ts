import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { mayManageSurvey } from './policy.ts';
import { findSurvey } from './queries.ts';
import { passFor, type KeyOf, type PassKind } from './sealed.ts';

/** A pass for each kind of device that the office may set up. */
export type Passes = Readonly<Record<PassKind, string>>;

/**
 * Passes for the devices of an open survey, or null for who may not manage it.
 *
 * @throws {Problem} survey.not_found
 */
export function devicePasses(ctx: Ctx, surveyId: string, keyOf: KeyOf): Promise<Passes | null> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await findSurvey(tx, actor.agencyId, surveyId);
		if (!survey) throw new Problem('survey.not_found', 404);
		if (!mayManageSurvey(actor, survey) || survey.closedAt !== null) return null;
		const of = (kind: PassKind) => passFor(keyOf, kind, { slug: survey.slug, surveyId, closesOn: survey.closesOn });
		return { kiosk: of('kiosk'), officer: of('officer'), tablet: of('tablet') };
	});
}
