import { allowedEverywhere, type Ctx } from '#platform/context.ts';
import { Problem } from '#platform/problem.ts';
import { periodsBegun, readPeriod, type Period } from '../period/period.schema.ts';
import type { ReportDocument } from '../period/report.schema.ts';
import { composeReport } from './period-files.ts';
import { renderPdf } from './period-pdf.ts';
import { renderXlsx } from './period-xlsx.ts';

/** Periods of which a report can be made now, newest first. @throws {Problem} identity.not_allowed: reads reports of some units at most */
export function reportPeriods(ctx: Ctx): readonly Period[] {
	allowedEverywhere(ctx, 'report.read');
	return periodsBegun(ctx.today);
}

/**
 * The report of the actor's government, in the language of the screen.
 *
 * @throws {Problem} identity.not_allowed · report.period_unknown · report.in_the_future
 */
export function readReport(ctx: Ctx, text: string): Promise<ReportDocument> {
	const actor = allowedEverywhere(ctx, 'report.read');
	const period = readPeriod(text);
	if (!period) throw new Problem('report.period_unknown', 404, { field: 'period' });
	return composeReport(ctx, actor.agencyId, period, ctx.locale);
}

export interface ReportFile {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** The same as a file to keep: 'pdf' or 'xlsx'. @throws {Problem} request.not_found: another kind · as `readReport` */
export async function reportFile(ctx: Ctx, text: string, kind: string): Promise<ReportFile> {
	if (kind !== 'pdf' && kind !== 'xlsx') throw new Problem('request.not_found', 404);
	const report = await readReport(ctx, text);
	const name = `laporan-${report.agencyCode.replace(/[^\w-]/g, '')}-${report.period}.${kind}`;
	if (kind === 'xlsx') return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await renderXlsx(report) };
	return { name, type: 'application/pdf', bytes: (await renderPdf(report, ctx.now)).bytes };
}
