import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connect.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { ImportFileError } from '../import-faults.ts';
import type { ImportCounts, RowReason } from '../import-schema.ts';
import { placeUnits, type PlacedUnit, type StandingUnit } from '../unit-placement.ts';
import { readTree, unitName, type Contradiction, type Cycle, type UnitRow } from '../unit-tree.ts';
import { openImportFile } from './import-file.ts';
import type { ImportCtx } from './import-read.ts';
import { insertPlainRows } from './import-stage.ts';

const unitColumns = {
	headers: { externalId: ['Id', 'UNOR ID', 'ID UNOR'], name: ['NamaUnor', 'UNOR NAMA', 'NAMA'], parentExternalId: ['DiatasanId', 'ATASAN ID', 'UNOR ATASAN ID'] },
	required: ['externalId', 'name', 'parentExternalId']
} as const;

/** A tree of more units belongs to no government; it would also not fit one page of anybody's mind. */
const mostUnits = 100_000;

export interface UnitPreview extends ImportCounts {
	readonly contradictions: readonly Contradiction[];
	readonly cycles: readonly Cycle[];
}

/** Reads a unit file into import_row. Writes no unit. @throws {InputError} the file as a whole cannot be read */
export async function stageUnits(ctx: ImportCtx, batchId: string, path: string): Promise<UnitPreview> {
	const table = await openImportFile(path, unitColumns);
	const rows: UnitRow[] = [];
	for await (const { row, cells } of table.rows) {
		if (rows.length >= mostUnits) throw new ImportFileError('import.too_many_units', { limit: mostUnits, row });
		rows.push({ row, externalId: cells['externalId'] ?? '', name: unitName(cells['name'] ?? ''), parentExternalId: cells['parentExternalId'] ?? '' });
	}
	if (rows.length === 0) throw new ImportFileError('import.no_rows');
	const standing = await inTransaction(ctx.db, (tx) => standingUnits(tx, ctx.agencyId));
	const tree = readTree(rows, knownParents(standing), standing.find(({ parentId }) => parentId === null)?.externalId);
	const placed = new Map(placeUnits(tree.units, standing, randomUUID).map((unit) => [unit.externalId, unit]));
	const first = new Map(rows.toReversed().map(({ externalId, row }) => [externalId, row]));
	const states = rows.map((row) => ({ ...row, state: stateOf(row, tree.refused.has(row.row), first.get(row.externalId) !== row.row, placed) }));
	await inTransaction(ctx.db, (tx) => insertPlainRows(tx, { agencyId: ctx.agencyId, batchId }, states.map(({ row, state, ...data }) => ({
		row, state, reasons: reasonsOf(tree.refused.get(row)), data
	}))));
	const count = (state: string) => states.filter((row) => row.state === state).length;
	return {
		rows: rows.length, new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused'), warnings: {},
		units: { new: count('new'), changed: count('changed') }, contradictions: tree.contradictions, cycles: tree.cycles
	};
}

function reasonsOf(code: string | undefined): RowReason[] {
	return code === undefined ? [] : [{ code, column: code === 'unit.parent_missing' ? 'DiatasanId' : 'Id', isRefusal: true }];
}

/** The second row of a unit says nothing new. */
function stateOf({ externalId }: UnitRow, isRefused: boolean, isRepeated: boolean, placed: ReadonlyMap<string, PlacedUnit>): 'new' | 'changed' | 'unchanged' | 'refused' {
	if (isRefused) return 'refused';
	const unit = placed.get(externalId);
	if (!unit || isRepeated) return 'unchanged';
	return unit.before ? 'changed' : 'new';
}

/** Of each unit with an id the nearest above it with one: a circle may close over units that have none. */
function knownParents(standing: readonly StandingUnit[]): Map<string, string> {
	const byId = new Map(standing.map((unit) => [unit.id, unit]));
	const above = (unit: StandingUnit): string => {
		const parent = byId.get(unit.parentId ?? '');
		return parent && parent.externalId === '' ? above(parent) : parent?.externalId ?? '';
	};
	return new Map(standing.flatMap((unit) => (unit.externalId === '' ? [] : [[unit.externalId, above(unit)] as const])));
}

