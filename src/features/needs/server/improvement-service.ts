import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { ImprovementChange, ImprovementEnd, ImprovementForm, ImprovementWithdrawal } from '../improvement.schema.ts';
import { findImprovement, findUnit, insertImprovement, listChoices, listImprovedUnits, listImprovements, listPasts, listRecorded, replaceImprovement, withdrawRow, type Choice, type Improvement, type ImprovementPast, type UnitFacts } from './improvement-queries.ts';
import { mayManageNeed, mayReadNeed } from './policy.ts';

export interface Choices {
	readonly services: readonly Choice[];
	readonly clusters: readonly Choice[];
	readonly people: readonly Choice[];
}

export interface ImprovementPage {
	readonly unit: UnitFacts;
	readonly improvements: readonly (Improvement & { readonly pasts: readonly ImprovementPast[] })[];
	/** Null for who only reads. */
	readonly choices: Choices | null;
	readonly today: string;
}

/** The unit when its needs are the actor's to read. @throws {Problem} unit.not_found */
export async function readableUnit(tx: Db, actor: Actor, unitId: string): Promise<UnitFacts> {
	const unit = isUuid(unitId) ? await findUnit(tx, actor.agencyId, unitId) : undefined;
	if (!unit || !mayReadNeed(actor, { unitPath: unit.path })) throw new Problem('unit.not_found', 404);
	return unit;
}

/** All improvements of a unit, the withdrawn among them, and what a new one may name. @throws {Problem} unit.not_found */
export function improvementPage(ctx: Ctx, unitId: string): Promise<ImprovementPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await readableUnit(tx, actor, unitId);
		const choices = mayManageNeed(actor, { unitPath: unit.path }) ? await listChoices(tx, actor.agencyId, unit, ctx.today) : null;
		const pasts = Map.groupBy(await listPasts(tx, actor.agencyId, unitId), ({ improvementId }) => improvementId);
		const improvements = await listRecorded(tx, actor.agencyId, unitId);
		return { unit, improvements: improvements.map((one) => ({ ...one, pasts: pasts.get(one.id) ?? [] })), choices, today: ctx.today };
	});
}

/** Records a changed procedure. @throws {Problem} unit.not_found, identity.not_allowed, need.improvement_unknown: service, cluster or person is not of this unit */
export function recordImprovement(ctx: Ctx, unitId: string, form: ImprovementForm): Promise<string> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await manageableUnit(tx, actor, unitId);
		refuseUnknown(await listChoices(tx, actor.agencyId, unit, ctx.today), form);
		const id = await insertImprovement(tx, unitId, handOf(ctx, actor), form);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'improvement.record', subject: `improvement:${id}`, detail: { unitId, serviceId: form.serviceId, beganOn: form.beganOn, cause: form.cause, expected: form.expected } });
		return id;
	});
}

export interface ImprovementChangePage extends Pick<ImprovementPage, 'unit' | 'today'> {
	readonly improvement: Improvement;
	readonly choices: Choices;
}

/** One improvement to be changed or ended, with what it may name; what it names already stays to be chosen. @throws {Problem} unit.not_found, identity.not_allowed, need.improvement_not_found, need.improvement_withdrawn */
export function improvementChangePage(ctx: Ctx, unitId: string, id: string): Promise<ImprovementChangePage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await manageableUnit(tx, actor, unitId);
		const improvement = await loadImprovement(tx, actor, unitId, id);
		return { unit, improvement, choices: withCurrent(await listChoices(tx, actor.agencyId, unit, ctx.today), improvement), today: ctx.today };
	});
}

/**
 * Puts a new version of an improvement in force; the one before is kept with who changed it and why.
 *
 * @throws {Problem} unit.not_found, identity.not_allowed, need.improvement_not_found, need.improvement_unknown, need.improvement_dates,
 * need.improvement_changed: somebody changed it since it was read; need.improvement_withdrawn
 */
