import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { zipOf } from '#tests/support/zip.ts';
import type { InputError } from '#platform/cli/command.ts';
import { openAnyTable } from './open-any-table.ts';
import { readXml, visitXml } from './read-xml.ts';
import { lengthened, SharedTexts, TextOfParts, unescaped } from './shared-texts.ts';
import { SheetError, sheetError } from './sheet-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'bina-xml-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
	for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}
async function heard(...texts: readonly (string | Uint8Array)[]): Promise<string[]> {
	const said: string[] = [];
	await visitXml(pieces(...texts), {
		open: (name, attributes) => said.push(`<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`).join('')}>`),
		text: (piece) => said.push(piece),
		close: (name) => said.push(`</${name}>`)
	});
	return said;
}

describe('an xml part', () => {
	test('is told in its order, without prefixes', async () => {
		expect(await heard('<x:a xmlns:x="urn:x" r="1"><b/>teks</x:a>')).toEqual(['<a xmlns:x=urn:x r=1>', '<b>', '</b>', 'teks', '</a>']);
	});

	test('says the same wherever its bytes are cut, also inside a letter', async () => {
		const whole = Buffer.from('<a>Dinas Pérpustakaan – 課</a>');
		const joined = (said: readonly string[]) => said.join('');
		const expected = joined(await heard(whole));
		expect(expected).toBe('<a>Dinas Pérpustakaan – 課</a>');
		for (let at = 0; at <= whole.length; at += 1) expect(joined(await heard(whole.subarray(0, at), whole.subarray(at)))).toBe(expected);
	});

	test('knows the entities of XML and no others', async () => {
		expect((await heard('<a>&lt;&amp;&gt;&quot;&apos;&#65;&#x42;</a>')).join('')).toBe('<a><&>"\'AB</a>');
		await expect(heard('<a>&nbsp;</a>')).rejects.toThrow();
	});

	// The bomb of ten entities that become a thousand million letters needs a document type, which no workbook has.
	test.each([
		['a document type', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', 'document type'], ['a second root', '<a/><b/>', 'second root'], ['nothing', '', ''], ['no element', 'teks', ''],
		['an element left open', '<a><b></b>', ''], ['elements closed in the wrong order', '<a><b></a></b>', ''], ['a broken attribute', '<a b=c/>', '']
	])('with %s is refused', async (_name, text, message) => { await expect(heard(text)).rejects.toThrow(message); });

	test('a hundred elements deep is read, deeper is refused', async () => {
		const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
		expect(await heard(nested(100))).toHaveLength(200);
		await expect(heard(nested(101))).rejects.toThrow('too deep');
	});

	test('a comment without end does not gather in memory', async () => {
		let given = 0;
		async function* endless(): AsyncGenerator<Uint8Array> {
			yield Buffer.from('<a><!--');
			for (;;) {
				given += 1;
				yield Buffer.alloc(100_000, 'x');
			}
		}
		await expect(visitXml(endless(), { open: () => undefined })).rejects.toThrow('no end');
		expect(given).toBeLessThan(20);
	});

	test('gives way after each piece, so that rows can be taken as they come', async () => {
		const seen: string[] = [];
		const turns: number[] = [];
		for await (const _ of readXml(pieces('<a><b/>', '<c/>', '</a>'), { open: (name) => seen.push(name) })) turns.push(seen.length);
		expect(turns).toEqual([2, 3, 3, 3]);
	});

	test('nothing is told after a fault', async () => {
		const seen: string[] = [];
		await expect(visitXml(pieces('<a/><b/>', '<c/>'), { open: (name) => seen.push(name) })).rejects.toThrow();
		expect(seen).toEqual(['a']);
	});
});

describe('the texts of a workbook', () => {
	test('letters that XML forbids come back', () => {
		expect(unescaped('a_x000D_b_x005F_c')).toBe('a\rb_c');
		expect(unescaped('_x00_ _xGGGG_ x_')).toBe('_x00_ _xGGGG_ x_');
	});

	test('are joined from their runs; how a word is read aloud is no part of them', () => {
		const parts = new TextOfParts();
		for (const [name, text] of [['t', 'Dinas '], ['t', 'Sosial']] as const) {
			parts.open(name);
			parts.add(text);
			parts.close(name);
		}
		parts.open('rPh');
		parts.open('t');
		parts.add('dinas');
		parts.close('t');
		parts.close('rPh');
		expect(parts.take()).toBe('Dinas Sosial');
		expect(parts.take()).toBe('');
	});

	test('text outside of its element is not text', () => {
		const parts = new TextOfParts();
		parts.add('\n  ');
		expect(parts.take()).toBe('');
	});

	test('come back by their number, whatever they hold', () => {
		fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 })), (list) => {
			const texts = new SharedTexts();
			for (const text of list) texts.add(text);
			expect(texts.length).toBe(list.length);
			for (const [at, text] of list.entries()) expect(texts.at(at)).toBe(text);
		}));
	});

	test.each([-1, 2, 0.5, Number.NaN])('there is none with the number %d', (at) => {
		const texts = new SharedTexts();
		texts.add('a');
		texts.add('b');
		expect(texts.at(at)).toBeUndefined();
	});

	test('grow past their first room without loss', () => {
		const texts = new SharedTexts();
		const long = 'x'.repeat(70_000);
		texts.add('a');
		texts.add(long);
		texts.add('z');
		expect([texts.at(0), texts.at(1)?.length, texts.at(2)]).toEqual(['a', 70_000, 'z']);
	});

	test('one longer than any cell is refused', () => {
		expect(lengthened('a', 'b')).toBe('ab');
		expect(() => lengthened('x'.repeat(3_999_999), 'yz')).toThrow(RangeError);
	});
});

describe('a table of either kind', () => {
	const file = (name: string, content: string | Buffer): string => {
		const path = join(folder, name);
		writeFileSync(path, content);
		return path;
	};
	const codeOf = async (path: string): Promise<unknown> => openAnyTable(path).then(() => undefined, (error: unknown) => (error as InputError).code);

	test('is told by its first bytes, not by its name', async () => {
		const { headers } = await openAnyTable(file('pegawai.xlsx', 'NIP;Nama\n1;Pegawai Rekaan\n'));
		expect(headers).toEqual(['NIP', 'Nama']);
		expect(await codeOf(file('pegawai.csv', zipOf({ 'isi.txt': 'bukan lembar kerja' })))).toBe('xlsx.not_readable');
	});

	test('a file that is not there, and a folder, are refused in words', async () => {
		expect(await codeOf(join(folder, 'tidak-ada.csv'))).toBe('csv.not_found');
		expect(await codeOf(folder)).toBe('csv.not_found');
	});

	test('the rows come as they stand', async () => {
		const { rows, columns } = await openAnyTable(file('unit.csv', 'Id,NamaUnor\nA1,"Dinas, Rekaan"\n'));
		const [id = '', name = ''] = columns;
		const read = [];
		for await (const { cells } of rows) read.push([cells[id], cells[name]]);
		expect(read).toEqual([['A1', 'Dinas, Rekaan']]);
	});
});

describe('a fault inside an archive', () => {
	test('becomes a sentence; what is one already stays', () => {
		const known = new SheetError('xlsx.too_large', { megabytes: 600 });
		expect(sheetError(known)).toBe(known);
		expect(sheetError(new Error('encrypted entry: password needed'))).toMatchObject({ code: 'xlsx.protected' });
		for (const odd of [new RangeError('x'), 'teks', undefined, null]) expect(sheetError(odd)).toMatchObject({ code: 'xlsx.not_readable' });
	});

	test('carries its number into the sentence', () => expect(new SheetError('xlsx.too_large', { megabytes: 600 }).message).toContain('600'));
});
