import { sql } from 'kysely';
import { signedIn, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { isUuid } from '#platform/uuid.ts';
import { isSurveyOverdue } from '../duty.rules.ts';
import { listPoints } from './queries.ts';

/** Counters of a service whose survey is overdue, by key. Everybody signed in may know: the public page says it too. @source R17 */
export function overduePointIds(ctx: Ctx, serviceId: string): Promise<readonly string[]> {
	const actor = signedIn(ctx);
	if (!isUuid(serviceId)) return Promise.resolve([]);
	return inTransaction(ctx.db, async (tx) => {
		const points = await listPoints(tx, actor.agencyId, sql<boolean>`p.service_id = ${serviceId}::uuid`);
		return points.filter((point) => isSurveyOverdue(point, ctx.today)).map(({ id }) => id);
	});
}
