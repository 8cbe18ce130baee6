import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from './cli.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bina-skm-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Scored {
	respondents: number;
	excluded: number;
	ikm: number;
	grade: string;
	label: string;
	weight: string;
	interval95: number[] | null;
	sampleMinimum: number | null;
	warnings: { code: string }[];
	groups?: { group: string; hidden: boolean; ikm: number | null; respondents: number | null }[];
	elements: { key: string; name: string; number: number; answered: number; sum: number; nrr: number | null; ikm: number | null; grade: string | null }[];
}

async function score(text: string, options: Record<string, string> = {}) {
	const path = join(folder, 'answers.csv');
	await writeFile(path, text);
	return scorePath(path, options);
}

async function scorePath(path: string, options: Record<string, string> = {}) {
	const notes: string[] = [];
	const result = await commands[0]!.run(
		{ positionals: [path], options },
		{
			note: (line) => {
				notes.push(line);
			},
			env: {}
		}
	);
	return { ...result, json: result.json as Scored, notes };
}

const numbers = 'U1,U2,U3,U4,U5,U6,U7,U8,U9';
const rows = (count: number, row: string) => `${row}\n`.repeat(count);

describe('bina skm score', () => {
	test('prints the fixed fields', async () => {
		const { json, text } = await score(`${numbers}\n${rows(11, '4,4,4,4,4,4,4,4,4')}${rows(9, '3,3,3,3,3,3,3,3,3')}`, { order: 'annex', population: '450' });
		// R12
		expect(json).toMatchObject({ respondents: 20, excluded: 0, ikm: 88.75, grade: 'A', label: 'Sangat Baik', weight: '1/9', sampleMinimum: 208 });
		expect(json.elements).toHaveLength(9);
		expect(json.elements[0]).toEqual({ key: 'requirements', name: 'Persyaratan', number: 1, answered: 20, sum: 71, nrr: 3.55, ikm: 88.75, grade: 'A' });
		expect(json.interval95).toHaveLength(2);
		expect(json.warnings.map(({ code }) => code)).toEqual(['skm.sample_below_minimum']);
		expect(text).toMatch(/^IKM 88\.75 {2}A \(Sangat Baik\) {2}weight 1\/9, 20 respondents, 0 excluded/);
	});

	test('with the printed weight reads a grade lower', async () => {
		const { json } = await score(`${numbers}\n${rows(11, '4,4,4,4,4,4,4,4,4')}${rows(9, '3,3,3,3,3,3,3,3,3')}`, { weight: '0.11' });
		expect(json).toMatchObject({ ikm: 87.86, grade: 'B', label: 'Baik', weight: '0.11', sampleMinimum: null });
	});

	// R15
	test('reads U8 and U9 by the template: the numbers change place, the values do not', async () => {
		const text = `${numbers}\n${rows(5, '4,4,4,4,4,4,4,2,3')}`;
		const [standard, annex, silent] = [await score(text, { order: 'standard' }), await score(text, { order: 'annex' }), await score(text)];
		const of = (scored: typeof standard, key: string) => scored.json.elements.find((element) => element.key === key);
		expect(of(standard, 'facilities')).toMatchObject({ number: 8, sum: 10 });
		expect(of(standard, 'complaints')).toMatchObject({ number: 9, sum: 15 });
		expect(of(annex, 'complaints')).toMatchObject({ number: 8, sum: 10 });
		expect(of(annex, 'facilities')).toMatchObject({ number: 9, sum: 15 });
		expect(annex.json.ikm).toBe(standard.json.ikm);
		expect(silent.json.elements).toEqual(standard.json.elements);
		expect(silent.json.warnings.map(({ code }) => code)).toEqual(['skm.order_assumed']);
		expect(silent.notes).toHaveLength(1);
	});

	test.each([
		['requirements;procedure;duration;cost;product;competence;conduct;complaints;facilities'],
		['persyaratan;prosedur;waktu;biaya;produk;kompetensi_pelaksana;perilaku_pelaksana;pengaduan;sarana'],
		['Persyaratan;Prosedur;Waktu Penyelesaian;Biaya/Tarif;Produk;Kompetensi Pelaksana;Perilaku Pelaksana;Pengaduan;Sarana dan Prasarana'],
		['u1;u2;u3;u4;u5;u6;u7;u9;u8']
	])('reads the columns %s', async (header) => {
		const { json } = await score(`${header}\n1;2;3;4;1;2;3;2;4\n`);
		expect(json.elements.map(({ key, sum }) => [key, sum])).toEqual([
			['requirements', 1],
			['procedure', 2],
			['duration', 3],
			['cost', 4],
			['product', 1],
			['competence', 2],
			['conduct', 3],
			['complaints', 2],
			['facilities', 4]
		]);
	});

	test.each([
		['U1 Persyaratan,U2 Prosedur,U3. Waktu Penyelesaian,U4: Biaya/Tarif,U5-Produk,U6 Kompetensi,U7 Perilaku,U8 Sarana dan Prasarana,U9 (Pengaduan)', 'standard'],
		['U1 Persyaratan,U2 Prosedur,U3. Waktu Penyelesaian,U4: Biaya/Tarif,U5-Produk,U6 Kompetensi,U7 Perilaku,U8 Sarana dan Prasarana,U9 (Pengaduan)', 'annex']
	])('where a header has number and name, the name decides: %s, %s', async (header, order) => {
		const { json } = await score(`${header}\n1,2,3,4,1,2,3,2,4\n`, { order });
		expect(json.elements.map(({ sum }) => sum)).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 2]);
	});

	test('reads how statistics programs and people write "no answer"', async () => {
		const { json } = await score(`${numbers}\n4,4,NA,4,n/a,4,NaN,4,4\n3,3,null,3,-,3,.,3,3\n4,4,3,4,3,4,3,4,4\n`, { order: 'annex' });
		expect(json).toMatchObject({ respondents: 3, excluded: 0 });
		expect(json.elements.find(({ key }) => key === 'duration')).toMatchObject({ answered: 1, sum: 3, nrr: 3 });
	});

	test('reads a byte order mark, semicolons, tabs, quotes, spaces and any line ends', async () => {
		for (const text of [`\ufeff${numbers.replaceAll(',', ';')}\r\n4;4;3;4;4;4;4;4;4\r\n`, `${numbers.replaceAll(',', '\t')}\r4\t4\t3\t4\t4\t4\t4\t4\t4`, `"U1","U2",U3,U4,U5,U6,U7,U8,"U9"\n"4","4",3,4,4,4,4,4,"4"`, ` U1 ,U2,U3,U4,U5,U6,U7,U8,U9\n 4,4 ,3,4,4,4,4,4,4\n`])
			expect((await score(text, { order: 'annex' })).json).toMatchObject({ respondents: 1, ikm: 97.22 });
	});

	// R11, with both weights.
	test('100 respondents with the printed totals read 80.50, or 79.70 with the printed weight', async () => {
		const totals = [325, 320, 310, 380, 322, 318, 330, 298, 295];
		const lines = Array.from({ length: 100 }, (_, row) => totals.map((total) => Math.floor(total / 100) + (row < total % 100 ? 1 : 0)).join(','));
		const text = `${numbers}\n${lines.join('\n')}\n`;
		expect((await score(text, { order: 'annex' })).json).toMatchObject({ ikm: 80.5, grade: 'B', respondents: 100 });
		expect((await score(text, { order: 'annex', weight: '0.11' })).json).toMatchObject({ ikm: 79.7, grade: 'B' });
		expect((await score(text, { order: 'annex' })).json.elements.at(-1)).toMatchObject({ key: 'facilities', ikm: 73.75, grade: 'C' });
	});

	test('does not take the hour of the visit for the element of the same name', async () => {
		const { json } = await score(`waktu,${numbers}\n2026-03-02 09:10,1,2,3,4,1,2,3,4,1\n`);
		expect(json.elements.find(({ key }) => key === 'duration')?.sum).toBe(3);
	});

	// R14
	test('counts who answered, and excludes who answered too little', async () => {
		const { json } = await score(`${numbers}\n${rows(8, '4,4,4,4,4,4,4,4,4')}${rows(2, '4,4,4,,4,4,4,4,4')}4,4,4,4,,,,,\n,,,,,,,,\n`);
		expect(json).toMatchObject({ respondents: 10, excluded: 2, ikm: 100 });
		expect(json.elements.find(({ key }) => key === 'cost')).toMatchObject({ answered: 8, sum: 32, nrr: 4, ikm: 100 });
		expect((await score(`${numbers}\n4,4,4,4,,,,,\n`, { 'minimum-answers': '4' })).json.respondents).toBe(1);
	});

	test('with fewer elements weighs one part each', async () => {
		const { json } = await score('U1,U2,U3\n4,3,2\n', { weight: '0.11' });
		expect(json).toMatchObject({ ikm: 75, weight: '1/3', interval95: null });
		expect(json.warnings.map(({ code }) => code)).toEqual(['skm.fewer_elements']);
	});

	test('says when nobody answered an element', async () => {
		const { json } = await score(`${numbers}\n4,4,4,,4,4,4,4,4\n`, { order: 'annex' });
		expect(json).toMatchObject({ ikm: 100, weight: '1/8', warnings: [{ code: 'skm.element_unanswered' }] });
		expect(json.elements[3]).toMatchObject({ key: 'cost', answered: 0, nrr: null, ikm: null, grade: null });
	});

	// R18
	test('scores groups, and hides a group of fewer than five', async () => {
		const text = `Jenis Kelamin,${numbers}\n${rows(5, 'P,4,4,4,4,4,4,4,4,4')}${rows(4, 'L,3,3,3,3,3,3,3,3,3')}${rows(1, 'L,3,,,,,,,,')}`;
		const { json, text: printed } = await score(text, { by: 'jenis_kelamin' });
		expect(json.groups?.map(({ group, hidden, ikm, respondents }) => ({ group, hidden, ikm, respondents }))).toEqual([
			{ group: 'L', hidden: true, ikm: null, respondents: null },
			{ group: 'P', hidden: false, ikm: 100, respondents: 5 }
		]);
		expect(printed).toMatch(/^L: fewer than 5 respondents$/m);
		expect((await score(text, { by: 'jenis_kelamin', 'smallest-cell': '4' })).json.groups?.[0]).toMatchObject({ hidden: false, ikm: 75 });
	});

	test('reads 4.0, as statistics programs write a column with gaps', async () => {
		expect((await score('U1;U2\n4.0;4,0\n')).json.ikm).toBe(100);
	});
});

