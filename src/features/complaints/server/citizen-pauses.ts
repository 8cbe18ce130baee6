import { Problem } from '#platform/problem.ts';
import { Pauses, sourceOf } from '#platform/pause.ts';

/* One of each in a process. A village hall behind one address may write thirty stories in two minutes; nobody there waits longer than half a minute. */
const writing = new Pauses({ burst: 30, everySeconds: 4 });
const filing = new Pauses({ burst: 10, everySeconds: 30 });
const photos = new Pauses({ burst: 12, everySeconds: 10 });
/* Wrong tries: at one number from one source; from one source whatever the number; at one number from anywhere. */
const guessing = new Pauses({ burst: 8, everySeconds: 20 });
const spraying = new Pauses({ burst: 24, everySeconds: 5 });
const guessed = new Pauses({ burst: 20, everySeconds: 20 });

/** @throws {Problem} complaint.wait, with the seconds */
export function slowWriting(address: string, now: Date, what: 'story' | 'file' | 'photo'): void {
	const seconds = { story: writing, file: filing, photo: photos }[what].take(sourceOf(address), now);
	if (seconds > 0) throw new Problem('complaint.wait', 429, { seconds });
}

/**
 * Before a number and secret are looked at. A number that many tried to open is closed only to sources that were wrong at it before:
 * its own reporter, coming fresh from anywhere, is let through.
 *
 * @throws {Problem} complaint.wait
 */
export function beforeLookup(address: string, number: string, now: Date): void {
	const [source, tries] = [sourceOf(address), triesOf(address, number)];
	const seconds = Math.max(guessing.wait(tries, now), spraying.wait(source, now), guessing.isFresh(tries, now) ? 0 : guessed.wait(number, now));
	if (seconds > 0) throw new Problem('complaint.wait', 429, { seconds });
}

/** After a number and secret that opened nothing. */
export function afterWrongLookup(address: string, number: string, now: Date): void {
	guessing.take(triesOf(address, number), now);
	spraying.take(sourceOf(address), now);
	guessed.take(number, now);
}

/** One number from one source: a neighbour behind the same address who opens another one is not kept waiting by these tries. */
function triesOf(address: string, number: string): string {
	return `${sourceOf(address)} ${number}`;
}
