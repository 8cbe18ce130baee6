import { recordAudit } from '#platform/audit/record.ts';
import { allowed, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { openDaysOf, pointRefusal, slugCandidates } from '../rules.ts';
import type { CounterForm, PointForm } from '../schema.ts';
import { mayManagePoint } from './policy.ts';
import { findService, listServicePoints, type ServicePointRow } from './queries.ts';
import { refuseEnded } from './standard-service.ts';
import { findOpenUnit, findPointOfUnit, insertCounter, insertPoint, updatePoint, writeCounterUse, writePointEnd, type PointWrite } from './write-queries.ts';

/**
 * Opens a service point: this service, given by that unit. Its public address is made here and stays, whatever is renamed.
 *
 * @returns the key of the point
 * @throws {Problem} service.not_found, service.ended, service.unit_not_found, service.point_taken, or what is wrong with the form
 */
export async function openPoint(ctx: Ctx, serviceId: string, form: PointForm): Promise<string> {
	const actor = allowed(ctx, 'service.manage');
	const point = pointOf(form);
	return inTransaction(ctx.db, async (tx) => {
		const service = await findService(tx, actor.agencyId, serviceId);
		if (!service) throw new Problem('service.not_found', 404);
		refuseEnded(service, ctx.today);
		const unit = await findOpenUnit(tx, actor.agencyId, form.unitId, ctx.today);
		if (!unit || !mayManagePoint(actor, { unitPath: unit.path })) throw new Problem('service.unit_not_found', 422, { field: 'unitId' });
		const taken = new Problem('service.point_taken', 409, { field: 'unitId', unit: unit.name });
		const id = await insertWithSlug(tx, { agencyId: actor.agencyId, serviceId, unitId: unit.id }, slugCandidates(service.code, unit.name, actor.agencyName), point);
		if (id === undefined) throw taken;
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service_point.open', subject: `service_point:${id}`, detail: { service: serviceId, unit: unit.id } });
		return id;
	});
}

/** Writes the point under the first free address; undefined when the unit gives the service already. */
export async function insertWithSlug(tx: Db, key: { readonly agencyId: string; readonly serviceId: string; readonly unitId: string }, slugs: readonly string[], point: PointWrite): Promise<string | undefined> {
	if (await findPointOfUnit(tx, key.agencyId, key.serviceId, key.unitId)) return undefined;
	for (const slug of [...slugs, `layanan-${crypto.randomUUID()}`]) {
		const id = await insertPoint(tx, { ...key, slug }, point);
		if (id !== undefined) return id;
		if (await findPointOfUnit(tx, key.agencyId, key.serviceId, key.unitId)) return undefined; // another came first
	}
	throw new Error('insertWithSlug: no free address');
}

/** Changes a point: everything but its unit, its service and its address. @throws {Problem} service.point_not_found, or what is wrong with the form */
export async function changePoint(ctx: Ctx, id: string, form: PointForm): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	const point = pointOf(form);
	await inTransaction(ctx.db, async (tx) => {
		const before = await loadManaged(tx, actor, id);
		if (before.closedOn !== null && point.openedOn !== null && before.closedOn < point.openedOn) throw new Problem('service.dates_out_of_order', 422, { field: 'openedOn', startedOn: point.openedOn });
		const changed = (Object.keys(point) as (keyof PointWrite)[]).filter((key) => JSON.stringify(point[key]) !== JSON.stringify(before[key]));
		if (changed.length === 0) return;
		await updatePoint(tx, actor.agencyId, id, point);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service_point.change', subject: `service_point:${id}`, detail: { changed } });
	});
}

/**
 * Closes a point for good from a day on; its surveys, visits and figures stay.
 *
 * @param closedOn first day on which it is shut, 'YYYY-MM-DD'; may lie ahead
 * @throws {Problem} service.point_not_found, service.already_ended, service.dates_out_of_order
 */
export async function closePoint(ctx: Ctx, id: string, closedOn: string): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		const point = await loadManaged(tx, actor, id);
		if (point.closedOn !== null) throw new Problem('service.already_ended', 409);
		if (point.openedOn !== null && closedOn < point.openedOn) throw new Problem('service.dates_out_of_order', 422, { field: 'on', startedOn: point.openedOn });
		await writePointEnd(tx, actor.agencyId, id, closedOn);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service_point.close', subject: `service_point:${id}`, detail: { closedOn } });
	});
}

/** Opens a closed point again under its old address. @throws {Problem} service.point_not_found */
export async function reopenPoint(ctx: Ctx, id: string): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		const { closedOn } = await loadManaged(tx, actor, id);
		if (closedOn === null) return;
		await writePointEnd(tx, actor.agencyId, id, null);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'service_point.reopen', subject: `service_point:${id}`, detail: { closedOn } });
	});
}

/** Adds a counter. @throws {Problem} service.point_not_found, service.counter_taken: the point has this number, in use or not */
export async function addCounter(ctx: Ctx, pointId: string, { number, name }: CounterForm): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		await loadManaged(tx, actor, pointId);
		const id = await insertCounter(tx, actor.agencyId, pointId, { number, name, openedOn: ctx.today });
		if (id === undefined) throw new Problem('service.counter_taken', 409, { field: 'number', number });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'counter.add', subject: `counter:${id}`, detail: { point: pointId, number } });
	});
}

/** Takes a counter out of use from today, or into use again. @throws {Problem} service.point_not_found, service.counter_not_found */
export async function setCounterInUse(ctx: Ctx, pointId: string, counterId: string, isInUse: boolean): Promise<void> {
	const actor = allowed(ctx, 'service.manage');
	await inTransaction(ctx.db, async (tx) => {
		await loadManaged(tx, actor, pointId);
		if (!(await writeCounterUse(tx, actor.agencyId, pointId, counterId, isInUse, ctx.today))) throw new Problem('service.counter_not_found', 404);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: isInUse ? 'counter.reopen' : 'counter.close', subject: `counter:${counterId}`, detail: { point: pointId } });
	});
}

/** What a form says of a point. @throws {Problem} what is wrong with it, at its field */
function pointOf(form: PointForm): PointWrite {
	const refusal = pointRefusal(form);
	if (refusal) throw new Problem(refusal.code, 422, { field: refusal.field });
	const { name, address, opensAt, closesAt, yearlyUsers, openedOn, latitude, longitude } = form;
	return { name, address, openDays: openDaysOf(form), opensMinute: opensAt, closesMinute: closesAt, yearlyUsers, openedOn, latitude, longitude };
}

async function loadManaged(tx: Db, actor: Actor, id: string): Promise<ServicePointRow> {
	const [point] = await listServicePoints(tx, actor.agencyId, { id });
	if (!point || !mayManagePoint(actor, point)) throw new Problem('service.point_not_found', 404);
	return point;
}
