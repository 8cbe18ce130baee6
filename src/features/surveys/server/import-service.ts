import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '#platform/audit/record.ts';
import { InputError } from '#platform/cli/command.ts';
import { addDays, isDay } from '#platform/clock.ts';
import type { Ctx } from '#platform/context.ts';
import { TableError } from '#platform/csv/table-error.ts';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { ruleSetOn } from '#platform/rulesets/rule-set.ts';
import { skmRuleSets } from '../skm-rules.ts';
import { countFewLater, findPoints, findSurveyOfPeriod, insertBatch, insertImported, overlapsOther } from './import-queries.ts';
import { RowReader, type RowSource } from './import-rows.ts';
import { refreshOutcomeMonth } from './outcome-service.ts';
import { insertSurvey } from './queries.ts';

export interface ResponseImport extends RowSource {
	readonly fileName: string;
	readonly serviceCode: string;
	/** Which counter, where several give the service. */
	readonly slug?: string | undefined;
	readonly isDryRun: boolean;
}

export interface ResponseCounts {
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	readonly warnings: Readonly<Record<string, number>>;
	readonly units: { readonly new: number; readonly changed: number };
	readonly surveyId: string | null;
}

class DryRun extends Error {}

const MOST_AHEAD_DAYS = 731;

/** Before it no rule says how answers become an index. */
function earliestDay(): string {
	return skmRuleSets['1/9'].map(({ validFrom }) => validFrom).sort()[0] ?? '';
}

/**
 * Takes in answers collected elsewhere, one respondent a row. A row is known again by its content: the same file twice adds
 * nothing, a longer file adds its new rows, and two visitors who answered alike are two. All of it in one transaction.
 * A file of which nothing fits opens no survey.
 *
 * @throws {InputError} unknown service, several counters, another survey in the period, or a closed survey that would change
 */
export async function importResponses(ctx: Ctx & { readonly agencyId: string }, wanted: ResponseImport): Promise<ResponseCounts> {
	if (!isDay(wanted.from) || !isDay(wanted.to) || wanted.to < wanted.from)
		throw new InputError('import.period', '--from and --to are days YYYY-MM-DD, the first not after the last.');
	const first = earliestDay();
	if (wanted.from < first || wanted.to > addDays(ctx.today, MOST_AHEAD_DAYS)) throw new InputError('import.period', `The days from ${wanted.from} to ${wanted.to} cannot be those of a survey: the rule is in force since ${first}, and a survey ends within two years.`);
	let counts: ResponseCounts | undefined;
	await inTransaction(ctx.db, async (tx) => {
		counts = await takeIn(tx, ctx, wanted);
		// Nothing of the file fits: no empty survey is left behind, which would keep the counter and could not be closed.
		if (wanted.isDryRun || counts.surveyId === null) throw new DryRun();
	}).catch((error: unknown) => {
		if (!(error instanceof DryRun)) throw error;
	});
	return counts as ResponseCounts;
}

async function takeIn(tx: Db, ctx: Ctx & { readonly agencyId: string }, wanted: ResponseImport): Promise<ResponseCounts> {
	const { agencyId } = ctx;
	const point = await onlyPoint(tx, agencyId, wanted);
	const survey = await surveyOf(tx, agencyId, point.id, wanted);
	const batchId = await insertBatch(tx, agencyId, wanted.fileName, await hashOf(wanted.file), ctx.now);
	const reader = new RowReader(wanted, point.id);
	let added = 0;
	for await (const rows of reader.batches()) added += await insertImported(tx, { agencyId, surveyId: survey.id, batchId }, rows);
	await countFewLater(tx, { agencyId, surveyId: survey.id, batchId }, ctx.today);
	if (survey.isClosed && added > 0)
		throw new InputError(
			'import.survey_closed',
			`The survey of ${wanted.from} to ${wanted.to} is closed and its result stays. ${added} rows of the file are not in it.`
		);
	const counts = {
		rows: reader.rows,
		new: added,
		changed: 0,
		unchanged: reader.rows - reader.refused - added,
		refused: reader.refused,
		warnings: reader.warnings,
		units: { new: 0, changed: 0 },
		surveyId: survey.isNew && added === 0 ? null : survey.id
	};
	await tx
		.updateTable('import_batch')
		.set({ state: 'confirmed', confirmed_at: ctx.now, rows_read: reader.rows, rows_total: reader.rows, counts: JSON.stringify(counts) })
		.where('agency_id', '=', agencyId)
		.where('id', '=', batchId)
		.execute();
	await refreshOutcomeMonth(tx, agencyId, survey.id, ctx.today);
	await recordAudit(tx, ctx, {
		agencyId,
		action: 'survey.import',
		subject: `survey:${survey.id}`,
		detail: { batch: batchId, rows: reader.rows, new: added, refused: reader.refused }
	});
	return counts;
}

async function onlyPoint(tx: Db, agencyId: string, { serviceCode, slug }: ResponseImport): Promise<{ id: string }> {
	const points = await findPoints(tx, agencyId, serviceCode);
	if (points.length === 0) throw new InputError('service.unknown', `No counter gives a service with the code ${serviceCode.slice(0, 40)}.`);
	const chosen = slug === undefined ? points : points.filter((point) => point.slug === slug);
	if (chosen.length === 1 && chosen[0]) return chosen[0];
	throw new InputError(
		'import.point',
		`Say which counter with --point: ${points
			.slice(0, 10)
			.map((point) => point.slug)
			.join(', ')}${points.length > 10 ? ' …' : ''}.`
	);
}

async function surveyOf(tx: Db, agencyId: string, pointId: string, { from, to }: ResponseImport): Promise<{ id: string; isClosed: boolean; isNew: boolean }> {
	const found = await findSurveyOfPeriod(tx, agencyId, pointId, from, to);
	if (found) return { ...found, isNew: false };
	const other = await overlapsOther(tx, agencyId, pointId, from, to);
	if (other)
		throw new InputError(
			'import.survey_overlap',
			`The counter has a survey from ${other.opensOn} to ${other.closesOn}. Give these days with --from and --to, or days that do not overlap.`
		);
	const { version } = ruleSetOn(skmRuleSets['1/9'], to);
	return { id: await insertSurvey(tx, { agencyId, pointId, opensOn: from, closesOn: to, ruleVersion: version }), isClosed: false, isNew: true };
}

async function hashOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	try {
		for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
	} catch {
		throw new TableError('csv.not_found');
	}
	return hash.digest('hex');
}
