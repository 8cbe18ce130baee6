import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import type { Outlook } from '../design/outlook.rules.ts';
import type { NewProgramme } from '../programme.schema.ts';
import { readOutlooks } from './design-outlooks.ts';
import { checkPromise, registrar } from './register-service.ts';

/**
 * What a registration could find, outcome by outcome, before it is made. Nothing is written.
 *
 * @throws {Problem} what a registration itself refuses
 */
export function checkDesign(ctx: Ctx, input: NewProgramme): Promise<readonly Outlook[]> {
	const { agencyId } = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => readOutlooks(tx, ctx.today, { agencyId, offices: await checkPromise(tx, ctx, agencyId, input) }, input));
}
