import type { Locale } from '#platform/context.ts';
import type { RivalRun, StoredRivals } from '../../rivals/rivals.schema.ts';

/** A picture of more lines than these is no picture any more. */
const MOST_LINES = 24;

/** The offices left out, by name: all for the table, for the picture those that move the result most when there are many. */
export function leaveOutRuns({ main, runs }: StoredRivals, unitNames: Readonly<Record<string, string>>, locale: Locale): { readonly listed: readonly RivalRun[]; readonly drawn: readonly RivalRun[] } {
	const nameOf = ({ choice }: RivalRun) => unitNames[choice] ?? '';
	const byName = (a: RivalRun, b: RivalRun) => nameOf(a).localeCompare(nameOf(b), locale) || (a.choice < b.choice ? -1 : 1);
	const shift = ({ att }: RivalRun) => (att === null ? 0 : Math.abs(att - main.att));
	const listed = runs.filter(({ family }) => family === 'leave_out').sort(byName);
	const drawn = listed.length <= MOST_LINES ? listed : [...listed].sort((a, b) => shift(b) - shift(a) || byName(a, b)).slice(0, MOST_LINES).sort(byName);
	return { listed, drawn };
}
