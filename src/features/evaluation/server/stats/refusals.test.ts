import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impactCommand } from '#tests/support/impact/command.ts';

const { run, file, missing } = impactCommand('stats');

interface Refusal {
	readonly code: string;
	readonly row?: number;
	readonly column?: string;
}

async function refusal(...words: string[]): Promise<Refusal> {
	const { json, code } = await run(...words, '--json');
	expect({ code, keys: Object.keys(json) }).toEqual({ code: 1, keys: ['error'] });
	expect(json.error!.message.length).toBeGreaterThan(20);
	return json.error!;
}

const PAIRS = ['--before', 'a', '--after', 'b'];

describe('files that cannot be counted', () => {
	test.each<[string, string, Refusal]>([
		['text for a number', 'a,b\n1,2\ndua,3\n4,5', { code: 'value.not_a_number', row: 3, column: 'a' }],
		['a number too large to square', 'a,b\n1,2\n1e308,3\n4,5', { code: 'value.infinite', row: 3, column: 'a' }],
		['a number too large to hold', 'a,b\n1,2\n1e309,3\n4,5', { code: 'value.infinite', row: 3, column: 'a' }],
		['infinity in words', 'a,b\n1,2\nInfinity,3\n4,5', { code: 'value.not_a_number', row: 3, column: 'a' }],
		['one row', 'a,b\n1,2', { code: 'sample.too_few' }],
		['one complete pair', 'a,b\n1,2\n,3\n4,NaN', { code: 'sample.too_few' }],
		['names without rows', 'a,b', { code: 'csv.empty' }],
		['a column that is not there', 'a,c\n1,2\n3,4', { code: 'csv.column_missing', column: 'b' }]
	])('pairs: %s', async (_name, text, expected) => {
		for (const command of ['ttest', 'wilcoxon', 'cohen']) expect(await refusal(command, await file(text), ...PAIRS)).toMatchObject(expected);
	});

	test('an empty file and a file that is not there', async () => {
		expect((await refusal('ttest', await file(''), ...PAIRS)).code).toMatch(/^csv\./);
		expect((await refusal('cronbach', missing())).code).toMatch(/^(csv|file)\./);
	});

	test.each<[string, string, string[], Refusal]>([
		['one item', 'a\n1\n0', [], { code: 'sample.too_few' }],
		['one person', 'a,b\n1,0', [], { code: 'sample.too_few' }],
		['nobody answered everything', 'a,b\n1,\n,0\n1,', [], { code: 'sample.too_few' }],
		['an item twice', 'a,b\n1,0\n0,1', ['--columns', 'a,a'], { code: 'option.repeated', column: 'a' }],
		['an item that is not there', 'a,b\n1,0\n0,1', ['--columns', 'a,c'], { code: 'csv.column_missing', column: 'c' }],
		['a score above the highest', 'a,b\n1,0\n0,7', ['--max', '5'], { code: 'value.out_of_range', row: 3, column: 'b' }],
		['a name among the answers', 'a,b\nSari,1\nBudi,0', [], { code: 'value.not_a_number', row: 2, column: 'a' }]
	])('items: %s', async (_name, text, more, expected) => {
		for (const command of ['cronbach', 'item']) expect(await refusal(command, await file(text), ...more)).toMatchObject(expected);
	});
});

