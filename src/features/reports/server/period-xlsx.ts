import { writeXlsx } from 'hucre/xlsx';
import { cellText, isHidden, reportWords } from '../period/format.ts';
import type { Cell, Column, ReportDocument, ReportTable } from '../period/report.schema.ts';

/** Rows above the first row of data: title, what was chosen, heads. */
const HEAD_ROWS = 3;
const FORMATS: Readonly<Record<Column['kind'], string | null>> = { text: null, day: null, count: '#,##0', points: '0.00', share: '0.0%', mean: '0.000', minutes: '0.0', effect: '+0.00;-0.00;0.00', jp: '#,##0' };
const LONGEST_SHEET_NAME = 31;
/** Figures that are the sum, or the share of the sums, of a column: table and column. */
const ADDED_UP: ReadonlyMap<string, readonly [table: string, column: string]> = new Map([
	['sessionsPlanned', ['sessions', 'planned']], ['sessionsDone', ['sessions', 'done']], ['sessionsCancelled', ['sessions', 'cancelled']], ['completed', ['sessions', 'completed']], ['peopleReached', ['reach', 'reached']],
	['evaluations', ['verdicts', 'count']], ['respondents', ['surveys', 'respondents']], ['complaints', ['states', 'count']], ['visits', ['times', 'visits']], ['kept', ['times', 'share']]
]);

interface Written {
	readonly value: string | number | null;
	readonly formula?: string;
	readonly formulaResult?: number;
	readonly style?: { readonly numFmt?: string; readonly font?: { readonly bold: true } };
}

/**
 * The report as a workbook: the figures, then one sheet for each table with its heads frozen. Numbers are numbers; sums, shares and
 * means are formulas that carry the value which paper shows.
 */
export async function renderXlsx(report: ReportDocument): Promise<Uint8Array> {
	const tables = report.sections.flatMap((section) => section.tables).filter(({ rows }) => rows.length > 0);
	const names = sheetNames(tables.map(({ title }) => title));
	return writeXlsx({ sheets: [summarySheet(report, tables, names), ...tables.map((table, at) => tableSheet(table, names[at]!, report))] });
}

