import { join } from 'node:path';
import { recordAudit } from '#platform/audit/record.ts';
import { signedIn, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { storedPath, storeFile } from '#platform/files/store.ts';
import { longDate } from '#platform/messages.ts';
import { Problem } from '#platform/problem.ts';
import { evidenceType, isOverdue } from '../follow-up.rules.ts';
import { MOST_EVIDENCE_BYTES, type NoteForm, type PlanForm } from '../follow-up.schema.ts';
import { id as texts } from '../result.messages.id.ts';
import { publicResult } from '../result.ts';
import { weakestElements, type ElementResult } from '../rules.ts';
import { findEvidence, insertNote, lastNote, listOverdue, listOwners, listPlans, writePlan, type OverdueRow, type Owner, type PlanRow } from './follow-up-queries.ts';
import { mayManageSurvey, mayReadSurvey, surveysReadableBy } from './policy.ts';
import { findSurvey, type SurveyRow } from './queries.ts';

export interface PlanView extends PlanRow {
	readonly isOverdue: boolean;
}

export interface FollowUpPage {
	readonly surveyId: string;
	readonly serviceName: string;
	readonly pointName: string;
	/** The three lowest of the fixed result, weakest first; of fewer than five people without their figures (R18). */
	readonly weakest: readonly ElementResult[];
	readonly plans: readonly PlanView[];
	readonly owners: readonly Owner[];
	readonly mayManage: boolean;
	readonly today: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The plans that follow from a closed survey.
 *
 * @throws {Problem} survey.not_found: unknown, outside the actor's subtrees, or not closed with a result
 */
export function followUpPage(ctx: Ctx, surveyId: string): Promise<FollowUpPage> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await loadClosed(tx, actor, surveyId);
		const mayManage = mayManageSurvey(actor, survey);
		const plans = await listPlans(tx, actor.agencyId, surveyId);
		return {
			surveyId,
			serviceName: survey.serviceName,
			pointName: survey.pointName,
			weakest: weakestElements(survey.result.elements).map((element) => (publicResult(survey.result) ? element : { ...element, answered: 0, sum: 0, index: null, grade: null })),
			plans: plans.map((plan) => ({ ...plan, isOverdue: isOverdue(plan, ctx.today) })),
			owners: mayManage ? await listOwners(tx, actor.agencyId, survey.unitPath, ctx.today) : [],
			mayManage,
			today: ctx.today
		};
	});
}

/**
 * Plans what is done about one of the three lowest elements, or changes the plan; a change is noted with its day, for the page is public. Saved
 * again as it stands, nothing is written.
 *
 * @throws {Problem} survey.not_found, identity.not_allowed, survey.element_not_weak, survey.owner_unknown, survey.due_in_the_past
 */
export function planFollowUp(ctx: Ctx, surveyId: string, form: PlanForm): Promise<void> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const survey = await loadManaged(tx, actor, surveyId);
		if (!weakestElements(survey.result.elements).some(({ element }) => element === form.element)) throw new Problem('survey.element_not_weak', 422, { field: 'element' });
		if (form.dueOn < ctx.today) throw new Problem('survey.due_in_the_past', 422, { field: 'dueOn' });
		const owner = (await listOwners(tx, actor.agencyId, survey.unitPath, ctx.today)).find(({ id }) => id === form.owner);
		if (!owner) throw new Problem('survey.owner_unknown', 422, { field: 'owner' });
		const written = await writePlan(tx, { agencyId: actor.agencyId, surveyId, today: ctx.today, by: actor.accountId }, form, owner.post);
		if (!written) return;
		const { id, isNew, state } = written;
		const changed = texts.followUp.changed(longDate(form.dueOn, 'id'));
		if (!isNew) await insertNote(tx, actor.agencyId, { followUpId: id, notedOn: ctx.today, state, text: changed, by: actor.accountId });
		const detail = { survey: surveyId, element: form.element, owner: form.owner, dueOn: form.dueOn, isNew };
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'survey.follow_up', subject: `follow_up:${id}`, detail });
	});
}

/**
 * Notes progress with its evidence. Notes are only ever added; the last one sent again on its day is not added twice.
 *
 * @param folder where files are kept
 * @throws {Problem} survey.not_found, identity.not_allowed, survey.evidence_kind, request.too_large
 */
export async function noteProgress(ctx: Ctx, surveyId: string, form: NoteForm, folder: string): Promise<void> {
	const actor = signedIn(ctx);
	const given = form.file && form.file.size > 0 ? form.file : undefined;
	if (given && given.size > MOST_EVIDENCE_BYTES) throw new Problem('request.too_large', 413, { limitMegabytes: 5, field: 'file' });
	const type = given && evidenceType(new Uint8Array(await given.slice(0, 16).arrayBuffer()));
	if (given && !type) throw new Problem('survey.evidence_kind', 422, { field: 'file' });
	await inTransaction(ctx.db, async (tx) => {
		await loadManaged(tx, actor, surveyId);
		const plan = (await listPlans(tx, actor.agencyId, surveyId)).find(({ id }) => id === form.followUp);
		if (!plan) throw new Problem('survey.not_found', 404);
		const stored = given && (await storeFile(join(folder, 'evidence'), given.stream(), MOST_EVIDENCE_BYTES));
		const file = given && stored && type ? { sha256: stored.sha256, name: given.name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_').slice(-120), type } : undefined;
		const last = await lastNote(tx, actor.agencyId, plan.id);
		if (last?.notedOn === ctx.today && last.state === form.state && last.text === form.text && last.sha256 === (file?.sha256 ?? null)) return;
		await insertNote(tx, actor.agencyId, { followUpId: plan.id, notedOn: ctx.today, state: form.state, text: form.text, by: actor.accountId, file });
		const detail = { survey: surveyId, state: form.state, file: file?.sha256 ?? null };
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'survey.progress', subject: `follow_up:${plan.id}`, detail });
	});
}

/** Follow-ups past their day where the actor may read surveys. */
export function overdueFollowUps(ctx: Ctx): Promise<OverdueRow[]> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, (tx) => listOverdue(tx, actor.agencyId, surveysReadableBy(actor), ctx.today));
}

/** A file of evidence, for officers who may read the survey. @throws {Problem} survey.not_found */
export function evidenceFile(ctx: Ctx, surveyId: string, noteId: string, folder: string): Promise<{ path: string; name: string; type: string }> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		await loadClosed(tx, actor, surveyId);
		const file = UUID.test(noteId) ? await findEvidence(tx, actor.agencyId, surveyId, noteId) : undefined;
		if (!file) throw new Problem('survey.not_found', 404);
		return { path: storedPath(join(folder, 'evidence'), file.sha256), name: file.name, type: file.type };
	});
}

type Closed = SurveyRow & { readonly result: NonNullable<SurveyRow['result']> };

async function loadClosed(tx: Db, actor: Actor, id: string): Promise<Closed> {
	const survey = UUID.test(id) ? await findSurvey(tx, actor.agencyId, id) : undefined;
	if (!survey?.result || !mayReadSurvey(actor, survey)) throw new Problem('survey.not_found', 404);
	return { ...survey, result: survey.result };
}

async function loadManaged(tx: Db, actor: Actor, id: string): Promise<Closed> {
	const survey = await loadClosed(tx, actor, id);
	if (!mayManageSurvey(actor, survey)) throw new Problem('identity.not_allowed', 403, { verb: 'survey.manage' });
	return survey;
}
