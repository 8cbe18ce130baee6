import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import type { Outcome } from '#tests/support/impact/command.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file, estimate, missing } = impactCommand();

const HEADER = 'unit,bulan,ikm,mulai,bobot,wilayah';
const ROWS = ['a,1,80,2,1,k', 'a,2,81,2,1,k', 'b,1,79,0,1,m', 'b,2,79.5,0,1,m'];

/** The small sound file with one row replaced; row 2 of the file is the first of data. */
function fileWith(row: number, text: string, header = HEADER): string {
	return [header, ...ROWS.map((sound, at) => (at === row - 2 ? text : sound))].join('\n');
}

/** Exit code 1, one JSON document with a sentence a person can act on, and nothing on standard error. */
function expectRefusal({ code, json, out, errors }: Outcome, expected: { code: string; row?: number; column?: string }) {
	expect(json.error).toMatchObject(expected);
	expect(Object.keys(json)).toEqual(['error']);
	expect({ code, documents: out.length, errors }).toEqual({ code: 1, documents: 1, errors: [] });
	expect(json.error!.message).toMatch(/^[A-Z-].{20,}(\.|…|--help)$/s);
	if (expected.row !== undefined) expect(json.error!.message).toContain(`Row ${expected.row}`);
	if (expected.column !== undefined) expect(json.error!.message).toContain(expected.column);
}

test('the small file itself is accepted', async () => expect((await estimate(fileWith(0, ''))).code).toBe(0));

describe('a cell', () => {
	test.each<[string, string, { code: string; row: number; column: string }, string[]?]>([
		['text for an outcome', fileWith(3, 'a,2,baik,2,1,k'), { code: 'value.not_a_number', row: 3, column: 'ikm' }],
		['a number in words of a spreadsheet', fileWith(4, 'b,1,#DIV/0!,0,1,m'), { code: 'value.not_a_number', row: 4, column: 'ikm' }],
		['a percent sign', fileWith(4, 'b,1,79%,0,1,m'), { code: 'value.not_a_number', row: 4, column: 'ikm' }],
		['hexadecimal', fileWith(4, 'b,1,0x1F,0,1,m'), { code: 'value.not_a_number', row: 4, column: 'ikm' }],
		['minus infinity', fileWith(4, 'b,1,-Infinity,0,1,m'), { code: 'value.not_a_number', row: 4, column: 'ikm' }],
		['too large a number', fileWith(4, 'b,1,-1e309,0,1,m'), { code: 'value.infinite', row: 4, column: 'ikm' }],
		['text for a month', fileWith(3, 'a,dua,81,2,1,k'), { code: 'value.not_a_number', row: 3, column: 'bulan' }],
		['text for a start', fileWith(3, 'a,2,81,ya,1,k'), { code: 'value.not_a_number', row: 3, column: 'mulai' }],
		['no month', fileWith(5, 'b,,79.5,0,1,m'), { code: 'value.missing', row: 5, column: 'bulan' }],
		['no month in the first row', fileWith(2, 'a,,80,2,1,k'), { code: 'value.missing', row: 2, column: 'bulan' }],
		['no unit', fileWith(5, ',2,79.5,0,1,m'), { code: 'value.missing', row: 5, column: 'unit' }],
		['text for a weight', fileWith(2, 'a,1,80,2,satu,k'), { code: 'value.not_a_number', row: 2, column: 'bobot' }, ['--weights', 'bobot']],
		['a negative weight', fileWith(2, 'a,1,80,2,-0.5,k'), { code: 'weight.negative', row: 2, column: 'bobot' }, ['--weights', 'bobot']],
		['text for a covariate', fileWith(2, 'a,1,80,2,x,k'), { code: 'value.not_a_number', row: 2, column: 'bobot' }, ['--covariates', 'bobot']],
		['too large a covariate', fileWith(2, 'a,1,80,2,1e999,k'), { code: 'value.infinite', row: 2, column: 'bobot' }, ['--covariates', 'bobot']],
		['a cluster that changes', fileWith(3, 'a,2,81,2,1,m'), { code: 'panel.cluster_changes', row: 3, column: 'wilayah' }, ['--cluster', 'wilayah']],
		['a start that changes', fileWith(3, 'a,2,81,1,1,k'), { code: 'panel.first_treated_changes', row: 3, column: 'mulai' }],
		['a start that goes away', fileWith(3, 'a,2,81,,1,k'), { code: 'panel.first_treated_changes', row: 3, column: 'mulai' }],
		['a unit twice in a month', fileWith(3, 'a,1,81,2,1,k'), { code: 'panel.duplicate', row: 3, column: 'bulan' }],
		['an index above 100', fileWith(3, 'a,2,100.01,2,1,k'), { code: 'value.out_of_range', row: 3, column: 'ikm' }, ['--outcome-max', '100']],
		['an index below 25', fileWith(3, 'a,2,24.99,2,1,k'), { code: 'value.out_of_range', row: 3, column: 'ikm' }, ['--outcome-min', '25']]
	])('%s', async (_name, text, expected, more = []) => expectRefusal(await estimate(text, ...more), expected));

	test('the ends of a range are inside it, and a missing outcome is not out of it', async () => {
		const { code } = await estimate(fileWith(3, 'a,2,,2,1,k'), '--outcome-min', '79', '--outcome-max', '80');
		expect(code).toBe(0);
	});

	test('the first fault is named, by its row in the file, also below an empty line', async () => {
		const text = [HEADER, ROWS[0], '', ROWS[1], 'b,1,x,0,1,m', 'b,2,y,0,1,m'].join('\n');
		expectRefusal(await estimate(text), { code: 'value.not_a_number', row: 5, column: 'ikm' });
	});

	test('months of a calendar that are no months', async () => {
		const iso = [HEADER, 'a,2025-01,80,2025-02,1,k', 'a,2025-13,81,2025-02,1,k'].join('\n');
		expectRefusal(await estimate(iso), { code: 'value.not_a_month', row: 3, column: 'bulan' });
		expectRefusal(await estimate(iso.replace('2025-13', '2025-02').replace(',2025-02,1,k', ',2,1,k')), { code: 'value.not_a_month', row: 2, column: 'mulai' });
		expectRefusal(await estimate(iso.replace('a,2025-01', 'a,').replace('2025-13', '2025-02')), { code: 'value.missing', row: 2, column: 'bulan' });
	});
});

