import { describe, expect, test } from 'vitest';
import { COLUMNS, csvOf, impactCommand } from '#tests/support/impact/command.ts';
import type { Json } from '#tests/support/impact/command.ts';
import { interruptedSeries } from '../estimators/its.ts';
import { compareChanges, comparePairs } from '../estimators/paired.ts';
import { twoWayFixedEffects } from '../estimators/twfe.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

function expectRefusal(json: Json, expected: { code: string; row?: number; column?: string }) {
	expect(json.error).toMatchObject(expected);
	expect(Object.keys(json)).toEqual(['error']);
}

describe('bina impact its', () => {
	const outcome = Array.from({ length: 30 }, (_value, at) => 75 + Math.sin(at * 7) + (at >= 15 ? 4 : 0));
	const numbers = ['bulan,menit', ...outcome.map((value, at) => `${at + 1},${value}`)].join('\n');
	const iso = [
		'bulan,menit',
		...outcome.map((value, at) => `${2023 + Math.floor((at + 9) / 12)}-${String(((at + 9) % 12) + 1).padStart(2, '0')},${value}`)
	].join('\n');
	const its = async (text: string, start: string, ...more: string[]) =>
		run('its', await file(text), '--time', 'bulan', '--outcome', 'menit', '--start', start, ...more, '--json');
	const time = outcome.map((_value, at) => at + 1);

	test('gives what the estimator gives, months as numbers', async () => {
		const { json, code, errors } = await its(numbers, '16');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const { warnings, start, ...rest } = json;
		expect(rest).toEqual(JSON.parse(JSON.stringify(interruptedSeries({ time, outcome }, 16))));
		expect({ start, warnings }).toMatchObject({ start: '16', warnings: [{ code: 'design.interrupted_series' }] });
	});

	test('gives the same for months of a calendar, across the year', async () => {
		const { start, ...rest } = (await its(iso, '2025-01')).json;
		const { start: number, ...other } = (await its(numbers, '16')).json;
		expect([start, number]).toEqual(['2025-01', '16']);
		expect(rest).toEqual(other);
	});

	test('the order of rows does not matter, and a missing outcome is a gap', async () => {
		const [header, ...rows] = numbers.split('\n');
		expect((await its([header, ...rows.reverse()].join('\n'), '16')).json).toEqual((await its(numbers, '16')).json);
		const { json } = await its(numbers.replace(/\n7,.*\n/, '\n7,\n'), '16');
		const kept = time.filter((month) => month !== 7);
		expect(json).toMatchObject({ n: 29, preMonths: 14 });
		expect((json['gls'] as { phi: number }).phi).toBe(interruptedSeries({ time: kept, outcome: kept.map((month) => outcome[month - 1]!) }, 16)!.gls.phi);
	});

	test('the lag changes Newey–West and nothing else', async () => {
		const [short, long] = [(await its(numbers, '16', '--lag', '0')).json, (await its(numbers, '16', '--lag', '9')).json];
		expect(short['gls']).toEqual(long['gls']);
		expect(short['neweyWest']).toMatchObject({ lag: 0 });
		expect(long['neweyWest']).toMatchObject({ lag: 9 });
		expect((short['neweyWest'] as { level: { se: number } }).level.se).not.toBe((long['neweyWest'] as { level: { se: number } }).level.se);
	});

	test('a start between two months present begins with the next one', async () => {
		expect((await its(numbers.replace(/\n16,.*\n/, '\n'), '16')).json).toMatchObject({ preMonths: 15, postMonths: 14 });
	});

	test.each<[string, string, string[], { code: string; row?: number; column?: string }]>([
		['text for an outcome', numbers.replace(/\n3,.*\n/, '\n3,lama\n'), [], { code: 'value.not_a_number', row: 4, column: 'menit' }],
		['no month', numbers.replace('\n3,', '\n,'), [], { code: 'value.missing', row: 4, column: 'bulan' }],
		['no month in the first row of a calendar', iso.replace('2023-10', ''), [], { code: 'value.missing', row: 2, column: 'bulan' }],
		['a month twice', `${numbers}\n30,70`, [], { code: 'panel.duplicate', row: 32, column: 'bulan' }],
		['a column that is not there', numbers.replace('menit', 'jam'), [], { code: 'csv.column_missing', column: 'menit' }],
		['a negative lag', numbers, ['--lag=-1'], { code: 'option.out_of_range' }],
		['half a lag', numbers, ['--lag', '1.5'], { code: 'option.out_of_range' }],
		['an option of another command', numbers, ['--unit', 'a'], { code: 'option.unknown' }]
	])('%s', async (_name, text, more, expected) => {
		const start = /\d{4}-/.test(text) ? '2025-01' : '16';
		const { json, code } = await its(text, start, ...more);
		expect(code).toBe(1);
		expectRefusal(json, expected);
	});

	test.each([['2025-01'], ['januari'], [' ']])('--start %j in a file of numbers is no month of it', async (start) => {
		const { json } = await its(numbers, start);
		expectRefusal(json, { code: 'option.not_a_month' });
		expect(json.error!.message).toMatch(/as in 3\.$/);
	});

	test.each([['1'], ['2'], ['30'], ['31'], ['-5']])('--start %s leaves too little on a side', async (start) => {
		const target = await file(numbers);
		expectRefusal((await run('its', target, '--time', 'bulan', '--outcome', 'menit', `--start=${start}`, '--json')).json, { code: 'series.too_short' });
	});

	test('an outcome that does not vary is refused by its own name', async () => {
		expectRefusal((await its(numbers.replaceAll(/,[\d.]+/g, ',80'), '16')).json, { code: 'series.constant', column: 'menit' });
	});

	test('every option is needed', async () => {
		const target = await file(numbers);
		for (const words of [
			['--outcome', 'menit', '--start', '3'],
			['--time', 'bulan', '--start', '3'],
			['--time', 'bulan', '--outcome', 'menit']
		])
			expectRefusal((await run('its', target, ...words, '--json')).json, { code: 'option.missing' });
	});

	test('a person reads that other changes are counted in', async () => {
		const { out } = await run('its', await file(numbers), '--time', 'bulan', '--outcome', 'menit', '--start', '16');
		expect(out[0]).toContain('No comparison units: other changes in the same month are counted in.');
		expect(out[0]).not.toMatch(/NaN|undefined|null/);
	});
});

