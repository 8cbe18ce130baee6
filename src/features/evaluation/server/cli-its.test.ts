import { describe, expect, test } from 'vitest';
import { csvOf, impactCommand } from '#tests/support/impact/command.ts';
import { interruptedSeries } from '../estimators/its.ts';
import { interruptedCounts } from '../estimators/series/count-series.ts';
import { buildPanel, starts } from '../testing/build-panel.ts';

const { run, file } = impactCommand();

const time = Array.from({ length: 40 }, (_value, at) => at + 1);
const minutes = time.map((month) => 30 + 4 * Math.sin((2 * Math.PI * month) / 12) + Math.sin(month * month) - (month >= 21 ? 5 : 0));
const services = time.map((month) => 500 + 20 * (month % 7));
const visits = time.map((month, at) => Math.round(services[at]! / 12 + 4 * Math.sin(month * 3) - (month >= 21 ? 10 : 0)));
const csv = ['bulan,menit,layanan,aduan,kunjungan', ...time.map((month, at) => `${month},${minutes[at]},${services[at]},${visits[at]},${visits[at]}`)].join('\n');

const its = async (text: string, outcome: string, ...more: string[]) => run('its', await file(text), '--time', 'bulan', '--outcome', outcome, '--start', '21', ...more);

describe('bina impact its with a season', () => {
	test.each(['harmonics', 'months'] as const)('--seasonal %s reaches the estimator', async (season) => {
		const { json, code } = await its(csv, 'menit', '--seasonal', season, '--json');
		expect(code).toBe(0);
		const { warnings, start, ...rest } = json;
		expect(rest).toEqual(JSON.parse(JSON.stringify(interruptedSeries({ time, outcome: minutes }, 21, undefined, season))));
		expect({ start, warnings }).toEqual({ start: '21', warnings: [{ code: 'design.interrupted_series', message: expect.any(String) }] });
	});

	test('too few months for a season are refused with the way out', async () => {
		const short = csv.split('\n').slice(0, 31).join('\n');
		const { json } = await its(short, 'menit', '--seasonal', 'months', '--json');
		expect(json.error).toMatchObject({ code: 'series.short_for_season', message: expect.stringContaining('harmonics') });
		expect((await its(short, 'menit', '--seasonal', 'harmonics', '--json')).code).toBe(0);
		expect((await its(short, 'menit', '--seasonal', 'bulanan', '--json')).json.error).toMatchObject({ code: 'option.unknown_value' });
	});
});

