/**
 * The last day whose answers an open survey shows: of days that are over, so many as bring enough answers each time. Whoever looks before and
 * after one visitor sees the same, and from one day to the next learns what several said together.
 *
 * @param days 'YYYY-MM-DD' of each answer that counts
 * @param fewest answers that are shown at once
 * @returns null while nothing is shown
 * @source R18; docs/rules/skm.md § 7
 */
export function shownUntil(days: readonly string[], today: string, fewest: number): string | null {
	let [until, waiting]: [string | null, number] = [null, 0];
	for (const day of days.filter((one) => one < today).sort()) {
		// A day is shown whole: the answers of its end come with those of its beginning.
		if (until === day) continue;
		waiting += 1;
		if (waiting >= fewest) [until, waiting] = [day, 0];
	}
	return until;
}
