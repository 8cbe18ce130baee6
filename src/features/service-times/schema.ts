import { z } from 'zod';

/** What happens to a visitor or a file, in the order in which it usually does; 'undone' takes another event back. */
export const EVENT_KINDS = ['taken', 'called', 'served', 'done', 'absent', 'left', 'paused', 'resumed', 'undone'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A tablet sends what it has kept in packets of at most so many. */
export const MOST_EVENTS = 200;

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const id = z.uuid();

/** One event as the tablet wrote it down where it happened. Times are the tablet's own. */
export const SentEvent = z.object({
	id,
	/** Unknown of an undone ticket whose number never arrived. */
	visitId: id.nullable(),
	kind: z.enum(EVENT_KINDS),
	undoesId: id.nullable().default(null),
	counterId: id.nullable().default(null),
	deviceAt: instant,
	/** Counts up on the tablet, whatever its clock does. */
	sequence: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
	/** Milliseconds since then by the clock that cannot be set; null when the page was opened again in between. */
	ageMs: z.number().min(0).max(1e10).nullable().default(null)
});
export type SentEvent = z.infer<typeof SentEvent>;

/** A packet of the offline log. The order of the events does not matter, and they may have come before. */
export const SentPacket = z.object({ deviceId: id, sentAt: instant, events: z.array(SentEvent).min(1).max(MOST_EVENTS) });
export type SentPacket = z.infer<typeof SentPacket>;

/** What a lobby's tablet says of itself: who it is, and the last number that it gave by itself. */
export const TabletGreeting = z.object({
	deviceId: id,
	used: z.object({ day: z.iso.date(), number: z.int().min(0).max(9999) }).nullable().default(null),
	/** Whether it needs numbers with their survey codes for the days to come. */
	needsCodes: z.boolean().default(true)
});
export type TabletGreeting = z.infer<typeof TabletGreeting>;

/** Asked by the lobby's tablet, with the id that the event shall have. */
export const TicketOrder = z.object({ eventId: id.optional() });

/** What an officer may do at a counter by a button. */
export const COUNTER_ACTS = ['call', 'recall', 'serve', 'done', 'absent', 'left', 'undo'] as const;
export type CounterAct = (typeof COUNTER_ACTS)[number];
const chosenVisit = z.union([z.literal('').transform(() => undefined), id]).optional();
export const CounterForm = z.object({ act: z.enum(COUNTER_ACTS), visit: chosenVisit, ticket: z.string().trim().max(10).optional(), isToday: z.literal('on').optional() });
export type CounterForm = z.infer<typeof CounterForm>;

/** Number of a file: letters, digits and the signs between them; a name does not belong here, and no name has a digit. */
const reference = z
	.string()
	.trim()
	.min(1)
	.max(60)
	.regex(/^[\p{L}\p{N}][\p{L}\p{N} ./\\_-]*$/u)
	.regex(/\p{N}/u);
export const DESK_ACTS = ['pause', 'resume', 'done', 'undo'] as const;
export const DeskForm = z.union([
	z.object({ act: z.literal('in'), reference }),
	z.object({ act: z.enum(DESK_ACTS), visit: id })
]);
export type DeskForm = z.infer<typeof DeskForm>;

/** What the panel keeps of the queue clock, a month. */
export const TIME_MEASURES = ['wait_median_minutes', 'wait_p90_minutes', 'serve_median_minutes', 'within_promise_percent'] as const;
export type TimeMeasure = (typeof TIME_MEASURES)[number];

/** The page of waiting times: which months, day of the week and hour; from the address, and whatever is wrong there is left out. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const TimeFilter = z.object({
	dari: month.optional().catch(undefined),
	sampai: month.optional().catch(undefined),
	/** ISO day number. */
	hari: z.coerce.number().int().min(1).max(7).optional().catch(undefined),
	jam: z.coerce.number().int().min(0).max(23).optional().catch(undefined),
	halaman: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type TimeFilter = z.infer<typeof TimeFilter>;