describe('a file', () => {
	test.each<[string, string | Uint8Array, { code: string; row?: number; column?: string }]>([
		['of nothing', '', { code: 'csv.empty' }],
		['of a header alone', `${HEADER}\n`, { code: 'csv.empty' }],
		['with a row too short', fileWith(4, 'b,1,79,0'), { code: 'csv.cell_count' }],
		['with a row too long', fileWith(4, 'b,1,79,0,1,m,extra'), { code: 'csv.cell_count' }],
		['with an open quotation mark', fileWith(4, 'b,1,"79,0,1,m'), { code: 'csv.quote' }],
		['that is a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 10), { code: 'csv.not_text' }],
		['in UTF-16', Uint8Array.of(0xff, 0xfe, 0x75, 0), { code: 'csv.utf16' }],
		['without the outcome', fileWith(0, '', HEADER.replace('ikm', 'nilai')), { code: 'csv.column_missing', column: 'ikm' }],
		['without the month', fileWith(0, '', HEADER.replace('bulan', 'periode')), { code: 'csv.column_missing', column: 'bulan' }],
		['without the unit', fileWith(0, '', HEADER.replace('unit', 'opd')), { code: 'csv.column_missing', column: 'unit' }],
		['without the start', fileWith(0, '', HEADER.replace('mulai', 'awal')), { code: 'csv.column_missing', column: 'mulai' }]
	])('%s', async (_name, content, expected) => {
		const { json, code, out } = await estimate(content);
		expect(json.error).toMatchObject(expected);
		expect({ code, documents: out.length }).toEqual({ code: 1, documents: 1 });
	});

	test.each([['--weights'], ['--cluster'], ['--covariates']])('a column for %s that is not there is named', async (option) =>
		expectRefusal(await estimate(fileWith(0, ''), option, 'tidak-ada'), { code: 'csv.column_missing', column: 'tidak-ada' })
	);

	test('that is not there, none, and two of them', async () => {
		expect((await run('estimate', missing(), ...COLUMNS, '--json')).json.error!.code).toBe('csv.not_found');
		expectRefusal(await run('estimate', ...COLUMNS, '--json'), { code: 'option.missing' });
		expectRefusal(await run('estimate', 'a.csv', 'b.csv', ...COLUMNS, '--json'), { code: 'option.too_many' });
	});
});

describe('an option', () => {
	test.each<[string[], string]>([
		[['--control', 'Never'], 'option.unknown_value'],
		[['--control', ''], 'option.unknown_value'],
		[['--method', 'aipw'], 'option.unknown_value'],
		[['--base', 'fixed'], 'option.unknown_value'],
		[['--panel', 'longgar'], 'option.unknown_value'],
		[['--balance-event=-1'], 'option.out_of_range'],
		[['--min-event', '0.5'], 'option.out_of_range'],
		[['--min-event', '3', '--max-event', '2'], 'option.out_of_range'],
		[['--direction', 'naik'], 'option.unknown_value'],
		[['--assignment', 'units'], 'option.unknown_value'],
		[['--language', 'jv'], 'option.unknown_value'],
		[['--anticipation', '121'], 'option.out_of_range'],
		[['--anticipation=-1'], 'option.out_of_range'],
		[['--anticipation', '0.5'], 'option.out_of_range'],
		[['--anticipation', ''], 'option.not_a_number'],
		[['--bootstrap', '98'], 'option.out_of_range'],
		[['--bootstrap', '100001'], 'option.out_of_range'],
		[['--bootstrap', 'ya'], 'option.not_a_number'],
		[['--bootstrap', '99', '--seed=-1'], 'option.out_of_range'],
		[['--bootstrap', '99', '--seed', '4294967296'], 'option.out_of_range'],
		[['--seed', 'x'], 'option.not_a_number'],
		[['--sesoi', '0'], 'option.out_of_range'],
		[['--sesoi=-2'], 'option.out_of_range'],
		[['--sesoi', 'NaN'], 'option.not_a_number'],
		[['--sesoi', 'Infinity'], 'option.not_a_number'],
		[['--outcome-min', 'nol'], 'option.not_a_number'],
		[['--outcome-max', '1e999'], 'option.not_a_number'],
		[['--outcome-min', '5', '--outcome-max', '4'], 'option.out_of_range'],
		[['--assignment', 'cluster'], 'option.missing'],
		[['--covariates', 'bobot,bobot'], 'option.repeated'],
		[['--outcome-name', 'x'.repeat(81)], 'option.too_long'],
		[['--outcome-unit', 'x'.repeat(41)], 'option.too_long'],
		[['--covariate', 'bobot'], 'option.unknown'],
		[['--sesoi'], 'option.unknown'],
		[['--json=yes'], 'option.unknown']
	])('%j is refused with %s', async (words, code) => expectRefusal(await estimate(fileWith(0, ''), ...words), { code }));

	test.each(['--unit', '--time', '--outcome', '--first-treated'])('%s is needed', async (name) => {
		const target = await file(fileWith(0, ''));
		const without = COLUMNS.filter((_word, at) => COLUMNS[at - (at % 2)] !== name);
		const result = await run('estimate', target, ...without, '--json');
		expectRefusal(result, { code: 'option.missing' });
		expect(result.json.error!.message).toContain(name);
	});

	test('a long name of a column is no fault', async () => {
		const name = 'indeks kepuasan masyarakat '.repeat(5).trim();
		const text = fileWith(0, '').replace('ikm', name);
		const result = await run('estimate', await file(text), '--unit', 'unit', '--time', 'bulan', '--outcome', name, '--first-treated', 'mulai', '--json');
		expect(result.code).toBe(0);
		expect(result.json['options']).toMatchObject({ outcomeName: name.slice(0, 80) });
	});
});

describe('without --json', () => {
	test('a refusal is a sentence on standard error with row and column, and standard output stays empty', async () => {
		const { code, out, errors } = await run('estimate', await file(fileWith(3, 'a,2,baik,2,1,k')), ...COLUMNS);
		expect({ code, out }).toEqual({ code: 1, out: [] });
		expect(errors).toEqual([expect.stringMatching(/^Row 3, column "ikm": "baik" is not a number\..*\(row 3, column ikm\)$/)]);
	});

	test('a result is text that begins with the verdict', async () => {
		const { code, out, errors } = await run(
			'estimate',
			await file(csvOf(buildPanel({ months: 12, starts: starts([8, 8], [9, 0]), effect: () => 4 }))),
			...COLUMNS,
			'--sesoi',
			'1'
		);
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		expect(out[0]).toMatch(/^(Setelah|Belum|Tidak|Indikasi)/);
		expect(out[0]!.split('\n')[0]).not.toMatch(/\bp\b|signifikan/);
	});
});

describe('any table at all', () => {
	const cell = fc.oneof(
		fc.constantFrom(
			'',
			'0',
			'NA',
			'.',
			'1',
			'2',
			'3',
			'4',
			'5',
			'80',
			'-1',
			'1e308',
			'-1e308',
			'1e-320',
			'2025-01',
			'2025-02',
			'202503',
			'x',
			'0.1',
			'81,5',
			'"',
			'Infinity',
			'__proto__'
		),
		fc.integer({ min: -5, max: 200 }).map(String)
	);
	const plain = fc.tuple(
		fc.constantFrom('a', 'b', 'c', 'd', 'e'),
		fc.integer({ min: 1, max: 6 }),
		fc.integer({ min: 60, max: 90 }),
		fc.constantFrom('0', '3', ''),
		fc.integer({ min: 0, max: 2 }),
		fc.constantFrom('k', 'm')
	);
	const wild = fc.tuple(cell, cell, cell, cell, cell, cell);
	const words = fc.subarray([
		['--weights', 'bobot'],
		['--covariates', 'bobot'],
		['--control', 'notyet'],
		['--panel', 'pairwise'],
		['--base', 'universal'],
		['--anticipation', '1'],
		['--bootstrap', '99'],
		['--method', 'ipw']
	]);

	function expectDocument({ code, out, json }: Outcome, text: string) {
		expect([0, 1], `${text}\n${JSON.stringify(json)}`).toContain(code);
		expect(out).toHaveLength(1);
		expect(out[0]).not.toMatch(/NaN|Infinity|undefined/);
		expect(code === 1).toBe(json.error !== undefined);
	}

	test('ends with a result or a refusal, never with a fault, and holds no NaN', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof({ weight: 30, arbitrary: plain }, { weight: 1, arbitrary: wild }), { minLength: 1, maxLength: 30 }),
				words,
				async (rows, options) => {
					const text = [HEADER, ...rows.map((row) => row.join(','))].join('\n');
					const result = await estimate(text, ...options.flat());
					// A row of the fuzz may begin with a quotation mark or repeat the name of an object: that too is a refusal.
					expectDocument({ ...result, out: result.out.map((one) => one.replaceAll('"Infinity\\"', '').replaceAll('Infinity\\"', '')) }, text);
				}
			),
			{ numRuns: 150 }
		);
	});

	test('a sound panel with a few cells changed, too', async () => {
		const sound = csvOf(buildPanel({ months: 6, starts: starts([5, 4], [6, 0]) })).split('\n');
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.integer({ min: 1, max: sound.length - 1 }), fc.integer({ min: 0, max: 5 }), cell), { maxLength: 3 }),
				words,
				async (changes, options) => {
					const lines = sound.map((line) => line.split(','));
					for (const [row, column, value] of changes) lines[row]![column] = value;
					const text = lines.map((line) => line.join(',')).join('\n');
					const result = await estimate(text, ...options.flat());
					expectDocument({ ...result, out: result.out.map((one) => one.replaceAll('Infinity\\"', '')) }, text);
				}
			),
			{ numRuns: 100 }
		);
	});
});
