import { sql } from 'kysely';
import { actorFrom } from '#features/identity/actor.ts';
import type { Holding } from '#features/identity/schema.ts';
import { programmesBegun } from '#features/evaluation/server/queries.ts';
import type { Period } from '#features/reports/period/period.schema.ts';
import { publishReport, readPublishPage } from '#features/reports/server/period-publish-service.ts';
import { listReports, requestReport } from '#features/reports/server/period-service.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';

/** A look each two seconds: after ten minutes the page of the report says where it stands, and a person goes on. */
export const MOST_LOOKS = 300;
/** By then the first verdicts are there, or the report is made without them and says so. */
const LOOKS_FOR_VERDICTS = 60;
const SECONDS_BETWEEN = 2;

/**
 * Brings the first report of an invented government to the public as its training manager would: asks for the last half year that is
 * over once its evaluations are judged, and publishes it without the texts that look like personal data. Looks again until that is done.
 */
export async function publishFirstReport(ctx: Ctx, agencyId: string, looksLeft: number): Promise<void> {
	const mayWait = looksLeft > MOST_LOOKS - LOOKS_FOR_VERDICTS;
	if ((await takeStep(ctx, agencyId, mayWait)) === 'ended' || looksLeft <= 1) return;
	await inTransaction(ctx.db, (tx) => enqueue(tx, 'demo.report', { agencyId, looksLeft: looksLeft - 1 }, { startAfter: SECONDS_BETWEEN }));
}

async function takeStep(ctx: Ctx, agencyId: string, mayWaitForVerdicts: boolean): Promise<'waiting' | 'ended'> {
	const actor = await inTransaction(ctx.db, (tx) => trainingManager(tx, agencyId));
	if (!actor) return 'ended';
	const own: Ctx = { ...ctx, actor };
	const { periods, reports } = await listReports(own);
	const half = periods.find(({ kind, to }) => kind === 'half' && to < ctx.today) as Period;
	const version = reports.find(({ period }) => period === half.key);
	if (version?.state === 'failed' || version?.publication) return 'ended';
	if (version?.state === 'done') {
		await publishChecked(own, half.key, String(version.version));
		return 'ended';
	}
	if (!version && !(mayWaitForVerdicts && (await awaitsVerdicts(ctx, agencyId)))) await requestReport(own, half);
	return 'waiting';
}

/** With the ticks that the page shows to whoever publishes. */
async function publishChecked(own: Ctx, period: string, version: string): Promise<void> {
	const { texts } = await readPublishPage(own, period, version);
	await publishReport(own, period, version, { read: true, struck: texts.filter(({ suspicions }) => suspicions.length > 0).map(({ key }) => key) });
}

async function awaitsVerdicts({ db, today }: Ctx, agencyId: string): Promise<boolean> {
	return inTransaction(db, async (tx) => {
		const judged = new Set((await tx.selectFrom('evaluation_result').select('programme_id').distinct().where('agency_id', '=', agencyId).execute()).map((row) => row.programme_id));
		return (await programmesBegun(tx, agencyId, today)).some((id) => !judged.has(id));
	});
}

/** Whoever trains the whole of an invented government; nobody where the data are real. */
async function trainingManager(tx: Db, agencyId: string): Promise<Actor | undefined> {
	const { rows } = await sql<{ accountId: string; personId: string | null; name: string; agencyName: string; unitPath: string }>`
		select c.id as "accountId", c.person_id as "personId", c.name, a.name as "agencyName", u.path as "unitPath"
		from agency a join role_grant g on g.agency_id = a.id and g.role = 'training_manager' join unit u on u.agency_id = g.agency_id and u.id = g.unit_id and u.parent_id is null
		join account c on c.id = g.account_id and c.disabled_at is null where a.id = ${agencyId} and a.invented order by c.email limit 1`.execute(tx);
	const [found] = rows;
	if (!found) return undefined;
	const { unitPath, ...who } = found;
	const holdings: Holding[] = [{ role: 'training_manager', agencyId, unitPath }];
	return actorFrom({ ...who, agencyId, unitId: null, unitName: null, unitPath: null, holdings });
}
