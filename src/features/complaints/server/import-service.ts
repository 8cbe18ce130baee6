import { randomBytes } from 'node:crypto';
import { calendarFor } from '#features/holidays/server/service.ts';
import { recordAudit } from '#platform/audit/record.ts';
import { InputError } from '#platform/cli/command.ts';
import type { Ctx } from '#platform/context.ts';
import type { TableRow } from '#platform/csv/read-table.ts';
import type { Db } from '#platform/db/connect.ts';
import { oneAtATime } from '#platform/db/one-at-a-time.ts';
import { inTransaction } from '#platform/db/transaction.ts';
import { Problem } from '#platform/problem.ts';
import { isUuid } from '#platform/uuid.ts';
import type { WorkCalendar } from '#platform/working-days.ts';
import { moveTo } from '../lapor.rules.ts';
import { deadlines } from '../rules.ts';
import { trackingNumber } from '#platform/tracking.ts';
import { sealIdentity } from './identity-seal.ts';
import { countTouchedSince, findKnown, insertImported, listNamedServices, listNamedUnits, makeAnonymous, undoImported, updateImported, type Batch, type ImportedRow, type KnownRow } from './import-queries.ts';
import { readComplaintRow, unitByName, type ComplaintCells, type NamedUnit, type Refusal } from './import-rows.ts';
import { takeBackNewsOfViolation } from './news-queries.ts';
import { findDesk } from './queries.ts';

export interface ComplaintImport {
	readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>;
	readonly fileName: string;
	readonly fileSha256: string;
	readonly isDryRun: boolean;
	/** Key of the seal on names. */
	readonly identityKey: string;
	/** A batch that waits for its decision; without it a new one is written. */
	readonly batchId?: string;
	onRefused(row: number, refusal: Refusal, cells: Readonly<Record<string, string>>): void;
}

export type Warning = 'import.unit_unknown' | 'import.closed_day_unknown' | 'import.moved_here' | 'import.violation_stays' | 'import.name_removed';

export interface ComplaintCounts {
	readonly rows: number;
	readonly new: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	readonly warnings: Readonly<Partial<Record<Warning, number>>>;
	/** Null after a trial. */
	readonly batchId: string | null;
}

export type ImportCtx = Ctx & { readonly agencyId: string };
type Tally = { rows: number; new: number; changed: number; unchanged: number; refused: number; warnings: Partial<Record<Warning, number>> };

const AT_ONCE = 500;
const MOST_ROWS = 500_000;
const UNDO_HOURS = 24;

class DryRun extends Error {}

/**
 * Takes in complaints of SP4N-LAPOR! or a plain table, one a row, all in one transaction. A complaint is known again by its number
 * there: the same file twice changes nothing, a later file moves on what nobody has touched here. A violation stays one, whatever a later file
 * says (R21), and who is anonymous in a later file has no name here any more. Nobody is told: a file of years would be a flood of news.
 *
 * @throws {InputError} too many rows
 * @throws {Problem} import.not_ready: the batch was decided already
 */
export async function importComplaints(ctx: ImportCtx, wanted: ComplaintImport): Promise<ComplaintCounts> {
	let counts: ComplaintCounts | undefined;
	await inTransaction(ctx.db, async (tx) => {
		await oneAtATime(tx, `complaints:${ctx.agencyId}`);
		counts = await takeIn(tx, ctx, wanted);
		if (wanted.isDryRun) throw new DryRun();
	}).catch((error: unknown) => {
		if (!(error instanceof DryRun)) throw error;
	});
	return { ...(counts as ComplaintCounts), ...(wanted.isDryRun && { batchId: null }) };
}

/** Everything that rows are read against. */
interface Places {
	readonly findUnit: (text: string) => NamedUnit | undefined;
	readonly findService: (text: string) => NamedUnit | undefined;
	readonly intake: string | undefined;
	readonly inspectorate: string | undefined;
	readonly calendar: WorkCalendar;
}

