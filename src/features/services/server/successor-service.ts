import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { SuccessorForm } from '../successor.schema.ts';
import { endSuccessor, findUnit, insertSuccessor, lineageYears, listOtherUnits, listSuccessions, presentUnit, type LineageYear, type Succession, type UnitName } from './successor-queries.ts';

export type { LineageYear };

export interface LineagePage {
	readonly unit: UnitName;
	/** Where its services went on; null while it gives them itself. */
	readonly successor: Succession | null;
	readonly predecessors: readonly Succession[];
	readonly years: readonly LineageYear[];
	/** Units to choose from; empty for whoever may not register a merger. */
	readonly choices: readonly { readonly id: string; readonly name: string }[];
	readonly mayChange: boolean;
}

/** A unit's services across mergers, with the breaks. @throws {Problem} unit.not_found: unknown, another government's, or not the actor's to see */
export function readLineage(ctx: Ctx, unitId: string): Promise<LineagePage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await visibleUnit(tx, actor, unitId);
		const successions = await listSuccessions(tx, actor.agencyId, unit.id);
		const mayChange = actor.can('unit.import', unit.path);
		return {
			unit, mayChange,
			successor: successions.find(({ fromId }) => fromId === unit.id) ?? null,
			predecessors: successions.filter(({ toId }) => toId === unit.id),
			years: await lineageYears(tx, actor.agencyId, await presentUnit(tx, actor.agencyId, unit.id)),
			choices: mayChange ? await listOtherUnits(tx, actor.agencyId, unit.id) : []
		};
	});
}

/**
 * Registers that a unit's services went on in another: from then on both stand in one line of the panel.
 *
 * @throws {Problem} unit.not_found · identity.not_allowed · successor.unit_unknown · successor.circle · successor.taken
 */
export function registerSuccessor(ctx: Ctx, unitId: string, form: SuccessorForm): Promise<string> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await changeableUnit(tx, actor, unitId);
		const successor = await findUnit(tx, actor.agencyId, form.toUnit);
		if (!successor) throw new Problem('successor.unit_unknown', 422, { field: 'toUnit' });
		if ((await presentUnit(tx, actor.agencyId, successor.id)) === unit.id || successor.id === unit.id) throw new Problem('successor.circle', 409, { field: 'toUnit' });
		const id = await insertSuccessor(tx, actor.agencyId, unit.id, form);
		if (id === undefined) throw new Problem('successor.taken', 409);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'unit.succeed', subject: `unit:${unit.id}`, detail: { to: successor.id, onDate: form.onDate } });
		return id;
	});
}

/** Takes a succession back that was a mistake. @throws {Problem} unit.not_found · identity.not_allowed · successor.not_found */
export function withdrawSuccessor(ctx: Ctx, unitId: string): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await changeableUnit(tx, actor, unitId);
		if (!(await endSuccessor(tx, actor.agencyId, unit.id, ctx.now))) throw new Problem('successor.not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'unit.succeed_withdraw', subject: `unit:${unit.id}` });
	});
}

async function visibleUnit(tx: Db, actor: Actor, unitId: string): Promise<UnitName> {
	const unit = isUuid(unitId) ? await findUnit(tx, actor.agencyId, unitId) : undefined;
	if (!unit || !actor.can('unit.read', unit.path)) throw new Problem('unit.not_found', 404);
	return unit;
}

async function changeableUnit(tx: Db, actor: Actor, unitId: string): Promise<UnitName> {
	const unit = await visibleUnit(tx, actor, unitId);
	if (!actor.can('unit.import', unit.path)) throw new Problem('identity.not_allowed', 403, { verb: 'unit.import' });
	return unit;
}