describe('bina impact twfe', () => {
	const panel = buildPanel({ months: 10, starts: starts([6, 4], [6, 7], [8, 0]), effect: (since) => since, clusterSize: 2, weight: (unit) => 1 + (unit % 2) });
	const { unit, time, outcome, firstTreated, weight = [], cluster = [] } = panel;
	const twfe = async (...more: string[]) => run('twfe', await file(csvOf(panel)), ...COLUMNS, ...more, '--json');

	test.each([
		[[], {}],
		[['--weights', 'bobot'], { weight }],
		[['--cluster', 'wilayah'], { cluster }],
		[['--weights', 'bobot', '--cluster', 'wilayah'], { weight, cluster }]
	])('%j reaches the estimator', async (words, columns) => {
		const { fixed, eventStudy, negativeWeights } = twoWayFixedEffects({ unit, time, outcome, firstTreated, ...columns });
		const { goodmanBacon, warnings, ...rest } = (await twfe(...words)).json;
		expect(rest).toEqual({
			...(JSON.parse(JSON.stringify({ static: fixed, eventStudy, negativeWeights })) as object),
			standardError: expect.stringContaining('CR1')
		});
		expect(goodmanBacon).toMatchObject({ estimate: expect.closeTo(fixed!.terms[0]!.estimate, 9) });
		expect(warnings).toContainEqual({ code: 'twfe.beside_only', message: expect.stringContaining('bina impact estimate') });
	});

	test('what cannot be told apart is null, and the text says so', async () => {
		const target = await file(csvOf(buildPanel({ months: 6, starts: starts([6, 3]) })));
		expect((await run('twfe', target, ...COLUMNS, '--json')).json).toMatchObject({ static: null });
		expect((await run('twfe', target, ...COLUMNS)).out[0]).toContain('cannot be told apart');
	});

	test('negative weights above a tenth are said aloud, none are not', async () => {
		const staggered = buildPanel({ months: 20, starts: starts([10, 3], [10, 12]), effect: (since) => since });
		expect((await run('twfe', await file(csvOf(staggered)), ...COLUMNS)).out[0]).toMatch(/count negatively .* wrong sign/);
		const single = buildPanel({ months: 8, starts: starts([10, 4], [10, 0]) });
		expect((await run('twfe', await file(csvOf(single)), ...COLUMNS)).out[0]).not.toContain('negatively');
	});

	test('refuses what is no panel, and options of its neighbour', async () => {
		const [header, ...rows] = csvOf(panel).split('\n');
		expectRefusal((await run('twfe', await file([header, ...rows, rows[0]].join('\n')), ...COLUMNS, '--json')).json, {
			code: 'panel.duplicate',
			row: 202,
			column: 'bulan'
		});
		expectRefusal((await twfe('--sesoi', '1')).json, { code: 'option.unknown' });
	});
});

