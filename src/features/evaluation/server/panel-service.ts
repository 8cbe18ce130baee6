import { ELEMENTS } from '#features/surveys/schema.ts';
import type { Ctx } from '#platform/context.ts';
import { writeTable } from '#platform/csv/write-table.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { officesOf, type OfficeLevel } from '../offices.rules.ts';
import { FEWEST_ANSWERS, partialIndexRows, points } from '../panel.rules.ts';
import type { Outcome } from '../programme.schema.ts';
import type { NamedPanelRow } from './panel-queries.ts';
import { readPanel } from './service.ts';

const PAGE = 50;

export interface ShownRow extends Omit<NamedPanelRow, 'told'> {
	readonly points: number;
}

export interface PanelPage {
	readonly programmeId: string;
	readonly title: string;
	readonly outcome: Outcome;
	readonly rows: readonly ShownRow[];
	/** Every office of the panel, not of this page alone. */
	readonly offices: readonly OfficeLevel[];
	readonly total: number;
	/** Months of answers that the verdict read and that may not be shown: their people could be worked out. */
	readonly hidden: number;
	/** Rows whose index rests on fewer than nine elements. */
	readonly partial: number;
	readonly page: number;
	readonly pages: number;
}

/** The rows that may be shown. The verdict reads all of them: of many months together nobody can be told apart. @source R18; docs/decisions/0010-figures-by-whole-months.md */
async function shownPanel(ctx: Ctx, programmeId: string) {
	const { facts, rows } = await readPanel(ctx, programmeId);
	const isAnswers = facts.outcome === 'index' || ELEMENTS.some((element) => element === facts.outcome);
	const shown = isAnswers ? rows.filter(({ told, responses }) => told && responses >= FEWEST_ANSWERS) : rows;
	return { facts, rows: shown, hidden: rows.length - shown.length };
}

/** The rows behind a verdict, 50 a page; a page beyond the last is the last. @throws {Problem} evaluation.not_found */
export async function panelPage(ctx: Ctx, programmeId: string, page: number): Promise<PanelPage> {
	const { facts, rows, hidden } = await shownPanel(ctx, programmeId);
	const pages = Math.max(1, Math.ceil(rows.length / PAGE));
	const shown = Math.min(Math.max(1, Number.isSafeInteger(page) ? page : 1), pages);
	const own = rows.slice((shown - 1) * PAGE, shown * PAGE).map((row) => ({ ...row, points: points(row, facts.outcome) }));
	return { programmeId, title: facts.title, outcome: facts.outcome, rows: own, offices: officesOf(rows, facts.outcome), total: rows.length, hidden, partial: partialIndexRows(rows, facts.outcome), page: shown, pages };
}

/** All rows as a file that a spreadsheet opens without running anything in it. @throws {Problem} evaluation.not_found */
export async function panelFile(ctx: Ctx, programmeId: string): Promise<{ readonly name: string; readonly text: string }> {
	const all = { id, en }[ctx.locale];
	const words = all.data;
	const { facts, rows } = await shownPanel(ctx, programmeId);
	const part = all.partOf(facts.outcome);
	const headers = [words.unit, words.service, words.start, words.month, ...(part === null ? [] : [part]), all.countedOf(facts.outcome), all.valueOf(facts.outcome)];
	const cells = rows.map((row) => [
		row.unitName,
		row.serviceName,
		row.firstMonth?.slice(0, 7) ?? '',
		row.month.slice(0, 7),
		...(part === null ? [] : [row.total]),
		row.responses,
		Math.round(points(row, facts.outcome) * 10_000) / 10_000
	]);
	return { name: `${words.fileName}-${programmeId}.csv`, text: writeTable(headers, cells, { bom: true }) };
}
