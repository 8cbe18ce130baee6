import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { NewProgramme } from '../programme.schema.ts';
import { judgeAgain } from './compute-service.ts';
import { registrationFingerprint } from './compute.ts';
import { mayRead, mayRegister, readableBy } from './policy.ts';
import { namedPanelRows, programmeUnits, type NamedPanelRow } from './panel-queries.ts';
import { familyOf, findEvaluation, listProgrammes, type EvaluationFacts, type ListedEvaluation } from './queries.ts';
import {
	insertProgramme,
	insertProgrammeUnits,
	listCourseChoices,
	listUnitChoices,
	putFingerprint,
	type CourseChoice,
	type UnitChoice
} from './registration-queries.ts';

export interface ListedEvaluations {
	readonly evaluations: readonly ListedEvaluation[];
	readonly mayRegister: boolean;
}

/** Every evaluation of the actor's government, whatever its verdict. @throws {Problem} identity.not_allowed */
export function listEvaluations(ctx: Ctx): Promise<ListedEvaluations> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => ({ evaluations: await listProgrammes(tx, readableBy(actor)), mayRegister: mayRegister(actor, actor) }));
}

export interface EvaluationPage extends EvaluationFacts {
	readonly mayRegister: boolean;
	/** False when the programme was changed after its registration; null where none was fingerprinted. */
	readonly isAsRegistered: boolean | null;
}

/** One evaluation with its stored result: nothing is computed here. @throws {Problem} evaluation.not_found: unknown, or another government's */
export function readEvaluation(ctx: Ctx, id: string): Promise<EvaluationPage> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const facts = await found(tx, actor, id);
		return { ...facts, mayRegister: mayRegister(actor, facts), isAsRegistered: await isAsRegistered(tx, facts) };
	});
}

/** The rows behind the verdict. @throws {Problem} evaluation.not_found */
export function readPanel(ctx: Ctx, id: string): Promise<{ readonly facts: EvaluationFacts; readonly rows: readonly NamedPanelRow[] }> {
	const actor = reader(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const facts = await found(tx, actor, id);
		return { facts, rows: await namedPanelRows(tx, facts, ctx.today) };
	});
}

export interface RegistrationChoices {
	readonly courses: readonly CourseChoice[];
	readonly units: readonly UnitChoice[];
}

/** What a registration may name: courses, and the offices that give a service. @throws {Problem} identity.not_allowed */
export function registrationChoices(ctx: Ctx): Promise<RegistrationChoices> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => ({ courses: await listCourseChoices(tx, actor.agencyId), units: await listUnitChoices(tx, actor.agencyId) }));
}

/**
 * Registers an evaluation: what is measured, who is trained when, and what change would be worth having. Units without a month compare.
 *
 * @returns the new programme's id
 * @throws {Problem} identity.not_allowed · evaluation.no_treated_unit · evaluation.unit_unknown
 */
export function registerEvaluation(ctx: Ctx, { starts, ...input }: NewProgramme): Promise<string> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const offices = new Set((await listUnitChoices(tx, actor.agencyId)).map(({ id }) => id));
		const trained = Object.keys(starts);
		if (trained.length === 0) throw new Problem('evaluation.no_treated_unit', 422);
		const unknown = trained.filter((unitId) => !offices.has(unitId)).length;
		if (unknown > 0) throw new Problem('evaluation.unit_unknown', 422, { count: unknown });
		const { agencyId } = actor;
		const id = await insertProgramme(tx, { ...input, agencyId, registeredAt: ctx.now });
		await insertProgrammeUnits(tx, { id, agencyId }, starts);
		const sha256 = registrationFingerprint({ ...input, registeredAt: ctx.now.toISOString() }, await programmeUnits(tx, { id, agencyId }));
		await putFingerprint(tx, { id, agencyId }, sha256);
		await recordAudit(tx, ctx, {
			agencyId,
			action: 'programme.register',
			subject: `programme:${id}`,
			detail: { outcome: input.outcome, sesoi: input.sesoi, direction: input.direction, trainedUnits: trained.length, sha256 }
		});
		if (Object.values(starts).some((month) => month <= ctx.today)) await enqueue(tx, 'evaluation.compute', { agencyId, programmeId: id });
		await judgeAgain(tx, agencyId, await familyOf(tx, { id, agencyId, courseId: input.courseId }));
		return id;
	});
}

function reader(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayRead(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.read' });
	return actor;
}

function registrar(ctx: Ctx): Actor {
	const actor = signedIn(ctx);
	if (!mayRegister(actor, actor)) throw new Problem('identity.not_allowed', 403, { verb: 'evaluation.register' });
	return actor;
}

async function found(tx: Db, actor: Actor, id: string): Promise<EvaluationFacts> {
	const facts = isUuid(id) ? await findEvaluation(tx, id, readableBy(actor)) : undefined;
	if (!facts) throw new Problem('evaluation.not_found', 404);
	return facts;
}

async function isAsRegistered(tx: Db, facts: EvaluationFacts): Promise<boolean | null> {
	if (facts.registrationSha256 === null) return null;
	const units = await programmeUnits(tx, facts);
	return registrationFingerprint({ ...facts, registeredAt: new Date(facts.registeredAt).toISOString() }, units) === facts.registrationSha256;
}
