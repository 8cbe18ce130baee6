import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '#platform/cli/run.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';
import type { ImpactResult, Panel } from '../schema.ts';
import { hasReferences } from '../testing/reference.ts';
import { commands } from './cli.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'bina-impact-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(
	...words: string[]
): Promise<{ code: number; out: string; json: Record<string, unknown> & { error?: { code: string; message: string; row?: number; column?: string } } }> {
	const written: string[] = [];
	const code = await runCommandLine(words, commands, { note: () => undefined, env: {} }, { out: (text) => written.push(text), error: () => undefined });
	const out = written.join('\n');
	return { code: Number(code ?? 0), out, json: words.includes('--json') ? JSON.parse(out) : {} };
}

async function file(name: string, text: string | Uint8Array): Promise<string> {
	const target = path.join(folder, name);
	await writeFile(target, text);
	return target;
}

function csv(panel: Panel, separator = ',', cell: (value: number) => string = String): string {
	const rows = panel.unit.map((unit, row) =>
		[
			unit,
			String(panel.time[row]),
			Number.isNaN(panel.outcome[row]) ? '' : cell(panel.outcome[row]!),
			String(panel.firstTreated[row] || ''),
			panel.cluster?.[row] ?? 'k'
		].join(separator)
	);
	return [['unit', 'bulan', 'ikm', 'mulai', 'wilayah'].join(separator), ...rows].join('\n');
}

const COLUMNS = ['--unit', 'unit', '--time', 'bulan', '--outcome', 'ikm', '--first-treated', 'mulai'];
const panel = buildPanel({ months: 20, starts: starts([10, 9], [8, 12], [24, 0]), effect: () => 3, clusterSize: 3 });
const small = 'unit,bulan,ikm,mulai\na,1,80,2\na,2,81,2\nb,1,79,0\nb,2,79.5,0\n';

