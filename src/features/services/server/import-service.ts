import { recordAudit } from '#platform/audit/record.ts';
import { InputError } from '#platform/cli/command.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { openAnyTable } from '#platform/xlsx/open-any-table.ts';
import { changedFields, promiseRefusal, slugCandidates } from '../rules.ts';
import type { ServiceCells, Standard } from '../schema.ts';
import { readRow, rowConflict, SERVICE_COLUMNS, unitFinder, type ReadRow, type Refusal, type UnitOfFile } from './import-rows.ts';
import { insertWithSlug } from './point-service.ts';
import { findService, listServicePoints, type ServiceRow } from './queries.ts';
import { agencyName, findPointOfUnit, findServiceByCode, insertService, listOpenUnits, updatePoint, updateService, type PointWrite } from './write-queries.ts';

export interface ServiceImport {
	readonly file: string;
	readonly isDryRun: boolean;
	onRefused(row: number, refusal: Refusal, cells: Readonly<Record<string, string>>): void;
}

export interface ServiceCounts {
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	readonly warnings: Readonly<Record<string, number>>;
	readonly services: { readonly new: number; readonly changed: number };
	readonly points: { readonly new: number; readonly changed: number };
}

type Outcome = 'new' | 'changed' | 'unchanged';
type ImportCtx = Ctx & { readonly agencyId: string };

/** A government has hundreds of services; beyond this the file is another one. */
const MOST_ROWS = 20_000;

class DryRun extends Error {}

/**
 * Takes in services and, where a unit is named, their service points, one a row. A service is known again by its code, a point
 * by its service and unit; an empty cell leaves what stands. The same file twice changes nothing. All of it in one transaction.
 *
 * @throws {InputError} the file cannot be read, lacks a column, or holds too many rows
 */
export async function importServices(ctx: ImportCtx, wanted: ServiceImport): Promise<ServiceCounts> {
	let counts: ServiceCounts | undefined;
	await inTransaction(ctx.db, async (tx) => {
		await oneAtATime(tx, `service:${ctx.agencyId}`);
		counts = await takeIn(tx, ctx, wanted);
		if (wanted.isDryRun) throw new DryRun();
		const { rows, refused, services, points } = counts;
		if (counts.new + counts.changed > 0) await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'service.import', subject: `agency:${ctx.agencyId}`, detail: { rows, refused, services, points } });
	}).catch((error: unknown) => {
		if (!(error instanceof DryRun)) throw error;
	});
	return counts as ServiceCounts;
}

async function takeIn(tx: Db, ctx: ImportCtx, { file, onRefused }: ServiceImport): Promise<ServiceCounts> {
	const table = await openAnyTable(file, { columns: SERVICE_COLUMNS, required: ['code', 'name'] });
	const findUnit = unitFinder(await listOpenUnits(tx, ctx.agencyId, ctx.today));
	const good = new Map<string, (ReadRow & { readonly place: UnitOfFile | null })[]>();
	let rows = 0;
	let refused = 0;
	for await (const line of table.rows) {
		rows += 1;
		if (rows > MOST_ROWS) throw new InputError('import.too_many_rows', `The file holds more than ${MOST_ROWS} rows. A government has hundreds of services; is it the right file?`, { row: line.row });
		const read = readRow(line);
		const unit = 'cells' in read && read.cells.unit !== '' ? findUnit(read.cells.unit) : null;
		const refusals = await refusalsOf(tx, ctx, read, unit, good);
		if (refusals.length > 0 || !('cells' in read)) {
			refused += 1;
			for (const refusal of refusals) onRefused(line.row, refusal, line.cells);
		} else good.set(read.cells.code, [...(good.get(read.cells.code) ?? []), { ...read, place: typeof unit === 'string' ? null : unit }]);
	}
	const tally = { services: { new: 0, changed: 0, unchanged: 0 }, points: { new: 0, changed: 0, unchanged: 0 }, rows: { new: 0, changed: 0, unchanged: 0 } };
	for (const group of good.values()) await writeGroup(tx, ctx, group, tally);
	const { services, points } = tally;
	return { rows, ...tally.rows, refused, warnings: {}, services: { new: services.new, changed: services.changed }, points: { new: points.new, changed: points.changed } };
}

async function refusalsOf(tx: Db, ctx: ImportCtx, read: ReadRow | readonly Refusal[], unit: UnitOfFile | string | null, good: ReadonlyMap<string, readonly ReadRow[]>): Promise<readonly Refusal[]> {
	if (!('cells' in read)) return read;
	if (unit === 'service.unit_not_found' || unit === 'import.unit_ambiguous') return [{ code: unit, column: 'unit' }];
	const earlier = good.get(read.cells.code) ?? [];
	const conflict = rowConflict(read, earlier);
	if (conflict) return [conflict];
	const isPromised = promiseRefusal(read.cells.promised_minutes, read.cells.promised_working_days) === undefined;
	if (isPromised || earlier.length > 0 || (await findServiceByCode(tx, ctx.agencyId, read.cells.code))) return [];
	return [{ code: 'service.promise_missing', column: 'promised_minutes' }];
}

