import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { ImprovementForm } from '../improvement.schema.ts';
import { findUnit, insertImprovement, listChoices, listImprovedUnits, listImprovements, type Choice, type Improvement, type UnitFacts } from './improvement-queries.ts';
import { mayManageNeed, mayReadNeed } from './policy.ts';

export interface ImprovementPage {
	readonly unit: UnitFacts;
	readonly improvements: readonly Improvement[];
	/** Null for who only reads. */
	readonly choices: { readonly services: readonly Choice[]; readonly clusters: readonly Choice[]; readonly people: readonly Choice[] } | null;
	readonly today: string;
}

/** The unit when its needs are the actor's to read. @throws {Problem} unit.not_found */
export async function readableUnit(tx: Db, actor: Actor, unitId: string): Promise<UnitFacts> {
	const unit = isUuid(unitId) ? await findUnit(tx, actor.agencyId, unitId) : undefined;
	if (!unit || !mayReadNeed(actor, { unitPath: unit.path })) throw new Problem('unit.not_found', 404);
	return unit;
}

/** All improvements of a unit, and what a new one may name. @throws {Problem} unit.not_found */
export function improvementPage(ctx: Ctx, unitId: string): Promise<ImprovementPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await readableUnit(tx, actor, unitId);
		const choices = mayManageNeed(actor, { unitPath: unit.path }) ? await listChoices(tx, actor.agencyId, unit, ctx.today) : null;
		return { unit, improvements: await improvementsOf(tx, actor.agencyId, unitId, '0001-01-01', '9999-12-31'), choices, today: ctx.today };
	});
}

/** Records a changed procedure. @throws {Problem} unit.not_found, identity.not_allowed, need.improvement_unknown: service, cluster or person is not of this unit */
export function recordImprovement(ctx: Ctx, unitId: string, form: ImprovementForm): Promise<string> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await readableUnit(tx, actor, unitId);
		if (!mayManageNeed(actor, { unitPath: unit.path })) throw new Problem('identity.not_allowed', 403, { verb: 'need.manage' });
		const { services, clusters, people } = await listChoices(tx, actor.agencyId, unit, ctx.today);
		const unknown = (choices: readonly Choice[], wanted: string | null) => wanted !== null && !choices.some(({ id }) => id === wanted);
		if (unknown(services, form.serviceId)) throw new Problem('need.improvement_unknown', 422, { field: 'serviceId' });
		if (form.cause === 'complaints' && unknown(clusters, form.clusterId)) throw new Problem('need.improvement_unknown', 422, { field: 'clusterId' });
		if (unknown(people, form.responsible)) throw new Problem('need.improvement_unknown', 422, { field: 'responsible' });
		const id = await insertImprovement(tx, { agencyId: actor.agencyId, unitId, by: actor.accountId, at: ctx.now }, form);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'improvement.record', subject: `improvement:${id}`, detail: { unitId, serviceId: form.serviceId, beganOn: form.beganOn, cause: form.cause, expected: form.expected } });
		return id;
	});
}

/**
 * What a unit changed in its procedures between two days, in the caller's transaction: an evaluation names it as what happened at the same time.
 *
 * @param from 'YYYY-MM-DD', included
 * @param to 'YYYY-MM-DD', included
 */
export function improvementsOf(tx: Db, agencyId: string, unitId: string, from: string, to: string): Promise<Improvement[]> {
	return listImprovements(tx, agencyId, unitId, from, to);
}

/** The units that changed a procedure between two days, in the caller's transaction; the same question as above for all units at once. */
export function improvedUnits(tx: Db, agencyId: string, from: string, to: string): Promise<string[]> {
	return listImprovedUnits(tx, agencyId, from, to);
}
