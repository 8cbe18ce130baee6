import { describe, expect, test } from 'vitest';
import { impactCommand } from '#tests/support/impact/command.ts';
import { hasReferences, readExpected, skipMessage } from '../../testing/reference.ts';

const { run, file } = impactCommand('stats');

interface PairedCase {
	readonly pre: number[];
	readonly post: number[];
	readonly max_score: number;
	readonly paired_t: Record<string, unknown>;
	readonly wilcoxon: Record<string, unknown>;
	readonly sign_test: Record<string, unknown>;
	readonly cohen: Record<string, unknown>;
	readonly n_gain: { class_gain_of_means: number; counts: object };
}

/** Every number that the reference names under a name of ours, within 1e-4 (R's own root finding), most far nearer. */
function expectSame(json: Record<string, unknown>, expected: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(expected)) {
		if (name === 'p_exact_R' || typeof value === 'string') continue;
		const own = json[name];
		if (typeof value === 'number') expect(Math.abs((own as number) - value), name).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(value)));
		else if (Array.isArray(value)) value.forEach((end: number, at) => expect((own as number[])[at], name).toBeCloseTo(end, 3));
		else expect(own, name).toEqual(value);
	}
}

const pairsCsv = ({ pre, post }: PairedCase) => ['sebelum,sesudah', ...pre.map((value, at) => `${value},${post[at]}`)].join('\n');

describe.skipIf(!hasReferences)(`the commands say what R says, under R's names${skipMessage}`, () => {
	const reference = hasReferences
		? readExpected<{
				paired: Record<string, PairedCase>;
				items: Record<string, { matrix: number[][]; raw_alpha: number; items: Record<string, unknown>[] }>;
				independent: { a: number[]; b: number[]; welch: Record<string, unknown> } & Record<string, unknown>;
			}>('stat_kecil')
		: undefined;

	test.each(Object.keys(reference?.paired ?? { none: 0 }))('pairs: %s', async (name) => {
		const expected = reference!.paired[name]!;
		const target = await file(pairsCsv(expected));
		const columns = ['--before', 'sebelum', '--after', 'sesudah', '--json'];
		const t = (await run('ttest', target, ...columns, '--max', String(expected.max_score))).json;
		expectSame(t, expected.paired_t);
		expect(t).toMatchObject({
			statistic: t['t'],
			p: t['p_two_sided'],
			n_gain: { class_gain_of_means: expect.closeTo(expected.n_gain.class_gain_of_means, 9), counts: expected.n_gain.counts }
		});
		const ranks = (await run('wilcoxon', target, ...columns)).json;
		expectSame(ranks, expected.wilcoxon);
		expectSame(ranks['sign_test'] as Record<string, unknown>, expected.sign_test);
		expect(ranks).toMatchObject({ statistic: expected.wilcoxon['V_plus'], p: ranks['p_exact_midrank_signflip'], method: 'exact' });
		expectSame((await run('cohen', target, ...columns)).json, expected.cohen);
		// A file of two columns needs no names.
		expect((await run('ttest', target, '--json')).json['t']).toBe(t['t']);
	});

	test('two groups of unequal size, in columns and in numbers', async () => {
		const { a, b, welch } = reference!.independent;
		const csv = ['a,b', ...b.map((value, at) => `${a[at] ?? ''},${value}`)].join('\n');
		const fromFile = (await run('ttest', await file(csv), '--x', 'a', '--y', 'b', '--json')).json;
		expectSame(fromFile['welch'] as Record<string, unknown>, welch);
		expect((await run('ttest', '--x', a.join(','), '--y', b.join(' '), '--json')).json).toEqual(fromFile);
		const effect = (await run('cohen', '--x', a.join(','), '--y', b.join(','), '--json')).json;
		for (const name of ['cohen_d_pooled', 'cohen_d_ci95', 'hedges_g_exact', 'glass_delta_sd_b', 'cliffs_delta'])
			expectSame(effect, { [name]: reference!.independent[name] });
		expect((await run('wilcoxon', '--x', a.join(','), '--y', b.join(','), '--json')).json).toMatchObject({ W: 65, statistic: 65 });
	});

	test.each(['tes_objektif', 'angket_likert'])('items: %s', async (name) => {
		const { matrix, items, ...expected } = reference!.items[name]!;
		const names = items.map((item) => item['item'] as string);
		const target = await file([names.join(';'), ...matrix.map((row) => row.join(';'))].join('\n'));
		const alpha = (await run('cronbach', target, '--json')).json;
		expect(alpha['raw_alpha']).toBeCloseTo(expected.raw_alpha, 9);
		expect(alpha).toMatchObject({ alpha: alpha['raw_alpha'], ci95: alpha['feldt_ci95'], n: matrix.length, k: names.length });
		const found = (await run('item', target, '--json')).json['items'] as Record<string, unknown>[];
		items.forEach((item, at) => expectSame(found[at]!, item));
	});
});

