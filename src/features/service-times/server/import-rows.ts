import { createHash } from 'node:crypto';
import { openAnyTable } from '#platform/xlsx/open-any-table.ts';
import { findPlace, fitsPoint, readCounterCell, readTicketCell, readTimes, VISIT_COLUMNS, type Fault, type RowFault, type VisitCells } from '../visit-file.rules.ts';
import type { ImportedVisit } from './import-queries.ts';
import type { TimedPoint } from './point-queries.ts';

export interface VisitFile {
	readonly file: string;
	/** For a machine whose file does not say where it stands. */
	readonly defaults: Pick<VisitCells, 'service' | 'point' | 'unit'>;
	/** Told of each refused row. */
	readonly onRefused?: ((row: number, code: RowFault, column: string, value: string) => void) | undefined;
}

export interface Places {
	readonly points: readonly TimedPoint[];
	/** Ids by 'point number'. */
	readonly counters: ReadonlyMap<string, string>;
	readonly now: Date;
}

const AT_ONCE = 1000;

/** Reads rows in packets and keeps the count of what it refused and warned of. */
export class VisitReader {
	rows = 0;
	refused = 0;
	readonly warnings: Record<string, number> = {};
	readonly #source: VisitFile;
	readonly #places: Places;
	readonly #seen = new Map<string, number>();

	constructor(source: VisitFile, places: Places) {
		this.#source = source;
		this.#places = places;
	}

	async *packets(): AsyncGenerator<ImportedVisit[]> {
		const table = await openAnyTable(this.#source.file, { columns: VISIT_COLUMNS, required: ['taken_at'], times: true });
		let packet: ImportedVisit[] = [];
		for await (const { row, cells } of table.rows) {
			this.rows += 1;
			const visit = this.#read(row, { ...this.#source.defaults, ...withoutEmpty(cells) });
			if ('fault' in visit) this.#refuse(row, visit, cells);
			else packet.push(visit);
			if (packet.length === AT_ONCE) {
				yield packet;
				packet = [];
			}
		}
		if (packet.length > 0) yield packet;
	}

	#read(row: number, cells: VisitCells): ImportedVisit | Fault {
		const point = findPlace(cells, this.#places.points);
		if ('fault' in point) return point;
		const times = readTimes(cells, { timeZone: point.timeZone, now: this.#places.now.getTime() });
		if ('fault' in times) return times;
		const misfit = fitsPoint(times.takenAt, point);
		if (misfit) return misfit;
		const ticket = readTicketCell(cells.ticket);
		if (ticket === undefined) return { fault: 'visit.ticket_unreadable', column: 'ticket' };
		const counter = readCounterCell(cells.counter);
		if (counter === undefined) return { fault: 'visit.counter_unreadable', column: 'counter' };
		const counterId = counter === null ? null : (this.#places.counters.get(`${point.id} ${counter}`) ?? null);
		if (counter !== null && counterId === null) this.#warn('visit.counter_unknown');
		if (times.calledAt === null) this.#warn('visit.no_call');
		if (times.doneAt === null) this.#warn('visit.no_end');
		const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
		const takenAt = new Date(times.takenAt).toISOString();
		return {
			id: this.#idOf([point.id, takenAt, ticket?.series ?? '', ticket?.number ?? '']), pointId: point.id, row, takenAt, calledAt: instant(times.calledAt), servedAt: instant(times.servedAt),
			doneAt: instant(times.doneAt), counterId, series: ticket?.series ?? '', number: ticket?.number ?? null
		};
	}

	/** The same point, moment and number is the same visit; the second alike in one file is the second. */
	#idOf(content: readonly unknown[]): string {
		const key = JSON.stringify(content);
		const time = (this.#seen.get(key) ?? 0) + 1;
		this.#seen.set(key, time);
		const hex = createHash('sha256').update(`${key}#${time}`).digest('hex');
		return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
	}

	#refuse(row: number, { fault, column }: Fault, cells: Readonly<Record<string, string>>): void {
		this.refused += 1;
		this.#warn(fault);
		this.#source.onRefused?.(row, fault, column, cells[column] ?? '');
	}

	#warn(code: string): void {
		this.warnings[code] = (this.warnings[code] ?? 0) + 1;
	}
}

/** An empty cell says nothing: the default stands. */
function withoutEmpty(cells: Readonly<Record<string, string>>): VisitCells {
	return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));
}
