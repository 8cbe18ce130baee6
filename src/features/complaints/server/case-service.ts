import { recordAudit } from '#platform/audit/record.ts';
import { coversAgency, signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { Reporter } from '../filing.schema.ts';
import { movesFrom } from '../rules.ts';
import type { Move } from '../schema.ts';
import { listAbout, type AboutRow } from './about-service.ts';
import { listPhotos, listSupporterNotes, listTargets, findSealed, type PhotoRow, type TargetRow } from './case-queries.ts';
import { openIdentity } from './identity-seal.ts';
import { listMessages, type MessageRow } from './move-queries.ts';
import { loadReadable } from './move-service.ts';
import { findCasePoint, type PointShown } from './map-service.ts';
import { mayHandle, mayIdentify, mayMove, mayRoute } from './policy.ts';
import { listMoves, type ComplaintRow, type MoveRow } from './queries.ts';
import { offeredTemplates, type OfferedTemplate } from './template-service.ts';

/** Everything about a complaint on one screen. */
export interface Case {
	readonly complaint: ComplaintRow;
	readonly moves: readonly MoveRow[];
	readonly messages: readonly MessageRow[];
	readonly photos: readonly PhotoRow[];
	/** Own words of citizens who joined. */
	readonly notes: readonly { readonly id: string; readonly on: string; readonly note: string }[];
	/** Where it is, when the reporter pointed at a place. */
	readonly point: PointShown | null;
	/** Answers to begin with, filled in for this complaint. */
	readonly templates: readonly OfferedTemplate[];
	/** Where templates are written is open to the actor. */
	readonly maySetTemplates: boolean;
	/** Moves that the actor can make now. */
	readonly possible: readonly Move[];
	/** Units that it can be given to. */
	readonly targets: readonly TargetRow[];
	/** Units that the inspectorate can give it back to. */
	readonly anyUnit: readonly TargetRow[];
	readonly mayWrite: boolean;
	readonly mayIdentify: boolean;
	/** Officers it is about, for those who may say so; null for all others. */
	readonly named: readonly AboutRow[] | null;
	readonly today: string;
}

/** @throws {Problem} complaint.not_found: unknown, or not for the actor's eyes */
export function caseOf(ctx: Ctx, id: string): Promise<Case> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const complaint = await loadReadable(tx, actor, id);
		const mayWrite = mayHandle(actor, complaint);
		const isInspected = complaint.class === 'violation';
		const possible = movesFrom(complaint.state).filter((move) => mayMove(actor, complaint, move));
		return {
			complaint, mayWrite, possible,
			moves: await listMoves(tx, actor.agencyId, id, isInspected), messages: await listMessages(tx, actor.agencyId, id, isInspected), photos: await listPhotos(tx, actor.agencyId, id), notes: complaint.joined > 0 ? await listSupporterNotes(tx, actor.agencyId, id) : [], point: await findCasePoint(tx, actor.agencyId, id, ctx.today),
			templates: mayWrite ? await offeredTemplates(tx, ctx, actor.agencyId, complaint) : [], maySetTemplates: coversAgency(actor.pathsFor('complaint.route')),
			targets: possible.includes('assign') ? await targetsOf(tx, actor, complaint, ctx.today) : [],
			anyUnit: possible.includes('hand_back') ? await listTargets(tx, actor.agencyId, ctx.today) : [],
			mayIdentify: complaint.hasReporter && mayIdentify(actor, complaint), today: ctx.today,
			named: mayRoute(actor, complaint) ? await listAbout(tx, actor.agencyId, id) : null
		};
	});
}

async function targetsOf(tx: Db, actor: Actor, complaint: ComplaintRow, today: string): Promise<TargetRow[]> {
	const rows = await listTargets(tx, actor.agencyId, today);
	return rows.filter(({ path, isIntake }) => (complaint.class === 'violation' ? actor.can('complaint.violation', path) : mayMove(actor, complaint, 'assign', { unitPath: path, isIntake })));
}

/**
 * Who wrote. Each look is written down in the audit trail before anything is shown.
 *
 * @param key of the seal, from the installation's secret
 * @throws {Problem} complaint.not_found, identity.not_allowed, complaint.no_reporter: nobody left a name, or it was sealed by another installation
 */
export function identify(ctx: Ctx, id: string, key: string): Promise<Reporter> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const complaint = await loadReadable(tx, actor, id);
		if (!mayIdentify(actor, complaint)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.identity' });
		const sealed = await findSealed(tx, actor.agencyId, id);
		const reporter = sealed && openIdentity(sealed, key, complaint.number);
		if (!reporter) throw new Problem('complaint.no_reporter', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.identify', subject: `complaint:${id}` });
		return reporter;
	});
}
