import type { Ctx } from '#platform/context.ts';
import { isDay } from '#platform/clock.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { KeptAnswer, type KeptBatch } from '../answer.schema.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { addKeptAnswer, type KeptOutcome } from './answer-queries.ts';
import { readPass, type KeyOf } from './sealed.ts';

/** What became of one kept answer. 'added', 'late' and 'repeated' may leave the tablet; the others stay there with their reason. */
export interface KeptResult {
	readonly token: string;
	readonly outcome: KeptOutcome | 'unreadable' | 'clock';
}

/**
 * Takes the answers that a tablet kept while there was no line, all that can be taken in one transaction: when the line breaks before the
 * tablet hears of it, it sends them again and hears 'repeated'.
 *
 * An answer of a survey that was closed since is kept when its day lies in the period and the closing was at most seven days ago; it is
 * 'late' and stays outside the published figures, which never change. A day before the period or the service, in the future, or before a day
 * that the tablet had already seen is refused.
 *
 * @throws {Problem} survey.pass_invalid: not a pass of this counter, or one that has ended; everything stays on the tablet
 */
export async function takeKept(ctx: Ctx, slug: string, batch: KeptBatch, keyOf: KeyOf): Promise<KeptResult[]> {
	const pass = readPass(keyOf, slug, batch.pass, ctx.today);
	if (pass?.kind !== 'tablet') throw new Problem('survey.pass_invalid', 403);
	const { rules } = ruleSetOn(gamingRuleSets, ctx.today);
	const where = { surveyId: pass.surveyId, slug, now: ctx.now };
	return inTransaction(ctx.db, async (tx) => {
		const results: KeptResult[] = [];
		// Two sendings of the same answers meet in the same order, so that neither waits for the other in a circle.
		for (const given of [...batch.answers].sort((a, b) => tokenIn(a).localeCompare(tokenIn(b)))) {
			const { data: kept } = KeptAnswer.safeParse(given);
			if (!kept || !isDay(kept.day) || !isDay(kept.floor)) results.push({ token: tokenIn(given), outcome: 'unreadable' });
			// A floor ahead of us was set by a clock that ran ahead, and says nothing.
			else if (kept.day < kept.floor && kept.floor <= ctx.today) results.push({ token: kept.token, outcome: 'clock' });
			else results.push({ token: kept.token, outcome: await addKeptAnswer(tx, where, kept, kept.seconds < rules.fastestSeconds ? ['fast'] : []) });
		}
		return results;
	});
}

function tokenIn(given: unknown): string {
	const token: unknown = typeof given === 'object' && given !== null && 'token' in given ? given.token : '';
	return typeof token === 'string' ? token.slice(0, 40) : '';
}
