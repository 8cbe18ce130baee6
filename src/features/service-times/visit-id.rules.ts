/** A number of the queue: who gives it without a line puts a letter of his own before it, so that no two are alike. */
export interface Ticket {
	readonly series: string;
	readonly number: number;
}

export interface TicketOfDay extends Ticket {
	/** 'YYYY-MM-DD' in the agency's zone. */
	readonly day: string;
}

const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const LETTERS = ' ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * The id of a ticket's visit, the same on every device: the lobby's tablet and the counter may both be without a line and still
 * speak of one visitor. Day, letters and number stand in front, the point's own random digits behind.
 *
 * @returns a uuid of version 8
 * @throws {RangeError} a number outside 1–9999, letters other than A–Z (at most two), a day before 2020
 */
export function visitIdOf(pointId: string, { day, series, number }: TicketOfDay): string {
	const days = Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS);
	if (!(number >= 1 && number <= 9999 && Number.isInteger(number) && days >= 0 && days <= 0xffff && /^[A-Z]{0,2}$/.test(series)))
		throw new RangeError(`visitIdOf: no ticket ${day} ${series} ${number}`);
	const [first = 0, second = 0] = [...series].map((letter) => LETTERS.indexOf(letter));
	return `${hex(days, 4)}${hex(number, 4)}-${hex(first * 32 + second, 4)}-8${ownDigits(pointId)}`;
}

/** The ticket of an id made by `visitIdOf` for this point; undefined for any other id. */
export function ticketOf(pointId: string, visitId: string): TicketOfDay | undefined {
	if (visitId.slice(15) !== ownDigits(pointId) || visitId[14] !== '8') return undefined;
	const [days = NaN, number = NaN, letters = NaN] = [visitId.slice(0, 4), visitId.slice(4, 8), visitId.slice(9, 13)].map((part) => parseInt(part, 16));
	const series = `${LETTERS[Math.floor(letters / 32)] ?? '?'}${LETTERS[letters % 32] ?? '?'}`.trim();
	const ticket = { day: new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10), series, number };
	if (!(number >= 1 && number <= 9999) || !/^[A-Z]{0,2}$/.test(series)) return undefined;
	return visitIdOf(pointId, ticket) === visitId ? ticket : undefined;
}

/** As it is called out and shown: 'L007', '012'. */
export function ticketText({ series, number }: Ticket): string {
	return `${series}${String(number).padStart(3, '0')}`;
}

/** 'l7' or '012' as typed by an officer; undefined when it is no ticket. */
export function readTicket(text: string): Ticket | undefined {
	const [, series = '', digits = ''] = /^([A-Z]{0,2})[ -]?0*([1-9]\d{0,3})$/.exec(text.trim().toUpperCase()) ?? [];
	return digits === '' ? undefined : { series, number: Number(digits) };
}

/** The random digits of the point's uuid; its version digit and the two bits of its variant say nothing. */
function ownDigits(pointId: string): string {
	return `${pointId.slice(15, 18)}-8${pointId.slice(20, 23)}-${pointId.slice(24)}`;
}
