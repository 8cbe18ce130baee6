import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBySubstance, type ClusterDocument } from './cluster.rules.ts';

let next = 0;
const doc = (words: string, clusterId: string | null = null): ClusterDocument => ({ id: `d${(next += 1)}`, words: words.split(' '), clusterId });
const ids = (docs: readonly ClusterDocument[]) => docs.map(({ id }) => id);

const queue = () => [doc('antre loket lama pagi'), doc('antre loket panjang siang'), doc('loket antre jam lama')];
const blank = () => [doc('blangko ktp habis pusat'), doc('ktp blangko kosong habis'), doc('blangko habis ktp tunggu')];

describe('grouping by substance', () => {
	test('the same problem told differently meets, different ones stay apart, each named by its heaviest words', () => {
		const [a, b] = [queue(), blank()];
		const { formed, joined } = groupBySubstance([...a, ...b, doc('pohon tumbang jalan')]);
		expect(formed.map(({ members }) => members)).toEqual([ids(a), ids(b)]);
		expect(formed[0]?.words.slice(0, 2).sort()).toEqual(['antre', 'loket']);
		expect(joined.size).toBe(0);
	});

	test('two are no group', () => {
		expect(groupBySubstance(queue().slice(0, 2)).formed).toEqual([]);
	});

	test('a newcomer joins the group that stands; members stay wherever officers put them', () => {
		const known = queue().map((one) => ({ ...one, clusterId: 'K' }));
		const misfit = doc('pohon tumbang jalan raya', 'K');
		const late = doc('antre loket lama sekali');
		const { joined, formed } = groupBySubstance([...known, misfit, late]);
		expect([...joined]).toEqual([['K', [late.id]]]);
		expect(formed).toEqual([]);
	});

	test('words of everybody and numbers say nothing', () => {
		const common = Array.from({ length: 30 }, (_, n) => doc(`mohon segera tindak rumah${n} unik${'abcdefghijklmnopqrstuvwxyzäöüß'[n]}x`));
		expect(groupBySubstance(common).formed).toEqual([]);
		expect(groupBySubstance([doc('0812'), doc('0812'), doc('0812')]).formed).toEqual([]);
	});

	test('numerals make no group and name none: every matter has its three days and two visits', () => {
		expect(groupBySubstance([doc('dua tiga pohon'), doc('tiga dua kolam'), doc('dua tiga pagar')]).formed).toEqual([]);
		const { formed } = groupBySubstance(queue().map((one) => ({ ...one, words: [...one.words, 'tiga', 'ratus'] })));
		expect(formed.flatMap(({ words }) => words)).not.toEqual(expect.arrayContaining([expect.stringMatching(/tiga|ratus/)]));
		// "Satu pintu" is the name of a counter.
		expect(groupBySubstance([doc('satu pintu'), doc('pintu satu'), doc('satu pintu')]).formed[0]?.words.toSorted()).toEqual(['pintu', 'satu']);
	});

	test('the same documents give the same groups; every document is in one place at most; no words, no group', () => {
		const words = fc.array(fc.constantFrom('antre', 'loket', 'ktp', 'blangko', 'jalan', 'lubang', 'lampu', 'mati', 'x', '1', ''), { maxLength: 6 });
		fc.assert(fc.property(fc.array(fc.tuple(words, fc.constantFrom(null, 'K', 'L')), { maxLength: 40 }), (rows) => {
			const documents = rows.map(([own, clusterId], at) => ({ id: String(at), words: own, clusterId }));
			const once = groupBySubstance(documents);
			expect(groupBySubstance(documents)).toEqual(once);
			const placed = [...once.formed.flatMap(({ members }) => members), ...[...once.joined.values()].flat()];
			expect(new Set(placed).size).toBe(placed.length);
			for (const id of placed) expect(documents[Number(id)]?.clusterId).toBeNull();
		}));
	});

	test('three thousand of one unit are grouped in one go', () => {
		const many = Array.from({ length: 3000 }, (_, n) => doc(`soal${String.fromCharCode(97 + (n % 20))} tempat${String.fromCharCode(97 + (n % 20))} desa${n % 500}x kata${n % 37}`));
		expect(groupBySubstance(many).formed.length).toBeGreaterThan(0);
	});
});

