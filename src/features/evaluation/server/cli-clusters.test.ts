import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file, estimate } = impactCommand();
const CLUSTER = ['--cluster', 'wilayah'];

/** Nine districts of four services; `treated` districts begin in month 7. */
const districts = (treated: number, months = 12) =>
	buildPanel({ months, starts: starts([4 * treated, 7], [4 * (9 - treated), 0]), clusterSize: 4, effect: () => 3 });

interface Few {
	readonly cr2: { se: number; df: number; p: number; ci95: [number, number] };
	readonly wild: { p: number; ci95: [number, number] | null; draws: number };
	readonly decidedBy: string;
}

describe('bina impact estimate with few clusters', () => {
	test('five of nine trained: both repairs are reported, CR2 carries the interval, se keeps its meaning', async () => {
		const text = csvOf(districts(5));
		const { json } = await estimate(text, ...CLUSTER, '--assignment', 'cluster');
		const few = json['fewClusters'] as Few;
		expect(few).toMatchObject({ clusters: 9, treatedClusters: 5, decidedBy: 'cr2', wild: { draws: 512, exact: true, distinctP: 256 } });
		const simple = json['simple'] as { se: number; ci95: [number, number] };
		expect(simple.ci95).toEqual(few.cr2.ci95);
		expect(few.cr2.se).toBeGreaterThan(simple.se);
		expect((json['warnings'] as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['clusters.few', 'clusters.few_p_values']));
		const { out } = await run('estimate', await file(text), ...COLUMNS, ...CLUSTER, '--assignment', 'cluster');
		expect(out.join('\n')).toMatch(
			/few clusters \(5 of 9 with training\): CR2 se .*, df .*; wild bootstrap p .* \(p has at most 256 values\); the interval is by cr2/
		);
	});

	test('three of nine trained: by lot among districts, also where nobody says that districts were chosen', async () => {
		for (const more of [[], ['--assignment', 'cluster']]) {
			const { json } = await estimate(csvOf(districts(3)), ...CLUSTER, ...more);
			expect(json).toMatchObject({ fewClusters: { decidedBy: 'permutation' }, permutation: { exact: true, draws: 84 }, verdict: { code: 'indicated_better' } });
		}
	});

	test('without clusters there is nothing of it', async () => {
		expect((await estimate(csvOf(districts(5)))).json).toMatchObject({ fewClusters: null });
	});
});

describe('one cluster for all', () => {
	const alone = csvOf({ ...districts(5), cluster: districts(5).unit.map(() => 'Kabupaten') });
	const codes = (json: Record<string, unknown>) => (json['warnings'] as { code: string }[]).map(({ code }) => code);

	test('the effect stands, its error does not, and a note says why', async () => {
		const { json } = await estimate(alone, ...CLUSTER);
		expect(json).toMatchObject({ simple: { se: null, ci95: null }, fewClusters: null, verdict: { code: 'cannot_be_judged' } });
		expect(codes(json)).toContain('clusters.one');
		const fixed = (await run('twfe', await file(alone), ...COLUMNS, ...CLUSTER, '--json')).json;
		expect(fixed).toMatchObject({ static: null, eventStudy: null });
		expect(codes(fixed)).toContain('clusters.one');
	});

	test('in changes of two groups as well', async () => {
		const target = await file('a,b,t,k\n1,2,1,x\n2,4,1,x\n3,3,0,x\n4,5,0,x');
		const { json } = await run('prepost', target, '--before', 'a', '--after', 'b', '--treated', 't', '--cluster', 'k', '--json');
		expect(json['comparison']).toMatchObject({ clustered: null });
		expect(codes(json)).toEqual(['prepost.not_impact', 'clusters.one']);
	});
});

describe('bina impact twfe and prepost with clusters', () => {
	test('twfe gives CR2 for every term, and the bootstrap for the static one', async () => {
		const target = await file(csvOf(districts(4)));
		const { json } = await run('twfe', target, ...COLUMNS, ...CLUSTER, '--json');
		const { terms } = json['static'] as { terms: { seCr0: number; cr2: { se: number; dfSatterthwaite: number }; wild: { draws: number } }[] };
		expect(terms[0]).toMatchObject({ wild: { draws: 512 } });
		expect(terms[0]!.cr2.se).toBeGreaterThan(terms[0]!.seCr0);
		expect(terms[0]!.cr2.dfSatterthwaite).toBeLessThan(8);
		for (const term of (json['eventStudy'] as { terms: { cr2: object; wild: null }[] }).terms)
			expect(term).toMatchObject({ cr2: { se: expect.any(Number) }, wild: null });
		expect((await run('twfe', target, ...COLUMNS, ...CLUSTER)).out.join('\n')).toMatch(/CR2 se .*\n {2}wild bootstrap p /);
	});

	test('prepost with clusters gives the same tests of the changes', async () => {
		const rows = Array.from(
			{ length: 24 },
			(_row, unit) => `${60 + (unit % 7)},${63 + ((unit * 5) % 9) + (unit < 12 ? 4 : 0)},${unit < 12 ? 1 : 0},k${Math.floor(unit / 3)}`
		);
		const target = await file(['sebelum,sesudah,dilatih,kab', ...rows].join('\n'));
		const words = [target, '--before', 'sebelum', '--after', 'sesudah', '--treated', 'dilatih', '--cluster', 'kab'];
		const { clustered } = (await run('prepost', ...words, '--json')).json['comparison'] as { clustered: object };
		expect(clustered).toMatchObject({
			clusters: 8,
			treatedClusters: 4,
			cr2: { dfSatterthwaite: expect.closeTo(6, 9) },
			wild: { draws: 256, distinctP: 128 },
			clusterMeans: { pooled: { df: 6 } }
		});
		expect((await run('prepost', ...words)).out.join('\n')).toMatch(/CR2 se .*, df 6, p /);
	});

	test('one cluster on a side: no CR2, and no number that is none', async () => {
		const { out } = await run('twfe', await file(csvOf(districts(1))), ...COLUMNS, ...CLUSTER, '--json');
		expect(out.join('')).not.toMatch(/NaN/);
		expect(JSON.parse(out.join(''))).toMatchObject({ static: { terms: [{ cr2: { se: null, ci95: null } }] } });
	});
});
