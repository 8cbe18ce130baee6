/** Somebody who may be drawn. */
export interface Candidate {
	/** What the ticket is made of: an office's id, or its name in a file. */
	readonly key: string;
	/** Drawn in proportion: kind of office, or where it stood before. */
	readonly stratum: string;
}

export interface Drawn extends Candidate {
	/** SHA-256 of seed and key, 64 hexadecimal figures. */
	readonly ticket: string;
	/** From 1. */
	readonly position: number;
	/** First day of the first month; null: not drawn, a comparison. */
	readonly month: string | null;
}

/** Hexadecimal SHA-256 of a text in UTF-8. */
export type Digest = (text: string) => string;

export type DrawPlan =
	| { readonly kind: 'lottery'; readonly seats: number; readonly months: readonly [string] }
	| { readonly kind: 'phased'; readonly months: readonly string[] };

const HALF_DIGEST = 2 ** 32;

/**
 * Who is drawn, in the order of the drawing. The same seed and candidates give the same, in whatever order they are listed:
 * 1. a candidate's ticket is SHA-256 of the seed, a line feed, and the key;
 * 2. inside a stratum candidates stand by ticket, i = 0, 1, …;
 * 3. u is the first eight figures of SHA-256 of the seed, a line feed, 'strata:' and the stratum, divided by 2³²;
 * 4. all stand by (i + u) ÷ (candidates of the stratum), equal ones by ticket;
 * 5. the first seats are trained; with phases the list is cut into equal parts, one for each month.
 *
 * @source systematic sampling with a random start, Madow & Madow 1944; tickets as in public lotteries with a published seed
 */
export function draw(candidates: readonly Candidate[], plan: DrawPlan, seed: string, digest: Digest): Drawn[] {
	const strata = Map.groupBy(
		candidates.map((candidate) => ({ ...candidate, ticket: digest(`${seed}\n${candidate.key}`) })),
		({ stratum }) => stratum
	);
	const placed = [...strata].flatMap(([stratum, own]) => {
		const begin = Number.parseInt(digest(`${seed}\nstrata:${stratum}`).slice(0, 8), 16) / HALF_DIGEST;
		return own.toSorted(byTicket).map((candidate, at) => ({ candidate, place: (at + begin) / own.length }));
	});
	placed.sort((a, b) => a.place - b.place || byTicket(a.candidate, b.candidate));
	return placed.map(({ candidate }, at) => ({ ...candidate, position: at + 1, month: monthOf(plan, at, placed.length) }));
}

function byTicket(a: { readonly ticket: string }, b: { readonly ticket: string }): number {
	return a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0;
}

function monthOf(plan: DrawPlan, at: number, all: number): string | null {
	if (plan.kind === 'lottery') return at < plan.seats ? plan.months[0] : null;
	return plan.months[Math.floor((at * plan.months.length) / all)] ?? null;
}

/** Whether there is something to draw: somebody gets a seat and somebody none, or there are turns. */
export function canDraw(plan: DrawPlan, candidates: number): boolean {
	if (plan.kind === 'lottery') return plan.seats >= 1 && plan.seats < candidates;
	return plan.months.length >= 2 && plan.months.length <= candidates;
}

/** 1, 2 or 3 by thirds of the values, lowest first; what has none is '–'. Equal values stand by key. */
export function tertiles(values: ReadonlyMap<string, number | null>): ReadonlyMap<string, string> {
	const known = [...values].flatMap(([key, value]) => (value === null ? [] : [{ key, value }])).sort((a, b) => a.value - b.value || (a.key < b.key ? -1 : 1));
	const third = new Map(known.map(({ key }, at) => [key, String(Math.floor((at * 3) / known.length) + 1)]));
	return new Map([...values.keys()].map((key) => [key, third.get(key) ?? '–']));
}
