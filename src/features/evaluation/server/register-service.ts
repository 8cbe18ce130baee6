import { randomUUID } from 'node:crypto';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { monthDay, monthNumber } from '#platform/months.ts';
import { Problem } from '#platform/problem.ts';
import type { Measure, NewProgramme } from '../programme.schema.ts';
import type { Outlook } from '../design/outlook.rules.ts';
import { judgeAgain } from './compute-service.ts';
import { readOutlooks } from './design-outlooks.ts';
import { findDraw } from './draw-queries.ts';
import { startsOf } from './draw-result.ts';
import { promiseFingerprint, registrationFingerprint } from './fingerprints.ts';
import { programmeUnits } from './panel-queries.ts';
import { mayRegister } from './policy.ts';
import { familyOf } from './queries.ts';
import { hasSuccessors, insertProgramme, insertProgrammeUnits, listCourseChoices, listUnitChoices, lockRegistrations, putFingerprint, type CourseChoice, type UnitChoice } from './registration-queries.ts';
import { insertVersion } from './version-queries.ts';

/** A training that lies further away is no plan that anything could be compared with. */
export const MOST_MONTHS_AHEAD = 36;

export type { UnitChoice } from './registration-queries.ts';

export interface RegistrationChoices {
	readonly courses: readonly CourseChoice[];
	readonly units: readonly UnitChoice[];
	/** Some unit went on in another: months may be joined. */
	readonly hasSuccessors: boolean;
}

/** What a registration may name: courses, and the offices that give a service. @throws {Problem} identity.not_allowed */
export function registrationChoices(ctx: Ctx): Promise<RegistrationChoices> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => ({ courses: await listCourseChoices(tx, actor.agencyId), units: await listUnitChoices(tx, actor.agencyId), hasSuccessors: await hasSuccessors(tx, actor.agencyId) }));
}

/**
 * Registers an evaluation: what is measured, who is trained when, and what change would be worth having. Units without a month compare.
 * Each further outcome becomes an evaluation of its own in the same registration, and all of them count as tries.
 *
 * @returns the new programme's id, of the first outcome
 * @throws {Problem} identity.not_allowed · evaluation.no_treated_unit · evaluation.unit_unknown · evaluation.course_unknown · evaluation.draw_unknown ·
 *   evaluation.start_too_far · evaluation.cluster_mixed · evaluation.registered_already
 */
export function registerEvaluation(ctx: Ctx, input: NewProgramme): Promise<string> {
	const actor = registrar(ctx);
	const { agencyId } = actor;
	return inTransaction(ctx.db, async (tx) => {
		const offices = await checkPromise(tx, ctx, agencyId, input);
		const outlooks = await readOutlooks(tx, ctx.today, { agencyId, offices }, input);
		await lockRegistrations(tx, agencyId);
		const measures: readonly Measure[] = [{ outcome: input.outcome, sesoi: input.sesoi, direction: input.direction }, ...input.others];
		const registrationId = measures.length > 1 ? randomUUID() : null;
		const ids: string[] = [];
		for (const [at, measure] of measures.entries()) ids.push(await registerOne(tx, ctx, { ...input, ...measure, agencyId, registrationId, outlook: outlooks[at] ?? null }));
		const id = ids[0]!;
		const family = await familyOf(tx, { id, agencyId, courseId: input.courseId, registrationId });
		await judgeAgain(tx, agencyId, family.filter((one) => !ids.includes(one.id)));
		return id;
	});
}

type OneMeasure = NewProgramme & { readonly agencyId: string; readonly registrationId: string | null; readonly outlook: Outlook | null };

async function registerOne(tx: Db, ctx: Ctx, promise: OneMeasure): Promise<string> {
	const { agencyId, starts, others: _others, outlook, ...values } = promise;
	const earliestStart = Object.values(starts).sort()[0] ?? null;
	const id = await insertProgramme(tx, { ...values, agencyId, registeredAt: ctx.now, earliestStart });
	const programme = { id, agencyId };
	await insertProgrammeUnits(tx, programme, starts);
	const units = await programmeUnits(tx, programme);
	const sha256 = registrationFingerprint({ ...values, registeredAt: ctx.now.toISOString() }, units);
	if (!(await putFingerprint(tx, programme, sha256, promiseFingerprint(values, units)))) throw new Problem('evaluation.registered_already', 409);
	await insertVersion(tx, programme, { version: 1, madeAt: ctx.now, madeBy: ctx.actor?.accountId ?? null, reason: '', sha256, promise: { ...values, units }, outlook });
	await recordAudit(tx, ctx, {
		agencyId,
		action: 'programme.register',
		subject: `programme:${id}`,
		detail: { outcome: values.outcome, sesoi: values.sesoi, direction: values.direction, ...values.design, trainedUnits: Object.keys(starts).length, sha256 }
	});
	if (earliestStart !== null && earliestStart <= ctx.today) await enqueue(tx, 'evaluation.compute', { agencyId, programmeId: id });
	return id;
}

/** Everything a registration names is the government's own, and can be what it says. */
export async function checkPromise(tx: Db, ctx: Ctx, agencyId: string, input: Pick<NewProgramme, 'starts' | 'courseId' | 'design' | 'drawId'>): Promise<readonly UnitChoice[]> {
	const { starts, courseId, design, drawId } = input;
	const offices = await listUnitChoices(tx, agencyId);
	const trained = Object.keys(starts);
	if (trained.length === 0) throw new Problem('evaluation.no_treated_unit', 422);
	const unknown = trained.filter((unitId) => !offices.some(({ id }) => id === unitId)).length;
	if (unknown > 0) throw new Problem('evaluation.unit_unknown', 422, { count: unknown });
	const latest = monthDay(monthNumber(ctx.today) + MOST_MONTHS_AHEAD);
	const far = trained.find((unitId) => (starts[unitId] ?? '') > latest);
	if (far !== undefined) throw new Problem('evaluation.start_too_far', 422, { field: `mulai.${far}`, months: MOST_MONTHS_AHEAD });
	if (courseId !== null && !(await listCourseChoices(tx, agencyId)).some(({ id }) => id === courseId)) throw new Problem('evaluation.course_unknown', 422, { field: 'courseId' });
	if (drawId !== null) await checkDrawn(tx, agencyId, drawId, starts);
	if (design.assignedBy === 'parent') {
		const mixed = offices.find((one) => offices.some((other) => other.parentId === one.parentId && (starts[other.id] ?? '') !== (starts[one.id] ?? '')));
		if (mixed) throw new Problem('evaluation.cluster_mixed', 422, { field: 'assignedBy', name: mixed.parentName });
	}
	return offices;
}

/** Who claims a drawing trains exactly those who were drawn, in the months that were drawn. */
async function checkDrawn(tx: Db, agencyId: string, drawId: string, starts: NewProgramme['starts']): Promise<void> {
	const row = await findDraw(tx, agencyId, drawId);
	if (!row?.drawnAt) throw new Problem('evaluation.draw_unknown', 422);
	const drawn = startsOf(row);
	const units = new Set([...Object.keys(drawn), ...Object.keys(starts)]);
	if ([...units].some((unitId) => drawn[unitId] !== starts[unitId])) throw new Problem('evaluation.draw_mismatch', 422);
}

/** @throws {Problem} identity.not_allowed */
export function registrar(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayRegister(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.register' });
	return actor;
}
