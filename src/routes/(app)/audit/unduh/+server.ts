import { AuditFilter } from '#features/audit/schema.ts';
import { exportAudit } from '#features/audit/server/service.ts';
import { auditCsv } from '#features/audit/server/csv-service.ts';
import { complaintsConcealedFrom } from '#features/complaints/server/trail-service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const entries = await exportAudit(locals.ctx, AuditFilter.parse(Object.fromEntries(url.searchParams)), complaintsConcealedFrom);
	return new Response(auditCsv(entries, locals.ctx), {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="jejak-audit-${locals.ctx.today}.csv"` }
	});
};
