import { notify } from '#features/notifications/server/service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { addDays } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { askingWindow, DEFAULT_MONTHS, GRACE_DAYS, kindOf, reactionWindow, REACTION_GRACE_DAYS, REMIND_DAYS, windowOf } from '../rules.ts';
import { insertBehaviour, insertParticipants, isGivenOut, listFollowed, listUntold, putTold, type FollowedSession } from './ask-queries.ts';
import { listRules, type RuleRow } from './queries.ts';

/**
 * By the clock, and when a session is completed: asks whoever is to be asked today of the people of one government, tells them, and
 * tells again a week before the end. Running it twice asks and tells nobody twice. A window in which the program stood still, or that a
 * change of the kind of training opened in the past, is asked about late.
 *
 * @returns how many are newly asked, and how many accounts were told
 * @source R24: windows by kind of training
 */
export function askDue(ctx: Ctx, agencyId: string): Promise<{ readonly asked: number; readonly told: number }> {
	return inTransaction(ctx.db, async (tx) => {
		await oneAtATime(tx, `post training ${agencyId}`);
		const rules = new Map<string, readonly RuleRow[]>();
		let asked = 0;
		for (const session of await listFollowed(tx, agencyId, ctx.today, ctx.timeZone)) {
			const { ownerAgencyId } = session;
			const own = rules.get(ownerAgencyId) ?? (await listRules(tx, ownerAgencyId));
			rules.set(ownerAgencyId, own);
			asked += await askAbout(tx, agencyId, session, own, ctx.today);
		}
		if (asked > 0) await recordAudit(tx, ctx, { agencyId, action: 'post_training.ask', subject: `agency:${agencyId}`, detail: { asked } });
		const told = (await tell(tx, ctx, agencyId, 'told')) + (await tell(tx, ctx, agencyId, 'reminded'));
		return { asked, told };
	});
}

async function askAbout(tx: Db, agencyId: string, session: FollowedSession, rules: readonly RuleRow[], today: string): Promise<number> {
	const { id: sessionId, endsOn, completedOn } = session;
	const kind = kindOf(session.formId);
	const rule = rules.find((one) => one.kind === kind);
	const reaction = askingWindow(reactionWindow(completedOn), REACTION_GRACE_DAYS, today);
	let asked = reaction && !(await isGivenOut(tx, sessionId, 0, today)) ? await insertParticipants(tx, { agencyId, sessionId, ...reaction }) : 0;
	for (const months of rule?.months ?? DEFAULT_MONTHS[kind]) {
		const window = askingWindow(windowOf(endsOn, months), GRACE_DAYS, today, rule?.since);
		if (window && !(await isGivenOut(tx, sessionId, months, today))) asked += await insertBehaviour(tx, { agencyId, sessionId, months, today, ...window });
	}
	return asked;
}

/** Who has no account is marked too: there is nobody to tell. */
async function tell(tx: Db, ctx: Ctx, agencyId: string, what: 'told' | 'reminded'): Promise<number> {
	const closingBy = addDays(ctx.today, REMIND_DAYS);
	const rows = await listUntold(tx, agencyId, ctx.today, what === 'told' ? undefined : closingBy);
	const kind = what === 'told' ? 'post_training.asked' : 'post_training.closing';
	let told = 0;
	for (const { id, accountId, title, alumnus, role, closesOn } of rows) {
		if (accountId !== null && (await notify(tx, { agencyId, accountId, kind, params: { title, alumnus, role, closesOn }, link: `/pasca-pelatihan/${id}`, about: id, now: ctx.now }))) told += 1;
	}
	await putTold(tx, agencyId, rows.map(({ id }) => id), what, closingBy);
	return told;
}