/** Names that a spreadsheet takes: short, without its marks, each once. */
export function sheetNames(titles: readonly string[]): string[] {
	const taken = new Set<string>();
	return titles.map((title) => {
		const bare = title.replace(/[[\]*?:/\\']/g, ' ').replace(/\s+/g, ' ').trim() || '-';
		for (let number = 1; ; number++) {
			const suffix = number === 1 ? '' : ` ${number}`;
			const name = `${bare.slice(0, LONGEST_SHEET_NAME - suffix.length).trim()}${suffix}`;
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	});
}

function sheetOf(name: string, rows: readonly (readonly Written[])[], columns: readonly { readonly width: number }[], frozen: number) {
	const cells = new Map(rows.flatMap((row, line) => row.map(({ style, formula, formulaResult, value }, at) => [`${line},${at}`, { value, ...(style ? { style } : {}), ...(formula ? { formula, formulaResult } : {}) }] as const)));
	return { name, rows: rows.map((row) => row.map(({ value }) => value)), cells, columns: [...columns], freezePane: { rows: frozen } };
}

const bold = { font: { bold: true } } as const;
const plain = (value: string): Written => ({ value });
const strong = (value: string): Written => ({ value, style: bold });

function summarySheet({ agencyName, title, lines, sections, language }: ReportDocument, tables: readonly ReportTable[], names: readonly string[]) {
	const words = reportWords(language);
	const figures = sections.flatMap((section) => section.figures);
	const rows: Written[][] = [[strong(agencyName)], [strong(title)], ...lines.map((line) => [plain(line)]), [strong(words.figure.label), strong(words.figure.value), strong(words.figure.text)]];
	const frozen = rows.length;
	for (const { key, label, value, text } of figures) rows.push([plain(label), value === null ? { value } : key === 'index' ? indexCell(value, tables, names) : linkedCell(key, value, tables, names), plain(text)]);
	if (figures.length === 0) for (const text of sections.flatMap(({ paragraphs }) => paragraphs)) rows.push([plain(text)]);
	return sheetOf(words.sections.summary, rows, [{ width: 44 }, { width: 14 }, { width: 70 }], frozen);
}

/** A figure that a sheet adds up is that cell: whoever changes a row sees it here. Where the sheet says another number, or none, the figure stands for itself. */
function linkedCell(key: string, value: number, tables: readonly ReportTable[], names: readonly string[]): Written {
	const [tableKey, columnKey] = ADDED_UP.get(key) ?? [];
	const at = tables.findIndex((table) => table.key === tableKey);
	const table = tables[at];
	if (!table) return { value };
	const column = table.columns.findIndex((own) => own.key === columnKey);
	const last = table.total ?? (table.rows.length === 1 ? table.rows[0] : undefined);
	if (last?.[column] !== value) return { value };
	const numFmt = FORMATS[table.columns[column]!.kind];
	return { value, formula: `'${names[at]}'!${letterOf(column)}${HEAD_ROWS + table.rows.length + (table.total ? 1 : 0)}`, formulaResult: value, ...(numFmt === null ? {} : { style: { numFmt } }) };
}

/** The index of all respondents is the mean of the elements, which stand on a sheet of their own. */
function indexCell(value: number, tables: readonly ReportTable[], names: readonly string[]): Written {
	const at = tables.findIndex(({ key }) => key === 'elements');
	const style = { numFmt: '0.00' };
	const table = tables[at];
	if (!table) return { value, style };
	const letter = letterOf(table.columns.findIndex(({ key }) => key === 'index'));
	return { value, formula: `AVERAGE('${names[at]}'!${letter}${HEAD_ROWS + 1}:${letter}${HEAD_ROWS + table.rows.length})`, formulaResult: value, style };
}

function tableSheet({ title, filter, columns, rows, total }: ReportTable, name: string, report: ReportDocument) {
	const written: Written[][] = [[strong(title)], [plain(`${filter} ${report.lines[1] ?? ''}`)], columns.map(({ label }) => strong(label))];
	rows.forEach((row, line) => written.push(row.map((cell, at) => writtenCell(cell, columns[at]!, columns, HEAD_ROWS + line + 1, report.language))));
	if (total) written.push(total.map((cell, at) => totalCell(cell, at, columns, rows, report.language)));
	return sheetOf(name, written, columns.map(({ width, kind }) => ({ width: kind === 'text' ? Math.max(14, width * 9) : Math.max(12, width * 7) })), HEAD_ROWS);
}

function writtenCell(cell: Cell, column: Column, columns: readonly Column[], line: number, language: ReportDocument['language']): Written {
	if (typeof cell !== 'number') return { value: cell === null ? null : cellText(cell, column.kind, language) };
	const style = styleOf(column);
	if (!column.derived) return { value: cell, ...style };
	const [part, whole] = [column.derived.part, column.derived.whole].map((key) => `${letterOf(columns.findIndex((own) => own.key === key))}${line}`) as [string, string];
	return { value: cell, formula: `${column.derived.by === 'points' ? '25*' : ''}${part}/${whole}`, formulaResult: cell, ...style };
}

/** A sum is live where all its parts may be seen. */
function totalCell(cell: Cell, at: number, columns: readonly Column[], rows: readonly (readonly Cell[])[], language: ReportDocument['language']): Written {
	const column = columns[at]!;
	const line = HEAD_ROWS + rows.length + 1;
	const own = writtenCell(cell, column, columns, line, language);
	const style = { style: { ...own.style, ...bold } };
	if (typeof cell !== 'number' || !column.isSummed || rows.some((row) => isHidden(row[at] ?? null))) return { ...own, ...style };
	return { value: cell, formula: `SUM(${letterOf(at)}${HEAD_ROWS + 1}:${letterOf(at)}${line - 1})`, formulaResult: cell, ...style };
}

function styleOf({ kind }: Column): { readonly style?: { readonly numFmt: string } } {
	const numFmt = FORMATS[kind];
	return numFmt === null ? {} : { style: { numFmt } };
}

function letterOf(at: number): string {
	return String.fromCharCode(65 + at);
}
