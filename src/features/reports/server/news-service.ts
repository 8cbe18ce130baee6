import { notify } from '#features/notifications/server/service.ts';
import type { Kind } from '#features/notifications/schema.ts';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { officersOfSurvey, participantsOf, promotedOf, readersOfEvaluation, senderOfImport, type NewsRow } from './news-queries.ts';

/* Each of these is a reaction: it runs after the event, may run twice, and then tells nobody twice. Returns how many were told. */

/** 'session.promoted': who moved up from the waiting list. */
export function tellPromoted(ctx: Ctx, agencyId: string, enrolmentId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		const promoted = await promotedOf(tx, agencyId, enrolmentId);
		return promoted ? tell({ ...ctx, db: tx }, agencyId, 'session.promoted', `/pelatihan/${promoted.sessionId}`, promoted.rows) : 0;
	});
}

/** 'session.completed': those who completed it, that their attendance counts. */
export function tellParticipants(ctx: Ctx, agencyId: string, sessionId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => tell({ ...ctx, db: tx }, agencyId, 'session.completed', '/jp', await participantsOf(tx, agencyId, sessionId)));
}

/** 'survey.closed': the service officers above the unit. */
export function tellServiceOfficers(ctx: Ctx, agencyId: string, surveyId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => tell({ ...ctx, db: tx }, agencyId, 'survey.closed', `/layanan/survei/${surveyId}`, await officersOfSurvey(tx, agencyId, surveyId, ctx.today)));
}

/** 'import.confirmed': who sent the file, who may have left the page. */
export function tellSender(ctx: Ctx, agencyId: string, batchId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => tell({ ...ctx, db: tx }, agencyId, 'import.confirmed', `/impor/${batchId}`, await senderOfImport(tx, agencyId, batchId)));
}

/** 'evaluation.computed': those who decide with it. */
export function tellEvaluationReaders(ctx: Ctx, agencyId: string, programmeId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => tell({ ...ctx, db: tx }, agencyId, 'evaluation.computed', `/evaluasi/${programmeId}`, await readersOfEvaluation(tx, agencyId, programmeId, ctx.today)));
}

async function tell({ db, now }: Ctx, agencyId: string, kind: Kind, link: string, rows: readonly NewsRow[]): Promise<number> {
	let told = 0;
	for (const { accountId, params, about } of rows) {
		if (await notify(db, { agencyId, accountId, kind, params, link, about, now })) told += 1;
	}
	return told;
}
