import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import { readTableText } from '#platform/csv/read-table.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { loadVisible } from '#features/sessions/server/service.ts';
import { previewScores, readMost, readSheet, type ScorePreview } from '../score.rules.ts';
import type { SheetForm } from '../schema.ts';
import { mayManageResults } from './policy.ts';
import { loadReadable, type ResultSession, type SessionRow } from './result-service.ts';
import { findTest, listScores, putTest, writeScores, type ScoreRow, type TestRow } from './score-queries.ts';

export interface ScoreSheet {
	readonly session: ResultSession;
	readonly mayManage: boolean;
	readonly participants: readonly ScoreRow[];
	/** 100 and 100 until somebody says otherwise. */
	readonly test: TestRow;
}

const CUSTOMARY: TestRow = { beforeMost: 100, afterMost: 100 };

/** The sheet of a session: the rows behind the level of learning. @throws {Problem} session.not_found · identity.not_allowed */
export function scoreSheet(ctx: Ctx, sessionId: string): Promise<ScoreSheet> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadReadable(tx, actor, sessionId);
		return { session, mayManage: mayManageResults(actor, session), participants: await listScores(tx, sessionId), test: (await findTest(tx, sessionId)) ?? CUSTOMARY };
	});
}

/**
 * Saves the sheet. Only what differs is written; each participant's government gets its own trace, with before and after.
 *
 * @returns how many participants changed
 * @throws {Problem} post_training.not_most · not_score · above_most, with the field; identity.not_allowed
 */
export function saveScores(ctx: Ctx, sessionId: string, { beforeMost, afterMost, ...fields }: SheetForm): Promise<number> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadManaged(tx, actor, sessionId);
		const test = { beforeMost: mostOf('beforeMost', beforeMost), afterMost: mostOf('afterMost', afterMost) };
		const read = readSheet(fields, await listScores(tx, sessionId), test);
		if ('bad' in read) throw new Problem(read.bad.problem, 422, { field: read.bad.field, most: read.bad.most });
		const before = await findTest(tx, sessionId);
		if (before?.beforeMost !== test.beforeMost || before.afterMost !== test.afterMost) {
			await putTest(tx, session.ownerAgencyId, sessionId, test);
			await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'learning.most', subject: `session:${sessionId}`, detail: { from: before ?? null, to: test } });
		}
		return writeScores(tx, sessionId, read.marks, { accountId: actor.accountId, requestId: ctx.requestId, now: ctx.now });
	});
}

/** Keys are the names that a refusal says. */
const COLUMNS = { nip: ['nip baru'], sebelum: ['before', 'pretest', 'pre test', 'pre-test', 'nilai awal'], sesudah: ['after', 'posttest', 'post test', 'post-test', 'nilai akhir'] } as const;

/**
 * What a file of scores (nip, sebelum, sesudah) would put into the sheet; stores nothing.
 *
 * @throws {TableError} no table, or a column is missing; {Problem} session.not_found · identity.not_allowed
 */
export function previewScoreFile(ctx: Ctx, sessionId: string, text: string): Promise<ScorePreview> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await loadManaged(tx, actor, sessionId);
		const table = readTableText(text, { columns: COLUMNS, required: ['nip', 'sebelum', 'sesudah'] });
		const rows = table.rows.map(({ row, cells }) => ({ row, nip: cells['nip'] ?? '', before: cells['sebelum'] ?? '', after: cells['sesudah'] ?? '' }));
		return previewScores(rows, await listScores(tx, sessionId), (await findTest(tx, sessionId)) ?? CUSTOMARY);
	});
}

async function loadManaged(tx: Db, actor: Actor, sessionId: string): Promise<SessionRow> {
	const session = await loadVisible(tx, actor, sessionId);
	if (!mayManageResults(actor, session)) throw new Problem('identity.not_allowed', 403, { verb: 'session.manage' });
	return session;
}

function mostOf(field: 'beforeMost' | 'afterMost', cell: string): number {
	const most = readMost(cell);
	if (most === undefined) throw new Problem('post_training.not_most', 422, { field });
	return most;
}