type Tally = Readonly<Record<'services' | 'points' | 'rows', Record<Outcome, number>>>;

/** All rows of one code: the service once, then its points. */
async function writeGroup(tx: Db, ctx: ImportCtx, group: readonly (ReadRow & { readonly place: UnitOfFile | null })[], tally: Tally): Promise<void> {
	const [first] = group;
	if (!first) return;
	const places = [...new Set(group.flatMap(({ place }) => (place ? [place.id] : [])))];
	const found = await findServiceByCode(tx, ctx.agencyId, first.cells.code);
	const before = found && (await findService(tx, ctx.agencyId, found.id));
	const standard = group.reduce<Standard>((so, { cells }) => mergedStandard(so, cells), before ? standardOfRow(before) : EMPTY);
	const outcome = before ? (changedFields(standardOfRow(before), standard).length > 0 ? 'changed' : 'unchanged') : 'new';
	// One unit that gives it sets its standard; of several none is told apart.
	const serviceId = before?.id ?? (await insertService(tx, ctx.agencyId, places.length === 1 ? (places[0] ?? null) : null, standard));
	if (before && outcome === 'changed') await updateService(tx, ctx.agencyId, serviceId, before.responsibleUnitId, standard);
	tally.services[outcome] += 1;
	for (const [index, row] of group.entries()) {
		const point = row.place ? await writePoint(tx, ctx, serviceId, standard.code, row, row.place) : 'unchanged';
		if (row.place) tally.points[point] += 1;
		const own = index === 0 ? outcome : 'unchanged';
		tally.rows[own === 'new' || point === 'new' ? 'new' : own === 'changed' || point === 'changed' ? 'changed' : 'unchanged'] += 1;
	}
}

async function writePoint(tx: Db, ctx: ImportCtx, serviceId: string, code: string, { cells, openDays }: ReadRow, unit: UnitOfFile): Promise<Outcome> {
	const found = await findPointOfUnit(tx, ctx.agencyId, serviceId, unit.id);
	const [before] = found ? await listServicePoints(tx, ctx.agencyId, { id: found.id }) : [];
	const point: PointWrite = {
		...(before ?? NO_POINT),
		name: cells.point_name || before?.name || unit.name,
		openDays: openDays ?? before?.openDays ?? NO_POINT.openDays,
		yearlyUsers: cells.yearly_users ?? before?.yearlyUsers ?? null
	};
	if (!before) {
		await insertWithSlug(tx, { agencyId: ctx.agencyId, serviceId, unitId: unit.id }, slugCandidates(code, unit.name, await agencyName(tx, ctx.agencyId)), point);
		return 'new';
	}
	if (point.name === before.name && point.yearlyUsers === before.yearlyUsers && String(point.openDays) === String(before.openDays)) return 'unchanged';
	await updatePoint(tx, ctx.agencyId, before.id, point);
	return 'changed';
}

const EMPTY: Standard = { code: '', name: '', promisedMinutes: null, promisedWorkingDays: null, feeRupiah: 0, feeNote: '', requirements: [], procedure: [], product: '', legalBasis: '' };
const NO_POINT = { address: '', openDays: [1, 2, 3, 4, 5], opensMinute: null, closesMinute: null, openedOn: null, latitude: null, longitude: null } as const;

function standardOfRow({ code, name, promisedMinutes, promisedWorkingDays, feeRupiah, feeNote, requirements, procedure, product, legalBasis }: ServiceRow): Standard {
	return { code, name, promisedMinutes, promisedWorkingDays, feeRupiah, feeNote, requirements, procedure, product, legalBasis };
}

/** What stands, with what the cells say in its place; an empty cell says nothing. */
function mergedStandard(before: Standard, cells: ServiceCells): Standard {
	const isPromised = promiseRefusal(cells.promised_minutes, cells.promised_working_days) === undefined;
	return {
		...before,
		code: cells.code,
		name: cells.name,
		...(isPromised && { promisedMinutes: cells.promised_minutes, promisedWorkingDays: cells.promised_working_days }),
		feeRupiah: cells.fee ?? before.feeRupiah,
		feeNote: cells.fee_note || before.feeNote,
		product: cells.product || before.product,
		legalBasis: cells.legal_basis || before.legalBasis,
		requirements: cells.requirements.length > 0 ? cells.requirements : before.requirements,
		procedure: cells.procedure.length > 0 ? cells.procedure : before.procedure
	};
}
