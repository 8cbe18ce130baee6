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
