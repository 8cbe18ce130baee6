import { signedIn, type Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { grouped } from '#platform/tracking.ts';
import { officeWords } from '../office.messages.ts';
import { filledTemplate, templatesFor } from '../template.rules.ts';
import { listTemplates } from './case-queries.ts';
import { loadReadable } from './move-service.ts';
import { mayHandle } from './policy.ts';
import type { ComplaintRow } from './queries.ts';

/** A template filled in for one complaint. */
export interface OfferedTemplate {
	readonly id: string;
	readonly name: string;
	readonly text: string;
	/** It has the service of the complaint in its name. */
	readonly isForService: boolean;
}

/** The templates of an agency, filled in for a complaint, those for its service first. */
export async function offeredTemplates(tx: Db, ctx: Ctx, agencyId: string, complaint: ComplaintRow): Promise<OfferedTemplate[]> {
	const facts = { number: complaint.number.length === 9 ? grouped(complaint.number) : complaint.number, serviceName: complaint.serviceName, unitName: complaint.unitName };
	const { templateNoService } = officeWords(ctx.locale).detail;
	return templatesFor(await listTemplates(tx, agencyId), complaint.serviceName).map(({ id, name, body, isForService }) => ({ id, name, isForService, text: filledTemplate(body, facts, templateNoService) }));
}

/** One of them, for who may answer. @throws {Problem} complaint.not_found, identity.not_allowed, complaint.template_gone */
export function templateText(ctx: Ctx, complaintId: string, templateId: string): Promise<string> {
	const actor = signedIn(ctx);
	return inTransaction(ctx.db, async (tx) => {
		const complaint = await loadReadable(tx, actor, complaintId);
		if (!mayHandle(actor, complaint)) throw new Problem('identity.not_allowed', 403, { verb: 'complaint.handle' });
		const found = (await offeredTemplates(tx, ctx, actor.agencyId, complaint)).find(({ id }) => id === templateId);
		if (!found) throw new Problem('complaint.template_gone', 404, { field: 'templateId' });
		return found.text;
	});
}
