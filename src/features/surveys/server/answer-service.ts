import { randomUUID } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import type { AnswerForm } from '../answer.schema.ts';
import { addAnswer, findDoor, type Door } from './answer-queries.ts';

export interface SurveyPage {
	readonly door: Door;
	/** Made for this view of the form: sent twice, it is one response. */
	readonly token: string;
}

/**
 * What a visitor sees at the address of a counter.
 *
 * @throws {Problem} survey.not_found: no such counter. A counter without an open survey is shown, with its last result.
 */
export async function surveyPage(ctx: Ctx, slug: string): Promise<SurveyPage> {
	const door = await findDoor(ctx.db, slug, ctx.now);
	if (!door) throw new Problem('survey.not_found', 404);
	return { door, token: randomUUID() };
}

/**
 * Takes one answered form. The same form sent again changes nothing and is thanked the same way.
 * One statement, so one round trip and one commit: what was thanked is kept.
 *
 * @throws {Problem} survey.not_found, survey.closed
 */
export async function answerSurvey(ctx: Ctx, slug: string, form: AnswerForm): Promise<'added' | 'repeated'> {
	const outcome = await addAnswer(ctx.db, slug, ctx.now, form);
	if (outcome === 'unknown') throw new Problem('survey.not_found', 404);
	if (outcome === 'closed') throw new Problem('survey.closed', 409);
	return outcome;
}