async function takeIn(tx: Db, ctx: ImportCtx, wanted: ComplaintImport): Promise<ComplaintCounts> {
	const { agencyId } = ctx;
	const batch: Batch = { agencyId, batchId: await openBatch(tx, ctx, wanted), channel: 'lapor', now: ctx.now, today: ctx.today };
	const places: Places = {
		findUnit: unitByName(await listNamedUnits(tx, agencyId, ctx.today)), findService: unitByName(await listNamedServices(tx, agencyId)),
		intake: (await findDesk(tx, agencyId, 'intake'))?.id, inspectorate: (await findDesk(tx, agencyId, 'inspectorate'))?.id,
		calendar: await calendarFor(tx, agencyId, '2013-01-01', ctx.today)
	};
	const tally: Tally = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0, warnings: {} };
	const seen = new Set<string>();
	let packet: Placed[] = [];
	for await (const line of wanted.rows) {
		tally.rows += 1;
		if (tally.rows > MOST_ROWS) throw new InputError('import.too_many_rows', `The file holds more than ${MOST_ROWS} rows. Cut it into years.`, { row: line.row });
		const placed = place(line, ctx.today, places, seen);
		if ('refusals' in placed) {
			tally.refused += 1;
			for (const refusal of placed.refusals) wanted.onRefused(line.row, refusal, line.cells);
			continue;
		}
		if (packet.push(placed) === AT_ONCE) {
			await writePacket(tx, batch, packet, places, wanted.identityKey, tally);
			packet = [];
		}
	}
	await writePacket(tx, batch, packet, places, wanted.identityKey, tally);
	const { warnings, ...numbers } = tally;
	await tx.updateTable('import_batch').set({ state: 'confirmed', confirmed_at: ctx.now, rows_read: tally.rows, rows_total: tally.rows, counts: JSON.stringify(tally) }).where('agency_id', '=', agencyId).where('id', '=', batch.batchId).execute();
	await recordAudit(tx, ctx, { agencyId, action: 'complaint.import', subject: `import_batch:${batch.batchId}`, detail: { ...numbers, namesRemoved: warnings['import.name_removed'] ?? 0 } });
	return { ...numbers, warnings, batchId: batch.batchId };
}

async function openBatch(tx: Db, ctx: ImportCtx, { batchId, fileName, fileSha256 }: ComplaintImport): Promise<string> {
	if (batchId === undefined) {
		const row = { agency_id: ctx.agencyId, kind: 'complaints', file_name: fileName.slice(0, 200), file_sha256: fileSha256, state: 'writing', account_id: ctx.actor?.accountId ?? null, created_at: ctx.now };
		return (await tx.insertInto('import_batch').values(row).returning('id').executeTakeFirstOrThrow()).id;
	}
	const taken = await tx.updateTable('import_batch').set({ state: 'writing' }).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).where('kind', '=', 'complaints').where('state', '=', 'previewed').returning('id').executeTakeFirst();
	if (!taken) throw new Problem('import.not_ready', 409);
	return taken.id;
}

interface Placed {
	readonly row: number;
	readonly cells: ComplaintCells;
	/** The unit named in the file; undefined: not known, the intake desk has it. */
	readonly unitId: string | undefined;
	readonly deskId: string;
}

function place(line: TableRow, today: string, { findUnit, intake, inspectorate }: Places, seen: Set<string>): Placed | { readonly refusals: readonly Refusal[] } {
	const cells = readComplaintRow(line, today);
	if (!('number' in cells)) return { refusals: cells };
	if (seen.has(cells.number)) return { refusals: [{ code: 'import.row_twice', column: 'number' }] };
	const unitId = cells.class === 'violation' ? inspectorate : findUnit(cells.unit)?.id;
	const deskId = unitId ?? (cells.class === 'violation' ? undefined : intake);
	if (deskId === undefined) return { refusals: [cells.class === 'violation' ? { code: 'import.no_inspectorate', column: 'class' } : { code: 'import.no_desk', column: 'unit' }] };
	seen.add(cells.number);
	return { row: line.row, cells, unitId, deskId };
}

async function writePacket(tx: Db, batch: Batch, packet: readonly Placed[], places: Places, identityKey: string, tally: Tally): Promise<void> {
	if (packet.length === 0) return;
	const known = new Map((await findKnown(tx, batch.agencyId, batch.channel, packet.map(({ cells }) => cells.number))).map((row) => [row.sourceNumber, row]));
	const [added, changed, anonymous, guarded]: [ImportedRow[], (ImportedRow & { id: string; move: string | null; row: number })[], string[], string[]] = [[], [], [], []];
	const warn = (code: Warning) => (tally.warnings[code] = (tally.warnings[code] ?? 0) + 1);
	for (const one of packet) {
		const before = known.get(one.cells.number);
		const row = rowOf(one, before, places, identityKey);
		if (!before) {
			if (one.unitId === undefined) warn('import.unit_unknown');
			if (row.state === 'closed' && row.closed_on === null) warn('import.closed_day_unknown');
			added.push(row);
			continue;
		}
		const isNowAnonymous = row.is_anonymous && !before.isAnonymous;
		if (isNowAnonymous) anonymous.push(before.id);
		if (isNowAnonymous && before.hasName) warn('import.name_removed');
		const reason = isDifferent(row, before) ? whyKept(row, before) : undefined;
		if (reason) warn(reason);
		if (reason || !isDifferent(row, before)) tally[isNowAnonymous ? 'changed' : 'unchanged'] += 1;
		else changed.push({ ...row, id: before.id, row: one.row, move: row.state !== before.state ? moveTo(row.state) : row.class !== before.class ? 'reclass' : null });
		if (!reason && row.class === 'violation' && before.class !== 'violation') guarded.push(before.id);
	}
	if (added.length > 0) await insertImported(tx, batch, added);
	if (changed.length > 0) await updateImported(tx, batch, changed);
	if (anonymous.length > 0) await makeAnonymous(tx, batch.agencyId, anonymous);
	for (const id of guarded) await takeBackNewsOfViolation(tx, batch.agencyId, id, batch.today);
	tally.new += added.length;
	tally.changed += changed.length;
}

