import { parseNip } from '#features/people/nip.ts';
import type { NipReason } from '#features/people/nip.ts';
import { nipMessages } from '#features/people/nip.messages.en.ts';
import { InputError } from '#platform/cli/command.ts';
import { wholeNumber } from '#platform/csv/numbers.ts';
import { openTable } from '#platform/csv/read-table.ts';
import { JP_FORM_IDS } from '../jp-forms.ts';
import type { JpFormId } from '../jp-forms.ts';
import type { EmploymentKind } from '../rules.ts';
import { JpActivity } from '../schema.ts';

export type FileActivity = JpActivity & { readonly row: number; readonly formId: JpFormId };

export interface FilePerson {
	readonly nip: string;
	readonly kind: EmploymentKind;
	/** Why the number cannot be a NIP; the activities are still counted. */
	readonly nipReason: NipReason | null;
	/** In the order of the file. */
	readonly activities: readonly FileActivity[];
}

const columns = {
	nip: [],
	form_id: ['jenisDiklat', 'jenisDiklatId', 'jenis_diklat_id'],
	abroad: [],
	starts_on: [],
	ends_on: [],
	minutes: [],
	sessions: [],
	days: []
} as const;
const yes = ['1', 'true', 'yes', 'ya', 'y'];
const no = ['', '0', 'false', 'no', 'tidak', 'n'];

/**
 * Reads a file of activities, one a row; people in the order in which they first appear.
 *
 * @throws {InputError} a form, date or number that cannot be read: a count that leaves out a row would be wrong
 */
export async function readActivities(path: string): Promise<FilePerson[]> {
	const table = await openTable(path, { columns, required: ['nip', 'form_id', 'starts_on', 'ends_on'] });
	const people = new Map<string, FilePerson & { activities: FileActivity[] }>();
	for await (const { row, cells } of table.rows) {
		const person = personOf(cells['nip'] ?? '', row);
		const known = people.get(person.nip);
		if (known) known.activities.push(activityOf(cells, row));
		else people.set(person.nip, { ...person, activities: [activityOf(cells, row)] });
	}
	return [...people.values()];
}

/** A number that a spreadsheet has damaged is refused: under it several people become one. */
function personOf(cell: string, row: number): Omit<FilePerson, 'activities'> {
	const { nip, kind, reason } = parseNip(cell);
	if (reason === 'nip.empty' || reason === 'nip.column_not_text') throw new InputError(reason, `Row ${row}: ${nipMessages[reason]}`, { row, column: 'nip' });
	return { nip, kind, nipReason: reason };
}

function activityOf(cells: Readonly<Record<string, string>>, row: number): FileActivity {
	const formId = formOf(cells['form_id'] ?? '', row);
	const read = JpActivity.safeParse({
		formId,
		isAbroad: yesOrNo(cells['abroad'] ?? '', row),
		startsOn: cells['starts_on'],
		endsOn: cells['ends_on'],
		minutes: wholeCell(cells, 'minutes', row),
		sessions: wholeCell(cells, 'sessions', row),
		days: wholeCell(cells, 'days', row)
	});
	if (read.success) return { ...read.data, formId, row };
	const [issue] = read.error.issues;
	if (issue?.message === 'jp.dates_reversed') throw new InputError('jp.dates_reversed', `Row ${row} ends before it starts.`, { row, column: 'ends_on' });
	const column = issue?.path[0] === 'startsOn' ? 'starts_on' : 'ends_on';
	throw new InputError('jp.date', `Row ${row}, column "${column}": write a date as YYYY-MM-DD, not "${(cells[column] ?? '').slice(0, 40)}".`, { row, column });
}

function formOf(cell: string, row: number): JpFormId {
	const id = String(wholeNumber(cell) ?? cell.toLowerCase());
	const found = JP_FORM_IDS.find((form) => form === id);
	if (!found)
		throw new InputError('jp.form', `Row ${row}: form_id is a SIASN jenisDiklat id 1 to 25 (or education), not "${cell.slice(0, 40)}".`, {
			row,
			column: 'form_id'
		});
	return found;
}

function yesOrNo(cell: string, row: number): boolean {
	const text = cell.toLowerCase();
	if (yes.includes(text)) return true;
	if (no.includes(text)) return false;
	throw new InputError('jp.abroad', `Row ${row}: abroad is 1 or 0, not "${cell.slice(0, 40)}".`, { row, column: 'abroad' });
}

/** A million minutes are two years without sleep; more is a typing error. */
const mostOfAnything = 1_000_000;

function wholeCell(cells: Readonly<Record<string, string>>, column: string, row: number): number {
	const cell = cells[column] ?? '';
	const value = cell === '' ? 0 : wholeNumber(cell);
	if (value === undefined || value > mostOfAnything)
		throw new InputError('jp.number', `Row ${row}, column "${column}": write a whole number, not "${cell.slice(0, 40)}".`, { row, column });
	return value;
}
