import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { ProblemCode } from '#platform/problem-codes.ts';
import { isUuid } from '#platform/uuid.ts';
import { readScores, type Scores } from '../rules.ts';
import { BASE_STATEMENTS, REACTION_ITEMS, type AnswerForm, type EndedSearch, type ScoresForm } from '../schema.ts';
import { endedList, FIRST_PAGE, type EndedList } from './ended-list.ts';
import { askedOf, mayManageResults, mayReadResults } from './policy.ts';
import { findRequest, listOpen, listStatements, putAnswer, type AnswerOutcome, type RequestRow } from './queries.ts';

export interface MyQuestions {
	readonly open: readonly RequestRow[];
	/** Sessions that are over, for who may read what followed them; null for all others. */
	readonly ended: EndedList | null;
	/** Whether the actor says what is asked and when. */
	readonly mayManage: boolean;
}

/** What the actor is asked today; for managers also the sessions whose results they may read. */
export function myQuestions(ctx: Ctx, search: EndedSearch = FIRST_PAGE): Promise<MyQuestions> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => ({
		open: await listOpen(tx, askedOf(actor), ctx.today),
		ended: mayReadResults(actor, { ownerAgencyId: actor.agencyId }) ? await endedList(tx, actor, search, ctx.today) : null,
		mayManage: mayManageResults(actor, { ownerAgencyId: actor.agencyId })
	}));
}

/** One thing to score: a key of ours, or the words of the course. */
export interface Statement {
	readonly key: string;
	/** Null where the messages have the words. */
	readonly text: string | null;
}

export interface QuestionPage {
	readonly request: RequestRow;
	readonly statements: readonly Statement[];
}

/** The form of one request. @throws {Problem} post_training.not_found: unknown, or asked of somebody else; post_training.answered · early · late */
export function questionPage(ctx: Ctx, requestId: string): Promise<QuestionPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const request = await loadOpen(tx, actor, requestId, ctx.today);
		return { request, statements: await statementsOf(tx, request) };
	});
}

/** Looks at the first screen alone, so that the second is not opened with a gap behind it. @throws {Problem} post_training.score_missing, with its field */
export function checkScores(ctx: Ctx, requestId: string, form: ScoresForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		scoresOf(form, await statementsOf(tx, await loadOpen(tx, actor, requestId, ctx.today)));
	});
}

/**
 * Takes the actor's answer. From here on nothing leads from the answer to who gave it: not even the audit trail, which says that, not what.
 *
 * @throws {Problem} as `questionPage`; post_training.score_missing
 */
export function sendAnswer(ctx: Ctx, requestId: string, { words, obstacles, ...fields }: AnswerForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const request = await loadOpen(tx, actor, requestId, ctx.today);
		const scores = scoresOf(fields, await statementsOf(tx, request));
		const outcome = await putAnswer(tx, { agencyId: actor.agencyId, requestId, accountId: actor.accountId, today: ctx.today, scores, obstacles: request.months === 0 ? [] : obstacles, words });
		refuse(outcome, request);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'post_training.answer', subject: `post_training_request:${requestId}` });
	});
}

async function loadOpen(tx: Db, actor: Actor, requestId: string, today: string): Promise<RequestRow> {
	const request = isUuid(requestId) ? await findRequest(tx, askedOf(actor), requestId) : undefined;
	if (!request) throw new Problem('post_training.not_found', 404);
	if (request.answered) refuse('answered_before', request);
	if (today < request.opensOn) refuse('early', request);
	if (today > request.closesOn) refuse('late', request);
	return request;
}

const REFUSALS: Readonly<Record<Exclude<AnswerOutcome, 'answered'>, ProblemCode>> = {
	unknown: 'post_training.not_found', answered_before: 'post_training.answered', early: 'post_training.early', late: 'post_training.late', not_scores: 'post_training.score_missing'
};

function refuse(outcome: AnswerOutcome, { opensOn, closesOn }: RequestRow): void {
	if (outcome !== 'answered') throw new Problem(REFUSALS[outcome], outcome === 'unknown' ? 404 : 409, { opensOn, closesOn });
}

async function statementsOf(tx: Db, { role, courseId }: RequestRow): Promise<Statement[]> {
	if (role === 'participant') return REACTION_ITEMS.map((key) => ({ key, text: null }));
	const own = (await listStatements(tx, courseId)).filter(({ isRetired }) => !isRetired);
	return [...BASE_STATEMENTS.map((key) => ({ key, text: null })), ...own.map(({ id, statement }) => ({ key: id, text: statement }))];
}

function scoresOf(fields: Readonly<Record<string, unknown>>, statements: readonly Statement[]): Scores {
	const read = readScores(fields, statements.map(({ key }) => key));
	if ('missing' in read) throw new Problem('post_training.score_missing', 422, { field: read.missing });
	return read.scores;
}