/** The same rule said as plainly as it can be: every complaint as a row of numbers over the whole vocabulary, compared with every group. */
function plainly(documents: readonly ClusterDocument[]): { joined: [string, string[]][]; formed: { members: string[]; words: string[] }[] } {
	const vocabulary = [...new Set(documents.flatMap(({ words }) => words))];
	const told = vocabulary.map((word) => documents.filter(({ words }) => words.includes(word)).length);
	const counts = vocabulary.map((word, at) => [...word].length > 2 && !/[0-9]/.test(word) && told[at]! > 1 && (documents.length < 20 || told[at]! / documents.length <= 0.4));
	const rows = documents.map(({ words }) => {
		const row = vocabulary.map((word, at) => (counts[at] && words.includes(word) ? Math.log((told[at]! + documents.length) / told[at]!) : 0));
		const norm = Math.hypot(...row);
		return row.map((weight) => (norm === 0 ? 0 : weight / norm));
	});
	const groups: { key: string | null; members: string[]; sum: number[] }[] = [];
	const put = (group: (typeof groups)[number], at: number) => {
		group.members.push(documents[at]!.id);
		group.sum = group.sum.map((weight, word) => weight + rows[at]![word]!);
	};
	const empty = () => vocabulary.map(() => 0);
	for (const [at, { clusterId }] of documents.entries()) {
		if (clusterId === null) continue;
		let group = groups.find(({ key }) => key === clusterId);
		if (!group) groups.push((group = { key: clusterId, members: [], sum: empty() }));
		put(group, at);
	}
	const joined = new Map<string, string[]>();
	for (const [at, { id, clusterId }] of documents.entries()) {
		if (clusterId !== null) continue;
		const likenesses = groups.map(({ sum }) => {
			const shared = sum.filter((weight, word) => weight > 0 && rows[at]![word]! > 0).length;
			return shared < 2 ? 0 : sum.reduce((total, weight, word) => total + weight * rows[at]![word]!, 0) / Math.hypot(...sum);
		});
		const most = Math.max(0, ...likenesses);
		const best = most > 0.35 ? groups[likenesses.findIndex((likeness) => likeness > most - 1e-9)] : undefined;
		if (best?.key) joined.set(best.key, [...(joined.get(best.key) ?? []), id]);
		if (best) put(best, at);
		else if (rows[at]!.some((weight) => weight > 0)) {
			const group = { key: null, members: [], sum: empty() };
			groups.push(group);
			put(group, at);
		}
	}
	const named = (sum: readonly number[]) =>
		vocabulary
			.map((word, at) => ({ word, weight: sum[at]! }))
			.filter(({ weight }) => weight > 0)
			.sort((a, b) => (Math.abs(a.weight - b.weight) > 1e-9 ? b.weight - a.weight : b.word.length - a.word.length || a.word.localeCompare(b.word)))
			.slice(0, 3)
			.map(({ word }) => word);
	return { joined: [...joined], formed: groups.filter(({ key, members }) => key === null && members.length > 2).map(({ members, sum }) => ({ members, words: named(sum) })) };
}

describe('against the same rule said plainly', () => {
	const words = (most: number) => fc.array(fc.constantFrom('antre', 'loket', 'ktp', 'blangko', 'jalan', 'lubang', 'lampu', 'mati', 'air', 'keruh', 'kk', 'rt5', ''), { maxLength: most });
	const documentsOf = (rows: readonly (readonly [string[], string | null])[]) => rows.map(([own, clusterId], at) => ({ id: String(at), words: own, clusterId }));
	const told = (documents: readonly ClusterDocument[]) => {
		const { joined, formed } = groupBySubstance(documents);
		return { joined: [...joined].map(([key, members]) => [key, [...members]]), formed: formed.map(({ members }) => [...members]) };
	};
	const expected = (documents: readonly ClusterDocument[]) => {
		const { joined, formed } = plainly(documents);
		return { joined, formed: formed.map(({ members }) => members) };
	};

	test('a few complaints are grouped alike', () => {
		fc.assert(fc.property(fc.array(fc.tuple(words(5), fc.constantFrom(null, null, 'K', 'L')), { maxLength: 19 }), (rows) => {
			expect(told(documentsOf(rows))).toEqual(expected(documentsOf(rows)));
		}), { numRuns: 120 });
	});

	test('so are many, of which the words of everybody are left out', () => {
		fc.assert(fc.property(fc.array(fc.tuple(words(7), fc.constantFrom(null, null, null, 'K')), { minLength: 20, maxLength: 45 }), (rows) => {
			expect(told(documentsOf(rows))).toEqual(expected(documentsOf(rows)));
		}), { numRuns: 40 });
	});

	test('and they are named alike', () => {
		for (const documents of [[...queue(), ...blank()], [...blank(), ...queue(), doc('antre ktp'), doc('loket blangko pagi')]]) {
			const { formed } = groupBySubstance(documents);
			expect(formed).toHaveLength(2);
			expect(formed).toEqual(plainly(documents).formed);
		}
	});
});

