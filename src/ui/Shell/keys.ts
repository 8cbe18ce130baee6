/** What was pressed a moment ago, for the two-key "g then a letter". */
export interface Held {
	readonly g: boolean;
	readonly at: number;
}
export const NOTHING_HELD: Held = { g: false, at: 0 };

export type Meaning = { readonly held: Held } & ({ readonly act: 'none' | 'search' | 'list' } | { readonly act: 'go'; readonly letter: string });

/** After this long a `g` is forgotten. */
const PATIENCE_MILLISECONDS = 1500;

/** Reads one key outside of a field: `/` searches, `?` lists, `g` and a letter goes. */
export function keyMeans(held: Held, key: string, at: number): Meaning {
	if (held.g && at - held.at <= PATIENCE_MILLISECONDS && /^[a-z]$/.test(key)) return { act: 'go', letter: key, held: NOTHING_HELD };
	if (key === '/') return { act: 'search', held: NOTHING_HELD };
	if (key === '?') return { act: 'list', held: NOTHING_HELD };
	return { act: 'none', held: { g: key === 'g', at } };
}
