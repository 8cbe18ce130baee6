import type { z } from 'zod';
import type { TableRow } from '#platform/csv/read-table.ts';
import type { en } from '../import.messages.en.ts';
import type { en as pages } from '../messages.en.ts';
import { daysOfCell, promiseRefusal } from '../rules.ts';
import { ServiceCells } from '../schema.ts';

/** Our key of a column → the header names that mean it. */
export const SERVICE_COLUMNS: Readonly<Record<keyof ServiceCells, readonly string[]>> = {
	code: ['kode', 'kode layanan'],
	name: ['nama', 'nama layanan', 'layanan'],
	promised_minutes: ['waktu menit', 'menit'],
	promised_working_days: ['waktu hari kerja', 'hari kerja'],
	fee: ['biaya', 'tarif', 'fee rupiah'],
	fee_note: ['keterangan biaya', 'keterangan tarif', 'catatan biaya'],
	product: ['produk', 'hasil'],
	requirements: ['persyaratan', 'syarat'],
	procedure: ['prosedur', 'langkah', 'langkah-langkah'],
	legal_basis: ['dasar hukum', 'dasar'],
	unit: ['unit kerja', 'kode unit', 'nama unit'],
	point_name: ['tempat', 'nama tempat', 'tempat layanan'],
	open_days: ['hari buka', 'hari'],
	yearly_users: ['pengguna setahun', 'pengguna per tahun']
};

export type RowReason = keyof typeof en.reasons | keyof typeof pages.problems;

export interface Refusal {
	readonly code: RowReason;
	readonly column: keyof ServiceCells;
}

export interface ReadRow {
	readonly row: number;
	readonly cells: ServiceCells;
	/** Null where the file says nothing of them. */
	readonly openDays: readonly number[] | null;
}

export interface UnitOfFile {
	readonly id: string;
	readonly name: string;
	readonly externalId: string | null;
}

/** Reads a row by itself: its shape, its promise, its days. */
export function readRow({ row, cells }: TableRow): ReadRow | readonly Refusal[] {
	const parsed = ServiceCells.safeParse(cells);
	if (!parsed.success) return Object.values(ServiceCells.keyof().enum).flatMap((column) => parsed.error.issues.filter(({ path }) => path[0] === column).slice(0, 1).map((issue) => ({ code: reasonOf(issue), column })));
	const { promised_minutes: minutes, promised_working_days: days, unit, point_name: name, open_days: open, yearly_users: users } = parsed.data;
	if (promiseRefusal(minutes, days) === 'service.promise_both') return [{ code: 'service.promise_both', column: 'promised_working_days' }];
	if (unit === '' && (name !== '' || open.trim() !== '' || users !== null)) return [{ code: 'import.unit_missing', column: 'unit' }];
	const openDays = open.trim() === '' ? null : daysOfCell(open);
	return openDays === undefined ? [{ code: 'import.days_unreadable', column: 'open_days' }] : { row, cells: parsed.data, openDays };
}

function reasonOf(issue: z.core.$ZodIssue): RowReason {
	const named: unknown = issue.code === 'custom' ? issue.params?.problem : undefined;
	if (typeof named === 'string') return named as RowReason;
	if (issue.code === 'too_small' || issue.code === 'invalid_type') return 'import.cell_empty';
	return issue.code === 'too_big' ? 'import.cell_large' : 'import.cell_invalid';
}

/** Finds units by their code, else by their name in any letters. */
export function unitFinder(units: readonly UnitOfFile[]): (text: string) => UnitOfFile | 'service.unit_not_found' | 'import.unit_ambiguous' {
	const byCode = new Map(units.flatMap((unit) => (unit.externalId === null ? [] : [[unit.externalId, unit]])));
	const byName = Map.groupBy(units, ({ name }) => plain(name));
	return (text) => {
		const named = byName.get(plain(text)) ?? [];
		return byCode.get(text) ?? (named.length > 1 ? 'import.unit_ambiguous' : (named[0] ?? 'service.unit_not_found'));
	};
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Why a row cannot follow these earlier ones of the file, or undefined. What a row leaves empty it leaves to the others. */
export function rowConflict(one: ReadRow, earlier: readonly ReadRow[]): Refusal | undefined {
	const said = (value: unknown): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
	for (const { cells } of earlier) {
		const column = STANDARD_COLUMNS.find((key) => said(one.cells[key]) && said(cells[key]) && JSON.stringify(one.cells[key]) !== JSON.stringify(cells[key]));
		if (column) return { code: 'import.row_differs', column };
		if (plain(cells.unit) === plain(one.cells.unit)) return { code: 'import.row_twice', column: 'unit' };
	}
	return undefined;
}

const STANDARD_COLUMNS = ['name', 'promised_minutes', 'promised_working_days', 'fee', 'fee_note', 'product', 'requirements', 'procedure', 'legal_basis'] as const;
