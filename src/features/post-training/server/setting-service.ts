import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import { DEFAULT_MONTHS, MOST_STATEMENTS, readMonths } from '../rules.ts';
import { TRAINING_KINDS, type RuleForm, type StatementChoice, type StatementForm, type TrainingKind } from '../schema.ts';
import { listRules, listStatements, type StatementRow } from './queries.ts';
import { findOwnCourse, insertStatement, listOwnCourses, putRetired, putRule, type CourseRow } from './setting-queries.ts';

export interface SettingsPage {
	readonly rules: readonly { readonly kind: TrainingKind; readonly months: readonly number[]; /** False: the default. */ readonly isOwn: boolean }[];
	readonly courses: readonly CourseRow[];
}

/** When behaviour is asked about, and the courses that may ask more. @throws {Problem} identity.not_allowed */
export function settingsPage(ctx: Ctx): Promise<SettingsPage> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		const own = await listRules(tx, actor.agencyId);
		const rules = TRAINING_KINDS.map((kind) => {
			const rule = own.find((one) => one.kind === kind);
			return { kind, months: rule?.months ?? DEFAULT_MONTHS[kind], isOwn: rule !== undefined };
		});
		return { rules, courses: await listOwnCourses(tx, actor.agencyId) };
	});
}

/**
 * Sets after how many months a kind of training is asked about. It holds from today; windows that are open stay open.
 *
 * @throws {Problem} post_training.months: not one to four whole numbers from 1 to 36
 */
export function saveRule(ctx: Ctx, { kind, months }: RuleForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		const read = readMonths(months);
		if (!read) throw new Problem('post_training.months', 422, { field: 'months' });
		const before = (await listRules(tx, actor.agencyId)).find((rule) => rule.kind === kind)?.months ?? null;
		// The same once more would only move the day from which it holds, and what is still asked late would be asked no more.
		if (before?.join() === read.join()) return;
		await putRule(tx, actor.agencyId, kind, read, { by: actor.accountId, at: ctx.now });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'post_training.rule', subject: `agency:${actor.agencyId}`, detail: { kind, from: before, to: read } });
	});
}

export interface CourseStatements {
	readonly course: { readonly id: string; readonly title: string };
	/** Retired ones too: they stand behind answers of the past. */
	readonly statements: readonly StatementRow[];
}

/** What one course asks of its own. @throws {Problem} course.not_found: unknown, or another government's */
export function courseStatements(ctx: Ctx, courseId: string): Promise<CourseStatements> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => ({ course: await ownCourse(tx, actor.agencyId, courseId), statements: await listStatements(tx, courseId) }));
}

/** Adds a statement of behaviour to a course; the same words twice are one. @throws {Problem} course.not_found · post_training.statements_full */
export function addStatement(ctx: Ctx, courseId: string, { statement }: StatementForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		await ownCourse(tx, actor.agencyId, courseId);
		await oneAtATime(tx, `statements ${courseId}`);
		if (!hasRoom(await listStatements(tx, courseId), statement)) return;
		const id = await insertStatement(tx, actor.agencyId, courseId, statement, { by: actor.accountId, at: ctx.now });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'post_training.statement', subject: `course:${courseId}`, detail: { statement: id } });
	});
}

/** Stops asking a statement, or (undo) asks it again; answers keep it. What stands so already stays. @throws {Problem} course.not_found · post_training.statement_unknown · post_training.statements_full */
export function retireStatement(ctx: Ctx, courseId: string, { statementId, undo }: StatementChoice): Promise<void> {
	const actor = allowedEverywhere(ctx, 'session.manage');
	return inTransaction(ctx.db, async (tx) => {
		await ownCourse(tx, actor.agencyId, courseId);
		await oneAtATime(tx, `statements ${courseId}`);
		const all = await listStatements(tx, courseId);
		const chosen = all.find(({ id }) => id === statementId);
		if (!chosen) throw new Problem('post_training.statement_unknown', 404);
		if (chosen.isRetired === (undo === undefined)) return;
		if (undo && !hasRoom(all, chosen.statement)) return;
		await putRetired(tx, courseId, statementId, undo ? null : ctx.now);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: undo ? 'post_training.restore' : 'post_training.retire', subject: `course:${courseId}`, detail: { statement: statementId } });
	});
}

/** False where the same words are asked already. @throws {Problem} post_training.statements_full */
function hasRoom(all: readonly StatementRow[], statement: string): boolean {
	const asked = all.filter(({ isRetired }) => !isRetired);
	if (asked.some((one) => one.statement.toLowerCase() === statement.toLowerCase())) return false;
	if (asked.length >= MOST_STATEMENTS) throw new Problem('post_training.statements_full', 409, { field: 'statement', most: MOST_STATEMENTS });
	return true;
}

async function ownCourse(tx: Db, agencyId: string, courseId: string): Promise<{ readonly id: string; readonly title: string }> {
	const course = isUuid(courseId) ? await findOwnCourse(tx, agencyId, courseId) : undefined;
	if (!course) throw new Problem('course.not_found', 404);
	return course;
}
