import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draw } from '../design/draw.rules.ts';
import { lottery } from './cli-lottery.ts';
import { sha256 } from './draw-result.ts';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'undian-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const CSV = `kunci,kelompok\n${Array.from({ length: 9 }, (_none, at) => `k${at},s${at % 2}`).join('\n')}\n`;
async function run(options: Record<string, string>, text = CSV) {
	const file = join(folder, 'calon.csv');
	await writeFile(file, text);
	const result = await lottery.run({ positionals: [file], options: { unit: 'kunci', seed: 'benih', ...options } }, { note: () => undefined, env: {} });
	return { text: result.text, json: result.json as { kind: string; drawn: number; candidates: number; seedSha256: string; order: { unit: string; month: string | null; position: number; ticket: string }[] } };
}

describe('bina impact lottery', () => {
	test('draws as the page does, from the same keys and seed', async () => {
		const { json, text } = await run({ stratum: 'kelompok', seats: '4', month: '2027-03' });
		const candidates = Array.from({ length: 9 }, (_none, at) => ({ key: `k${at}`, stratum: `s${at % 2}` }));
		const page = draw(candidates, { kind: 'lottery', seats: 4, months: ['2027-03-01'] }, 'benih', sha256);
		expect(json.order.map(({ unit, month }) => [unit, month])).toEqual(page.map(({ key, month }) => [key, month?.slice(0, 7) ?? null]));
		expect(json).toMatchObject({ kind: 'lottery', drawn: 4, candidates: 9, seedSha256: sha256('benih') });
		expect(text.split('\n')[0]).toBe(`4 of 9 drawn. SHA-256 of the seed: ${sha256('benih')}`);
	});
	test('deals out turns', async () => {
		const { json } = await run({ months: '2027-06,2027-03,2027-09' });
		expect(json.order.map(({ month }) => month)).toEqual(['2027-03', '2027-03', '2027-03', '2027-06', '2027-06', '2027-06', '2027-09', '2027-09', '2027-09']);
	});
	test.each<[string, Record<string, string>, string, string?]>([
		['neither seats nor months', {}, 'option.missing'],
		['both', { seats: '2', month: '2027-03', months: '2027-03,2027-06' }, 'option.missing'],
		['seats without a month', { seats: '2' }, 'option.missing'],
		['as many seats as units', { seats: '9', month: '2027-03' }, 'draw.nothing_to_draw'],
		['one turn', { months: '2027-03' }, 'draw.nothing_to_draw'],
		['half a seat', { seats: '1.5', month: '2027-03' }, 'option.out_of_range'],
		['a month that is none', { seats: '2', month: 'Maret' }, 'option.not_a_month'],
		['a column that is not there', { stratum: 'x', seats: '2', month: '2027-03' }, 'csv.column_missing'],
		['no seed', { seed: '', seats: '2', month: '2027-03' }, 'option.missing'],
		['a unit that stands there twice', { seats: '1', month: '2027-03' }, 'unit.twice', 'kunci\na\na\n'],
		['a unit without a name', { seats: '1', month: '2027-03' }, 'unit.missing', 'kunci,x\na,1\n,2\n']
	])('refuses %s', async (_name, options, code, text) => {
		await expect(run(options, text)).rejects.toMatchObject({ code });
	});
});
