import type { BulkWriter, Column } from './insert-rows.ts';
import { Random } from './random.ts';
import type { ServicePoint, Visit } from './types.ts';

/** Desks of a service point. */
const COUNTERS = 2;

interface Counter {
	readonly id: string;
	readonly servicePointId: string;
	readonly number: number;
}

/** A visit with what a queue clock writes down besides: its number of the day, its desk, and when the officer began. */
interface QueuedVisit extends Visit {
	readonly ticketNumber: number;
	readonly counterId: string | null;
	readonly servedAt: string;
}

export type VisitWriter = (visits: readonly Visit[]) => Promise<void>;

/** Writes the counters of an agency; what comes back writes its visits, months at a time. */
export async function openVisits(writer: BulkWriter, agencyId: string, points: readonly ServicePoint[]): Promise<VisitWriter> {
	const random = new Random(`bina-demo/counters/${agencyId}`);
	const counters = points.flatMap((point) => Array.from({ length: COUNTERS }, (_, index): Counter => ({ id: random.uuid(Date.parse('2019-01-01')), servicePointId: point.id, number: index + 1 })));
	await writer.write('counter', counterColumns(agencyId), counters);
	const ofPoint = Map.groupBy(counters, ({ servicePointId }) => servicePointId);
	return async (visits) => writer.write('visit', visitColumns(agencyId), queued(visits, ofPoint));
}

/** Numbers count up by point and day in the order of arrival; the desks take turns. */
export function queued(visits: readonly Visit[], counters: ReadonlyMap<string, readonly { readonly id: string }[]>): QueuedVisit[] {
	const numbers = new Map<string, number>();
	return [...visits]
		.sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1))
		.map((visit) => {
			// Doors open at eight in the west of the country: the day in UTC is the day at the counter.
			const day = `${visit.servicePointId} ${visit.takenAt.slice(0, 10)}`;
			const ticketNumber = (numbers.get(day) ?? 0) + 1;
			numbers.set(day, ticketNumber);
			const desks = counters.get(visit.servicePointId) ?? [];
			return { ...visit, ticketNumber, counterId: desks[ticketNumber % desks.length]?.id ?? null, servedAt: servedAt(visit) };
		});
}

/** A tenth of the time at the counter goes by before the officer begins, at most a minute. */
function servedAt({ calledAt, doneAt }: Visit): string {
	const called = Date.parse(calledAt);
	return new Date(called + Math.min(60_000, (Date.parse(doneAt) - called) / 10)).toISOString();
}

function counterColumns(agencyId: string): Column<Counter>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId },
		{ name: 'id', type: 'uuid', of: ({ id }) => id },
		{ name: 'service_point_id', type: 'uuid', of: ({ servicePointId }) => servicePointId },
		{ name: 'number', type: 'integer', of: ({ number }) => number },
		{ name: 'name', type: 'text', of: ({ number }) => `Loket ${number}` }
	];
}

function visitColumns(agencyId: string): Column<QueuedVisit>[] {
	return [
		{ name: 'agency_id', type: 'uuid', of: () => agencyId },
		{ name: 'id', type: 'uuid', of: ({ id }) => id },
		{ name: 'service_point_id', type: 'uuid', of: ({ servicePointId }) => servicePointId },
		{ name: 'ticket_number', type: 'integer', of: ({ ticketNumber }) => ticketNumber },
		{ name: 'counter_id', type: 'uuid', of: ({ counterId }) => counterId },
		{ name: 'taken_at', type: 'timestamptz', of: ({ takenAt }) => takenAt },
		{ name: 'called_at', type: 'timestamptz', of: ({ calledAt }) => calledAt },
		{ name: 'served_at', type: 'timestamptz', of: (visit) => visit.servedAt },
		{ name: 'done_at', type: 'timestamptz', of: ({ doneAt }) => doneAt }
	];
}
