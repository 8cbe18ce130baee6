import { deriveVisit, type QueueEvent, type VisitState } from './queue.rules.ts';
import type { EventKind } from './schema.ts';
import { ticketOf, type Ticket } from './visit-id.rules.ts';

/** A visit as the page of a counter last had it from the server. Times in milliseconds by the server's clock. */
export interface ShownVisit extends Ticket {
	readonly id: string;
	readonly state: VisitState;
	readonly counterId: string | null;
	readonly takenAt: number;
	readonly calledAt: number | null;
	readonly servedAt: number | null;
}

/** What a tablet has written down and not yet sent. */
export interface KeptEvent {
	readonly id: string;
	/** Null of an order that may never have arrived. */
	readonly visitId: string | null;
	readonly kind: EventKind;
	readonly undoesId: string | null;
	readonly counterId: string | null;
	/** By the tablet's clock. */
	readonly deviceAt: number;
	readonly sequence: number;
}

export interface LocalQueue {
	/** Who is at this counter. */
	readonly present: ShownVisit | null;
	/** Who waits, longest first. */
	readonly waiting: readonly ShownVisit[];
}

/** The queue as it is without a line: as last heard, with what was written down here since. */
export function localQueue(pointId: string, counterId: string, heard: readonly ShownVisit[], kept: readonly KeptEvent[]): LocalQueue {
	const visits = new Map(heard.map((visit) => [visit.id, visit]));
	for (const [visitId, own] of Map.groupBy(kept, (event) => event.visitId ?? '')) {
		const changed = changedVisit(pointId, visitId, visits.get(visitId), own);
		if (changed) visits.set(visitId, changed);
	}
	const all = [...visits.values()].sort((a, b) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1));
	return {
		present: all.find((visit) => visit.counterId === counterId && (visit.state === 'called' || visit.state === 'serving')) ?? null,
		waiting: all.filter(({ state }) => state === 'waiting')
	};
}

function changedVisit(pointId: string, visitId: string, heard: ShownVisit | undefined, kept: readonly KeptEvent[]): ShownVisit | undefined {
	const ticket = heard ?? ticketOf(pointId, visitId);
	if (!ticket) return undefined;
	const visit = deriveVisit([...(heard ? eventsOf(heard) : []), ...kept.map(asQueueEvent)]);
	if (!visit) return undefined;
	const { state, counterId, calledAt, servedAt } = visit;
	return { id: visitId, series: ticket.series, number: ticket.number, state, counterId, takenAt: visit.takenAt ?? Math.min(...kept.map(({ deviceAt }) => deviceAt)), calledAt, servedAt };
}

const asQueueEvent = ({ id, kind, deviceAt, sequence, counterId, undoesId }: KeptEvent): QueueEvent => ({ id, kind, at: deviceAt, sequence, counterId, undoesId, hasClockFault: false });

/** What the server must have heard of a visit to show it so. All of it lies before anything that was written down here. */
function eventsOf({ id, state, counterId, takenAt, calledAt, servedAt }: ShownVisit): QueueEvent[] {
	const isOver = state === 'done' || state === 'absent' || state === 'left';
	const heard: readonly (readonly [EventKind, number | null])[] = [['taken', takenAt], ['called', calledAt], ['served', servedAt], ...(isOver ? [[state, servedAt ?? calledAt ?? takenAt] as const] : [])];
	// The end stands at the instant of what came before it: only their order tells which was first.
	return heard.flatMap(([kind, at], sequence) => (at === null ? [] : [{ id: `${id}/${kind}`, kind, at, sequence, counterId, undoesId: null, hasClockFault: false }]));
}
