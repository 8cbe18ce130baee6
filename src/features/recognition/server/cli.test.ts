import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from './cli.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-jp-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Counted {
	nip: string;
	jp: number;
	met: boolean;
	minimum: number | null;
	jpUnrounded: number;
	entries: { row: number; jp: number; rule: string; capped: boolean; form: string }[];
	warnings: { code: string; message: string; row?: number }[];
}

const header = 'nip,form_id,abroad,starts_on,ends_on,minutes,sessions,days';
// Numbers of R27, published as examples: a PNS and a PPPK.
const pns = '199005152019032001';
const pppk = '198501012021211001';

async function count(lines: readonly string[], year = '2026') {
	const path = join(folder, 'activities.csv');
	await writeFile(path, lines.join('\n'));
	const result = await commands[0]!.run({ positionals: [path], options: { year } }, { note: () => undefined, env: {} });
	return { json: result.json as Counted[], text: result.text };
}

const countOne = async (...rows: string[]) => (await count([header, ...rows])).json[0]!;

describe('bina jp count', () => {
	test('adds up the activities of each person, with the rule of each', async () => {
		const { json, text } = await count([
			header,
			`${pns},3,0,2026-03-02,2026-03-06,900,0,5`,
			`${pppk},9,0,2026-04-01,2026-04-02,0,0,2`,
			`'${pns},22,0,2026-05-04,2026-05-04,300,0,1`
		]);
		expect(json).toMatchObject([
			{
				nip: pns,
				jp: 22,
				met: true,
				minimum: 20,
				jpUnrounded: 22,
				warnings: [],
				entries: [
					{ row: 2, jp: 20, rule: '45 minutes = 1 JP', capped: false, form: 'Pelatihan teknis' },
					{ row: 4, jp: 2, rule: '45 minutes = 1 JP, at most 2 JP a day', capped: true }
				]
			},
			{ nip: pppk, jp: 8, met: true, minimum: null, entries: [{ row: 3, jp: 8, rule: '1 day = 4 JP' }] }
		]);
		expect(text).toBe(`${pns}  22 JP (met, 20 needed)\n${pppk}  8 JP (no minimum)`);
	});

	// R09
	test('applies the limit of two sessions a month', async () => {
		const row = (day: string) => `${pns},14,0,${day},${day},60,1,1`;
		expect(await countOne(row('2026-03-02'), row('2026-03-09'), row('2026-03-16'), row('2026-04-06'))).toMatchObject({
			jp: 6,
			met: false,
			entries: [{ jp: 2 }, { jp: 2 }, { jp: 0, capped: true }, { jp: 2 }]
		});
	});

	// R10
	test('rounds the year down and shows what there was', async () => {
		expect(await countOne(`${pns},3,0,2026-03-02,2026-03-06,899,0,5`)).toMatchObject({ jp: 19, jpUnrounded: 19.98, met: false, entries: [{ jp: 19.98 }] });
	});

	// R08
	test('warns above 24 JP of a PPPK, and blocks nothing', async () => {
		const { jp, met, warnings } = await countOne(`${pppk},3,0,2026-03-02,2026-03-06,1125,0,5`);
		expect([jp, met, warnings.map(({ code }) => code)]).toEqual([25, true, ['jp.above_contract_limit']]);
		expect(warnings[0]?.message).toMatch(/PP 49\/2018 Pasal 40/);
		expect((await countOne(`${pppk},3,0,2026-03-02,2026-03-06,1080,0,5`)).warnings).toEqual([]);
	});

	test('leaves out other years, and keeps a person who has nothing', async () => {
		const { json } = await count([header, `${pns},3,0,2025-12-30,2026-01-02,450,0,4`], '2025');
		expect(json).toMatchObject([{ nip: pns, jp: 0, met: false, entries: [] }]);
		expect((await count([header])).json).toEqual([]);
	});

	test('takes columns in any order and empty cells as not recorded', async () => {
		const { json } = await count(['starts_on;ends_on;NIP;Form ID', `2026-03-02;2026-03-03;${pns};9`]);
		expect(json).toMatchObject([{ nip: pns, jp: 8 }]);
	});

	test('warns about what it had to assume, with the row', async () => {
		const { warnings } = await countOne(
			`${pns},13,0,2026-03-02,2026-03-02,45,0,1`,
			`${pns},1,ya,2026-03-03,2026-03-03,45,0,1`,
			`${pns},3,0,2026-03-04,2026-03-04,0,0,1`,
			`${pns},9,0,2026-03-05,2026-03-05,0,0,3`
		);
		expect(warnings.map(({ code, row }) => [code, row])).toEqual([
			['jp.conversion_assumed', 2],
			['jp.conversion_assumed', 3],
			['jp.nothing_counted', 4],
			['jp.days_beyond_period', 5]
		]);
	});

	test('counts under a number that is no NIP, and says so', async () => {
		expect(await countOne('12345,3,0,2026-03-02,2026-03-02,900,0,1')).toMatchObject({
			nip: '12345',
			jp: 20,
			met: true,
			warnings: [{ code: 'nip.length' }, { code: 'jp.kind_unknown' }]
		});
	});
});

