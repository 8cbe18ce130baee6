import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { writeReport } from '../period/write-report.ts';
import { emptyFacts, periodFacts, surveyFacts } from '../testing/period-facts.ts';
import { renderXlsx, sheetNames } from './period-xlsx.ts';

const H1 = readPeriod('2026-H1') as Period;
const document = (facts = periodFacts()) => writeReport(facts, H1, '2026-11-22', 'id');
const read = async (facts = periodFacts()) => (await readXlsx(await renderXlsx(document(facts)))).sheets;
const named = async (name: string, facts = periodFacts()) => (await read(facts)).find((sheet) => sheet.name === name)!;

describe('a report as a workbook', () => {
	test('has the figures first, then a sheet for each table, heads frozen', async () => {
		const sheets = await read();
		const tables = document().sections.flatMap(({ tables: own }) => own);
		expect(sheets.map(({ name }) => name)).toEqual(['Ringkasan', ...sheetNames(tables.map(({ title }) => title))]);
		expect(sheets.slice(1).map(({ freezePane }) => freezePane?.rows)).toEqual(tables.map(() => 3));
	});

	test('states the same figures as paper', async () => {
		const rows = (await named('Ringkasan')).rows.slice(-22);
		expect(rows.map(([label, , text]) => [label, text])).toEqual(document().sections[0]!.figures.map(({ label, text }) => [label, text]));
		expect(rows.map(([, value]) => value)).toEqual(document().sections[0]!.figures.map(({ value }) => value));
	});

	test('the index is a live mean of the elements, the elements live quotients, and both carry their value', async () => {
		const elements = await named('Nilai menurut unsur');
		expect(elements.cells!.get('3,3')).toMatchObject({ formula: 'C4/B4', value: 3.3 });
		expect(elements.cells!.get('3,4')).toMatchObject({ formula: '25*C4/B4', value: 82.5 });
		expect(elements.cells!.get('12,1')).toMatchObject({ formula: 'SUM(B4:B12)', value: 900 });
		const summary = await named('Ringkasan');
		const index = [...summary.cells!.values()].find(({ formula }) => formula?.startsWith('AVERAGE'));
		expect(index).toMatchObject({ formula: "AVERAGE('Nilai menurut unsur'!E4:E12)", value: expect.closeTo(82.5, 8) as number });
	});

	test('figures that a sheet adds up are that cell, and say what paper says', async () => {
		const summary = await named('Ringkasan');
		const first = summary.rows.findIndex(([label]) => label === 'Angkatan yang direncanakan');
		const formulas = new Map(summary.rows.slice(first).map(([label], at) => [label, summary.cells!.get(`${first + at},1`)?.formula]));
		expect(formulas.get('Angkatan yang direncanakan')).toBe("'Angkatan menurut pelatihan'!B7");
		expect(formulas.get('Responden survei')).toBe("'IKM menurut tempat layanan'!C6");
		expect(formulas.get('Evaluasi dampak')).toBe("'Putusan menurut jenis'!B12");
		expect(formulas.get('Kunjungan sesuai janji waktu')).toBe("'Waktu menurut layanan dan unit'!J6");
		// No sheet holds them.
		for (const label of ['JP yang diperoleh', 'Selesai dalam batas waktu', 'Keputusan atas program']) expect(formulas.get(label)).toBeUndefined();
	});

	test('a figure links only to a cell of its own number', async () => {
		for (const facts of [periodFacts(), periodFacts({ courses: [periodFacts().courses[0]!] }), periodFacts({ reached: [{ unit: 'A', people: 9, reached: 3 }, { unit: 'B', people: 9, reached: 1 }] }), periodFacts({ times: [], surveys: [surveyFacts(40, 3)] })]) {
			const sheets = await read(facts);
			for (const { value, formula, formulaResult } of sheets[0]!.cells!.values()) {
				const [, name, letter, line] = /^'(.+)'!([A-Z])(\d+)$/.exec(formula ?? '') ?? [];
				if (name === undefined) continue;
				expect(sheets.find((sheet) => sheet.name === name)!.rows[Number(line) - 1]![letter!.charCodeAt(0) - 65], formula).toBe(formulaResult ?? value);
			}
		}
	});

	test('prints what was chosen and the day of the data above each table', async () => {
		const [title, chosen, heads] = (await named('Angkatan menurut pelatihan')).rows;
		expect(title![0]).toBe('Angkatan menurut pelatihan');
		expect(chosen![0]).toMatch(/1 Januari 2026 sampai 30 Juni 2026.*Data per tanggal 22 November 2026\.$/);
		expect(heads).toEqual(['Pelatihan', 'Direncanakan', 'Selesai', 'Dibatalkan', 'Kursi', 'Peserta selesai']);
	});

	test('what is hidden is a word, and its total no formula that would count it back', async () => {
		const sheet = await named('Angkatan menurut pelatihan');
		expect(sheet.rows.slice(3).map((row) => row[5])).toEqual([41, 'ditutup', 'ditutup', 53]);
		expect(sheet.cells!.get('6,5')?.formula).toBeUndefined();
		expect(sheet.cells!.get('6,1')).toMatchObject({ formula: 'SUM(B4:B6)', value: 6 });
	});

	test('a text that looks like a formula stays text', async () => {
		const sheet = await named('Pegawai yang dijangkau menurut ', periodFacts({ reached: [{ unit: '=HYPERLINK("http://x","y")', people: 50, reached: 20 }, { unit: '@SUM(1)', people: 60, reached: 30 }] })).catch(() => undefined);
		const sheets = await read(periodFacts({ reached: [{ unit: '=HYPERLINK("http://x","y")', people: 50, reached: 20 }, { unit: '@SUM(1)', people: 60, reached: 30 }] }));
		const found = sheet ?? sheets.find(({ rows }) => rows[2]?.[0] === 'Perangkat daerah')!;
		expect(found.rows.slice(3, 5).map(([unit]) => unit)).toEqual(['=HYPERLINK("http://x","y")', '@SUM(1)']);
		for (const at of [3, 4]) expect(found.cells?.get(`${at},0`)?.formula).toBeUndefined();
	});

	test('of nothing is one sheet that says so', async () => {
		const sheets = await read(emptyFacts());
		expect(sheets).toHaveLength(1);
		expect(sheets[0]!.rows.at(-1)![0]).toMatch(/^Tidak ada yang tercatat/);
	});
});

describe('names of sheets', () => {
	test.each([
		[['Waktu', 'Waktu'], ['Waktu', 'Waktu 2']], [['a/b:c*d?[e]'], ['a b c d e']], [['x'.repeat(40), 'x'.repeat(50)], ['x'.repeat(31), `${'x'.repeat(29)} 2`]], [["'"], ['-']], [['Abc', 'aBC'], ['Abc', 'aBC 2']]
	])('%j become %j', (titles, names) => expect(sheetNames(titles)).toEqual(names));
});
