import { officerOf } from '#features/sessions/server/enrolment-service.ts';
import { completedIn } from '#features/sessions/server/attendance-service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { addDays } from '#platform/clock.ts';
import { allowed, signedIn, type Ctx } from '#platform/context.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { ActivityForm, WithdrawalForm } from '../activity.schema.ts';
import { FIRST_COUNTED_DAY, isFormId, ledgerOf, lengthNeeded, yearToCount, type Ledger } from '../ledger.ts';
import { jpReadableBy, mayReadJp } from './policy.ts';
import { findOfficer, findSameEntry, hasCountingTwin, insertEntry, listFacts, listFactsOfYear, listOfficers, setWithdrawn, type Officer } from './queries.ts';

const MINUTES_PER_JP = 45;
/** Of a longer period nobody means every single day. */
const LONGEST_PERIOD_DAYS = 366;

export interface LedgerPage {
	readonly ledger: Ledger;
	readonly years: readonly number[];
	readonly person: Pick<Officer, 'personId' | 'name' | 'unitName'>;
	readonly isOwn: boolean;
}

/**
 * The JP ledger of a year: the actor's own, or that of somebody whose JP the actor may read.
 *
 * @throws {Problem} jp.not_found: nobody of that key, or not to be read by the actor
 */
export function jpLedger(ctx: Ctx, wanted: { readonly year?: number | undefined; readonly personId?: string | undefined } = {}): Promise<LedgerPage> {
	const actor = signedIn(ctx);
	const personId = wanted.personId ?? actor.personId;
	if (personId === null) throw new Problem('enrolment.no_person', 403);
	return inTransaction(ctx.db, async (tx) => {
		const person = isUuid(personId) ? await findOfficer(tx, actor.agencyId, ctx.today, personId) : undefined;
		if (!person || !mayReadJp(actor, person)) throw new Problem('jp.not_found', 404);
		const facts = await listFacts(tx, actor.agencyId, personId);
		const thisYear = Number(ctx.today.slice(0, 4));
		const years = [...new Set([thisYear, thisYear - 1, ...facts.map(({ endsOn }) => Number(endsOn.slice(0, 4)))])].sort((a, b) => b - a);
		return {
			ledger: ledgerOf(facts, yearToCount(wanted.year, ctx.today), person.kind),
			years,
			person: { personId, name: person.name, unitName: person.unitName },
			isOwn: personId === actor.personId
		};
	});
}

export interface TeamJp {
	readonly year: number;
	readonly people: readonly (Officer & { readonly jp: number; readonly minimum: number | null; readonly missing: number; readonly met: boolean })[];
	/** How many have a duty (a PPPK has none), how many of them met it, and how many of all have no JP yet. */
	readonly obliged: number;
	readonly met: number;
	readonly without: number;
}

/** JP of everybody whose JP the actor may read, least first. @throws {Problem} identity.not_allowed */
export function teamJp(ctx: Ctx, wantedYear?: number): Promise<TeamJp> {
	const actor = allowed(ctx, 'jp.read');
	const year = yearToCount(wantedYear, ctx.today);
	return inTransaction(ctx.db, async (tx) => {
		const readable = jpReadableBy(actor);
		const facts = Map.groupBy(await listFactsOfYear(tx, actor.agencyId, ctx.today, year, readable), ({ personId }) => personId);
		const people = (await listOfficers(tx, actor.agencyId, ctx.today, readable)).map((person) => {
			const { jp, minimum, missing, met } = ledgerOf(facts.get(person.personId) ?? [], year, person.kind);
			return { ...person, jp, minimum, missing, met };
		});
		return {
			year,
			people: people.sort((a, b) => a.jp - b.jp || a.name.localeCompare(b.name)),
			obliged: people.filter(({ minimum }) => minimum !== null).length,
			met: people.filter(({ minimum, met }) => minimum !== null && met).length,
			without: people.filter(({ jp }) => jp === 0).length
		};
	});
}

/**
 * Adds an activity outside Bina to the actor's own ledger. It counts at once; the evidence says where it can be seen.
 * The very same activity sent again (a button pressed twice) is the one already there: it counts once.
 *
 * @throws {Problem} jp.unknown_form, jp.dates_out_of_order, jp.in_the_future, jp.before_rules, jp.length_needed, each at its field
 */
