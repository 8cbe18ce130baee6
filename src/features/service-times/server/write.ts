import { recordAudit } from '#platform/audit/record.ts';
import type { Ctx } from '#platform/context.ts';
import type { Db } from '#platform/db/connect.ts';
import { Problem } from '#platform/problem.ts';
import { mayUndo } from '../queue.rules.ts';
import type { EventKind } from '../schema.ts';
import { ticketOf } from '../visit-id.rules.ts';
import { eventsOf, insertEvents } from './event-queries.ts';
import type { TimedPoint } from './point-queries.ts';
import { projectVisits } from './record.ts';

export interface Written {
	readonly id: string;
	readonly kind: EventKind;
	readonly visitId: string;
	readonly counterId?: string | null;
	readonly undoesId?: string | null;
	/** Only of a file's first event. */
	readonly reference?: string;
}

/** One event by the server's clock, with the visit derived again and its trace. The caller holds the point's lock and has asked for the right. */
export async function writeEvent(tx: Db, ctx: Ctx, point: TimedPoint, { id, kind, visitId, counterId = null, undoesId = null, reference }: Written): Promise<void> {
	const { agencyId, accountId } = ctx.actor ?? { agencyId: '', accountId: null };
	const ticket = ticketOf(point.id, visitId);
	const event = { id, kind, visitId, counterId, undoesId, series: ticket?.series ?? '', number: ticket?.number ?? null, reference: reference ?? null, at: ctx.now, device: null };
	await insertEvents(tx, { agencyId, pointId: point.id }, [event], { now: ctx.now, accountId });
	await projectVisits(tx, agencyId, point, [visitId]);
	await recordAudit(tx, ctx, { agencyId, action: `queue.${kind}`, subject: `visit:${visitId}`, detail: { point: point.id, counter: counterId } });
}

/** Takes back the newest event of a visit that still stands. @throws {Problem} queue.too_late_to_undo: after 30 seconds, or nothing to take back */
export async function undoLast(tx: Db, ctx: Ctx, point: TimedPoint, visitId: string): Promise<void> {
	const events = await eventsOf(tx, { agencyId: ctx.actor?.agencyId ?? '', pointId: point.id }, [visitId]);
	const undone = new Set(events.map(({ undoesId }) => undoesId));
	const standing = events.filter(({ id, kind }) => kind !== 'undone' && !undone.has(id)).sort((a, b) => b.at - a.at);
	const last = standing[0];
	if (!last || (last.kind === 'taken' && last.reference === null) || !mayUndo(last, ctx.now.getTime())) throw new Problem('queue.too_late_to_undo', 409);
	await writeEvent(tx, ctx, point, { id: crypto.randomUUID(), kind: 'undone', visitId, counterId: last.counterId, undoesId: last.id });
}
