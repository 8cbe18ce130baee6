import { AuditFilter, Fingerprint } from '#features/audit/schema.ts';
import { readAudit, verifyAuditChain, type ChainReport } from '#features/audit/server/service.ts';
import { complaintsConcealedFrom } from '#features/complaints/server/trail-service.ts';
import { runForm } from '#platform/forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = AuditFilter.parse(Object.fromEntries(url.searchParams));
	return { filter, audit: await readAudit(locals.ctx, filter, complaintsConcealedFrom), query: url.searchParams.toString(), timeZone: locals.ctx.timeZone };
};

export const actions: Actions = {
	periksa: async (event) => {
		let report: ChainReport | undefined;
		const answer = await runForm(Fingerprint, event, async ({ noted }) => {
			report = await verifyAuditChain(event.locals.ctx, noted);
			return undefined;
		});
		return report ? { report } : answer;
	}
};
