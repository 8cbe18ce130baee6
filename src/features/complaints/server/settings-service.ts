import { recordAudit } from '#platform/audit/record.ts';
import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import type { DeskForm, TemplateChange, TemplateForm } from '../office.schema.ts';
import { listTargets, listTemplates, type TargetRow, type TemplateRow } from './case-queries.ts';
import { readOfficeMap } from './map-queries.ts';
import { areaOf, type AreaMap } from './map-service.ts';
import { findDesk } from './queries.ts';
import { dropTemplate, insertTemplate, putDesk, updateTemplate } from './settings-queries.ts';

export interface ComplaintSettings {
	readonly intake: string;
	readonly inspectorate: string;
	readonly units: readonly TargetRow[];
	readonly templates: readonly TemplateRow[];
	/** The area on the map; undefined where there is none. */
	readonly area: AreaMap | undefined;
}

/** Desks and templates of the agency. @throws {Problem} identity.not_allowed */
export function readSettings(ctx: Ctx): Promise<ComplaintSettings> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => ({
		intake: (await findDesk(tx, actor.agencyId, 'intake'))?.id ?? '',
		inspectorate: (await findDesk(tx, actor.agencyId, 'inspectorate'))?.id ?? '',
		units: await listTargets(tx, actor.agencyId, ctx.today),
		templates: await listTemplates(tx, actor.agencyId),
		area: areaOf(await readOfficeMap(tx, actor.agencyId, ctx.today))
	}));
}

/** Names the two desks; an empty one is none. Complaints that are there already stay. @throws {Problem} identity.not_allowed, complaint.unit_unknown */
export function saveDesks(ctx: Ctx, form: DeskForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		const units = await listTargets(tx, actor.agencyId, ctx.today);
		for (const desk of ['intake', 'inspectorate'] as const) {
			const unitId = form[desk];
			if (unitId !== null && !units.some(({ id }) => id === unitId)) throw new Problem('complaint.unit_unknown', 422, { field: desk });
			await putDesk(tx, actor.agencyId, desk, unitId);
		}
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.desks', subject: `agency:${actor.agencyId}`, detail: form });
	});
}

/** @throws {Problem} identity.not_allowed, complaint.template_taken */
export function addTemplate(ctx: Ctx, form: TemplateForm): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		const id = await insertTemplate(tx, actor.agencyId, form);
		if (id === undefined) throw new Problem('complaint.template_taken', 409, { field: 'name' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.template_add', subject: `template:${id}` });
	});
}

/** @throws {Problem} identity.not_allowed, complaint.template_gone, complaint.template_taken */
export function changeTemplate(ctx: Ctx, form: TemplateChange): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		const outcome = await updateTemplate(tx, actor.agencyId, form);
		if (outcome === 'gone') throw new Problem('complaint.template_gone', 404);
		if (outcome === 'taken') throw new Problem('complaint.template_taken', 409, { field: 'name' });
		await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.template_change', subject: `template:${form.templateId}` });
	});
}

/** Removing what is gone already changes nothing. @throws {Problem} identity.not_allowed */
export function removeTemplate(ctx: Ctx, templateId: string): Promise<void> {
	const actor = allowedEverywhere(ctx, 'complaint.route');
	return inTransaction(ctx.db, async (tx) => {
		if (await dropTemplate(tx, actor.agencyId, templateId)) await recordAudit(tx, ctx, { agencyId: actor.agencyId, action: 'complaint.template_remove', subject: `template:${templateId}` });
	});
}
