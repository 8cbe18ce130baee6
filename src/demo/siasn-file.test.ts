import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'csv-parse/sync';
import { generateDemo } from './generate.ts';
import { SIASN_COLUMNS, siasnFile, siasnLine, SIASN_STYLE, type SiasnStyle } from './siasn-file.ts';
import type { AgencyDemo } from './types.ts';
import { unorFile } from './unor-file.ts';

// Whole regions are made here; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-21';
let demo: AgencyDemo;
beforeAll(async () => {
	for await (const agency of generateDemo({ size: 'small', seed: 1, today: TODAY })) demo = agency;
});

async function text(style: Partial<SiasnStyle> = {}): Promise<string> {
	let file = '';
	for await (const line of siasnFile([demo], TODAY, style)) file += line;
	return file;
}

function rows(file: string, delimiter: string): Record<string, string>[] {
	return parse(file, { columns: true, delimiter, bom: true });
}

describe('SIASN staff export', () => {
	test('has the 67 columns of regulations § 8.3, each once', () => {
		expect(SIASN_COLUMNS).toHaveLength(67);
		expect(new Set(SIASN_COLUMNS).size).toBe(67);
	});

	test('one row a person, the columns in place', async () => {
		const table = rows(await text(), '|');
		expect(table).toHaveLength(500);
		const officer = table.find((row) => row['NIP BARU'] === "'199204172019032901");
		expect(officer).toMatchObject({
			NAMA: 'Sari Wulandari', 'TANGGAL LAHIR': '17-04-1992', 'JENIS KELAMIN': 'F', 'TMT CPNS': '01-03-2019', 'GOL AKHIR ID': '32', 'GOL AKHIR NAMA': 'III/b', 'JENIS JABATAN ID': '2',
			'TINGKAT PENDIDIKAN ID': '40', 'UNOR NAMA': 'Bidang Pelayanan Pendaftaran Penduduk', 'NIP LAMA': 'null'
		});
	});

	test.each([['|'], [';'], [','], ['\t']] as const)('separator %j reads back to the same people', async (separator) => {
		const table = rows(await text({ separator, apostrophes: false, nullLiteral: false }), separator);
		expect(table.map((row) => row['NIP BARU'])).toEqual(demo.people.map(({ nip }) => nip));
		expect(table.map((row) => row['GELAR BELAKANG'])).toEqual(demo.people.map(({ titleAfter }) => titleAfter));
		expect(new Set(table.map((row) => Object.keys(row).length))).toEqual(new Set([67]));
	});

	test('a byte order mark stands once, in front', async () => {
		const file = await text({ bom: true });
		expect(file.startsWith('\uFEFFPNS ID')).toBe(true);
		expect(file.split('\uFEFF')).toHaveLength(2);
	});

	test('rows stop where they are told', async () => {
		expect((await text({ rows: 7 })).trimEnd().split('\r\n')).toHaveLength(8);
		expect((await text({ rows: 0 })).trimEnd().split('\r\n')).toHaveLength(1);
	});

	test('a PPPK has no TMT PNS and a Roman rank', async () => {
		const pppk = rows(await text({ apostrophes: false }), '|').filter((row) => row['STATUS CPNS PNS'] === 'PPPK');
		expect(pppk.length).toBeGreaterThan(100);
		expect(pppk.filter((row) => row['TMT PNS'] !== 'null' || !/^[IVX]+$/.test(row['GOL AKHIR ID'] ?? '') || row['NIP BARU']?.[12] !== '2')).toEqual([]);
	});

	test('identity numbers are in form and impossible: district 99', async () => {
		for (const row of rows(await text({ apostrophes: false }), '|')) expect(row.NIK).toMatch(/^150599\d{10}$/);
	});

	test('quotes and separators inside a cell survive', () => {
		const line = siasnLine({ NAMA: 'A "B" | C' }, { ...SIASN_STYLE, nullLiteral: false });
		expect(parse(line, { delimiter: '|' })[0]).toContain('A "B" | C');
	});
});

describe('unit list', () => {
	test('every superior stands in the list above its units', () => {
		const seen = new Set(['']);
		const table: string[][] = parse([...unorFile(demo.units)].join(''), { delimiter: ';', from_line: 2 });
		for (const [id, , above] of table) {
			expect(seen.has(above ?? '?')).toBe(true);
			seen.add(id ?? '');
		}
		expect(seen.size).toBe(demo.units.length + 1);
	});

	test('names can be indented by dashes', () => {
		const lines = [...unorFile(demo.units, { dashes: true })];
		expect(lines[1]).toContain(';Pemerintah');
		expect(lines.some((line) => line.includes(';-----'))).toBe(true);
	});
});