describe('bina impact its of counts', () => {
	test('--family poisson with --offset gives rate ratios', async () => {
		const { json, code, errors } = await its(csv, 'aduan', '--family', 'poisson', '--offset', 'layanan', '--json');
		expect({ code, errors }).toEqual({ code: 0, errors: [] });
		const { warnings, start, family, offset, ...rest } = json;
		expect(rest).toEqual(JSON.parse(JSON.stringify(interruptedCounts({ time, count: visits, exposure: services }, 21))));
		expect({ family, offset, start }).toEqual({ family: 'poisson', offset: 'layanan', start: '21' });
		expect(warnings).toHaveLength(1);
		const [text] = (await its(csv, 'aduan', '--family', 'poisson', '--offset', 'layanan')).out;
		expect(text).toMatch(/rate since the start 0\.\d+ times what it would have been \[/);
	});

	test('a number of complaints without an offset is refused, with what to take instead', async () => {
		const { json, code } = await its(csv, 'aduan', '--family', 'poisson', '--json');
		expect(code).toBe(1);
		expect(json.error).toMatchObject({ code: 'outcome.raw_complaints', column: 'aduan' });
		for (const words of ['per 1.000 layanan', 'dipastikan selesai', 'lama penyelesaian']) expect(json.error!.message).toContain(words);
	});

	test('as a line it carries the same warning; other counts say that the number of services is in them', async () => {
		const line = (await its(csv, 'aduan', '--json')).json;
		expect((line.warnings as { code: string }[]).map(({ code }) => code)).toEqual(['design.interrupted_series', 'outcome.raw_complaints']);
		const count = (await its(csv, 'kunjungan', '--family', 'poisson', '--json')).json;
		expect((count.warnings as { code: string }[]).map(({ code }) => code)).toEqual(['design.interrupted_series', 'counts.no_offset']);
	});

	const withRow = (row: string) => [...csv.split('\n').slice(0, 40), row].join('\n');
	test.each([
		['a fraction', withRow('40,3,500,2.5,1'), 'value.not_a_count'],
		['a negative count', withRow('40,3,500,-2,1'), 'value.not_a_count'],
		['a count out of nothing', withRow('40,3,0,2,1'), 'value.not_positive'],
		['a count out of an empty cell', withRow('40,3,,2,1'), 'value.not_positive'],
		['text', withRow('40,3,500,dua,1'), 'value.not_a_number'],
		['a month twice', withRow('39,3,500,2,1'), 'panel.duplicate'],
		['no month', withRow(',3,500,2,1'), 'value.missing']
	])('refuses %s', async (_what, text, code) => {
		const { json } = await its(text, 'aduan', '--family', 'poisson', '--offset', 'layanan', '--json');
		expect(json.error).toMatchObject({ code, row: 41 });
	});

	test('a month without service may be left empty', async () => {
		expect((await its(withRow('40,3,,,'), 'aduan', '--family', 'poisson', '--offset', 'layanan', '--json')).json).toMatchObject({ n: 39 });
	});

	test('refuses an offset of a line, an unknown family, and zeros alone', async () => {
		expect((await its(csv, 'aduan', '--offset', 'layanan', '--json')).json.error).toMatchObject({ code: 'option.missing' });
		expect((await its(csv, 'aduan', '--family', 'binomial', '--json')).json.error).toMatchObject({ code: 'option.unknown_value' });
		const zeros = ['bulan,aduan,layanan', ...time.map((month) => `${month},${month < 21 ? 3 + (month % 2) : 0},100`)].join('\n');
		expect((await its(zeros, 'aduan', '--family', 'poisson', '--offset', 'layanan', '--json')).json.error).toMatchObject({ code: 'series.too_short' });
	});
});

describe('bina impact estimate of complaints', () => {
	const panel = buildPanel({ months: 12, starts: starts([6, 7], [8, 0]), effect: () => -4 });
	const rows = csvOf({ ...panel, outcome: Array.from(panel.outcome, (value) => Math.round(Math.abs(value))) }).split('\n');
	const text = [`${rows[0]!.replace('ikm', 'aduan')},layanan`, ...rows.slice(1).map((row, at) => `${row},${800 + (at % 9) * 10}`)].join('\n');
	const estimate = async (...more: string[]) => run('estimate', await file(text), '--unit', 'unit', '--time', 'bulan', '--outcome', 'aduan', '--first-treated', 'mulai', '--direction', 'down', '--json', ...more);

	test('a bare number is computed and not judged, with the reason and what to take instead', async () => {
		const { json, code } = await estimate();
		expect(code).toBe(0);
		expect(json.simple).toMatchObject({ att: expect.any(Number) });
		expect(json.verdict).toMatchObject({ code: 'cannot_be_judged', sentence: expect.stringContaining('per seribu layanan') });
		expect((json.verdict as { gates: { name: string }[] }).gates[0]).toMatchObject({ name: 'outcome', passed: false });
		expect((await estimate('--language', 'en')).json.verdict).toMatchObject({ sentence: expect.stringContaining('complaints per thousand services') });
	});

	test('with --offset the rate per 1,000 is judged, weighted by services', async () => {
		const { json } = await estimate('--offset', 'layanan');
		expect(json.verdict).not.toMatchObject({ code: 'cannot_be_judged' });
		expect((json.verdict as { gates: { name: string }[] }).gates.map(({ name }) => name)).not.toContain('outcome');
		expect((json.warnings as { code: string }[]).map(({ code }) => code)).toContain('weights.averaged');
		expect((json.simple as { att: number }).att).toBeLessThan(-2);
	});

	test('refuses an offset of 0 with its row', async () => {
		const broken = text.replace(/,800$/m, ',0');
		const { json } = await run('estimate', await file(broken), '--unit', 'unit', '--time', 'bulan', '--outcome', 'aduan', '--first-treated', 'mulai', '--offset', 'layanan', '--json');
		expect(json.error).toMatchObject({ code: 'value.not_positive', row: 2, column: 'layanan' });
	});
});

describe('bina impact estimate without anybody to compare with', () => {
	const rows = (months: number) => ['unit,bulan,aduan,mulai', ...['a', 'b'].flatMap((unit, office) => Array.from({ length: months }, (_value, at) => `${unit},${at + 1},${Math.round(20 + 9 * office + 6 * Math.sin((at * Math.PI) / 6) + 2 * Math.sin(at * at) - (at >= 20 ? 8 : 0))},21`))].join('\n');
	const judge = async (text: string, ...more: string[]) =>
		run('estimate', await file(text), '--unit', 'unit', '--time', 'bulan', '--outcome', 'aduan', '--first-treated', 'mulai', '--outcome-name', 'tingkat aduan', '--sesoi', '2', '--direction', 'down', ...more, '--json');

	test('takes the time of the year out of its series, and counts events where it is told to', async () => {
		const [plain, seasonal, counted] = [await judge(rows(36)), await judge(rows(36), '--seasonal', 'harmonics'), await judge(rows(36), '--seasonal', 'harmonics', '--family', 'poisson')];
		expect([plain.code, seasonal.code, counted.code]).toEqual([0, 0, 0]);
		expect(plain.json.options).toMatchObject({ seasonal: null, family: 'gaussian' });
		expect(counted.json.options).toMatchObject({ seasonal: 'harmonics', family: 'poisson' });
		const [line, wave, events] = [plain, seasonal, counted].map(({ json }) => (json.series as { average: { estimate: number; se: number } }).average);
		expect(wave!.se).toBeLessThan(line!.se);
		for (const { estimate } of [wave!, events!]) expect(Math.abs(estimate + 8)).toBeLessThan(2);
	});

	test('refuses a season of too few months, counts below zero and words it does not know', async () => {
		expect((await judge(rows(30), '--seasonal', 'months')).json.error).toMatchObject({ code: 'series.short_for_season', message: expect.stringContaining('36') });
		expect((await judge(rows(36).replace('a,5,', 'a,5,-'), '--family', 'poisson')).json.error).toMatchObject({ code: 'outcome.not_a_count', row: 6, column: 'aduan' });
		expect((await judge(rows(36), '--family', 'normal')).json.error).toMatchObject({ code: 'option.unknown_value' });
	});
});