describe('bina jp count refuses', () => {
	const row = (facts: Record<string, string>) => {
		const good: Record<string, string> = {
			nip: pns,
			form: '3',
			abroad: '0',
			from: '2026-03-02',
			to: '2026-03-06',
			minutes: '900',
			sessions: '0',
			days: '5',
			...facts
		};
		return `${good['nip']};${good['form']};${good['abroad']};${good['from']};${good['to']};${good['minutes']};${good['sessions']};${good['days']}`;
	};

	test.each<[Record<string, string>, string, string]>([
		[{ nip: '1.99005E+17' }, 'nip.column_not_text', 'nip'],
		[{ nip: '' }, 'nip.empty', 'nip'],
		[{ form: '26' }, 'jp.form', 'form_id'],
		[{ form: '0' }, 'jp.form', 'form_id'],
		[{ form: '' }, 'jp.form', 'form_id'],
		[{ form: '1e0' }, 'jp.form', 'form_id'],
		[{ abroad: '2' }, 'jp.abroad', 'abroad'],
		[{ from: '2026-02-30' }, 'jp.date', 'starts_on'],
		[{ to: '06-03-2026' }, 'jp.date', 'ends_on'],
		[{ from: '' }, 'jp.date', 'starts_on'],
		[{ to: '2026-03-01' }, 'jp.dates_reversed', 'ends_on'],
		[{ minutes: '1e309' }, 'jp.number', 'minutes'],
		[{ minutes: '-45' }, 'jp.number', 'minutes'],
		[{ minutes: '1.000' }, 'jp.number', 'minutes'],
		[{ minutes: '4,5' }, 'jp.number', 'minutes'],
		[{ minutes: '1000001' }, 'jp.number', 'minutes'],
		[{ sessions: 'dua' }, 'jp.number', 'sessions'],
		[{ days: '=1+1' }, 'jp.number', 'days']
	])('%j', async (facts, code, column) => {
		await expect(count([header.replaceAll(',', ';'), row({}), row(facts)])).rejects.toMatchObject({ code, row: 3, column });
	});

	test('a table without a needed column, no year, a year without rules, no file', async () => {
		await expect(count(['nip,form_id,starts_on', `${pns},3,2026-03-02`])).rejects.toMatchObject({ code: 'csv.column_missing', column: 'ends_on' });
		await expect(count([header], '')).rejects.toMatchObject({ code: 'option.missing' });
		await expect(count([header], '2026.5')).rejects.toMatchObject({ code: 'option.out_of_range' });
		await expect(count([header], '1e309')).rejects.toMatchObject({ code: 'option.not_a_number' });
		await expect(count([header], '2017')).rejects.toMatchObject({ code: 'jp.no_rules' });
		await expect(commands[0]!.run({ positionals: [], options: { year: '2026' } }, { note: () => undefined, env: {} })).rejects.toMatchObject({
			code: 'jp.file'
		});
	});
});
