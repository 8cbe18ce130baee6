/** Letters for people who hear and read them in a hurry: without I, O and Q, which look like digits. */
const LETTERS = [...'ABCDEFGHJKLMNPRSTUVWXYZ'];
const SERIES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`))];
const DAY_MS = 86_400_000;

/** Longer than any tablet gives numbers without having heard of the server: only then another may get its letter. */
export const HELD_DAYS = 400;

export interface HeldSeries {
	readonly series: string;
	/** When its tablet last asked, in milliseconds. */
	readonly seenAt: number;
}

/**
 * The letter of a new tablet at a point where these are held: the first free one; before a second letter is needed, the one that
 * has been out of use longest.
 *
 * @param now milliseconds
 * @returns undefined when all 552 are in use
 */
export function seriesFor(held: readonly HeldSeries[], now: number): string | undefined {
	const seen = new Map(held.map(({ series, seenAt }) => [series, seenAt]));
	const rested = (series: string) => now - (seen.get(series) ?? now) > HELD_DAYS * DAY_MS;
	const pick = (choices: readonly string[]) =>
		choices.find((series) => !seen.has(series)) ?? choices.filter(rested).sort((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0))[0];
	return pick(SERIES.slice(0, LETTERS.length)) ?? pick(SERIES);
}