describe('bina impact estimate', () => {
	test('gives the whole contract as JSON', async () => {
		const { code, json } = await run(
			'impact',
			'estimate',
			await file('panel.csv', csv(panel)),
			...COLUMNS,
			'--sesoi',
			'1.5',
			'--outcome-unit',
			'poin',
			'--json'
		);
		expect(code).toBe(0);
		const result = json as unknown as ImpactResult;
		for (const key of ['groupTime', 'simple', 'dynamic', 'group', 'calendar', 'pretest', 'units', 'mde', 'verdict', 'warnings'])
			expect(json).toHaveProperty(key);
		expect(result.groupTime[0]).toMatchObject({ group: 9, time: 2, post: false });
		expect(result.verdict).toMatchObject({ code: 'proven_better' });
		expect(result.verdict.sentence).toContain('ikm unit yang dilatih');
		expect(result.verdict.gates.every((gate) => typeof gate.name === 'string' && typeof gate.passed === 'boolean' && gate.detail.length > 0)).toBe(true);
	});

	test('every option reaches the estimator', async () => {
		const { json } = await run(
			'impact',
			'estimate',
			await file('options.csv', csv(panel)),
			...COLUMNS,
			'--control',
			'notyet',
			'--method',
			'reg',
			'--base',
			'universal',
			'--panel',
			'pairwise',
			'--anticipation',
			'1',
			'--bootstrap',
			'99',
			'--seed',
			'4',
			'--direction',
			'down',
			'--assignment',
			'cluster',
			'--cluster',
			'wilayah',
			'--language',
			'en',
			'--json'
		).catch(() => ({ json: { error: { code: 'thrown' } } }));
		// Units of one cluster start in different months here: allowed, clusters are only counted.
		expect(json).toMatchObject({
			options: {
				control: 'notyet',
				method: 'reg',
				base: 'universal',
				panel: 'pairwise',
				anticipation: 1,
				bootstrap: { draws: 99, seed: 4 },
				direction: 'down',
				assignment: 'cluster',
				language: 'en'
			}
		});
	});

	test('a person reads the verdict first', async () => {
		const { out } = await run('impact', 'estimate', await file('text.csv', csv(panel)), ...COLUMNS, '--sesoi', '1.5');
		expect(out.split('\n')[0]).toMatch(/^Setelah pelatihan, ikm/);
		expect(out).toMatch(/smallest detectable/);
		expect(out).not.toMatch(/NaN|undefined|null/);
	});

	test('semicolons, decimal commas, a byte order mark and CRLF give the same numbers', async () => {
		const plain = await run('impact', 'estimate', await file('plain.csv', csv(panel)), ...COLUMNS, '--json');
		const excel = `\ufeff${csv(panel, ';', (value) => String(value).replace('.', ',')).replaceAll('\n', '\r\n')}\r\n`;
		expect((await run('impact', 'estimate', await file('excel.csv', excel), ...COLUMNS, '--json')).json).toEqual(plain.json);
	});

	test.each([
		['iso', (month: number) => `${2024 + Math.floor((month + 6) / 12)}-${String(((month + 6) % 12) + 1).padStart(2, '0')}`, '2025-04'],
		['compact', (month: number) => `${2024 + Math.floor((month + 6) / 12)}${String(((month + 6) % 12) + 1).padStart(2, '0')}`, 202_504]
	] as const)('calendar months (%s) are counted across the year and written back', async (name, write, group) => {
		const rows = panel.unit.map((unit, row) =>
			[unit, write(panel.time[row]!), panel.outcome[row], panel.firstTreated[row] ? write(panel.firstTreated[row]) : '0'].join(',')
		);
		const { json } = await run('impact', 'estimate', await file(`${name}.csv`, ['unit,bulan,ikm,mulai', ...rows].join('\n')), ...COLUMNS, '--json');
		const plain = (await run('impact', 'estimate', await file('plain2.csv', csv(panel)), ...COLUMNS, '--json')).json as unknown as ImpactResult;
		const result = json as unknown as ImpactResult;
		expect(result.simple).toEqual(plain.simple);
		expect(result.dynamic).toEqual(plain.dynamic);
		expect(result.group.byGroup[0]!.group).toBe(group);
	});

	test.skipIf(!hasReferences)('equals the published numbers of mpdta', async () => {
		const mpdta = fileURLToPath(new URL('../../../../../shared/reference/impact/mpdta.csv', import.meta.url));
		const { json } = await run(
			'impact',
			'estimate',
			mpdta,
			'--unit',
			'countyreal',
			'--time',
			'year',
			'--outcome',
			'lemp',
			'--first-treated',
			'first_treat',
			'--covariates',
			'lpop',
			'--json'
		);
		const { groupTime } = json as unknown as ImpactResult;
		// did package documentation, att_gt with xformla ~ lpop.
		expect(groupTime.find((cell) => cell.group === 2004 && cell.time === 2004)!.att).toBeCloseTo(-0.0145, 4);
	});
});

