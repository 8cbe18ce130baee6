import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { enqueue } from '#platform/jobs/enqueue.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { ProgrammeChange, ProposedChange } from '../design/change.schema.ts';
import type { Outlook } from '../design/outlook.rules.ts';
import { isWorthwhile } from '../programme.schema.ts';
import { judgeAgain } from './compute-service.ts';
import { readOutlooks } from './design-outlooks.ts';
import { firstStartOf, promiseFingerprint, registrationFingerprint } from './fingerprints.ts';
import { programmeUnits } from './panel-queries.ts';
import { mayRead, mayRegister } from './policy.ts';
import { familyOf, findProgramme, type JudgedProgramme } from './queries.ts';
import { checkPromise, registrar } from './register-service.ts';
import { hasSuccessors, listUnitChoices, lockRegistrations, putFingerprint, type UnitChoice } from './registration-queries.ts';
import { applyChange, insertVersion, listVersions, lockProgramme, unitNames, type Version } from './version-queries.ts';

export type { Version } from './version-queries.ts';

export interface VersionsPage {
	readonly id: string;
	readonly title: string;
	readonly outcome: JudgedProgramme['outcome'];
	readonly mayRegister: boolean;
	/** The newest first; the first of them is in force. */
	readonly versions: readonly Version[];
	readonly unitNames: ReadonlyMap<string, string>;
	/** The earliest training month of any version. */
	readonly firstStart: string | null;
}

/** All versions of a registration. @throws {Problem} evaluation.not_found */
export function readVersions(ctx: Ctx, id: string): Promise<VersionsPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const programme = await found(tx, id);
		if (!mayRead(actor, programme)) throw new Problem('evaluation.not_found', 404);
		const units = await programmeUnits(tx, programme);
		const kept = await listVersions(tx, programme);
		return {
			id,
			title: programme.title,
			outcome: programme.outcome,
			mayRegister: mayRegister(actor, programme),
			versions: kept.length > 0 ? kept : [firstVersion(programme, units)],
			unitNames: await unitNames(tx, programme.agencyId),
			firstStart: firstStartOf(programme.earliestStart, units)
		};
	});
}

export interface ChangePage {
	readonly programme: JudgedProgramme;
	/** Offices of the registration, with their present month. */
	readonly units: readonly (UnitChoice & { readonly firstMonth: string | null })[];
	/** Some unit is trained already: whatever is changed now caps the verdict. */
	readonly isLate: boolean;
	readonly hasSuccessors: boolean;
}

/** What a change may touch. @throws {Problem} evaluation.not_found · identity.not_allowed */
export function changePage(ctx: Ctx, id: string): Promise<ChangePage> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const programme = await own(tx, actor, id);
		const units = await programmeUnits(tx, programme);
		const months = new Map(units.map(({ unitId, firstMonth }) => [unitId, firstMonth]));
		const offices = (await listUnitChoices(tx, actor.agencyId)).filter((office) => months.has(office.id));
		const first = firstStartOf(programme.earliestStart, units);
		return {
			programme,
			units: offices.map((office) => ({ ...office, firstMonth: months.get(office.id) ?? null })),
			isLate: first !== null && first <= ctx.today,
			hasSuccessors: await hasSuccessors(tx, actor.agencyId)
		};
	});
}

/**
 * Puts a new version of a registration into force; the old one stays readable. What is measured stays: another outcome is another registration.
 *
 * @throws {Problem} evaluation.not_found · identity.not_allowed · evaluation.changed_meanwhile: somebody else changed it since the form was opened ·
 *   evaluation.nothing_changed · evaluation.registered_already, and what a first registration refuses
 */
