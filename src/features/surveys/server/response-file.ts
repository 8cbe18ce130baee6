import { InputError } from '#platform/cli/command.ts';
import { headerKey } from '#platform/csv/header.ts';
import { wholeNumber } from '#platform/csv/numbers.ts';
import { openTable } from '#platform/csv/read-table.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { elementNumber } from '../rules.ts';
import { ELEMENTS } from '../schema.ts';
import type { Element, ElementOrder, PartialAnswers } from '../schema.ts';

export interface ResponseFile {
	readonly elements: readonly Element[];
	readonly responses: readonly PartialAnswers[];
	/** Whether complaints or facilities came from a column U8 or U9, whose meaning differs by template. */
	readonly isNumbered: boolean;
	/** By the value of the column asked for. */
	readonly groups?: ReadonlyMap<string, readonly PartialAnswers[]>;
}

/** Header names in Indonesian that deployed forms use; the first is the key of data files. */
const indonesianNames: Readonly<Record<Element, readonly string[]>> = {
	requirements: ['persyaratan'],
	procedure: ['prosedur', 'sistem, mekanisme, dan prosedur'],
	duration: ['waktu', 'waktu penyelesaian'],
	cost: ['biaya', 'biaya/tarif', 'tarif'],
	product: ['produk', 'produk spesifikasi jenis pelayanan'],
	competence: ['kompetensi_pelaksana', 'kompetensi'],
	conduct: ['perilaku_pelaksana', 'perilaku'],
	complaints: ['pengaduan', 'penanganan pengaduan, saran dan masukan', 'penanganan pengaduan, saran, dan masukan'],
	facilities: ['sarana', 'sarana dan prasarana']
};

/**
 * Reads a file of answers, one respondent a row. An empty cell, `NA`, `null` or `-` is an element not answered.
 *
 * @throws {InputError} no element column, an answer that is not 1–4, or a table that cannot be read
 */
export async function readResponses(path: string, order: ElementOrder, by?: string): Promise<ResponseFile> {
	const table = await openTable(path, { keepEmptyRows: true });
	const { columns, isNumbered } = elementColumns(table.columns, order);
	if (columns.size === 0)
		throw new InputError(
			'skm.no_elements',
			'No column of the nine elements was found. Name them U1 to U9, or by key: requirements, procedure … or persyaratan, prosedur …',
			{ row: 1 }
		);
	const groupColumn = by === undefined ? undefined : table.columns.find((column) => headerKey(column) === headerKey(by));
	if (by !== undefined && groupColumn === undefined) throw new TableError('csv.column_missing', { row: 1, column: by });
	const responses: PartialAnswers[] = [];
	const groups = new Map<string, PartialAnswers[]>();
	for await (const { row, cells } of table.rows) {
		const answers = answersOf(cells, columns, row);
		responses.push(answers);
		if (groupColumn === undefined) continue;
		const group = groups.get(cells[groupColumn] ?? '');
		if (group) group.push(answers);
		else groups.set(cells[groupColumn] ?? '', [answers]);
	}
	return { elements: ELEMENTS.filter((element) => columns.has(element)), responses, isNumbered, ...(groupColumn !== undefined && { groups }) };
}

const NUMBERED = /^(?:u|unsur)[1-9][.:)(]*([^\d.:)(].*?)\)?$/;
/** How statistics programs and people write "no answer". */
const NO_ANSWER = new Set(['', 'na', 'n/a', 'nan', 'null', '-', '.']);

/**
 * Which column holds which element. The way of naming that fits most columns goes first, so that
 * in a file of U1–U9 a further column `waktu` (hour of the visit) is not taken for the element.
 */
export function elementColumns(headers: readonly string[], order: ElementOrder): { columns: Map<Element, string>; isNumbered: boolean } {
	const byKey = new Map(headers.map((header) => [headerKey(header), header]));
	// 'U8. Sarana' and 'U9 (Pengaduan)' name the element themselves, whatever the number would mean.
	const byName = new Map([...byKey].flatMap(([key, header]) => NUMBERED.exec(key)?.slice(1, 2).map((name) => [name, header] as const) ?? []));
	const find = (names: (element: Element) => readonly string[], among: ReadonlyMap<string, string> = byKey) =>
		new Map(
			ELEMENTS.flatMap((element) => {
				const header = names(element)
					.map((name) => among.get(headerKey(name)))
					.find((found) => found !== undefined);
				return header === undefined ? [] : [[element, header] as const];
			})
		);
	const numbers = find((element) => [`U${elementNumber(element, order)}`, `Unsur ${elementNumber(element, order)}`]);
	const ways = [find((element) => [element]), find((element) => indonesianNames[element]), find((element) => [element, ...indonesianNames[element]], byName), numbers].sort((a, b) => b.size - a.size);
	const columns = new Map<Element, string>();
	for (const way of ways) {
		for (const [element, header] of way) if (!columns.has(element)) columns.set(element, header);
	}
	const isNumbered = (['complaints', 'facilities'] as const).some((element) => columns.has(element) && columns.get(element) === numbers.get(element));
	return { columns, isNumbered };
}

/** The answers of one row. @throws {InputError} skm.answer: not 1–4, with row and column */
export function answersOf(cells: Readonly<Record<string, string>>, columns: ReadonlyMap<Element, string>, row: number): PartialAnswers {
	const answers: PartialAnswers = {};
	for (const [element, column] of columns) {
		const cell = cells[column] ?? '';
		if (NO_ANSWER.has(cell.trim().toLowerCase())) continue;
		const score = wholeNumber(cell);
		if (score === undefined || score < 1 || score > 4) {
			throw new InputError(
				'skm.answer',
				`Row ${row}, column "${column}": an answer is 1, 2, 3 or 4, not "${cell.slice(0, 40)}". Leave the cell empty when there is no answer.`,
				{ row, column }
			);
		}
		answers[element] = score;
	}
	return answers;
}
