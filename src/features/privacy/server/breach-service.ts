import { sql } from 'kysely';
import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Actor, type Ctx } from '#platform/context.ts';
import { dayIn } from '#platform/clock.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { additionsInForce, breachNumber, clockLeft, dueAt, instantIn, localIn, missingContents, noticeState, type BreachContents, type ClockLeft, type SentNotice } from '../rules.ts';
import { NOTICE_RECIPIENTS, type BreachForm, type NoticeForm, type OpenBreachForm } from '../schema.ts';
import { closeBreachRow, countOfYear, findBreach, insertBreach, listBreaches, publishText, updateContents, type BreachRow } from './breach-queries.ts';
import { insertStep, listSteps, type StepRow } from './request-queries.ts';
import { listAdditions } from './text-queries.ts';

const NOTICE_STEPS = { subjects: 'notice_subjects', authority: 'notice_authority' } as const;

export interface BreachLine extends BreachRow {
	readonly clock: ClockLeft;
	readonly notices: ReturnType<typeof noticeState>;
}

export interface BreachPage extends BreachLine {
	readonly missing: readonly (keyof BreachContents)[];
	readonly sent: readonly SentNotice[];
	readonly steps: readonly StepRow[];
	readonly timeZone: string;
	readonly agencyName: string;
	/** The agency's contact for data protection, as its pages show it. */
	readonly contact: readonly string[];
	/** For the field of the hour, on the agency's clocks. */
	readonly nowLocal: string;
}

/** All breaches of the actor's agency. @throws {Problem} identity.not_allowed */
export function breachList(ctx: Ctx): Promise<{ readonly breaches: readonly BreachLine[]; readonly timeZone: string; readonly nowLocal: string }> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const breaches: BreachLine[] = [];
		for (const row of await listBreaches(tx, actor.agencyId)) breaches.push(lineOf(row, noticesIn(await listSteps(tx, actor.agencyId, `breach:${row.id}`)), ctx.now));
		return { breaches, timeZone: ctx.timeZone, nowLocal: localIn(ctx.timeZone, ctx.now) };
	});
}

/**
 * Opens the record of a breach; its clock began when it became known, not now.
 *
 * @returns the id. @throws {Problem} identity.not_allowed, privacy.not_yet: known in the future
 */
export function openBreach(ctx: Ctx, form: OpenBreachForm): Promise<string> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	const knownAt = instantIn(ctx.timeZone, form.known);
	if (knownAt > ctx.now) throw new Problem('privacy.not_yet', 422, { field: 'known' });
	return inTransaction(ctx.db, async (tx) => {
		const year = dayIn(ctx.timeZone, knownAt).slice(0, 4);
		await sql`select pg_advisory_xact_lock(hashtextextended(${`breach/${actor.agencyId}`}, 0))`.execute(tx); // two at once would take one number
		const number = breachNumber(year, await countOfYear(tx, actor.agencyId, year));
		const id = await insertBreach(tx, actor.agencyId, { number, title: form.title, knownAt, dueAt: dueAt(knownAt), by: actor.accountId });
		await noted(tx, ctx, actor, id, 'opened');
		return id;
	});
}

/** One breach with its clock, what is missing, notices and every step. @throws {Problem} identity.not_allowed, privacy.breach_not_found */
export function breachPage(ctx: Ctx, id: string): Promise<BreachPage> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	return inTransaction(ctx.db, async (tx) => {
		const breach = await breachOf(tx, actor, id);
		const steps = await listSteps(tx, actor.agencyId, `breach:${id}`);
		const sent = noticesIn(steps);
		const contact = additionsInForce(await listAdditions(tx, actor.agencyId), 'privacy_request', ctx.today).map(({ bodyId }) => bodyId);
		return { ...lineOf(breach, sent, ctx.now), missing: missingContents(breach), sent, steps, timeZone: ctx.timeZone, agencyName: actor.agencyName, contact, nowLocal: localIn(ctx.timeZone, ctx.now) };
	});
}

