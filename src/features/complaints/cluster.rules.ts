/** A complaint as the grouping sees it: its stems, each once. */
export interface ClusterDocument {
	readonly id: string;
	readonly words: readonly string[];
	/** The group it is in already; it stays there. */
	readonly clusterId: string | null;
}

export interface Grouping {
	/** Documents that joined a known group, by its key. */
	readonly joined: ReadonlyMap<string, readonly string[]>;
	/** New groups, each with its members and its weightiest words. */
	readonly formed: readonly { readonly members: readonly string[]; readonly words: readonly string[] }[];
}

/** How alike a complaint and a group must be; tried on the texts of the demo: different services stay apart, the same problem told differently meets. */
const LIKENESS = 0.35;
const LEAST_MEMBERS = 3;
/** One word in common is chance. */
const LEAST_SHARED = 2;
/** A stem in more than two fifths of a unit's complaints says nothing. */
const COMMON_SHARE = 0.4;
const NAME_WORDS = 3;
/** How many and how long is told of every matter: numerals, as the search stems them ("satu" is left: "satu pintu"). */
const NUMERALS: ReadonlySet<string> = new Set(['dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delap', 'sembil', 'puluh', 'sepuluh', 'belas', 'sebelas', 'ratus', 'seratus', 'ribu', 'seribu']);

interface Group {
	/** In the order in which the groups came to be. */
	readonly place: number;
	readonly clusterId: string | null;
	readonly members: string[];
	readonly sums: Map<string, number>;
	square: number;
}

/**
 * Groups complaints of one unit by their substance: cosine of tf-idf over stems against the sum of a group's members. Documents are
 * taken in the order given (oldest first), known groups come first, so the same data give the same groups, and a group that officers
 * merged, split or named keeps its members.
 *
 * @param documents at most a few thousand
 */
export function groupBySubstance(documents: readonly ClusterDocument[]): Grouping {
	const weigh = weights(documents);
	const groups: Group[] = [];
	const byWord = new Map<string, Set<Group>>();
	const add = (group: Group, id: string, vector: ReadonlyMap<string, number>) => {
		group.members.push(id);
		for (const [word, weight] of vector) {
			const before = group.sums.get(word) ?? 0;
			group.sums.set(word, before + weight);
			group.square += 2 * before * weight + weight * weight;
			const holders = byWord.get(word);
			if (holders) holders.add(group);
			else byWord.set(word, new Set([group]));
		}
	};
	const known = new Map<string, Group>();
	for (const { id, words, clusterId } of documents) {
		if (clusterId === null) continue;
		const group = known.get(clusterId) ?? { place: groups.length, clusterId, members: [], sums: new Map<string, number>(), square: 0 };
		if (!known.has(clusterId)) groups.push(group);
		known.set(clusterId, group);
		add(group, id, weigh(words));
	}
	const joined = new Map<string, string[]>();
	for (const { id, words, clusterId } of documents) {
		if (clusterId !== null) continue;
		const vector = weigh(words);
		const best = nearest(vector, byWord);
		if (best?.clusterId) joined.set(best.clusterId, [...(joined.get(best.clusterId) ?? []), id]);
		if (best) add(best, id, vector);
		else if (vector.size > 0) {
			const group: Group = { place: groups.length, clusterId: null, members: [], sums: new Map(), square: 0 };
			groups.push(group);
			add(group, id, vector);
		}
	}
	const formed = groups.filter(({ clusterId, members }) => clusterId === null && members.length >= LEAST_MEMBERS).map(({ members, sums }) => ({ members, words: heaviest(sums) }));
	return { joined, formed };
}

function weights(documents: readonly ClusterDocument[]): (words: readonly string[]) => Map<string, number> {
	const counts = new Map<string, number>();
	for (const { words } of documents) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
	const most = documents.length >= 20 ? documents.length * COMMON_SHARE : Number.POSITIVE_INFINITY;
	return (words) => {
		// A word that only one complaint has can link it to none.
		const told = [...new Set(words)].filter((word) => word.length >= 3 && !/\d/.test(word) && !NUMERALS.has(word) && (counts.get(word) ?? 0) >= 2 && (counts.get(word) ?? 0) <= most);
		const raw = told.map((word) => [word, Math.log(1 + documents.length / (counts.get(word) ?? 1))] as const);
		const length = Math.sqrt(raw.reduce((sum, [, weight]) => sum + weight * weight, 0));
		return new Map(raw.map(([word, weight]) => [word, weight / length]));
	};
}

/** The group most like the vector, the earlier of two alike; undefined when none is like enough. */
function nearest(vector: ReadonlyMap<string, number>, byWord: ReadonlyMap<string, ReadonlySet<Group>>): Group | undefined {
	const dots = new Map<Group, { dot: number; shared: number }>();
	for (const [word, weight] of vector) {
		for (const group of byWord.get(word) ?? []) {
			const { dot, shared } = dots.get(group) ?? { dot: 0, shared: 0 };
			dots.set(group, { dot: dot + weight * (group.sums.get(word) ?? 0), shared: shared + 1 });
		}
	}
	let [best, most]: [Group | undefined, number] = [undefined, LIKENESS];
	for (const [group, { dot, shared }] of dots) {
		if (shared < LEAST_SHARED) continue;
		const likeness = dot / Math.sqrt(group.square);
		// The groups come in the order of the words, which must not decide between two that are alike.
		const isEarlier = best !== undefined && group.place < best.place && likeness > most - 1e-12;
		if (likeness > most + 1e-12 || isEarlier) [best, most] = [group, likeness];
	}
	return best;
}

function heaviest(sums: ReadonlyMap<string, number>): string[] {
	return [...sums].sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1)).slice(0, NAME_WORDS).map(([word]) => word);
}