describe('the bounds of grouping', () => {
	// Each of three has one word of its own and shares two with both others: alike far beyond 0.35, whatever their own words weigh.
	const three = (common: string) => ['satu', 'dua', 'tiga'].map((own) => doc(`${common} ${own}`));

	test('two words in common are enough, one is chance', () => {
		expect(groupBySubstance(three('lampu mati')).formed).toHaveLength(1);
		expect(groupBySubstance(three('lampu')).formed).toEqual([]);
	});

	test('a word of two letters is no word, one of three is', () => {
		expect(groupBySubstance(three('kk lampu')).formed).toEqual([]);
		expect(groupBySubstance(three('air lampu')).formed).toHaveLength(1);
	});

	test('a word with a digit in it is nobody\'s subject', () => expect(groupBySubstance(three('lampu blok7 a123')).formed).toEqual([]));

	test('of nineteen complaints a word of everybody still counts, of twenty it does not', () => {
		const alike = (count: number) => Array.from({ length: count }, () => doc('lampu mati'));
		expect(groupBySubstance(alike(19)).formed.map(({ members }) => members.length)).toEqual([19]);
		expect(groupBySubstance(alike(20)).formed).toEqual([]);
	});

	test('two fifths of the complaints may share a word, one more may not', () => {
		const some = (alike: number) => [...Array.from({ length: alike }, () => doc('lampu mati')), ...Array.from({ length: 20 - alike }, () => doc('lain'))];
		expect(groupBySubstance(some(8)).formed.map(({ members }) => members.length)).toEqual([8]);
		expect(groupBySubstance(some(9)).formed).toEqual([]);
	});

	test('of two groups that are as like, the one that stood first is joined, however the words are ordered', () => {
		for (const words of ['pagar kolam pohon sumur', 'pohon sumur pagar kolam', 'sumur kolam pohon pagar']) {
			const documents = [doc('pagar kolam', 'first'), doc('pohon sumur', 'second'), doc(words)];
			expect([...groupBySubstance(documents).joined.keys()]).toEqual(['first']);
		}
	});

	test('a newcomer joins the group that is more like it, not the one that stood first', () => {
		const documents = [doc('antre loket lama kursi', 'first'), doc('antre loket pagi', 'second'), doc('kursi lama'), doc('antre loket pagi')];
		expect(groupBySubstance(documents).joined.get('second')).toEqual([documents[3]?.id]);
	});

	test('a name has three words: the weightiest, then the longest, then by the alphabet', () => {
		const same = [doc('aspal jembatan lubang'), doc('aspal jembatan lubang'), doc('aspal jembatan lubang')];
		expect(groupBySubstance(same).formed[0]?.words).toEqual(['jembatan', 'lubang', 'aspal']);
		const four = [doc('batu ciri dahan adat'), doc('adat batu dahan ciri'), doc('dahan ciri batu adat')];
		expect(groupBySubstance(four).formed[0]?.words).toEqual(['dahan', 'adat', 'batu']);
	});

	test('complaints of a group that officers made weigh as they are, not as the first of them', () => {
		const known = [doc('antre loket', 'K'), doc('blangko ktp', 'K'), doc('blangko ktp', 'K'), doc('blangko ktp', 'K')];
		expect([...groupBySubstance([...known, doc('blangko ktp')]).joined.keys()]).toEqual(['K']);
		expect(groupBySubstance([...known, doc('antre loket')]).joined.size).toBe(0);
	});
});
