import { setImmediate } from 'node:timers/promises';
import type { Ctx } from '#platform/context.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { PEOPLE_HEADERS, REQUIRED_COLUMNS } from '#platform/siasn/people-columns.ts';
import { ImportFileError } from '../import-faults.ts';
import type { ImportCounts, NamedUnit, RowReason } from '../import-schema.ts';
import { checkPerson, hasLeft, postStart, rowFindings } from '../person-checks.ts';
import { PositionDirectory, UnitDirectory } from './directories.ts';
import { openImportFile } from './import-file.ts';
import { insertRows, type StagedRow } from './import-stage.ts';

/** A context with the agency whose data are imported. */
export type ImportCtx = Ctx & { readonly agencyId: string };

export interface StagedFile {
	readonly counts: ImportCounts;
	readonly newUnits: readonly NamedUnit[];
	readonly renamedUnits: readonly NamedUnit[];
}

/** More at once is no faster, and costs memory. */
const rowsAtOnce = 1000;

/** A socket takes 200 kB at a time. Without pauses the server waits for the rest of a piece while the next is read here. */
const rowsBetweenPauses = 25;

/**
 * Reads a people file into import_row, comparing each row with what stands. Writes nothing else. While one piece is
 * written the next is read; `onProgress` hears the rows read so far.
 *
 * @throws {InputError} the file as a whole cannot be read: missing columns, broken quoting, not text
 */
export async function stagePeople(ctx: ImportCtx, batchId: string, path: string, onProgress: (rows: number) => void = () => undefined): Promise<StagedFile> {
	const table = await openImportFile(path, { headers: PEOPLE_HEADERS, required: REQUIRED_COLUMNS });
	const units = await inTransaction(ctx.db, (tx) => UnitDirectory.load(tx, ctx.agencyId, ctx.today));
	const positions = await inTransaction(ctx.db, (tx) => PositionDirectory.load(tx, ctx.agencyId));
	const stager = new PeopleStager(units, positions, ctx.today);
	let rows = 0;
	let piece: StagedRow[] = [];
	let writing: Promise<void> = Promise.resolve();
	const send = async () => {
		const full = piece;
		piece = [];
		await writing;
		writing = writePiece(ctx, batchId, full, rows);
		writing.catch(() => undefined); // awaited before the next piece, and at the end
		onProgress(rows);
	};
	for await (const { row, cells } of table.rows) {
		rows += 1;
		piece.push(stager.stage(row, cells));
		if (piece.length >= rowsAtOnce) await send();
		else if (rows % rowsBetweenPauses === 0) await setImmediate();
	}
	await send();
	await writing;
	if (rows === 0) throw new ImportFileError('import.no_rows');
	return { counts: await countRows(ctx, batchId, rows, stager), newUnits: units.added, renamedUnits: stager.renamedUnits() };
}

function writePiece(ctx: ImportCtx, batchId: string, piece: readonly StagedRow[], rowsRead: number): Promise<void> {
	return inTransaction(ctx.db, async (tx) => {
		await insertRows(tx, { agencyId: ctx.agencyId, batchId }, piece);
		await tx.updateTable('import_batch').set({ rows_read: rowsRead }).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute();
	});
}

function countRows(ctx: ImportCtx, batchId: string, rows: number, stager: PeopleStager): Promise<ImportCounts> {
	return inTransaction(ctx.db, async (tx) => {
		const states = await tx.selectFrom('import_row').select(['state', ({ fn }) => fn.countAll<number>().as('count')])
			.where('agency_id', '=', ctx.agencyId).where('batch_id', '=', batchId).groupBy('state').execute();
		const count = (state: string) => states.find((one) => one.state === state)?.count ?? 0;
		return {
			rows, new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused'),
			warnings: Object.fromEntries([...stager.warnings].sort(([one], [other]) => one.localeCompare(other))),
			units: { new: stager.units.added.length, changed: stager.renamedUnits().length }
		};
	});
}

/** Turns cells into staged rows and keeps count; one for a file. */
class PeopleStager {
	readonly units: UnitDirectory;
	readonly warnings = new Map<string, number>();
	readonly #positions: PositionDirectory;
	readonly #today: string;
	readonly #rowByNip = new Map<string, number>();

	constructor(units: UnitDirectory, positions: PositionDirectory, today: string) {
		this.units = units;
		this.#positions = positions;
		this.#today = today;
	}

	renamedUnits(): NamedUnit[] {
		return this.units.renamed.filter((unit) => this.units.differs(unit));
	}

	stage(row: number, cells: Readonly<Record<string, string>>): StagedRow {
		const { record, kind, reasons, isRefused } = checkPerson(cells, (nip) => this.#rowByNip.get(nip));
		const unit = isRefused ? undefined : this.units.find(record.unitExternalId, record.unitName);
		if (!unit) {
			const why = isRefused ? reasons : [{ code: 'import.unit_ambiguous', column: 'UNOR ID', value: record.unitName.slice(0, 60), isRefusal: true }];
			return { row, refused: true, nip: null, reasons: why, data: { nip: record.nip.slice(0, 60), name: record.name.slice(0, 200) } };
		}
		this.#rowByNip.set(ownCopy(record.nip), row);
		const position = this.#positions.find(unit.id, record.positionExternalId, record.positionTitle);
		const findings = rowFindings({ record, kind }, unit.isClosed, this.#today);
		const seen: RowReason[] = [...reasons, ...findings.map((code) => ({ code, isRefusal: false }))];
		for (const { code } of seen) this.warnings.set(code, (this.warnings.get(code) ?? 0) + 1);
		const post = { unitId: unit.id, positionId: position.id, opensPosition: position.isNew, kind, startedOn: postStart(record, this.#today), hasLeft: hasLeft(record.statusCode) };
		return { row, refused: false, nip: record.nip, reasons: seen, data: { ...record, ...post, findings } };
	}
}

/** A cell is a window on its line and would keep it: 100,000 numbers kept the whole file in memory. */
function ownCopy(text: string): string {
	return Buffer.from(text).toString();
}
