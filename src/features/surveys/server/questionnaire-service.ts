import type { z } from 'zod';
import { recordAudit } from '#platform/audit/record.ts';
import { allowed, allowedEverywhere, coversAgency, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { droppedElements } from '../questionnaire.rules.ts';
import { STANDARD_QUESTIONNAIRE } from '../standard-questionnaire.ts';
import type { Questionnaire, QuestionnaireForm } from '../questionnaire.schema.ts';
import { findQuestionnaire, insertQuestionnaire, listQuestionnaires, listServices, type QuestionnaireListRow } from './questionnaire-queries.ts';

export interface QuestionnairePage {
	/** What the next survey of the service will ask. */
	readonly current: Questionnaire;
	/** Null: our own wording. */
	readonly version: number | null;
	readonly isOfService: boolean;
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
			serviceId,
			services,
			versions: await listQuestionnaires(tx, agencyId),
			mayEdit: coversAgency(actor.pathsFor('survey.manage'))
		};
	});
}

/**
 * Writes the next version; surveys that are open keep theirs. The wording belongs to the government as a whole, so it needs the right everywhere.
 *
 * @throws {Problem} identity.not_allowed, survey.not_found
 */
export function saveQuestionnaire(ctx: Ctx, { serviceId, body }: z.infer<typeof QuestionnaireForm>): Promise<number> {
	const actor = allowedEverywhere(ctx, 'survey.manage');
	return inTransaction(ctx.db, async (tx) => {
		const services = await listServices(tx, actor.agencyId);
		if (serviceId !== null && !services.some(({ id }) => id === serviceId)) throw new Problem('survey.not_found', 404, { field: 'serviceId' });
		const { id, version } = await insertQuestionnaire(tx, { agencyId: actor.agencyId, serviceId, body, at: ctx.now, by: actor.accountId });
		const detail = { service: serviceId, version, dropped: droppedElements(body).map(({ element }) => element), extras: body.extras.length };
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'survey.questionnaire', subject: `questionnaire:${id}`, detail });
		return version;
	});
}
