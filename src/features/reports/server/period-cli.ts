import { writeFileSync } from 'node:fs';
import { InputError, requiredOption, textOption, type Arguments, type Command, type CommandResult, type Io } from '#platform/cli/command.ts';
import { DATABASE_OPTIONS, openCliDatabase } from '#platform/cli/database.ts';
import { fileToWrite } from '#platform/cli/out-file.ts';
import { dayIn } from '#platform/clock.ts';
import type { Language } from '../period/format.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { atOneMoment, composeReport, fingerprintOf } from './period-files.ts';
import { renderData } from './period-data.ts';
import { renderPdf } from './period-pdf.ts';
import { renderXlsx } from './period-xlsx.ts';

const LANGUAGES: readonly string[] = ['id', 'en'];

export const commands: readonly Command[] = [{
	path: ['report'],
	summary: 'Write the report of a government for a quarter, half or year as tagged PDF',
	usage: 'FILE.pdf --agency CODE --period 2026-H1 [--xlsx FILE] [--zip FILE]',
	options: {
		agency: { type: 'string', help: 'area code of the government, for example 1505' },
		period: { type: 'string', help: 'a quarter 2026-Q1, a half 2026-H1, or a year 2026' },
		xlsx: { type: 'string', help: 'write the same as a workbook with live sums to this file' },
		zip: { type: 'string', help: 'write the de-identified data with dictionary and R script to this zip archive' },
		language: { type: 'string', help: 'id (default) or en' },
		...DATABASE_OPTIONS
	},
	run
}];

async function run(input: Arguments, io: Io): Promise<CommandResult> {
	const { file, period, language } = asked(input);
	const agency = requiredOption(input, 'agency');
	const xlsx = outFile(input, 'xlsx');
	const data = outFile(input, 'zip');
	const path = fileToWrite(file);
	refuseOneForTwo([path, xlsx, data]);
	const database = await openCliDatabase(input, io);
	try {
		const ctx = await database.contextFor(agency);
		if (period.from > dayIn(ctx.timeZone, ctx.now)) throw new InputError('report.in_the_future', `${period.key} has not begun. Name a period that has, for example ${ctx.today.slice(0, 4)}.`);
		const { report, archive } = await atOneMoment(ctx.db, async (tx) => {
			const own = { ...ctx, db: tx };
			return { report: await composeReport(own, ctx.agencyId, period, language), archive: data === undefined ? undefined : await renderData(own, ctx.agencyId, period) };
		});
		const { bytes, pages } = await renderPdf(report, ctx.now, { isSigned: true });
		const workbook = xlsx === undefined ? undefined : await renderXlsx(report);
		// Written when all are made: what fails leaves nothing.
		for (const [to, content] of [[path, bytes], [data, archive], [xlsx, workbook]] as const) if (to !== undefined && content !== undefined) writeFileSync(to, content);
		const figures = report.sections.flatMap((section) => section.figures);
		return {
			json: { file: path, pages, xlsx: xlsx ?? null, zip: data ?? null, agency: report.agencyCode, period: report.period, from: report.from, to: report.to, dataOn: report.dataOn, sha256: fingerprintOf(report), figures },
			text: [`${path}: ${pages} pages, data as of ${report.dataOn}`, ...figures.map(({ label, text }) => `  ${label}: ${text}`)].join('\n')
		};
	} finally {
		await database.close();
	}
}

function asked(input: Arguments): { readonly file: string; readonly period: Period; readonly language: Language } {
	const [file, ...others] = input.positionals;
	if (file === undefined || others.length > 0) throw new InputError('report.file_missing', 'Name one file to write, for example report.pdf.');
	const text = requiredOption(input, 'period');
	const period = readPeriod(text);
	if (!period) throw new InputError('report.period_unknown', `"${text.slice(0, 20)}" is no period. Write 2026-Q1, 2026-H1 or 2026.`);
	const language = textOption(input, 'language') ?? 'id';
	if (!LANGUAGES.includes(language)) throw new InputError('option.unknown', `--language is id or en, not "${language.slice(0, 20)}".`);
	return { file, period, language: language as Language };
}

/** @throws {InputError} report.same_file: one file for two contents */
function refuseOneForTwo(files: readonly (string | undefined)[]): void {
	const named = files.filter((file) => file !== undefined);
	const twice = named.find((file, at) => named.indexOf(file) !== at);
	if (twice !== undefined) throw new InputError('report.same_file', `${twice} is named for two files. Give each a name of its own.`);
}

/** A further file, looked at before any work. */
function outFile(input: Arguments, name: string): string | undefined {
	const path = textOption(input, name);
	return path === undefined ? undefined : fileToWrite(path);
}
