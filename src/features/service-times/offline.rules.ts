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

/** Numbers that were given on a day before: from 1 to `highest` under these letters. */
export interface EarlierNumbers {
	/** 'YYYY-MM-DD' */
	readonly day: string;
	readonly series: string;
	readonly highest: number;
}

/** What the page of a counter last heard from the server, with the day that it was then. */
export interface HeardQueue {
	readonly pointId: string;
	/** 'YYYY-MM-DD' */
	readonly day: string;
	readonly visits: readonly ShownVisit[];
	readonly earlier: readonly EarlierNumbers[];
}

export interface QueueOfDay {
	readonly visits: readonly ShownVisit[];
	readonly kept: readonly KeptEvent[];
	/** Known of today, here or as last heard. */
	readonly tickets: readonly Ticket[];
	readonly earlier: readonly EarlierNumbers[];
}

/** What of it belongs to today: a page that stood open over night without a line shows nobody of yesterday. */
export function queueOfDay({ pointId, day, visits, earlier }: HeardQueue, today: string, kept: readonly KeptEvent[]): QueueOfDay {
	const dayOf = (visitId: string | null) => ticketOf(pointId, visitId ?? '')?.day ?? day;
	const known = [...visits.map((visit) => ({ ...visit, day: dayOf(visit.id) })), ...kept.flatMap(({ visitId }) => ticketOf(pointId, visitId ?? '') ?? [])];
	return {
		visits: visits.filter(({ id }) => dayOf(id) === today), kept: kept.filter(({ visitId }) => dayOf(visitId) === today), tickets: known.filter((ticket) => ticket.day === today),
		earlier: [...earlier, ...known.filter((ticket) => ticket.day < today).map((ticket) => ({ day: ticket.day, series: ticket.series, highest: ticket.number }))]
	};
}

/**
 * The newest day before on which this number was given, as long as nothing tells that today has come so far: whoever shows it may
 * hold the paper of that day. Every day counts up from one under each letter.
 *
 * @returns 'YYYY-MM-DD'; undefined when it is known of today, or of no day before
 */
export function earlierDayOf({ series, number }: Ticket, { tickets, earlier }: Pick<QueueOfDay, 'tickets' | 'earlier'>): string | undefined {
	if (tickets.some((known) => known.series === series && known.number >= number)) return undefined;
	return earlier.filter((known) => known.series === series && known.highest >= number).map(({ day }) => day).sort().at(-1);
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
