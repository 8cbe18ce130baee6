import type { CounterAct, EventKind } from './schema.ts';

/** An event as the log keeps it. Times in milliseconds by the server's clock. */
export interface QueueEvent {
	readonly id: string;
	readonly kind: EventKind;
	readonly at: number;
	/** The tablet's own count; breaks a tie of two events of one instant. */
	readonly sequence: number | null;
	readonly counterId: string | null;
	readonly undoesId: string | null;
	readonly hasClockFault: boolean;
}

export type VisitState = 'waiting' | 'called' | 'serving' | 'done' | 'absent' | 'left';

export interface DerivedVisit {
	readonly state: VisitState;
	/** Null while only the counter has spoken of the visitor. */
	readonly takenAt: number | null;
	/** The first call: it ends the waiting. */
	readonly calledAt: number | null;
	readonly servedAt: number | null;
	readonly doneAt: number | null;
	readonly absentAt: number | null;
	readonly leftAt: number | null;
	/** Set while the file waits for its applicant. */
	readonly pausedAt: number | null;
	readonly pauses: readonly { readonly from: number; readonly to: number }[];
	/** Of the last call or service. */
	readonly counterId: string | null;
	readonly hasClockFault: boolean;
}

/** An officer may take a button back for so long; a tablet's clocks may round. */
export const UNDO_MS = 30_000;
const UNDO_SLACK_MS = 2_000;
/** Lobby and counter are two clocks: a call so little before its ticket is a wait of nothing, not a fault. */
const TWO_CLOCKS_MS = 60_000;

type Draft = { -readonly [Key in keyof DerivedVisit]: DerivedVisit[Key] } & { pauses: { from: number; to: number }[] };

/**
 * What became of a visit, from the set of its events: in any order, with any of them twice, it is the same.
 *
 * @returns undefined when nothing is left of it (its ticket was taken back)
 */
export function deriveVisit(events: Iterable<QueueEvent>): DerivedVisit | undefined {
	const standing = standingEvents(events);
	if (standing.length === 0) return undefined;
	const visit: Draft = {
		state: 'waiting', takenAt: null, calledAt: null, servedAt: null, doneAt: null, absentAt: null, leftAt: null, pausedAt: null, pauses: [], counterId: null,
		hasClockFault: standing.some(({ hasClockFault }) => hasClockFault)
	};
	for (const event of standing) apply(visit, event);
	return inOrder(visit);
}

/** Those that count, by time: each once, without the undone and without the undoing. */
function standingEvents(events: Iterable<QueueEvent>): QueueEvent[] {
	const byId = new Map([...events].map((event) => [event.id, event]));
	const gone = new Set<string>();
	for (const { kind, undoesId, at } of byId.values()) {
		const target = kind === 'undone' && undoesId !== null ? byId.get(undoesId) : undefined;
		if (target && target.kind !== 'undone' && mayUndo(target, at)) gone.add(target.id);
	}
	return [...byId.values()]
		.filter(({ id, kind }) => kind !== 'undone' && !gone.has(id))
		.sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Whether an event may be taken back at this moment. A clock that cannot be believed is no reason to hold to a mistake. */
export function mayUndo({ at, hasClockFault }: Pick<QueueEvent, 'at' | 'hasClockFault'>, now: number): boolean {
	return hasClockFault || (now >= at - UNDO_SLACK_MS && now <= at + UNDO_MS + UNDO_SLACK_MS);
}

/** One event on the visit as it stands. What cannot follow is left out: a visit that is over stays over. */
function apply(visit: Draft, { kind, at, counterId }: QueueEvent): void {
	if (kind === 'taken') visit.takenAt ??= at;
	if (visit.state === 'done' || visit.state === 'left') return;
	switch (kind) {
		case 'called':
			call(visit, at, counterId);
			break;
		case 'served':
			call(visit, at, counterId);
			visit.servedAt ??= at;
			visit.state = 'serving';
			break;
		case 'done':
			endPause(visit, at);
			visit.doneAt = at;
			visit.state = 'done';
			visit.counterId = counterId ?? visit.counterId;
			break;
		case 'absent':
			if (visit.state === 'called') [visit.absentAt, visit.state] = [at, 'absent'];
			break;
		case 'left':
			if (visit.state !== 'serving') [visit.leftAt, visit.state] = [at, 'left'];
			break;
		case 'paused':
			visit.pausedAt ??= at;
			break;
		case 'resumed':
			endPause(visit, at);
			break;
		case 'taken':
		case 'undone':
			break; // the first is read above, the second before
	}
}

/** Called again after not coming: they did come. */
function call(visit: Draft, at: number, counterId: string | null): void {
	visit.calledAt ??= at;
	visit.absentAt = null;
	if (visit.state !== 'serving') visit.state = 'called';
	visit.counterId = counterId ?? visit.counterId;
}

function endPause(visit: Draft, at: number): void {
	if (visit.pausedAt === null) return;
	visit.pauses = [...visit.pauses, { from: visit.pausedAt, to: at }];
	visit.pausedAt = null;
}

function inOrder(visit: Draft): DerivedVisit {
	const next = visit.calledAt ?? visit.doneAt ?? visit.leftAt;
	if (visit.takenAt === null || next === null || visit.takenAt <= next) return visit;
	if (visit.takenAt - next <= TWO_CLOCKS_MS) return { ...visit, takenAt: next };
	return { ...visit, hasClockFault: true };
}

/** Whole minutes that a file waited for its applicant. */
export function pausedMinutes({ pauses }: Pick<DerivedVisit, 'pauses'>): number {
	return Math.round(pauses.reduce((sum, { from, to }) => sum + (to - from), 0) / 60_000);
}

const ACTS: Readonly<Record<VisitState, readonly CounterAct[]>> = {
	waiting: ['call', 'left'],
	called: ['recall', 'serve', 'done', 'absent', 'left'],
	serving: ['done'],
	absent: ['recall', 'left'],
	done: [],
	left: []
};

/** What an officer may do to a visit in this state; taking back is always asked for by its own time. */
export function actsOn(state: VisitState): readonly CounterAct[] {
	return ACTS[state];
}