/** Why a file changes nothing of a complaint. What was worked on comes first: the answer does not tell which of those is a violation. */
function whyKept(row: ImportedRow, before: KnownRow): Warning | undefined {
	if (before.isMovedHere) return 'import.moved_here';
	return before.class === 'violation' && row.class !== 'violation' ? 'import.violation_stays' : undefined;
}

function rowOf({ cells, unitId, deskId }: Placed, before: KnownRow | undefined, { findService, calendar }: Places, identityKey: string): ImportedRow {
	const { version, verifyOn, answerOn } = deadlines({ class: cells.class, isFormal: false, receivedOn: cells.receivedOn, pauses: [] }, calendar);
	const number = trackingNumber(randomBytes(8));
	const isDayUnknown = cells.state === 'closed' && cells.closedOn === null;
	return {
		number, source_number: cells.number, unit_id: unitId ?? before?.unitId ?? deskId, service_id: findService(cells.category)?.id ?? null, class: cells.class, state: cells.state,
		state_before: cells.state === 'paused' ? 'handling' : cells.state === 'archived' || cells.state === 'outside' ? 'new' : null,
		subject: cells.subject, body: cells.body, place: cells.place, received_on: cells.receivedOn, verify_due_on: cells.state === 'paused' ? null : verifyOn,
		due_on: isDayUnknown || cells.state === 'paused' ? null : answerOn, clock_version: version, closed_on: cells.closedOn, answer: cells.answer, is_anonymous: cells.isAnonymous, is_confidential: cells.isConfidential,
		sealed: cells.reporter && !before ? sealIdentity(cells.reporter, identityKey, number).toString('base64') : null
	};
}

/** A day of closing that the file does not say cannot differ. */
function isDifferent(row: ImportedRow, before: KnownRow): boolean {
	const closedOn = row.closed_on ?? (row.state === 'closed' ? before.closedOn : null);
	return [[row.unit_id, before.unitId], [row.class, before.class], [row.state, before.state], [row.subject, before.subject], [row.body, before.body], [row.place, before.place], [row.received_on, before.receivedOn],
		[closedOn, before.closedOn], [row.answer, before.answer]].some(([now, then]) => now !== then);
}

/**
 * Takes an import back within a day, as long as nobody did anything to its complaints.
 *
 * @throws {Problem} import.not_found, import.not_ready, import.undo_too_late, import.undo_changed
 */
export function undoComplaints(ctx: ImportCtx, batchId: string): Promise<{ readonly removed: number; readonly restored: number }> {
	return inTransaction(ctx.db, async (tx) => {
		const batch = isUuid(batchId) ? await tx.selectFrom('import_batch').select(['state', 'confirmed_at']).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).where('kind', '=', 'complaints').forUpdate().executeTakeFirst() : undefined;
		if (!batch) throw new Problem('import.not_found', 404);
		if (batch.state !== 'confirmed' || !batch.confirmed_at) throw new Problem('import.not_ready', 409);
		if (ctx.now.getTime() - batch.confirmed_at.getTime() > UNDO_HOURS * 3_600_000) throw new Problem('import.undo_too_late', 409, { hours: UNDO_HOURS });
		const touched = await countTouchedSince(tx, ctx.agencyId, batchId, batch.confirmed_at);
		if (touched > 0) throw new Problem('complaint.undo_touched', 409, { complaints: touched });
		const undone = await undoImported(tx, ctx.agencyId, batchId);
		await tx.updateTable('import_batch').set({ state: 'undone', undone_at: ctx.now }).where('agency_id', '=', ctx.agencyId).where('id', '=', batchId).execute();
		await recordAudit(tx, ctx, { agencyId: ctx.agencyId, action: 'complaint.import_undo', subject: `import_batch:${batchId}`, detail: undone });
		return undone;
	});
}