export function changeImprovement(ctx: Ctx, unitId: string, id: string, { version, reason, ...form }: ImprovementChange): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const unit = await manageableUnit(tx, actor, unitId);
		const was = await loadImprovement(tx, actor, unitId, id, version);
		refuseUnknown(withCurrent(await listChoices(tx, actor.agencyId, unit, ctx.today), was), form);
		if (was.endedOn !== null && was.endedOn < form.beganOn) throw new Problem('need.improvement_dates', 422, { field: 'beganOn' });
		await replaceImprovement(tx, was, { ...form, endedOn: was.endedOn, endedWhy: was.endedWhy }, handOf(ctx, actor), 'changed', reason);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'improvement.change', subject: `improvement:${id}`, detail: { unitId, version: was.version + 1, beganOn: form.beganOn } });
	});
}

/** Ends an improvement on a day, or takes an ended one up again; the version before is kept. @throws {Problem} as for a change */
export function endImprovement(ctx: Ctx, unitId: string, id: string, { version, endedOn, why }: ImprovementEnd): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await manageableUnit(tx, actor, unitId);
		const was = await loadImprovement(tx, actor, unitId, id, version);
		if (endedOn !== null && endedOn < was.beganOn) throw new Problem('need.improvement_dates', 422, { field: 'endedOn' });
		if (endedOn === null && was.endedOn === null) throw new Problem('need.improvement_end_day', 422, { field: 'endedOn' });
		const kind = endedOn === null ? 'resumed' : 'ended';
		await replaceImprovement(tx, was, { ...was, endedOn, endedWhy: endedOn === null ? '' : why }, handOf(ctx, actor), kind, why);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: kind === 'ended' ? 'improvement.end' : 'improvement.resume', subject: `improvement:${id}`, detail: { unitId, version: was.version + 1, endedOn } });
	});
}

/** Withdraws what was recorded by mistake: it stays to be read, and no evaluation, time line or count knows it. @throws {Problem} as for a change */
export function withdrawImprovement(ctx: Ctx, unitId: string, id: string, { version, mistake }: ImprovementWithdrawal): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await manageableUnit(tx, actor, unitId);
		const was = await loadImprovement(tx, actor, unitId, id, version);
		await withdrawRow(tx, was, handOf(ctx, actor), ctx.today, mistake);
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'improvement.withdraw', subject: `improvement:${id}`, detail: { unitId, version: was.version + 1 } });
	});
}

async function manageableUnit(tx: Db, actor: Actor, unitId: string): Promise<UnitFacts> {
	const unit = await readableUnit(tx, actor, unitId);
	if (!mayManageNeed(actor, { unitPath: unit.path })) throw new Problem('identity.not_allowed', 403, { verb: 'need.manage' });
	return unit;
}

async function loadImprovement(tx: Db, actor: Actor, unitId: string, id: string, version?: number): Promise<Improvement> {
	const improvement = isUuid(id) ? await findImprovement(tx, actor.agencyId, unitId, id) : undefined;
	if (!improvement) throw new Problem('need.improvement_not_found', 404);
	if (improvement.withdrawnOn !== null) throw new Problem('need.improvement_withdrawn', 409);
	if (version !== undefined && version !== improvement.version) throw new Problem('need.improvement_changed', 409);
	return improvement;
}

function handOf(ctx: Ctx, actor: Actor) {
	return { agencyId: actor.agencyId, by: actor.accountId, at: ctx.now };
}

/** A service that closed or a person who left stays in the record that names it. */
function withCurrent({ services, clusters, people }: Choices, was: Improvement): Choices {
	const also = (list: readonly Choice[], id: string | null, name: string | null) => (id === null || name === null || list.some((one) => one.id === id) ? list : [...list, { id, name }]);
	return { services: also(services, was.serviceId, was.serviceName), clusters: also(clusters, was.clusterId, was.clusterName), people: also(people, was.responsible, was.responsibleName) };
}

function refuseUnknown({ services, clusters, people }: Choices, form: Pick<ImprovementForm, 'serviceId' | 'cause' | 'clusterId' | 'responsible'>): void {
	const unknown = (choices: readonly Choice[], wanted: string | null) => wanted !== null && !choices.some(({ id }) => id === wanted);
	if (unknown(services, form.serviceId)) throw new Problem('need.improvement_unknown', 422, { field: 'serviceId' });
	if (form.cause === 'complaints' && unknown(clusters, form.clusterId)) throw new Problem('need.improvement_unknown', 422, { field: 'clusterId' });
	if (unknown(people, form.responsible)) throw new Problem('need.improvement_unknown', 422, { field: 'responsible' });
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
