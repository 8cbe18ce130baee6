import { randomBytes } from 'node:crypto';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { announce } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { subjectOf } from '../citizen.rules.ts';
import type { WalkInForm } from '../office.schema.ts';
import { trackingNumber, trackingSecret } from '#platform/tracking.ts';
import { listTargets, type TargetRow } from './case-queries.ts';
import { clockOf } from './clock.ts';
import { sealIdentity } from './identity-seal.ts';
import { findOpenUnit } from './move-queries.ts';
import { findDesk, insertMove } from './queries.ts';
import { hashOf } from '#platform/sealed-box.ts';
import { insertWalkIn, listServiceChoices, type ServiceChoice } from './walk-in-queries.ts';

/** Units that a complaint can be given to, and services it can be about. @throws {Problem} identity.not_allowed */
export function walkInChoices(ctx: Ctx): Promise<{ readonly units: readonly TargetRow[]; readonly services: readonly ServiceChoice[] }> {
	const actor = allowed(ctx, 'complaint.handle');
	return inTransaction(ctx.db, async (tx) => ({ units: await listTargets(tx, actor.agencyId, ctx.today), services: await listServiceChoices(tx, actor.agencyId, ctx.today) }));
}

export interface Receipt {
	readonly id: string;
	readonly number: string;
	/** Shown to the citizen once; only its checksum is kept. */
	readonly secret: string;
}

/**
 * Writes down what a citizen brings to the counter, by telephone or on paper, with a number and a secret like any other complaint.
 *
 * @param identityKey key of the seal on names
 * @throws {Problem} identity.not_allowed, complaint.unit_unknown, complaint.no_desk: no unit was named and the agency has no intake desk; complaint.no_inspectorate, complaint.in_the_future, complaint.recorded_before, complaint.service_unknown
 */
export function recordWalkIn(ctx: Ctx, form: WalkInForm, identityKey: string): Promise<Receipt> {
	const actor = allowed(ctx, 'complaint.handle');
	if (form.receivedOn > ctx.today) throw new Problem('complaint.in_the_future', 422, { field: 'receivedOn' });
	return inTransaction(ctx.db, async (tx) => {
		const desk = form.class === 'violation' ? 'inspectorate' : 'intake';
		const unit = form.unitId !== null && desk === 'intake' ? await findOpenUnit(tx, actor.agencyId, form.unitId, ctx.today) : await findDesk(tx, actor.agencyId, desk);
		if (!unit) throw form.unitId !== null && desk === 'intake' ? new Problem('complaint.unit_unknown', 422, { field: 'unitId' }) : new Problem(desk === 'intake' ? 'complaint.no_desk' : 'complaint.no_inspectorate', 409, { field: 'unitId' });
		if (form.serviceId !== null && !(await listServiceChoices(tx, actor.agencyId, ctx.today)).some(({ id }) => id === form.serviceId)) throw new Problem('complaint.service_unknown', 422, { field: 'serviceId' });
		const [number, secret] = [trackingNumber(randomBytes(8)), trackingSecret(randomBytes(16))];
		const isAnonymous = form.name === null && form.phone === null;
		const clock = await clockOf(tx, { agencyId: actor.agencyId, class: form.class, isFormal: false, receivedOn: form.receivedOn, clockVersion: null }, null, ctx.today);
		const sealed = isAnonymous ? null : sealIdentity({ name: form.name, email: null, phone: form.phone, wantsMail: false }, identityKey, number);
		const id = await insertWalkIn(tx, actor.agencyId, { ...form, ...clock, number, secretHash: hashOf(secret), unitId: unit.id, subject: subjectOf(form.body), isAnonymous, writtenAt: ctx.now, sealed });
		if (id === undefined) throw new Problem('complaint.recorded_before', 409);
		await insertMove(tx, { agencyId: actor.agencyId, complaintId: id, at: ctx.now, accountId: actor.accountId, actor: 'officer', move: 'file', fromState: 'new', toState: 'new', toUnitId: unit.id });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.file', subject: `complaint:${id}`, detail: { channel: form.channel } });
		await announce(tx, 'complaint.filed', actor.agencyId, id);
		return { id, number, secret };
	});
}