describe('bina impact prepost', () => {
	const rows: [string, number, number, number, string][] = [
		['a', 60, 70, 1, 'k'],
		['b', 55, 61, 1, 'k'],
		['c', 70, 76, 1, 'm'],
		['d', 62, 69, 1, 'n'],
		['e', 58, 60, 0, 'p'],
		['f', 66, 67, 0, 'p'],
		['g', 61, 60, 0, 'q']
	];
	const text = ['nama,pra,pasca,dilatih,wilayah', ...rows.map((row) => row.join(','))].join('\n');
	const prepost = async (content: string, ...more: string[]) => run('prepost', await file(content), '--before', 'pra', '--after', 'pasca', ...more, '--json');
	const [before, after] = [rows.map(([, pre]) => pre), rows.map(([, , post]) => post)];
	const isTreated = rows.map(([, , , trained]) => trained === 1);

	test('pairs of everybody without --treated, of the trained with it', async () => {
		const plain = (await prepost(text)).json;
		expect(plain).toMatchObject({ ...(JSON.parse(JSON.stringify(comparePairs(before, after))) as object), dropped: 0, comparison: null });
		const trained = (await prepost(text, '--treated', 'dilatih')).json;
		expect(trained).toMatchObject(JSON.parse(JSON.stringify(comparePairs(before.slice(0, 4), after.slice(0, 4)))) as object);
	});

	test('with clusters the comparison has both errors', async () => {
		const { json } = await prepost(text, '--treated', 'dilatih', '--cluster', 'wilayah');
		const change = after.map((value, at) => value - before[at]!);
		expect(json['comparison']).toEqual(
			JSON.parse(
				JSON.stringify(
					compareChanges(
						change,
						isTreated,
						rows.map((row) => row[4])
					)
				)
			)
		);
	});

	test('half a pair is dropped and counted', async () => {
		expect((await prepost(text.replace('55,61', '55,'))).json).toMatchObject({ n: 6, dropped: 1 });
	});

	test('nobody changed: no number is NaN', async () => {
		const { json, out, code } = await prepost(text.replaceAll(/(\d\d),\d\d,(\d)/g, '$1,$1,$2'));
		expect(code).toBe(0);
		expect(out[0]).not.toMatch(/NaN|Infinity/);
		expect(json).toMatchObject({ pairedT: { difference: 0, t: null }, cohen: { dz: null } });
	});

	test.each<[string, string, string[], { code: string; row?: number; column?: string }]>([
		['text', text.replace('60,70', 'enam,70'), [], { code: 'value.not_a_number', row: 2, column: 'pra' }],
		['a group in words', text.replace('76,1', '76,ya'), ['--treated', 'dilatih'], { code: 'value.not_zero_or_one', row: 4, column: 'dilatih' }],
		['no group', text.replace('76,1', '76,'), ['--treated', 'dilatih'], { code: 'value.not_zero_or_one', row: 4, column: 'dilatih' }],
		['a column that is not there', text, ['--treated', 'peserta'], { code: 'csv.column_missing', column: 'peserta' }],
		['clusters without groups', text, ['--cluster', 'wilayah'], { code: 'option.missing' }],
		['one pair', 'pra,pasca\n1,2', [], { code: 'prepost.too_few' }],
		['two pairs, one of them trained', 'pra,pasca,dilatih\n1,2,1\n1,3,0', ['--treated', 'dilatih'], { code: 'prepost.too_few' }]
	])('%s is refused', async (_name, content, more, expected) => {
		const { json, code } = await prepost(content, ...more);
		expect(code).toBe(1);
		expectRefusal(json, expected);
	});

	test('the text says before the number of p that a change is no impact', async () => {
		const { out } = await run('prepost', await file(text), '--before', 'pra', '--after', 'pasca', '--treated', 'dilatih');
		expect(out[0]).toMatch(/^4 units changed by .*it is not the impact\./);
		expect(out[0]).toContain('against 3 comparison units');
	});
});