describe('words that cannot be counted', () => {
	test.each<[string, string[], Refusal]>([
		['no numbers at all', ['ttest'], { code: 'option.missing' }],
		['half a pair', ['ttest', '--before', '1,2'], { code: 'option.missing' }],
		['pairs and groups at once', ['cohen', '--before', '1,2', '--after', '2,3', '--x', '1,2', '--y', '3,4'], { code: 'option.conflict' }],
		['lists of different length', ['wilcoxon', '--before', '1,2,3', '--after', '2,3'], { code: 'pairs.unequal' }],
		['text in a list', ['ttest', '--before', '1,dua', '--after', '2,3'], { code: 'value.not_a_number', row: 2, column: '--before' }],
		['a group of one', ['ttest', '--x', '1', '--y', '2,3'], { code: 'sample.too_few' }],
		['a score above the highest', ['gain', '--before', '10,20', '--after', '15,30', '--max', '25'], { code: 'value.out_of_range', row: 2, column: '--after' }],
		['a gain without a highest score', ['gain', '--before', '10,20', '--after', '15,30'], { code: 'option.missing' }],
		['a gain of two groups', ['gain', '--x', '10,20', '--y', '15,30', '--max', '50'], { code: 'option.conflict' }],
		['more than all', ['wilson', '61', '60'], { code: 'value.out_of_range', row: 1, column: 'x' }],
		['nobody asked', ['wilson', '0', '0'], { code: 'value.out_of_range', column: 'n' }],
		['half a person', ['wilson', '1.5', '3'], { code: 'value.out_of_range', column: 'x' }],
		['one number for a share', ['wilson', '3'], { code: 'option.missing' }],
		['three numbers for two shares', ['newcombe', '3', '4', '5'], { code: 'option.missing' }],
		['a p above one', ['bh', '0.5', '1.5'], { code: 'value.out_of_range', row: 2, column: 'p' }],
		['text for a p', ['bh', '0.5', 'kecil'], { code: 'value.not_a_number', row: 2 }],
		['an impossible level', ['bh', '0.5', '--level', '2'], { code: 'option.out_of_range' }],
		['a design without a name', ['power'], { code: 'option.unknown_value' }],
		['a design that is none', ['power', 'triple'], { code: 'option.unknown_value' }],
		['neither people nor effect', ['power', 'paired'], { code: 'option.missing' }],
		['no effect', ['power', 'paired', '--effect', '0'], { code: 'option.out_of_range' }],
		['one pair', ['power', 'paired', '--n', '1'], { code: 'option.out_of_range' }],
		['equal shares', ['power', 'shares', '--p1', '0.5', '--p2', '0.5'], { code: 'option.out_of_range' }],
		['a share of all', ['power', 'shares', '--p1', '1', '--p2', '0.5'], { code: 'option.out_of_range' }],
		['only one of two groups', ['power', 'two-sample', '--n1', '20'], { code: 'option.missing' }],
		[
			'perfect correlation',
			['power', 'did', '--treated', '5', '--control', '5', '--pre', '1', '--post', '1', '--sd', '1', '--rho', '1'],
			{ code: 'option.out_of_range' }
		],
		[
			'two units in all',
			['power', 'did', '--treated', '1', '--control', '1', '--pre', '1', '--post', '1', '--sd', '1', '--rho', '0'],
			{ code: 'sample.too_few' }
		],
		['a certain power', ['power', 'paired', '--n', '20', '--power', '1'], { code: 'option.out_of_range' }]
	])('%s', async (_name, words, expected) => {
		expect(await refusal(...words)).toMatchObject(expected);
	});
});

describe('numbers that leave nothing to test', () => {
	test('everybody changed alike: no t and no p, and a word about it', async () => {
		const words = ['--before', '1,2,3', '--after', '3,4,5', '--json'];
		expect((await run('ttest', ...words)).json).toMatchObject({ mean_diff: 2, t: null, p: null, ci95: null, warnings: [{ code: 'sample.constant' }] });
		expect((await run('cohen', ...words)).json).toMatchObject({ dz: null, dz_ci95: null, warnings: [{ code: 'sample.constant' }] });
	});

	test('nobody changed', async () => {
		const { json } = await run('wilcoxon', '--before', '1,2,3', '--after', '1,2,3', '--json');
		expect(json).toMatchObject({ n_nonzero: 0, V_plus: 0, p: null, sign_test: { p: null }, warnings: [{ code: 'sample.constant' }] });
	});

	test('two groups of one number each over', async () => {
		const words = ['--x', '4,4,4', '--y', '4,4', '--json'];
		expect((await run('ttest', ...words)).json).toMatchObject({ t: null, statistic: null, p: null, warnings: [{ code: 'sample.constant' }] });
		expect((await run('wilcoxon', ...words)).json).toMatchObject({ p: null, cliffs_delta: 0 });
	});

	test('answers that never differ have no alpha', async () => {
		const { json } = await run('cronbach', await file('a,b\n1,1\n1,1\n1,1'), '--json');
		expect(json).toMatchObject({ raw_alpha: null, feldt_ci95: null, items: [{ alpha_if_deleted: null }, {}] });
		expect((json['warnings'] as { code: string }[]).map(({ code }) => code)).toEqual(['sample.constant', 'sample.constant']);
	});

	test('an effect too small for any number of people', async () => {
		expect((await run('power', 'paired', '--effect', '0.00001', '--json')).json).toMatchObject({ n: null, warnings: [{ code: 'power.too_small' }] });
	});

	test('whatever numbers come, JSON holds no NaN and the command does not fall', async () => {
		const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e140, max: 1e140, noNaN: true }), fc.constantFrom(0, 1e-320, -0));
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 8 }), async (pairs) => {
				const words = ['--before', pairs.map(([a]) => a).join(','), '--after', pairs.map(([, b]) => b).join(','), '--json'];
				for (const command of ['ttest', 'wilcoxon', 'cohen']) {
					const { code, out, errors } = await run(command, ...words.map((word) => word.replace(/^-(?=[\d.])/, ' -')));
					expect({ code, errors }).toEqual({ code: 0, errors: [] });
					expect(out.join('')).not.toMatch(/NaN|Infinity/);
				}
			}),
			{ numRuns: 60 }
		);
	});
});