/** Writes the three contents and who is affected. @throws {Problem} identity.not_allowed, privacy.breach_not_found, privacy.breach_closed */
export function saveBreach(ctx: Ctx, id: string, form: BreachForm): Promise<void> {
	return step(ctx, id, 'saved', (tx, agencyId) => updateContents(tx, agencyId, id, form));
}

/**
 * Notes that the written notice went out. Each notice needs all three contents.
 *
 * @throws {Problem} identity.not_allowed, privacy.breach_not_found, privacy.breach_closed, privacy.contents_missing, privacy.not_yet: sent in the future, or before the breach was known
 */
export function noteNotice(ctx: Ctx, id: string, form: NoticeForm): Promise<void> {
	const sentAt = instantIn(ctx.timeZone, form.sent);
	return step(ctx, id, NOTICE_STEPS[form.recipient], async (_tx, _agencyId, breach) => {
		if (missingContents(breach).length > 0) throw new Problem('privacy.contents_missing', 409);
		if (sentAt > ctx.now || sentAt < breach.knownAt) throw new Problem('privacy.not_yet', 422, { field: 'sent' });
	}, `${sentAt.toISOString()} ${form.note}`.trim());
}

/** Tells the public, where that was decided (Pasal 46(3)); shown on the government's page about privacy. @throws {Problem} as saveBreach, privacy.contents_missing */
export function publishBreach(ctx: Ctx, id: string, text: string): Promise<void> {
	return step(ctx, id, 'published', async (tx, agencyId, breach) => {
		if (missingContents(breach).length > 0) throw new Problem('privacy.contents_missing', 409);
		await publishText(tx, agencyId, id, text, ctx.now);
	});
}

/** Closes the record, when both notices went out. @throws {Problem} as saveBreach, privacy.notices_missing */
export function closeBreach(ctx: Ctx, id: string): Promise<void> {
	return step(ctx, id, 'closed', async (tx, agencyId) => {
		const sent = noticesIn(await listSteps(tx, agencyId, `breach:${id}`));
		if (NOTICE_RECIPIENTS.some((to) => !sent.some(({ recipient }) => recipient === to))) throw new Problem('privacy.notices_missing', 409);
		await closeBreachRow(tx, agencyId, id, ctx.now);
	});
}

type BreachStep = 'opened' | 'saved' | 'notice_subjects' | 'notice_authority' | 'published' | 'closed';

async function step(ctx: Ctx, id: string, name: BreachStep, work: (tx: Db, agencyId: string, breach: BreachRow) => Promise<void>, note = ''): Promise<void> {
	const actor = allowedEverywhere(ctx, 'privacy.manage');
	await inTransaction(ctx.db, async (tx) => {
		const breach = await breachOf(tx, actor, id);
		if (breach.closedAt) throw new Problem('privacy.breach_closed', 409);
		await work(tx, actor.agencyId, breach);
		await noted(tx, ctx, actor, id, name, note);
	});
}

async function noted(tx: Db, ctx: Ctx, actor: Actor, id: string, name: BreachStep, note = ''): Promise<void> {
	await insertStep(tx, actor.agencyId, { subject: `breach:${id}`, at: ctx.now, accountId: actor.accountId, step: name, note });
	await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: `privacy.breach_${name}`, subject: `breach:${id}` });
}

async function breachOf(tx: Db, actor: Actor, id: string): Promise<BreachRow> {
	const breach = await findBreach(tx, actor.agencyId, id);
	if (!breach) throw new Problem('privacy.breach_not_found', 404);
	return breach;
}

const lineOf = (breach: BreachRow, sent: readonly SentNotice[], now: Date): BreachLine => ({ ...breach, clock: clockLeft(breach.dueAt, now), notices: noticeState(breach.dueAt, sent, now) });

/** The hour of a notice stands first in the note of its step. */
function noticesIn(steps: readonly StepRow[]): SentNotice[] {
	return steps.flatMap(({ step: name, note }) => {
		const recipient = NOTICE_RECIPIENTS.find((one) => name === NOTICE_STEPS[one]);
		return recipient ? [{ recipient, sentAt: new Date(note.slice(0, 24)) }] : [];
	});
}
