import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, coversAgency, type Actor, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { droppedElements } from '../questionnaire.rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import type { Questionnaire, QuestionnaireForm } from '../questionnaire.schema.ts';
import { findQuestionnaire, insertQuestionnaire, listQuestionnaires, listServices, listServiceUnits, type QuestionnaireListRow } from './questionnaire-queries.ts';
import { mayManageSurvey } from './policy.ts';

export interface QuestionnairePage {
	/** What the next survey of the service will ask. */
	readonly current: Questionnaire;
	/** Null: our own wording. */
	readonly version: number | null;
	readonly isOfService: boolean;
	/** Its version where it was written for just this choice, and is not that of all services. */
	readonly ownVersion: number | null;
	readonly serviceId: string | null;
	readonly services: readonly { readonly id: string; readonly name: string }[];
	readonly versions: readonly QuestionnaireListRow[];
	readonly mayEdit: boolean;
}

/**
 * The questionnaire in force for a service, or for the agency where none is named, ready to be edited.
 *
 * @throws {Problem} survey.not_found: no such service in the actor's agency
 */
export function questionnairePage(ctx: Ctx, serviceId: string | null): Promise<QuestionnairePage> {
	const actor = allowed(ctx, 'survey.manage');
	const { agencyId } = actor;
	return inTransaction(ctx.db, async (tx) => {
		const services = await listServices(tx, agencyId);
		if (serviceId !== null && !services.some(({ id }) => id === serviceId)) throw new Problem('survey.not_found', 404);
		const row = await findQuestionnaire(tx, agencyId, serviceId);
		return {
			current: row?.body ?? STANDARD_QUESTIONNAIRE,
			version: row?.version ?? null,
			isOfService: row?.serviceId !== null && row !== undefined,
			ownVersion: row?.serviceId === serviceId ? row.version : null,
			serviceId,
			services,
			versions: await listQuestionnaires(tx, agencyId),
			mayEdit: await mayWrite(tx, actor, serviceId)
		};
	});
}

/**
 * Writes the next version; surveys that are open keep theirs. A wording is read at every counter of the service, so it needs the right in
 * every unit that gives it, and that of all services in the whole government. Saved again as it stands it keeps its version.
 *
 * @throws {Problem} identity.not_allowed, survey.not_found, survey.questionnaire_newer: somebody saved another version since the editor was opened
 */
export function saveQuestionnaire(ctx: Ctx, { serviceId, body, based }: z.infer<typeof QuestionnaireForm>): Promise<number> {
	const actor = allowed(ctx, 'survey.manage');
	return inTransaction(ctx.db, async (tx) => {
		const services = await listServices(tx, actor.agencyId);
		if (serviceId !== null && !services.some(({ id }) => id === serviceId)) throw new Problem('survey.not_found', 404, { field: 'serviceId' });
		if (!(await mayWrite(tx, actor, serviceId))) throw new Problem('identity.not_allowed', 403, { verb: 'survey.manage' });
		await oneAtATime(tx, `questionnaire/${actor.agencyId}`);
		const present = await findQuestionnaire(tx, actor.agencyId, serviceId);
		const own = present?.serviceId === serviceId ? present : undefined;
		if (own && isDeepStrictEqual(own.body, body)) return own.version;
		if (own && own.version !== based) throw new Problem('survey.questionnaire_newer', 409, { version: own.version });
		const { id, version } = await insertQuestionnaire(tx, { agencyId: actor.agencyId, serviceId, body, at: ctx.now, by: actor.accountId });
		const detail = { service: serviceId, version, dropped: droppedElements(body).map(({ element }) => element), extras: body.extras.length };
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'survey.questionnaire', subject: `questionnaire:${id}`, detail });
		return version;
	});
}

async function mayWrite(tx: Db, actor: Actor, serviceId: string | null): Promise<boolean> {
	if (coversAgency(actor.pathsFor('survey.manage'))) return true;
	const paths = serviceId === null ? [] : await listServiceUnits(tx, actor.agencyId, serviceId);
	return paths.length > 0 && paths.every((unitPath) => mayManageSurvey(actor, { unitPath }));
}