describe('input that a person can mend', () => {
	const faults: [string, string, string[], { code: string; row?: number; column?: string }][] = [
		['text in a number', small.replace('81,', 'delapan,'), [], { code: 'value.not_a_number', row: 3, column: 'ikm' }],
		['1e309', small.replace('81,', '1e309,'), [], { code: 'value.infinite', row: 3, column: 'ikm' }],
		['a thousand written with two marks', small.replace('81,', '"1.234,5",'), [], { code: 'value.not_a_number', row: 3, column: 'ikm' }],
		['infinity in words', small.replace('81,', 'Infinity,'), [], { code: 'value.not_a_number', row: 3, column: 'ikm' }],
		['a unit twice in a month', `${small}b,2,80,0\n`, [], { code: 'panel.duplicate', row: 6, column: 'bulan' }],
		['a start that changes', small.replace('a,2,81,2', 'a,2,81,1'), [], { code: 'panel.first_treated_changes', row: 3, column: 'mulai' }],
		['a missing month', small.replace('a,2,81,2', 'a,,81,2'), [], { code: 'value.missing', row: 3, column: 'bulan' }],
		['a missing unit', small.replace('a,2,81,2', ',2,81,2'), [], { code: 'value.missing', row: 3, column: 'unit' }],
		[
			'a negative weight',
			small.replaceAll(/,(\d)\n/g, ',$1,-1\n').replace('mulai', 'mulai,w'),
			['--weights', 'w'],
			{ code: 'weight.negative', row: 2, column: 'w' }
		],
		['a column that is not there', small, ['--covariates', 'umur'], { code: 'csv.column_missing', column: 'umur' }],
		['an outcome above 100', small.replace('81,', '181,'), ['--outcome-max', '100'], { code: 'value.out_of_range', row: 3, column: 'ikm' }],
		['a negative outcome', small.replace('81,', '-1,'), ['--outcome-min', '0'], { code: 'value.out_of_range', row: 3, column: 'ikm' }],
		['two columns of one name', small.replace('ikm', 'unit'), [], { code: 'csv.header_twice', column: 'unit' }],
		['a row too short', small.replace('a,2,81,2', 'a,2,81'), [], { code: 'csv.cell_count', row: 3 }],
		['no rows', 'unit,bulan,ikm,mulai\n', [], { code: 'csv.empty' }],
		['an empty file', '', [], { code: 'csv.empty' }],
		[
			'a month written differently',
			small.replaceAll(',1,', ',2025-01,').replace('a,2,', 'a,Februari,'),
			[],
			{ code: 'value.not_a_month', row: 3, column: 'bulan' }
		],
		[
			'a cluster that changes',
			small.replace('mulai\n', 'mulai,k\n').replace('81,2', '81,2,x').replace('80,2', '80,2,y').replaceAll(',0\n', ',0,z\n'),
			['--cluster', 'k'],
			{ code: 'panel.cluster_changes', row: 3, column: 'k' }
		]
	];
	test.each(faults)('%s', async (name, text, more, expected) => {
		const { code, json } = await run('impact', 'estimate', await file(`${name.replaceAll(/\W/g, '-')}.csv`, text), ...COLUMNS, ...more, '--json');
		expect(code).toBe(1);
		expect(json.error).toMatchObject(expected);
		expect(json.error!.message.length).toBeGreaterThan(20);
	});

	test.each<[string[], string]>([
		[['--control', 'later'], 'option.unknown_value'],
		[['--method', 'ols'], 'option.unknown_value'],
		[['--panel', 'x'], 'option.unknown_value'],
		[['--anticipation=-1'], 'option.out_of_range'],
		[['--anticipation', '1.5'], 'option.out_of_range'],
		[['--anticipation', '1e309'], 'option.not_a_number'],
		[['--bootstrap', '5'], 'option.out_of_range'],
		[['--sesoi', '0'], 'option.out_of_range'],
		[['--sesoi', 'dua'], 'option.not_a_number'],
		[['--assignment', 'cluster'], 'option.missing'],
		[['--covariates', 'ikm,ikm'], 'option.repeated']
	])('option %j is refused with %s', async (more, expected) => {
		const { code, json } = await run('impact', 'estimate', await file('options-refused.csv', small), ...COLUMNS, ...more, '--json');
		expect(code).toBe(1);
		expect(json.error!.code).toBe(expected);
	});

	test('no file, a file that is not there, two files, a missing option', async () => {
		expect((await run('impact', 'estimate', ...COLUMNS, '--json')).json.error!.code).toBe('option.missing');
		expect((await run('impact', 'estimate', path.join(folder, 'none.csv'), ...COLUMNS, '--json')).json.error!.code).toBe('csv.not_found');
		expect((await run('impact', 'estimate', 'a.csv', 'b.csv', ...COLUMNS, '--json')).json.error!.code).toBe('option.too_many');
		expect((await run('impact', 'estimate', 'a.csv', '--unit', 'u', '--json')).json.error!.code).toBe('option.missing');
	});
});

