import { addDays } from '#platform/clock.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { loadVisible } from '#features/sessions/server/service.ts';
import { learningResult, type LearningResult, type Pair, type PairTests } from '../learning.rules.ts';
import { DEFAULT_MONTHS, GRACE_DAYS, kindOf, roleResult, standingOf, windowOf, type RoleResult, type Window, type WindowStanding } from '../rules.ts';
import { BASE_STATEMENTS, BEHAVIOUR_ROLES, REACTION_ITEMS, type AskedRole } from '../schema.ts';
import { mayManageResults, mayReadResults } from './policy.ts';
import { listAnswers, listImpact, listRates, listRules, listStatements, type AnswerRow, type ImpactRow, type RuleRow, type StatementRow } from './queries.ts';
import { findTest, listScores, type ScoreRow, type TestRow } from './score-queries.ts';

export type SessionRow = Awaited<ReturnType<typeof loadVisible>>;
/** What the page says of the session. */
export type ResultSession = Pick<SessionRow, 'id' | 'courseId' | 'courseTitle' | 'name' | 'startsOn' | 'endsOn' | 'state'>;

export interface BehaviourWindow extends Window {
	readonly months: number;
	/** Where nobody was asked: why not. */
	readonly standing: WindowStanding;
	/** The last day on which who was not asked is asked still. */
	readonly graceEndsOn: string;
	/** Each role by itself; a role that nobody was asked in is not among them. */
	readonly roles: readonly RoleResult[];
}

export interface SessionResults {
	readonly session: ResultSession;
	readonly mayManage: boolean;
	/** Level 1; undefined until participants are asked. */
	readonly reaction: RoleResult | undefined;
	/** Level 2; undefined below two pairs. */
	readonly learning: LearningResult | undefined;
	/** Participants, and how many of them have both scores. */
	readonly scored: { readonly participants: number; readonly pairs: number };
	/** Level 3, window by window. */
	readonly behaviour: readonly BehaviourWindow[];
	/** Words of the course's own statements by key. */
	readonly statements: Readonly<Record<string, string>>;
	/** Level 4; null for who may not read evaluations. */
	readonly impact: readonly ImpactRow[] | null;
	readonly mayRegister: boolean;
}

/**
 * The four levels of a session. The fourth is judged elsewhere: here stand the evaluations of its course with their verdicts.
 *
 * @throws {Problem} session.not_found: unknown or hidden; identity.not_allowed
 */
export function sessionResults(ctx: Ctx, sessionId: string, tests: PairTests): Promise<SessionResults> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadReadable(tx, actor, sessionId);
		const own = await listStatements(tx, session.courseId);
		const roles = await rolesOf(tx, sessionId, own, ctx.today);
		const scores = await listScores(tx, sessionId);
		const pairs = pairsOf(scores, await findTest(tx, sessionId));
		return {
			session, mayManage: mayManageResults(actor, session),
			reaction: roles.find(({ months }) => months === 0),
			learning: learningResult(pairs, tests), scored: { participants: scores.length, pairs: pairs.length },
			behaviour: windowsOf(session, await ruleOf(tx, session), roles, ctx.today),
			statements: wordsOf(own),
			impact: actor.can('evaluation.read') ? await listImpact(tx, session.ownerAgencyId, session.courseId) : null,
			mayRegister: actor.can('evaluation.register')
		};
	});
}

export interface AnswerList {
	readonly session: ResultSession;
	readonly result: RoleResult;
	readonly answers: readonly AnswerRow[];
	readonly statements: Readonly<Record<string, string>>;
}

/** The answers of one role in one window, without who or when. @throws {Problem} post_training.too_few: open still, or fewer than five */
export function answerList(ctx: Ctx, sessionId: string, months: number, role: string): Promise<AnswerList> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const session = await loadReadable(tx, actor, sessionId);
		const own = await listStatements(tx, session.courseId);
		const result = (await rolesOf(tx, sessionId, own, ctx.today)).find((one) => one.months === months && one.role === role);
		if (result?.state !== 'shown') throw new Problem('post_training.too_few', 409);
		const answers = (await listAnswers(tx, sessionId, ctx.today)).filter((one) => one.months === months && one.role === result.role);
		return { session, result, answers, statements: wordsOf(own) };
	});
}

/** The session when the actor may read what followed it. @throws {Problem} session.not_found · identity.not_allowed */
export async function loadReadable(tx: Db, actor: Actor, sessionId: string): Promise<SessionRow> {
	const session = await loadVisible(tx, actor, sessionId);
	if (!mayReadResults(actor, session)) throw new Problem('identity.not_allowed', 403, { verb: 'session.manage' });
	return session;
}

/** Participants with both scores, once somebody said what the tests are out of. */
export function pairsOf(scores: readonly ScoreRow[], test: TestRow | undefined): Pair[] {
	return test === undefined ? [] : scores.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after, ...test }]));
}

async function rolesOf(tx: Db, sessionId: string, own: readonly StatementRow[], today: string): Promise<RoleResult[]> {
	const answers = await listAnswers(tx, sessionId, today);
	const keysOf = (role: AskedRole) => (role === 'participant' ? REACTION_ITEMS : [...BASE_STATEMENTS, ...own.map(({ id }) => id)]);
	return (await listRates(tx, sessionId)).map((rate) => roleResult(rate, answers.filter(({ months, role }) => months === rate.months && role === rate.role), keysOf(rate.role), today));
}

type Rule = Pick<RuleRow, 'months'> & Partial<Pick<RuleRow, 'since'>>;

async function ruleOf(tx: Db, session: SessionRow): Promise<Rule> {
	const kind = kindOf(session.formId);
	return (await listRules(tx, session.ownerAgencyId)).find((rule) => rule.kind === kind) ?? { months: DEFAULT_MONTHS[kind] };
}

/** Windows to come by the setting of today, and those in which somebody was asked, whatever the setting says now; these on the days that were told. */
function windowsOf(session: SessionRow, { months, since }: Rule, results: readonly RoleResult[], today: string): BehaviourWindow[] {
	const all = [...new Set([...months, ...results.map((result) => result.months)])].filter((month) => month > 0).sort((a, b) => a - b);
	return all.map((month) => {
		const roles = BEHAVIOUR_ROLES.flatMap((role) => results.find((one) => one.months === month && one.role === role) ?? []);
		const planned = windowOf(session.endsOn, month);
		const told = roles.length === 0 ? planned : { opensOn: roles.map(({ opensOn }) => opensOn).sort()[0] ?? planned.opensOn, closesOn: roles.map(({ closesOn }) => closesOn).sort().at(-1) ?? planned.closesOn };
		return { months: month, ...told, standing: standingOf(planned, GRACE_DAYS, today, since), graceEndsOn: addDays(planned.closesOn, GRACE_DAYS), roles };
	});
}

function wordsOf(own: readonly StatementRow[]): Readonly<Record<string, string>> {
	return Object.fromEntries(own.map(({ id, statement }) => [id, statement]));
}
