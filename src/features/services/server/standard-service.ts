import { recordAudit } from '#platform/audit/record.ts';
import { allowed, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { changedFields, earliestEnd, isThereOn, standardOf } from '../rules.ts';
import type { ServiceForm } from '../schema.ts';
import { mayManageService } from './policy.ts';
import { findService, listServicePoints, type ServiceRow } from './queries.ts';
import { findOpenUnit, findServiceByCode, insertService, updateService, writeServiceEnd } from './write-queries.ts';

/**
 * Registers a service with its standard; it can be given by any unit of the government from then on.
 *
 * @returns the key of the service
 * @throws {Problem} service.unit_not_found (not there, closed, or outside the actor's subtrees), service.code_taken
 */
export async function registerService(ctx: Ctx, form: ServiceForm): Promise<string> {
	const actor = allowed(ctx, 'service.manage');
	return inTransaction(ctx.db, async (tx) => {
		await responsibleUnit(tx, ctx, actor, form.responsibleUnitId);
		await refuseTakenCode(tx, actor, form.code);
		const id = await insertService(tx, actor.agencyId, form.responsibleUnitId, standardOf(form));
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service.register', subject: `service:${id}`, detail: { code: form.code } });
		return id;
	});
}

/**
 * Changes the standard. What was measured under the former one stays as it was measured.
 *
 * @throws {Problem} service.not_found, identity.not_allowed, service.unit_not_found, service.code_taken
 */
export async function changeService(ctx: Ctx, id: string, form: ServiceForm): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		const before = await loadManaged(tx, actor, id);
		// Who keeps the responsible unit needs no right over another; who gives it away gives it to a unit of his own.
		if (form.responsibleUnitId !== before.responsibleUnitId) await responsibleUnit(tx, ctx, actor, form.responsibleUnitId);
		await refuseTakenCode(tx, actor, form.code, id);
		const after = standardOf(form);
		const changed = [...changedFields(before, after), ...(form.responsibleUnitId === before.responsibleUnitId ? [] : ['responsibleUnitId'])];
		if (changed.length === 0) return;
		await updateService(tx, actor.agencyId, id, form.responsibleUnitId, after);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service.change', subject: `service:${id}`, detail: { changed } });
	});
}

/**
 * Ends a service from a day on; its points, surveys and figures stay.
 *
 * @param endedOn first day on which it is no longer given, 'YYYY-MM-DD'; may lie ahead
 * @throws {Problem} service.not_found, identity.not_allowed, service.already_ended, service.dates_out_of_order (before one of its points opened)
 */
export async function endService(ctx: Ctx, id: string, endedOn: string): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		const service = await loadManaged(tx, actor, id);
		if (service.endedOn !== null) throw new Problem('service.already_ended', 409);
		const startedOn = earliestEnd((await listServicePoints(tx, actor.agencyId, { serviceId: id })).map(({ openedOn }) => openedOn));
		if (startedOn !== undefined && endedOn < startedOn) throw new Problem('service.dates_out_of_order', 422, { field: 'on', startedOn });
		await writeServiceEnd(tx, actor.agencyId, id, endedOn);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service.end', subject: `service:${id}`, detail: { endedOn } });
	});
}

/** Gives an ended service again. @throws {Problem} service.not_found, identity.not_allowed */
export async function resumeService(ctx: Ctx, id: string): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		const service = await loadManaged(tx, actor, id);
		if (service.endedOn === null) return;
		await writeServiceEnd(tx, actor.agencyId, id, null);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service.resume', subject: `service:${id}`, detail: { endedOn: service.endedOn } });
	});
}

/** Whether a service is given on a day: for those who add to it. @throws {Problem} service.ended */
export function refuseEnded({ endedOn }: Pick<ServiceRow, 'endedOn'>, day: string): void {
	if (!isThereOn({ until: endedOn }, day)) throw new Problem('service.ended', 409);
}

async function loadManaged(tx: Db, actor: Actor, id: string): Promise<ServiceRow> {
	await oneAtATime(tx, `service:${actor.agencyId}`);
	const service = await findService(tx, actor.agencyId, id);
	if (!service) throw new Problem('service.not_found', 404);
	if (!mayManageService(actor, service)) throw new Problem('identity.not_allowed', 403, { verb: 'service.manage' });
	return service;
}

async function responsibleUnit(tx: Db, { today }: Ctx, actor: Actor, unitId: string): Promise<void> {
	const unit = await findOpenUnit(tx, actor.agencyId, unitId, today);
	if (!unit || !mayManageService(actor, { responsibleUnitPath: unit.path })) throw new Problem('service.unit_not_found', 422, { field: 'responsibleUnitId' });
}

/** One code, one service; two who register at once are one after the other. */
async function refuseTakenCode(tx: Db, { agencyId }: Actor, code: string, exceptId?: string): Promise<void> {
	await oneAtATime(tx, `service:${agencyId}`);
	const other = await findServiceByCode(tx, agencyId, code);
	if (other && other.id !== exceptId) throw new Problem('service.code_taken', 409, { field: 'code', code });
}