describe('bina impact twfe, its and prepost', () => {
	test('twfe names its standard error and the negative weights', async () => {
		const { json, code } = await run('impact', 'twfe', await file('twfe.csv', csv(panel)), ...COLUMNS, '--json');
		expect(code).toBe(0);
		expect(json).toMatchObject({ static: { terms: [{ event: null }], clusters: 42 }, negativeWeights: { share: expect.any(Number) } });
		expect((await run('impact', 'twfe', await file('twfe.csv', csv(panel)), ...COLUMNS)).out).toContain('read only beside');
	});

	const series = [
		'bulan,ikm',
		...Array.from(
			{ length: 36 },
			(_value, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},${(75 + Math.sin(at * 7) + (at >= 18 ? 4 : 0)).toFixed(3)}`
		)
	].join('\n');

	test('its reads months, finds the jump, and warns', async () => {
		const { json } = await run('impact', 'its', await file('its.csv', series), '--time', 'bulan', '--outcome', 'ikm', '--start', '2024-07', '--json');
		expect(json).toMatchObject({
			start: '2024-07',
			n: 36,
			preMonths: 18,
			postMonths: 18,
			neweyWest: { lag: 2 },
			warnings: [{ code: 'design.interrupted_series' }]
		});
		expect(Math.abs((json['gls'] as { level: { estimate: number } }).level.estimate - 4)).toBeLessThan(1);
		expect(
			(await run('impact', 'its', await file('its.csv', series), '--time', 'bulan', '--outcome', 'ikm', '--start', '2024-07', '--lag', '6')).out
		).toContain('lag 6');
	});

	test.each([
		['2024-7', 'option.not_a_month'],
		['2023-02', 'series.too_short'],
		['2031-01', 'series.too_short']
	])('its with --start %s is refused', async (start, expected) => {
		expect(
			(await run('impact', 'its', await file('its.csv', series), '--time', 'bulan', '--outcome', 'ikm', '--start', start, '--json')).json.error!.code
		).toBe(expected);
	});

	test('its refuses a month that stands twice', async () => {
		const { json } = await run(
			'impact',
			'its',
			await file('twice.csv', `${series}\n2025-12,80\n`),
			'--time',
			'bulan',
			'--outcome',
			'ikm',
			'--start',
			'2024-07',
			'--json'
		);
		expect(json.error).toMatchObject({ code: 'panel.duplicate', row: 38 });
	});

	const pairs = 'nama,pra,pasca,dilatih\na,60,70,1\nb,55,61,1\nc,70,,1\nd,62,69,1\ne,58,60,0\nf,66,67,0\n';

	test('prepost warns that a change is no impact, and compares when told whom', async () => {
		const plain = await run('impact', 'prepost', await file('pairs.csv', pairs), '--before', 'pra', '--after', 'pasca', '--json');
		expect(plain.json).toMatchObject({ n: 5, dropped: 1, comparison: null, warnings: [{ code: 'prepost.not_impact' }] });
		const compared = await run('impact', 'prepost', await file('pairs.csv', pairs), '--before', 'pra', '--after', 'pasca', '--treated', 'dilatih', '--json');
		expect(compared.json).toMatchObject({ n: 3, comparison: { treated: 3, control: 2, clustered: null } });
		expect((compared.json['comparison'] as { welch: { difference: number } }).welch.difference).toBeCloseTo(23 / 3 - 1.5, 10);
		expect((await run('impact', 'prepost', await file('pairs.csv', pairs), '--before', 'pra', '--after', 'pasca', '--treated', 'dilatih')).out).toContain(
			'not the impact'
		);
	});

	test('prepost refuses one pair, and a group that is neither 0 nor 1', async () => {
		expect((await run('impact', 'prepost', await file('one.csv', 'pra,pasca\n1,2\n'), '--before', 'pra', '--after', 'pasca', '--json')).json.error!.code).toBe(
			'prepost.too_few'
		);
		expect(
			(
				await run(
					'impact',
					'prepost',
					await file('group.csv', pairs.replace('70,1', '70,ya')),
					'--before',
					'pra',
					'--after',
					'pasca',
					'--treated',
					'dilatih',
					'--json'
				)
			).json.error
		).toMatchObject({ code: 'value.not_zero_or_one', row: 2, column: 'dilatih' });
	});
});
