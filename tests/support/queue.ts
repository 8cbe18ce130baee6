import { randomUUID } from 'node:crypto';
import type { SentEvent, SentPacket } from '#features/service-times/schema.ts';
import type { LogStore, StoredEvent } from '#features/service-times/ui/offline-log.ts';
import { visitIdOf } from '#features/service-times/visit-id.rules.ts';
import type { Db } from '#platform/db/connect.ts';
import type { PointRow } from './surveys.ts';

/** An invented counter of a service point. */
export async function insertCounter(db: Db, point: PointRow, number: number): Promise<string> {
	const { id } = await db
		.insertInto('counter')
		.values({ agency_id: point.unit.agencyId, service_point_id: point.id, number, name: `Loket ${number}` })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** A tablet whose clock is wrong by so many milliseconds; it counts its events and packs them. */
export class Tablet {
	readonly id = randomUUID();
	readonly pointId: string;
	wrongBy: number;
	#sequence = 0;

	constructor(pointId: string, wrongBy = 0) {
		this.pointId = pointId;
		this.wrongBy = wrongBy;
	}

	/** An event that happened at this moment by the true clock. */
	event(kind: SentEvent['kind'], at: Date, ticket: string, given: Partial<SentEvent> = {}): SentEvent {
		const [, series = '', number = ''] = /^([A-Z]*)(\d+)$/.exec(ticket) ?? [];
		const visitId = visitIdOf(this.pointId, { day: '2026-11-21', series, number: Number(number) });
		this.#sequence += 1;
		return { id: randomUUID(), visitId, kind, undoesId: null, counterId: null, deviceAt: at.getTime() + this.wrongBy, sequence: this.#sequence, ageMs: null, ...given };
	}

	packet(events: SentEvent[], sentAt: Date): SentPacket {
		return { deviceId: this.id, sentAt: sentAt.getTime() + this.wrongBy, events };
	}
}

export interface InventedVisit {
	readonly takenAt: string;
	/** Minutes. */
	readonly wait?: number;
	readonly serve?: number;
	readonly clockFault?: boolean;
	readonly takenKnown?: boolean;
	/** Makes it a file. */
	readonly reference?: string;
	readonly workingDays?: number;
}

/** Finished visits (or files) of a point. */
export async function insertVisits(db: Db, point: PointRow, visits: readonly InventedVisit[]): Promise<void> {
	const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000);
	await db
		.insertInto('visit')
		.values(
			visits.map(({ takenAt, wait = 0, serve = 0, clockFault = false, takenKnown = true, reference, workingDays }) => ({
				agency_id: point.unit.agencyId, service_point_id: point.id, taken_at: takenAt, taken_known: takenKnown, clock_fault: clockFault,
				called_at: reference === undefined ? later(takenAt, wait) : null, served_at: reference === undefined ? later(takenAt, wait) : null, done_at: later(takenAt, wait + serve),
				source: reference === undefined ? 'tablet' : 'desk', reference: reference ?? null, working_days: workingDays ?? null
			}))
		)
		.execute();
}

/** What a tablet's browser keeps, in memory. */
export function memoryStore(): LogStore {
	const [events, notes] = [new Map<string, StoredEvent>(), new Map<string, string>()];
	return {
		add: async (event) => void events.set(event.id, event),
		all: async () => [...events.values()].reverse(),
		remove: async (ids) => ids.forEach((id) => events.delete(id)),
		read: async (name) => notes.get(name),
		change: async (name, to) => {
			const changed = to(notes.get(name));
			notes.set(name, changed);
			return changed;
		}
	};
}
