/** Why a row of a queue machine is not taken in. */
export const ROW_FAULTS = [
	'visit.point_missing', 'visit.point_unknown', 'visit.point_ambiguous', 'visit.taken_missing', 'visit.time_unreadable', 'visit.out_of_order', 'visit.too_long', 'visit.future',
	'visit.before_service', 'visit.after_service', 'visit.counter_unreadable', 'visit.ticket_unreadable'
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

export interface Fault {
	readonly fault: RowFault;
	readonly column: string;
}

/** The names of columns as machines and spreadsheets write them; the key itself always counts. */
export const VISIT_COLUMNS = {
	service: ['layanan', 'kode layanan', 'service code'],
	point: ['titik', 'titik layanan', 'slug', 'alamat loket'],
	unit: ['unit kerja', 'unor', 'nama unit'],
	taken_at: ['diambil', 'waktu ambil', 'jam ambil', 'ambil nomor', 'taken'],
	called_at: ['dipanggil', 'waktu panggil', 'jam panggil', 'called'],
	served_at: ['mulai dilayani', 'dilayani', 'waktu layan', 'jam layan', 'served'],
	done_at: ['selesai', 'waktu selesai', 'jam selesai', 'done'],
	counter: ['loket', 'nomor loket', 'no loket'],
	ticket: ['nomor', 'nomor antrean', 'nomor antrian', 'no antrean', 'no antrian', 'tiket']
} as const;
export type VisitColumn = keyof typeof VISIT_COLUMNS;
export type VisitCells = Readonly<Partial<Record<VisitColumn, string>>>;

/** The zones of the country keep no summer time. Minutes ahead of UTC. */
const AHEAD: Readonly<Record<string, number>> = { 'Asia/Jakarta': 420, 'Asia/Makassar': 480, 'Asia/Jayapura': 540 };
const MINUTE_MS = 60_000;
/** No clock on earth is further from UTC than Kiribati's. Minutes. */
const FARTHEST_OFFSET = 14 * 60;
/** A visit that took longer than a day was not closed at the machine; its end says nothing. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;
/** No queue machine wrote before this; a two-digit year or a clock at its factory setting did. */
const FIRST_DAY = '2000-01-01';

/**
 * An instant as files write it: '2026-11-21 08:05:30', '21/11/2026 08.05', '2026-11-21T01:05:30Z'; of an hour alone the day is `day`.
 *
 * @returns milliseconds since 1970; undefined when it is no moment that exists (30-02, 25.00)
 */
export function readMoment(text: string, timeZone: string, day?: string): number | undefined {
	const found = /^(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))?(?:^|[T ]+)(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/.exec(text.trim());
	if (!found) return undefined;
	const [, year, month, date, dateFirst, monthFirst, yearFirst, hour = '', minute = '', second = '0', isUtc, sign, offHour = '0', offMinute = '0'] = found;
	const on = year !== undefined ? [year, month, date] : yearFirst !== undefined ? [yearFirst, monthFirst, dateFirst] : day?.split('-');
	if (!on) return undefined;
	const [y = NaN, m = NaN, d = NaN] = on.map(Number);
	const wall = Date.UTC(y, m - 1, d, Number(hour), Number(minute), Number(second));
	const back = new Date(wall);
	if (back.getUTCFullYear() !== y || back.getUTCMonth() !== m - 1 || back.getUTCDate() !== d || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const ahead = isUtc ? 0 : sign ? (sign === '-' ? -1 : 1) * (Number(offHour) * 60 + Number(offMinute)) : (AHEAD[timeZone] ?? 420);
	if (Math.abs(ahead) > FARTHEST_OFFSET || Number(offMinute) > 59) return undefined;
	return wall - ahead * MINUTE_MS;
}

/** The day of an instant where the counter stands. */
function dayOf(instant: number, timeZone: string): string {
	return new Date(instant + (AHEAD[timeZone] ?? 420) * MINUTE_MS).toISOString().slice(0, 10);
}

export interface VisitTimes {
	readonly takenAt: number;
	readonly calledAt: number | null;
	readonly servedAt: number | null;
	readonly doneAt: number | null;
}

/** The four times of a row in their order; the first fault else. `now` in milliseconds. */
export function readTimes(cells: VisitCells, { timeZone, now }: { readonly timeZone: string; readonly now: number }): VisitTimes | Fault {
	if (!cells.taken_at) return { fault: 'visit.taken_missing', column: 'taken_at' };
	const takenAt = readMoment(cells.taken_at, timeZone);
	if (takenAt === undefined) return { fault: 'visit.time_unreadable', column: 'taken_at' };
	const times: Record<'called_at' | 'served_at' | 'done_at', number | null> = { called_at: null, served_at: null, done_at: null };
	let before = takenAt;
	for (const column of ['called_at', 'served_at', 'done_at'] as const) {
		const cell = cells[column];
		if (!cell) continue;
		const moment = readMoment(cell, timeZone, dayOf(takenAt, timeZone));
		if (moment === undefined) return { fault: 'visit.time_unreadable', column };
		if (moment < before) return { fault: 'visit.out_of_order', column };
		times[column] = before = moment;
	}
	if (before - takenAt > LONGEST_MS) return { fault: 'visit.too_long', column: 'done_at' };
	if (before > now) return { fault: 'visit.future', column: takenAt > now ? 'taken_at' : 'done_at' };
	return { takenAt, calledAt: times.called_at, servedAt: times.served_at, doneAt: times.done_at };
}

/** Whether the point gave its service on the day of the ticket. */
export function fitsPoint(takenAt: number, { openedOn, closedOn, timeZone }: { readonly openedOn: string | null; readonly closedOn: string | null; readonly timeZone: string }): Fault | undefined {
	const day = dayOf(takenAt, timeZone);
	if (day < (openedOn ?? FIRST_DAY)) return { fault: 'visit.before_service', column: 'taken_at' };
	return closedOn !== null && day >= closedOn ? { fault: 'visit.after_service', column: 'taken_at' } : undefined;
}

export interface PlaceOf {
	readonly slug: string;
	readonly serviceCode: string;
	readonly unitName: string;
}

/** The one point that a row means: by its address, else by service and (where several give it) unit. */
export function findPlace<Place extends PlaceOf>(cells: VisitCells, places: readonly Place[]): Place | Fault {
	const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
	const { point, service, unit } = cells;
	if (!point && !service) return { fault: 'visit.point_missing', column: 'service' };
	const found = places.filter((place) => (point ? same(place.slug, point) : same(place.serviceCode, service ?? '')) && (!unit || point || same(place.unitName, unit)));
	if (found.length === 0) return { fault: 'visit.point_unknown', column: point ? 'point' : unit ? 'unit' : 'service' };
	return found.length === 1 && found[0] ? found[0] : { fault: 'visit.point_ambiguous', column: 'unit' };
}

/** 'A012', 'KTP-7', '12': letters kept (two at most), number 1–9999; null when the cell is empty, undefined when it is no number. */
export function readTicketCell(text: string | undefined): { readonly series: string; readonly number: number } | null | undefined {
	if (!text) return null;
	const [, letters = '', digits = ''] = /^([A-Za-z]*)[\s.-]*0*([1-9]\d{0,3})$/.exec(text.trim()) ?? [];
	return digits === '' ? undefined : { series: letters.toUpperCase().slice(0, 2), number: Number(digits) };
}

/** Number of a counter 1–999 of '3' or 'Loket 3'; null when empty, undefined when it is none. */
export function readCounterCell(text: string | undefined): number | null | undefined {
	if (!text) return null;
	const digits = /^(?:loket|counter|meja)?\s*0*([1-9]\d{0,2})$/i.exec(text.trim())?.[1];
	return digits === undefined ? undefined : Number(digits);
}