describe('bina skm score refuses', () => {
	test.each([
		[`${numbers}\n1,2,3,4,1,2,3,4,5\n`, { code: 'skm.answer', row: 2, column: 'U9' }],
		[`${numbers}\n\n1,2,3,4,1,2,3,4,0\n`, { code: 'skm.answer', row: 3, column: 'U9' }],
		[`${numbers}\n1e309,2,3,4,1,2,3,4,1\n`, { code: 'skm.answer', row: 2, column: 'U1' }],
		[`${numbers}\n=1+1,2,3,4,1,2,3,4,1\n`, { code: 'skm.answer', row: 2, column: 'U1' }],
		[`${numbers}\n1,2,3\n`, { code: 'csv.cell_count', row: 2 }],
		[`${numbers},u9\n1,2,3,4,1,2,3,4,1,1\n`, { code: 'csv.header_twice' }],
		[`${numbers}\n`, { code: 'skm.no_responses' }],
		[`${numbers}\n1,,,,,,,,\n`, { code: 'skm.no_responses' }],
		['name,age\nA,3\n', { code: 'skm.no_elements' }],
		['', { code: 'csv.empty' }]
	])('%j', async (text, refusal) => {
		await expect(score(text)).rejects.toMatchObject(refusal);
	});

	test.each([
		[{ weight: '1/8' }, 'option.unknown_value'],
		[{ order: 'U8' }, 'option.unknown_value'],
		[{ population: '0' }, 'option.out_of_range'],
		[{ population: '1e309' }, 'option.not_a_number'],
		[{ 'minimum-answers': '10' }, 'option.out_of_range'],
		[{ by: 'unit' }, 'csv.column_missing']
	])('the option %j', async (options, code) => {
		await expect(score(`${numbers}\n1,2,3,4,1,2,3,4,1\n`, options as Record<string, string>)).rejects.toMatchObject({ code });
	});

	test('no file, two files, a file that is not there', async () => {
		const io = { note: () => undefined, env: {} };
		await expect(commands[0]!.run({ positionals: [], options: {} }, io)).rejects.toMatchObject({ code: 'skm.file' });
		await expect(commands[0]!.run({ positionals: ['a', 'b'], options: {} }, io)).rejects.toMatchObject({ code: 'skm.file' });
		await expect(scorePath(join(folder, 'missing.csv'))).rejects.toMatchObject({ code: 'csv.not_found' });
	});
});

