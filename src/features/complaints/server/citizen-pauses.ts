import { Problem } from '#platform/problem.ts';
import { Pauses, sourceOf } from '#platform/pause.ts';

/* One of each in a process. A village hall behind one address may write thirty stories in two minutes; nobody there waits longer than half a minute. */
const writing = new Pauses({ burst: 30, everySeconds: 4 });
const filing = new Pauses({ burst: 10, everySeconds: 30 });
const photos = new Pauses({ burst: 12, everySeconds: 10 });
const guessing = new Pauses({ burst: 8, everySeconds: 20 });
const guessed = new Pauses({ burst: 20, everySeconds: 20 });

/** @throws {Problem} complaint.wait, with the seconds */
export function slowWriting(address: string, now: Date, what: 'story' | 'file' | 'photo'): void {
	const seconds = { story: writing, file: filing, photo: photos }[what].take(sourceOf(address), now);
	if (seconds > 0) throw new Problem('complaint.wait', 429, { seconds });
}

/**
 * Before a number and secret are looked at. A number that many tried to open is closed only to those who were wrong before:
 * its own reporter, coming fresh from anywhere, is let through.
 *
 * @throws {Problem} complaint.wait
 */
export function beforeLookup(address: string, number: string, now: Date): void {
	const source = sourceOf(address);
	const seconds = Math.max(guessing.wait(source, now), guessing.isFresh(source, now) ? 0 : guessed.wait(number, now));
	if (seconds > 0) throw new Problem('complaint.wait', 429, { seconds });
}

/** After a number and secret that opened nothing. */
export function afterWrongLookup(address: string, number: string, now: Date): void {
	guessing.take(sourceOf(address), now);
	guessed.take(number, now);
}
