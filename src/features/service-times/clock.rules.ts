/** Why the time of an event cannot be believed. Such an event still happened; its minutes are not averaged. */
export const CLOCK_FAULTS = ['future', 'jumped', 'stale', 'backwards'] as const;
export type ClockFault = (typeof CLOCK_FAULTS)[number];

/** Milliseconds since 1970 throughout. */
export interface SentMoment {
	/** By the tablet's clock, when it happened. */
	readonly deviceAt: number;
	/** By the tablet's clock, when it was sent. */
	readonly sentAt: number;
	/** By the server's clock, when it came. */
	readonly receivedAt: number;
	/** From happening to sending by the clock that cannot be set; null when that is not known. */
	readonly ageMs: number | null;
}

export interface CorrectedMoment {
	/** By the server's clock; of a faulty one the moment it came. */
	readonly at: number;
	/** Server − tablet. */
	readonly skewMs: number;
	readonly fault: ClockFault | null;
}

/** Two clocks may differ by so much before one of them is called wrong. */
export const TOLERANCE_MS = 2_000;
/** A clock that was set while an event waited is seen when its two ages differ by more than this. */
const JUMP_MS = 120_000;
/** Longer than a tablet waits for a line in any village. */
const LONGEST_WAIT_MS = 31 * 86_400_000;

/**
 * When an event happened by the server's clock: the tablet's clock is corrected by its skew at sending.
 * A tablet that is hours off is right after this; one whose clock was set in between is found out.
 */
export function correctedMoment({ deviceAt, sentAt, receivedAt, ageMs }: SentMoment): CorrectedMoment {
	const skewMs = receivedAt - sentAt;
	const age = sentAt - deviceAt;
	const fault = age < -TOLERANCE_MS ? 'future' : age > LONGEST_WAIT_MS ? 'stale' : ageMs !== null && Math.abs(age - ageMs) > JUMP_MS ? 'jumped' : null;
	return { at: fault === null ? receivedAt - Math.max(0, ageMs ?? age) : receivedAt, skewMs, fault };
}

/** Whether the tablet's clock had gone back since its event before, in the order in which it counted them. */
export function isBackwards(deviceAt: number, previousDeviceAt: number | null): boolean {
	return previousDeviceAt !== null && deviceAt < previousDeviceAt - TOLERANCE_MS;
}

/** What a tablet last heard of the server's clock. Milliseconds. */
export interface HeardClock {
	/** The server's time then. */
	readonly at: number;
	/** Server − tablet. */
	readonly skewMs: number;
}

/**
 * The time by which a tablet without a line counts its days: its own clock, corrected by what it last heard. A clock that lies
 * before that, or further after it than a tablet waits, was set or lost its battery: then it is the time last heard.
 */
export function believedNow(deviceNow: number, heard: HeardClock): number {
	const now = deviceNow + heard.skewMs;
	return now < heard.at - TOLERANCE_MS || now > heard.at + LONGEST_WAIT_MS ? heard.at : now;
}