// Answers of 24 anonymous respondents that Kabupaten Sekadau published for the first half of 2019.
const published = join(import.meta.dirname, '../../../../../shared/reference/data/skm');
describe.skipIf(!existsSync(published))('published answers', () => {
	test.each(['standard', 'annex'])('give the computed index with both weights, in the %s order', async (order) => {
		const expected = JSON.parse(readFileSync(join(published, 'skm_sekadau_resp_01_24_nilai_hitung.json'), 'utf8')) as {
			n: number;
			jumlah_per_unsur: number[];
			nrr: number[];
			bobot_1_per_9: { ikm_2_desimal: number; mutu: string };
			bobot_0_11: { ikm_2_desimal: number; mutu: string };
		};
		const file = join(published, 'skm_sekadau_2019s1_resp_01_24.csv');
		const [exact, printed] = [(await scorePath(file, { order })).json, (await scorePath(file, { order, weight: '0.11' })).json];
		expect(exact).toMatchObject({ respondents: expected.n, ikm: expected.bobot_1_per_9.ikm_2_desimal, grade: expected.bobot_1_per_9.mutu });
		expect(printed).toMatchObject({ ikm: expected.bobot_0_11.ikm_2_desimal, grade: expected.bobot_0_11.mutu });
		const byNumber = [...exact.elements].sort((a, b) => a.number - b.number);
		expect(byNumber.map(({ sum }) => sum)).toEqual(expected.jumlah_per_unsur);
		expect(byNumber.map(({ nrr }) => nrr)).toEqual(expected.nrr);
	});
});
