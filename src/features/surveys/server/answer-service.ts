import { randomUUID } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import type { AnswerForm } from '../answer.schema.ts';
import { gamingRuleSets } from '../gaming-rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import type { Questionnaire } from '../questionnaire.schema.ts';
import { signsOf } from '../signs.rules.ts';
import { addAnswer, findDoor, type Door } from './answer-queries.ts';
import { readPass, sealForm, secondsOpen, type KeyOf, type PassKind } from './sealed.ts';
import { readTicket, type Ticket } from './ticket.ts';
import { SurveyWatch } from './watch.ts';

/** What a use case of a visitor needs beside the context. */
export interface Desk {
	readonly keyOf: KeyOf;
	/** Network address of the sender, null when a proxy hides it. Held in memory as a hash of the day, never written. */
	readonly source: string | null;
	/** Random mark of the browser, from a cookie that ends with the day. */
	readonly device: string | null;
}

export interface SurveyPage {
	readonly door: Door;
	readonly questionnaire: Questionnaire;
	/** Made for this view of the form: sent twice, it is one response. */
	readonly token: string;
	readonly seal: string;
	/** Set up by the office for the survey that is open now; null for a visitor's own device. */
	readonly setUpBy: PassKind | null;
	readonly ticket: Ticket['state'];
}

export interface Brought {
	readonly pass: string;
	readonly ticket: string;
}

/**
 * What a visitor sees at the address of a counter.
 *
 * @throws {Problem} survey.not_found: no such counter. A counter without an open survey is shown, with its last result.
 */
export async function surveyPage(ctx: Ctx, slug: string, { keyOf }: Pick<Desk, 'keyOf'>, brought: Brought = { pass: '', ticket: '' }): Promise<SurveyPage> {
	const door = await findDoor(ctx.db, slug, ctx.now);
	if (!door) throw new Problem('survey.not_found', 404);
	const token = randomUUID();
	const pass = readPass(keyOf, slug, brought.pass, door.onDay);
	return {
		door,
		questionnaire: door.questions ?? STANDARD_QUESTIONNAIRE,
		token,
		seal: sealForm(keyOf, slug, token, ctx.now),
		setUpBy: pass && pass.surveyId === door.surveyId ? pass.kind : null,
		ticket: readTicket(keyOf, slug, brought.ticket, door.onDay).state
	};
}

const watchOfProcess = new SurveyWatch();

/**
 * Takes one answered form. The same form sent again changes nothing and is thanked the same way, and so is a ticket that has answered before.
 * One statement, so one round trip and one commit: what was thanked is kept. Signs of gaming are noted with the answer; a flood is asked to wait.
 *
 * @throws {Problem} survey.not_found, survey.closed, survey.point_ended: the counter is closed for good; survey.questions_changed, survey.slow_down
 */
export async function answerSurvey(ctx: Ctx, slug: string, form: AnswerForm, desk: Desk, watch = watchOfProcess): Promise<'added' | 'repeated'> {
	const { rules } = ruleSetOn(gamingRuleSets, ctx.today);
	const pass = readPass(desk.keyOf, slug, form.pass, ctx.today);
	const ticket = readTicket(desk.keyOf, slug, form.ticket, ctx.today);
	const seen = pass || ticket.state === 'good' ? { earlierOfDevice: 0, earlierOfSource: 0, recent: 0 } : watch.see(ctx.now.getTime(), slug, desk);
	if (seen.recent >= rules.slowAfter) throw new Problem('survey.slow_down', 429);
	const signs = signsOf(
		{
			seconds: secondsOpen(desk.keyOf, slug, form.token, form.seal, ctx.now),
			...seen,
			isTicket: ticket.state === 'good',
			isForgedTicket: ticket.state === 'forged',
			isOffice: pass !== null
		},
		rules
	);
	const channel = pass === null ? 'web' : pass.kind === 'officer' ? 'officer' : 'kiosk';
	const outcome = await addAnswer(ctx.db, slug, ctx.now, form, { channel, signs, ticketHash: ticket.state === 'good' ? ticket.hash : null });
	if (outcome === 'unknown') throw new Problem('survey.not_found', 404);
	if (outcome === 'closed') throw new Problem('survey.closed', 409);
	if (outcome === 'ended') throw new Problem('survey.point_ended', 409);
	if (outcome === 'changed') throw new Problem('survey.questions_changed', 409);
	return outcome;
}