async function standingUnits(tx: Db, agencyId: string): Promise<StandingUnit[]> {
	const rows = await tx.selectFrom('unit').select(['id', 'number', 'external_id', 'parent_id', 'name', 'path']).where('agency_id', '=', agencyId).orderBy('number').execute();
	return rows.map((row) => ({ id: row.id, number: row.number, externalId: row.external_id ?? '', parentId: row.parent_id, name: row.name, path: row.path }));
}

/** Units as they stood, for undo: moved subtrees included. */
export interface FormerUnit extends StandingUnit {
	readonly validFrom: string;
}

/** Places the accepted rows of a previewed unit batch. A changed name or place is dated today; the former one stays in the history. */
export async function writeUnits(tx: Db, { agencyId, batchId, today }: { agencyId: string; batchId: string; today: string }): Promise<{ readonly formerUnits: readonly FormerUnit[] }> {
	const staged = await tx.selectFrom('import_row').select(['row_number', 'data']).where('agency_id', '=', agencyId).where('batch_id', '=', batchId)
		.where('state', 'in', ['new', 'changed', 'unchanged']).orderBy('row_number').execute();
	const rows = staged.map(({ row_number: row, data }) => ({ row, ...(data as unknown as Omit<UnitRow, 'row'>) }));
	const placed = placeUnits(rows, await standingUnits(tx, agencyId), randomUUID);
	const added = placed.filter((unit) => !unit.before);
	const moved = placed.filter((unit) => unit.before);
	const former = await formerUnits(tx, agencyId, moved.map(({ id }) => id));
	await sql`
		insert into unit (agency_id, id, number, external_id, name, path, valid_from, import_batch_id)
		select ${agencyId}::uuid, u.id, u.number, u."externalId", u.name, u.path, ${today}::date, ${batchId}::uuid
		from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as u (id uuid, number integer, "externalId" text, name text, path text)`.execute(tx);
	await sql`
		update unit set external_id = nullif(u."externalId", ''), name = u.name, parent_id = u."parentId", path = u.path,
			valid_from = case when (unit.name, unit.path) is distinct from (u.name, u.path) then greatest(unit.valid_from, ${today}::date) else unit.valid_from end
		from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as u (id uuid, "externalId" text, name text, "parentId" uuid, path text)
		where unit.agency_id = ${agencyId}::uuid and unit.id = u.id`.execute(tx);
	return { formerUnits: former };
}

/** What these units are called and where they stand now. */
export async function formerUnits(tx: Db, agencyId: string, ids: readonly string[]): Promise<FormerUnit[]> {
	if (ids.length === 0) return [];
	const rows = await tx.selectFrom('unit').select(['id', 'number', 'external_id', 'parent_id', 'name', 'path', 'valid_from']).where('agency_id', '=', agencyId).where('id', 'in', [...ids]).execute();
	return rows.map((row) => ({ id: row.id, number: row.number, externalId: row.external_id ?? '', parentId: row.parent_id, name: row.name, path: row.path, validFrom: row.valid_from }));
}

/** Gives units their former name and place, and takes away the history that the batch wrote. */
export async function restoreUnits(tx: Db, agencyId: string, batchId: string, former: readonly FormerUnit[]): Promise<void> {
	const given = sql`jsonb_to_recordset(${JSON.stringify(former)}::jsonb) as f (id uuid, "externalId" text, name text, "parentId" uuid, path text, "validFrom" date)`;
	await sql`
		delete from unit_history h using unit u, ${given}
		where h.agency_id = ${agencyId}::uuid and u.agency_id = h.agency_id and u.id = f.id and h.unit_id = f.id and h.valid_to = u.valid_from and u.valid_from > f."validFrom"`.execute(tx);
	await sql`
		update unit set external_id = nullif(f."externalId", ''), name = f.name, parent_id = f."parentId", path = f.path, valid_from = f."validFrom"
		from ${given} where unit.agency_id = ${agencyId}::uuid and unit.id = f.id`.execute(tx);
	await tx.updateTable('unit').set({ parent_id: null }).where('agency_id', '=', agencyId).where('import_batch_id', '=', batchId).execute();
	await tx.deleteFrom('unit').where('agency_id', '=', agencyId).where('import_batch_id', '=', batchId).execute();
}