describe('numbers on the line', () => {
	// Newcombe 1998, Statistics in Medicine 17:857, table I: 81 of 263.
	test('81 of 263 by score: 0.2553 to 0.3662, with continuity 0.2535 to 0.3682', async () => {
		const { json } = await run('wilson', '81', '263', '--json');
		const round = (range: unknown) => (range as number[]).map((end) => end.toFixed(4));
		expect(round(json['wilson95'])).toEqual(['0.2553', '0.3662']);
		expect(round(json['wilson95_continuity'])).toEqual(['0.2535', '0.3682']);
		expect(round(json['clopper_pearson95'])).toEqual(['0.2527', '0.3676']);
	});

	// Newcombe 1998, Statistics in Medicine 17:873, table II: 56/70 less 48/80.
	test('56 of 70 less 48 of 80: 0.0524 to 0.3339', async () => {
		const { json } = await run('newcombe', '56', '70', '48', '80', '--json');
		expect((json['newcombe_hybrid_score95'] as number[]).map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
	});

	// Benjamini & Hochberg 1995, § 3.1: fifteen tests, four rejected at 0.05.
	test('the fifteen tests of Benjamini and Hochberg', async () => {
		const p = [
			'0.0001',
			'0.0004',
			'0.0019',
			'0.0095',
			'0.0201',
			'0.0278',
			'0.0298',
			'0.0344',
			'0.0459',
			'0.3240',
			'0.4262',
			'0.5719',
			'0.6528',
			'0.7590',
			'1.000'
		];
		const { json } = await run('bh', ...p, '--level', '0.05', '--json');
		expect(json).toMatchObject({ n: 15, n_rejected_bh: 4, 'n_rejected_bh_0.05': 4, 'n_rejected_bonferroni_0.05': 3 });
	});

	// Cohen 1988, table 2.4.1: d 0.5, power 0.80, two-sided 0.05: 64 in each group.
	test.each<[string[], string, number]>([
		[['two-sample', '--effect', '0.5'], 'n', 63.77],
		[['two-sample', '--n', '64', '--effect', '0.5'], 'power', 0.8015],
		[['two-sample', '--n1', '20', '--n2', '60', '--effect', '0.6'], 'power', 0.6313],
		[['two-sample', '--n1', '20', '--n2', '60'], 'effect', 0.7325],
		[['paired', '--effect', '0.3'], 'n', 89.15],
		[['paired', '--n', '25'], 'effect', 0.584],
		[['shares', '--p1', '0.6', '--p2', '0.75'], 'n', 151.87],
		[['shares', '--p1', '0.6', '--p2', '0.75', '--n', '152'], 'power', 0.8004],
		[['did', '--treated', '15', '--control', '45', '--pre', '12', '--post', '12', '--sd', '4', '--rho', '0.3'], 'mde_t', 1.1607]
	])('power %j', async (words, name, expected) => {
		expect((await run('power', ...words, '--json')).json[name]).toBeCloseTo(expected, 2);
	});

	test('shares and differences in a file: one result a row, columns by name', async () => {
		const { json } = await run('wilson', await file('ya,semua\n45,60\n0,20'), '--x', 'ya', '--n', 'semua', '--json');
		expect(json['results']).toMatchObject([
			{ x: 45, n: 60 },
			{ x: 0, wilson95: [0, expect.closeTo(0.161, 3)] }
		]);
		expect((await run('newcombe', await file('x1,n1,x2,n2\n9,10,3,10'), '--json')).json['results']).toMatchObject([{ diff: expect.closeTo(0.6, 12) }]);
	});

	test('tests without a p are no tests, and are counted', async () => {
		const { json } = await run('bh', await file('uji,p\na,0.04\nb,\nc,0.01'), '--json');
		expect(json).toMatchObject({ n: 2, missing: 1, p: [0.04, 0.01], rows: [2, 4], warnings: [{ code: 'p.missing' }] });
	});
});

describe('for people', () => {
	test('one sentence first, then every figure with its name', async () => {
		const { out } = await run('ttest', '--before', '45,52,60', '--after', '63,71,68');
		const lines = out.join('\n').split('\n');
		expect(lines[0]).toMatch(/^3 pairs: mean change 15 \[.*\], t\(2\) .*evidence about learning, not about service\.$/);
		expect(lines).toContain('design: paired');
		expect(lines.join('\n')).not.toMatch(/undefined|NaN|\[object/);
	});

	test('warnings stand at the end, tables line by line', async () => {
		const { out } = await run('item', await file('a,b,c\n1,0,1\n0,0,1\n1,0,0\n,0,1'));
		const text = out.join('\n');
		expect(text).toMatch(/item a {2}difficulty 0\.666667/);
		expect(text).toMatch(/note: 1 people left an item empty/);
		expect(text).toMatch(/note: Everybody has the same in b/);
	});

	test.each([['ttest'], ['wilcoxon'], ['cohen'], ['gain'], ['wilson'], ['newcombe'], ['bh'], ['cronbach'], ['item'], ['power']])(
		'%s has help',
		async (name) => {
			const { out, code } = await run(name, '--help');
			expect(code).toBe(0);
			expect(out.join('\n')).toMatch(new RegExp(`^bina stats ${name} `));
		}
	);
});