export function changeRegistration(ctx: Ctx, id: string, change: ProgrammeChange): Promise<void> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const before = await own(tx, actor, id);
		await lockRegistrations(tx, before.agencyId);
		if ((await lockProgramme(tx, before)) !== change.version) throw new Problem('evaluation.changed_meanwhile', 409);
		const offices = await checkProposed(tx, ctx, before, change);
		const old = await programmeUnits(tx, before);
		const family = await familyOf(tx, before);
		if ((await listVersions(tx, before)).length === 0) await insertVersion(tx, before, { ...firstVersion(before, old), madeBy: null });
		const version = change.version + 1;
		const kept = { ...before, title: change.title, sesoi: change.sesoi, design: change.design };
		await applyChange(tx, before, { ...change, earliestStart: earlier(before.earliestStart, [...old.flatMap(({ firstMonth }) => firstMonth ?? []), ...Object.values(change.starts)]), version, changedAt: ctx.now });
		const units = await programmeUnits(tx, before);
		if (JSON.stringify([kept.title, kept.sesoi, kept.design, units]) === JSON.stringify([before.title, before.sesoi, before.design, old])) throw new Problem('evaluation.nothing_changed', 422);
		const outlook = await outlookOfChange(tx, ctx, before, change, offices);
		const sha256 = registrationFingerprint({ ...kept, version, previousSha256: before.registrationSha256, registeredAt: ctx.now.toISOString() }, units);
		if (!(await putFingerprint(tx, before, sha256, promiseFingerprint(kept, units)))) throw new Problem('evaluation.registered_already', 409);
		await insertVersion(tx, before, { version, madeAt: ctx.now, madeBy: actor.accountId, reason: change.reason, sha256, promise: { ...kept, units }, outlook });
		await recordAudit(tx, ctx, { agencyId: before.agencyId, action: 'programme.change', subject: `programme:${id}`, detail: { version, reason: change.reason, sha256 } });
		await enqueue(tx, 'evaluation.compute', { agencyId: before.agencyId, programmeId: id }, { singletonKey: id });
		// With other months it may be no try of the same training any more, or one of another.
		await judgeAgain(tx, before.agencyId, [...family, ...(await familyOf(tx, before)).filter((one) => !family.some((known) => known.id === one.id))]);
	});
}

/**
 * What a changed design could find, before it is saved. Nothing is written, and the reason is not asked for yet.
 *
 * @throws {Problem} what the change itself refuses, but that nothing changed
 */
export function checkChange(ctx: Ctx, id: string, change: ProposedChange): Promise<Outlook | null> {
	const actor = registrar(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const before = await own(tx, actor, id);
		if (before.version !== change.version) throw new Problem('evaluation.changed_meanwhile', 409);
		return outlookOfChange(tx, ctx, before, change, await checkProposed(tx, ctx, before, change));
	});
}

function checkProposed(tx: Db, ctx: Ctx, before: JudgedProgramme, change: ProposedChange): Promise<readonly UnitChoice[]> {
	if (!isWorthwhile(change.sesoi, before.outcome)) throw new Problem('evaluation.sesoi_out_of_range', 422, { field: 'sesoi' });
	return checkPromise(tx, ctx, before.agencyId, { ...change, courseId: null, drawId: null });
}

async function outlookOfChange(tx: Db, ctx: Ctx, before: JudgedProgramme, { title, sesoi, design, starts }: ProposedChange, offices: readonly UnitChoice[]): Promise<Outlook | null> {
	const [outlook = null] = await readOutlooks(tx, ctx.today, { agencyId: before.agencyId, offices }, { ...before, title, sesoi, design, starts, others: [], drawId: null });
	return outlook;
}

function earlier(known: string | null, months: readonly string[]): string | null {
	return [...(known === null ? [] : [known]), ...months].sort()[0] ?? null;
}

/** What was registered before versions were kept. */
function firstVersion(programme: JudgedProgramme, units: Version['promise']['units']): Version {
	const { title, courseId, outcome, sesoi, direction, design, registeredAt, registrationSha256 } = programme;
	return { version: programme.version, madeAt: registeredAt, reason: '', sha256: registrationSha256, promise: { title, courseId, outcome, sesoi, direction, design, units }, outlook: null };
}

async function own(tx: Db, actor: Actor, id: string): Promise<JudgedProgramme> {
	const programme = await found(tx, id);
	if (programme.agencyId !== actor.agencyId) throw new Problem('evaluation.not_found', 404);
	return programme;
}

async function found(tx: Db, id: string): Promise<JudgedProgramme> {
	const programme = isUuid(id) ? await findProgramme(tx, id) : undefined;
	if (!programme) throw new Problem('evaluation.not_found', 404);
	return programme;
}
