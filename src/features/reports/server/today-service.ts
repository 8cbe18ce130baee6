import { newestBackupHours } from '#platform/backup/newest.ts';
import { coversAgency, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import { complaintDuty } from '#features/complaints/server/duty-service.ts';
import { carryDuty, decisionDuty, duePlans, planDuty, unplannedDecisions, waitingMatters, type DuePlan, type WaitingMatter } from '#features/decisions/server/duty-service.ts';
import { needDuty } from '#features/needs/server/duty-service.ts';
import type { Db } from '#platform/db/connect.ts';
import type { OtherFacts, TodayFacts } from '../schema.ts';
import { jpStanding } from '../today.rules.ts';
import { keepFor } from './keep-for.ts';
import { findSlowFacts, findTodayFacts, listTeam, type Wants } from './today-queries.ts';

const KEPT_MILLISECONDS = 60_000;

/**
 * Everything that waits for the actor today, by the actor's duties. One statement; sums over thousands of rows
 * (a team's JP, the weakest element, findings in the data) are made at most once a minute, for they move slowly.
 */
export async function factsOfToday(ctx: Ctx): Promise<{ readonly facts: TodayFacts; readonly other: OtherFacts }> {
	const actor = signedIn(ctx);
	const wants = wantsOf(actor, ctx);
	const paths = actor.roles.includes('supervisor') && actor.unitPath !== null ? [actor.unitPath] : [];
	const facts = { ...(await findTodayFacts(ctx.db, wants)), ...(await slowFacts(ctx.db, wants, ctx)) };
	const team = paths.length === 0 ? null : await keepTeam(`${actor.agencyId} ${paths.join()} ${ctx.today}`, ctx.now.getTime(), () => teamOf(ctx, actor, paths));
	return { facts, other: { team, ...(await decisionsOf(ctx, actor)), complaints: await complaintDuty(ctx), needs: await needDuty(ctx), backup: actor.can('agency.configure') ? { ageHours: newestBackupHours(process.env.BINA_DATA, ctx.now) } : null } };
}

function wantsOf(actor: Actor, { today, now }: Ctx): Wants {
	return {
		agencyId: actor.agencyId, accountId: actor.accountId, personId: actor.personId, today, now,
		held: coversAgency(actor.pathsFor('session.manage')),
		imports: actor.can('person.import') || actor.can('unit.import'),
		verdicts: actor.can('evaluation.read'),
		chain: actor.can('audit.read'),
		surveyPaths: actor.pathsFor('survey.manage'),
		outcomePaths: actor.can('survey.manage') || actor.can('evaluation.read') ? actor.pathsFor('survey.read') : [],
		qualityPaths: actor.can('person.import') ? actor.pathsFor('quality.read') : []
	};
}

const keepSlow = keepFor<Pick<TodayFacts, 'weakest' | 'findings'>>(KEPT_MILLISECONDS);

async function slowFacts(db: Db, wants: Wants, { now, today }: Ctx): Promise<Pick<TodayFacts, 'weakest' | 'findings'>> {
	if (wants.outcomePaths.length === 0 && wants.qualityPaths.length === 0) return { weakest: null, findings: null };
	const key = [wants.agencyId, wants.outcomePaths.join(), wants.qualityPaths.join(), today].join(' ');
	return keepSlow(key, now.getTime(), () => findSlowFacts(db, wants));
}

const keepWaiting = keepFor<readonly WaitingMatter[]>(KEPT_MILLISECONDS);
const keepPlans = keepFor<readonly DuePlan[]>(KEPT_MILLISECONDS);
const keepUnplanned = keepFor<number>(KEPT_MILLISECONDS);

/** What waits in a government is the same for all who decide there; who may decide on what is asked for each. */
async function decisionsOf(ctx: Ctx, actor: Actor): Promise<Pick<OtherFacts, 'decisions' | 'plans' | 'unplanned'>> {
	const [key, now] = [`${actor.agencyId} ${ctx.today}`, ctx.now.getTime()];
	const unplanned = actor.can('decision.propose') && actor.can('evaluation.read') ? carryDuty(ctx, await keepUnplanned(key, now, () => unplannedDecisions(ctx))) : null;
	if (!actor.can('decision.decide') || !actor.can('evaluation.read')) return { decisions: null, plans: null, unplanned };
	return { unplanned, decisions: decisionDuty(ctx, await keepWaiting(key, now, () => waitingMatters(ctx))), plans: planDuty(ctx, await keepPlans(key, now, () => duePlans(ctx))) };
}

const keepTeam = keepFor<OtherFacts['team']>(KEPT_MILLISECONDS);

async function teamOf(ctx: Ctx, actor: Actor, paths: readonly string[]): Promise<OtherFacts['team']> {
	const rows = await listTeam(ctx.db, actor.agencyId, paths, ctx.today);
	const standings = rows.filter(({ personId }) => personId !== actor.personId).map(({ activities }) => jpStanding('pns', activities, ctx.today));
	return { members: standings.length, below: standings.filter(({ jp, minimum }) => minimum !== null && jp < minimum).length };
}
