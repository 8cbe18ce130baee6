const running = new Set<Promise<unknown>>();

/**
 * Lets a piece of work go on after the answer: what it writes must not tell by its time whether an account exists.
 * A fault goes to the log.
 */
export function inBackground(work: Promise<unknown>): void {
	const watched = work
		.catch((error: unknown) => process.stderr.write(`${JSON.stringify({ level: 'error', task: 'identity', message: error instanceof Error ? error.message : String(error) })}\n`))
		.finally(() => running.delete(watched));
	running.add(watched);
}

/** Waits until nothing goes on any more. */
export async function backgroundDone(): Promise<void> {
	while (running.size > 0) await Promise.all(running);
}
