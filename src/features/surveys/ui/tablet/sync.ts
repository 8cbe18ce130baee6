/* What the tablet keeps and when it lets go of it. No browser in here: tested as it is. */

export interface Waiting {
	/** Made here, once for each visitor: the server knows by it what it has already. */
	readonly token: string;
	readonly day: string;
	readonly floor: string;
	readonly seconds: number;
	readonly answers: Readonly<Record<string, number>>;
	/** Why the server did not take it; it stays until an officer decides. */
	readonly refused?: string | undefined;
}

export interface Store {
	all(): Promise<readonly Waiting[]>;
	remove(tokens: readonly string[]): Promise<void>;
	refuse(reasons: ReadonlyMap<string, string>): Promise<void>;
}

export interface Reply {
	readonly today: string;
	readonly results: readonly { readonly token: string; readonly outcome: string }[];
}

/** Undefined: no line, or the server could not answer. 'pass': it does not know this tablet any more. */
export type Post = (answers: readonly Waiting[]) => Promise<Reply | 'pass' | undefined>;

export const BATCH = 200;
const TAKEN = new Set(['added', 'late', 'repeated']);

export interface Sent {
	readonly state: 'done' | 'offline' | 'pass';
	/** Today by the server; undefined where it was not reached. */
	readonly today?: string | undefined;
}

/**
 * Sends what waits, batch by batch. An answer leaves the tablet only when the server has said that it holds it: when the line breaks between,
 * it is sent again and known there by its token.
 *
 * @param again also what was refused before
 */
export async function sendWaiting(store: Store, post: Post, again = false): Promise<Sent> {
	const waiting = (await store.all()).filter(({ refused }) => again || refused === undefined);
	let today: string | undefined;
	for (let from = 0; from < waiting.length; from += BATCH) {
		const batch = waiting.slice(from, from + BATCH);
		const reply = await post(batch);
		if (reply === undefined || reply === 'pass') return { state: reply ?? 'offline', today };
		today = reply.today;
		const known = new Set(batch.map(({ token }) => token));
		const results = reply.results.filter(({ token }) => known.has(token));
		await store.remove(results.filter(({ outcome }) => TAKEN.has(outcome)).map(({ token }) => token));
		await store.refuse(new Map(results.filter(({ outcome }) => !TAKEN.has(outcome)).map(({ token, outcome }) => [token, outcome])));
	}
	return { state: 'done', today };
}

/** The latest of some days 'YYYY-MM-DD'; what is no day does not count. */
export function latestDay(...days: readonly (string | undefined)[]): string {
	return days.reduce<string>((latest, day) => (day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && day > latest ? day : latest), '0001-01-01');
}

/** 'YYYY-MM-DD' by the clock of the device. */
export function dayOf(now: Date): string {
	return [now.getFullYear().toString().padStart(4, '0'), (now.getMonth() + 1).toString().padStart(2, '0'), now.getDate().toString().padStart(2, '0')].join('-');
}