export function recordActivity(ctx: Ctx, form: ActivityForm): Promise<string> {
	const { actor, personId } = officerOf(ctx);
	if (!isFormId(form.formId)) throw new Problem('jp.unknown_form', 422, { field: 'formId' });
	if (form.endsOn < form.startsOn) throw new Problem('jp.dates_out_of_order', 422, { field: 'endsOn' });
	if (form.endsOn > ctx.today) throw new Problem('jp.in_the_future', 422, { field: 'endsOn', today: ctx.today });
	if (form.endsOn < FIRST_COUNTED_DAY) throw new Problem('jp.before_rules', 422, { field: 'endsOn', firstYear: FIRST_COUNTED_DAY.slice(0, 4) });
	const by = lengthNeeded(form.formId, form.endsOn);
	if (by === 'minutes' && form.jp === 0) throw new Problem('jp.length_needed', 422, { field: 'jp' });
	if (by === 'days' && form.days === 0 && addDays(form.startsOn, LONGEST_PERIOD_DAYS) <= form.endsOn) throw new Problem('jp.length_needed', 422, { field: 'days' });
	const { formId } = form;
	return inTransaction(ctx.db, async (tx) => {
		const entry = {
			agencyId: actor.agencyId,
			personId,
			title: form.title,
			formId,
			isAbroad: form.abroad === 'on',
			startsOn: form.startsOn,
			endsOn: form.endsOn,
			minutes: form.jp * MINUTES_PER_JP,
			sessions: form.sessions,
			days: form.days,
			enrolmentId: null,
			evidence: form.evidence,
			now: ctx.now
		};
		await oneAtATime(tx, `jp ${personId}`);
		const same = await findSameEntry(tx, entry);
		if (same !== undefined) return same;
		const id = await insertEntry(tx, entry);
		await recordAudit(tx, ctx, {
			agencyId: actor.agencyId,
			action: 'jp.record',
			subject: `jp_entry:${id}`,
			detail: { formId, endsOn: form.endsOn, minutes: form.jp * MINUTES_PER_JP, days: form.days, sessions: form.sessions }
		});
		return id ?? '';
	});
}

/**
 * Takes an own entry back, or (undo) puts it in again. What a session credited stays; what was entered anew in the meantime counts already.
 *
 * @throws {Problem} jp.not_found
 */
export function withdrawActivity(ctx: Ctx, { entry, undo }: WithdrawalForm): Promise<void> {
	const { actor, personId } = officerOf(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await oneAtATime(tx, `jp ${personId}`);
		if (undo && (await hasCountingTwin(tx, { agencyId: actor.agencyId, personId, id: entry }))) return;
		if (!(await setWithdrawn(tx, { agencyId: actor.agencyId, personId, id: entry }, undo ? null : ctx.now))) throw new Problem('jp.not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: undo ? 'jp.restore' : 'jp.withdraw', subject: `jp_entry:${entry}` });
	});
}

/**
 * Credits the JP of a finished session to the people of one government. Run again, it changes nothing.
 *
 * @param ctx of the system, in the scope of that government
 * @returns how many entries were added
 */
export function creditJp(ctx: Ctx, agencyId: string, sessionId: string): Promise<number> {
	return inTransaction(ctx.db, async (tx) => {
		const done = await completedIn(tx, agencyId, sessionId);
		let added = 0;
		for (const { enrolmentId, personId, minutes, days } of done?.people ?? []) {
			const { session } = done as NonNullable<typeof done>;
			const id = await insertEntry(tx, {
				agencyId,
				personId,
				title: session.courseTitle,
				formId: session.formId,
				isAbroad: false,
				startsOn: session.startsOn,
				endsOn: session.endsOn,
				minutes: Math.min(minutes, session.courseMinutes),
				sessions: 0,
				days,
				enrolmentId,
				evidence: `${session.name}, ${session.place}`,
				now: ctx.now
			});
			if (id === undefined) continue;
			added += 1;
			await recordAudit(tx, ctx, {
				agencyId,
				action: 'jp.credit',
				subject: `jp_entry:${id}`,
				detail: { session: sessionId, enrolment: enrolmentId, minutes, days }
			});
		}
		return added;
	});
}
