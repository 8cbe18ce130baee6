import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { zipOf } from '#tests/support/zip.ts';
import { isDateFormat, momentOfSerial } from './dates.ts';
import { openSheet } from './open-sheet.ts';
import { readSharedTexts, SharedTexts } from './shared-texts.ts';
import { visitXml } from './read-xml.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (...list: readonly (readonly [string, string])[]) =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

interface Parts {
	readonly rows: string;
	readonly texts?: string;
	readonly styles?: string;
	readonly workbook?: string;
	readonly more?: Readonly<Record<string, string>>;
}

/** A workbook of these parts, each as it stands. */
function workbookOf({ rows, texts, styles, workbook = '', more = {} }: Parts): string {
	const path = join(folder, `${files++}.xlsx`);
	const parts = {
		'_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
		'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}">${workbook}<sheets><sheet name="Satu" sheetId="1" r:id="rId1"/><sheet name="Dua" sheetId="2" r:id="rId9"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations(['worksheet', '/xl/worksheets/lembar.xml'], ...(texts === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]), ...(styles === undefined ? [] : [['styles', 'styles.xml'] as const])),
		'xl/worksheets/lembar.xml': `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
		...(texts === undefined ? {} : { 'xl/sharedStrings.xml': texts }),
		...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
		...more
	};
	writeFileSync(path, zipOf(parts));
	return path;
}

const sst = (...items: readonly string[]) => `<sst ${main}>${items.map((item) => `<si>${item}</si>`).join('')}</sst>`;
const pointing = (count: number) => Array.from({ length: count }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>${index}</v></c></row>`).join('');
const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>';

async function cellsOf(path: string): Promise<unknown[]> {
	const { rows } = await openSheet(path, { times: true });
	const cells = [];
	for await (const row of rows) cells.push(row.cells);
	return cells;
}
const columnA = async (parts: Parts) => (await cellsOf(workbookOf(parts))).map((cells) => (cells as Record<string, string>)['A']);
const refused = (parts: Parts) => expect(cellsOf(workbookOf(parts))).rejects.toMatchObject({ code: 'xlsx.not_readable' });

describe('the table of texts', () => {
	test('is read as it is written: alone, in runs, with pronunciation, entities and kept spaces', async () => {
		const texts = sst('<t>Biasa</t>', '<r><rPr><b/><sz val="11"/></rPr><t>Dinas </t></r><r><t xml:space="preserve">Pendidikan</t></r>', '<t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/>',
			'<t>A &amp; B &lt;c&gt; &#233; &#x2013; &quot;d&quot;</t>', '<t xml:space="preserve">  dua  spasi  </t>', '<t>baris_x000D_baru_x005F_</t>', '<t><![CDATA[<b>&amp;]]></t>', '<x:t xmlns:x="urn:x">awalan</x:t>');
		expect(await columnA({ rows: header + pointing(8), texts })).toEqual(['Biasa', 'Dinas Pendidikan', '課きく', 'A & B <c> é – "d"', 'dua  spasi', 'baris\rbaru_', '<b>&amp;', 'awalan']);
	});

	test('an empty text is empty, and the next keeps its place', async () => {
		expect(await columnA({ rows: header + pointing(5), texts: sst('<t>a</t>', '', '<t/>', '<t></t>', '<t>e</t>') })).toEqual(['a', 'e']);
	});

	test('a table without texts, and none at all, are no fault where no cell points into it', async () => {
		const rows = `${header}<row r="2"><c r="A2"><v>7</v></c></row>`;
		expect(await columnA({ rows, texts: sst() })).toEqual(['7']);
		expect(await columnA({ rows })).toEqual(['7']);
	});

	test('one text of a megabyte arrives whole', async () => {
		const long = 'aé&amp;'.repeat(350_000);
		const [text] = await columnA({ rows: header + pointing(1), texts: sst(`<t>${long}</t>`) });
		expect(text).toBe('aé&'.repeat(350_000));
	});

	test('whatever is written comes back, wherever the pieces are cut', async () => {
		const letters = fc.string({ unit: fc.constantFrom('a', ' ', '&', '<', '>', '"', "'", 'é', '課', '😀', '\n', '_', 'x', ']') });
		const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
		await fc.assert(fc.asyncProperty(fc.array(letters, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), async (texts, size) => {
			const bytes = Buffer.from(sst(...texts.map((text) => `<t xml:space="preserve">${escaped(text)}</t>`)));
			const read = await readSharedTexts(inPieces(bytes, size));
			expect(Array.from({ length: read.length }, (_, index) => read.at(index))).toEqual(texts);
			expect([read.at(-1), read.at(texts.length), read.at(0.5), read.at(Number.NaN)]).toEqual([undefined, undefined, undefined, undefined]);
		}));
	});
});

describe('damage is refused, not guessed', () => {
	const rows = header + pointing(1);
	test.each([
		['cut off in the middle', `<sst ${main}><si><t>a</t></si><si><t>b`],
		['elements that cross', `<sst ${main}><si><t>a</si></t></sst>`],
		['a bare ampersand', sst('<t>A & B</t>')],
		['an entity nobody declared', sst('<t>&rahasia;</t>')],
		['an entity of its own', `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]>${sst('<t>&a;</t>')}`],
		['nothing', ''],
		['no xml', 'PK bukan xml'],
		['text after the end', `${sst('<t>a</t>')}<sst/>`]
	])('texts: %s', (_, texts) => refused({ rows, texts }));

	test('bytes that are not UTF-8', async () => {
		await expect(readSharedTexts(inPieces(Buffer.from(sst('<t>\u00e9</t>'), 'latin1'), 20))).rejects.toThrow();
	});

	test('elements nested without end', async () => {
		await expect(visitXml(inPieces(Buffer.from('<a>'.repeat(500) + '</a>'.repeat(500)), 64), { open: () => undefined })).rejects.toThrow('too deep');
	});

	test('a cell that points to no text', () => refused({ rows: header + pointing(2), texts: sst('<t>a</t>') }));
	test('a cell that points, and no table of texts', () => refused({ rows }));
	test.each(['XFE2', 'a2', '2', ''])('a cell at "%s"', (place) => refused({ rows: `${header}<row r="2"><c r="${place}"><v>1</v></c></row>` }));
	test.each(['0', '1.5', 'x', '1048577'])('a row numbered %s', (number) => refused({ rows: `${header}<row r="${number}"><c><v>1</v></c></row>` }));
	test('a sheet cut off', () => refused({ rows: '', more: { 'xl/worksheets/lembar.xml': `<worksheet ${main}><sheetData>${header}<row r="2"><c r="A2"><v>1</v></c></row>` } }));
	// PostgreSQL keeps neither: a file with one would fail where it is written, without a word of why.
	test.each(['_x0000_', '&#0;', '_xD800_', '&#xDFFF;'])('a text with the letter %s that is none', async (letter) => {
		await refused({ rows: `${header}<row r="2"><c r="A2" t="inlineStr"><is><t>a${letter}b</t></is></c></row>` });
		await refused({ rows: `${header}<row r="2"><c r="A2" t="str"><v>a${letter}b</v></c></row>` });
		await refused({ rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>A${letter}</t></is></c></row>` });
	});
	test('a text longer than any', async () => {
		const piece = Buffer.from('a'.repeat(65_536));
		const endless = (async function* () {
			yield Buffer.from(`<sst ${main}><si><t>`);
			for (;;) yield piece;
		})();
		await expect(readSharedTexts(endless)).rejects.toThrow('longer');
		await refused({ rows: `${header}<row r="2"><c r="A2" t="str"><v>${'a'.repeat(4_000_001)}</v></c></row>` });
	});
	test.each(['<sst><!--', '<sst><?a ', '<sst a="', '<', '<!DOCTYPE sst [', '<sst><a', '</', '<sst>&'])('a part that goes on without end behind %s', async (start) => {
		const piece = Buffer.from('a'.repeat(65_536));
		const endless = (async function* () {
			yield Buffer.from(start);
			for (;;) yield piece;
		})();
		await expect(readSharedTexts(endless)).rejects.toThrow();
	});
	test('more texts than memory has room for', () => {
		const texts = new SharedTexts(6_000_000);
		const long = 'a'.repeat(1_000_000);
		for (const _ of [1, 2, 3, 4]) texts.add(long);
		expect(() => texts.add(long)).toThrow(expect.objectContaining({ code: 'xlsx.too_large', params: { megabytes: 6 } }));
	});
	test('a workbook whose first sheet is not there', () => refused({ rows, more: { 'xl/_rels/workbook.xml.rels': relations(['styles', 'styles.xml']) } }));
});

describe('cells', () => {
	test('of every type, with gaps and without places', async () => {
		const rows = '<row><c t="inlineStr"><is><r><t>A</t></r></is></c><c r="C1" t="str"><v>C</v></c><c t="inlineStr"><is><t>D</t><rPh sb="0" eb="1"><t>di</t></rPh></is></c></row>'
			+ '<row r="5" spans="1:4"><c r="A5" t="b"><v>1</v></c><c r="C5"><f>1+1</f><v>2.5</v></c><c t="d"><v>2026-01-02</v></c></row><row/><row><c t="str"><f>A1</f><v>x_x0041_</v></c></row>';
		expect(await cellsOf(workbookOf({ rows }))).toEqual([{ A: '1', C: '2.5', D: '2026-01-02' }, { A: 'xA', C: '', D: '' }]);
	});

	test('a number is a day where its style shows one', async () => {
		const styles = `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
		const cell = (style: number) => `<row><c s="${style}"><v>33008.5</v></c></row>`;
		expect(await columnA({ rows: header + cell(0) + cell(1) + cell(2) + cell(9), styles })).toEqual(['33008.5', '1990-05-15 12:00:00', '1990-05-15 12:00:00', '33008.5']);
		expect(await columnA({ rows: header + cell(1), styles, workbook: '<workbookPr date1904="1"/>' })).toEqual(['1994-05-16 12:00:00']);
	});

	test('a number that is no day stays a number, also in a column of days', async () => {
		const styles = `<styleSheet ${main}><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`;
		const rows = [199005152019032001, -1, 2_958_466, 2_958_465].map((value) => `<row><c s="0"><v>${value}</v></c></row>`).join('');
		expect(await columnA({ rows: header + rows, styles })).toEqual(['1.99005e+17', '-1', '2958466', '9999-12-31']);
	});

	test('a day written as text is that day, and nothing is no number', async () => {
		const cell = (text: string, type = 'd') => `<row><c t="${type}"><v>${text}</v></c></row>`;
		expect(await columnA({ rows: header + cell('2026-01-02T08:05:30') + cell('2026-01-02T00:00:00Z') + cell('2026-01-02') + cell(' 7 ', 'n') + cell(' ', 'n') + cell('lusa') })).toEqual(['2026-01-02 08:05:30', '2026-01-02', '2026-01-02', '7', 'lusa']);
	});

	test('a row costs what stands in it, however far to the right', async () => {
		const rows = `<row><c r="A1" t="inlineStr"><is><t>A</t></is></c><c r="XFD1" t="inlineStr"><is><t>Z</t></is></c></row>${'<row r="2"><c r="XFD2"><v>1</v></c></row>'.repeat(50_000)}`;
		const { rows: read } = await openSheet(workbookOf({ rows }));
		let count = 0;
		for await (const { cells } of read) count += cells['Z'] === '1' && cells['A'] === '' ? 1 : 0;
		expect(count).toBe(50_000);
	});

	test('an error is refused with its place', async () => {
		await expect(cellsOf(workbookOf({ rows: `${header}<row r="4"><c r="A4" t="e"><v>#REF!</v></c></row>` }))).rejects.toMatchObject({ code: 'xlsx.formula_error', params: { row: 4, column: 'A' } });
	});

	test('a file that somebody stops reading is closed', async () => {
		const { rows } = await openSheet(workbookOf({ rows: header + pointing(1), texts: sst('<t>a</t>') }));
		const iterator = rows[Symbol.asyncIterator]();
		await iterator.return?.();
		expect(await iterator.next()).toEqual({ done: true, value: undefined });
	});
});

describe('formats and days', () => {
	test.each(['dd/mm/yyyy', 'd-mmm-yy', 'yyyy\\-mm\\-dd', '[h]:mm', 'hh:mm:ss AM/PM', '[Red]mmm yyyy', 'mm:ss.0'])('%s shows a day or an hour', (code) => expect(isDateFormat(164, code)).toBe(true));
	test.each(['General', '0.00', '#,##0 "hari"', '[Red]#,##0;[Blue]-#,##0', '0\\d', '@', '_(* #,##0_);_(* (#,##0)', '0.00E+00', '[$Rp-421]#,##0'])('%s shows a number', (code) => expect(isDateFormat(164, code)).toBe(false));
	test('formats known by number', () => expect([0, 9, 13, 14, 22, 23, 45, 48, 49].filter((id) => isDateFormat(id, undefined))).toEqual([14, 22, 45]));
	// The 1900 system counts 29 February 1900, which never was.
	test.each([[1, '1900-01-01'], [59, '1900-02-28'], [60, '1900-02-28'], [61, '1900-03-01'], [33_008, '1990-05-15']])('day %i', (serial, day) => expect(momentOfSerial(serial, false).toISOString().slice(0, 10)).toBe(day));
	test('day 0 of the 1904 system', () => expect(momentOfSerial(0, true).toISOString()).toBe('1904-01-01T00:00:00.000Z'));
});

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
