import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrozenResult } from '#features/surveys/result.ts';
import { badgeSvg, type Badge } from './badge-picture.ts';
import { inWords, inWordsFirst } from './numbers-in-words.ts';
import { catalogue, DICTIONARY, surveyRows } from './open-data.rules.ts';
import { answerBytes, answerFile } from './public-answer.ts';
import { DataFile, DATASETS, PublicSearch } from './public.schema.ts';

const badge = (given: Partial<Badge> = {}): Badge => ({ name: 'Loket 1', href: 'https://bina.example/publik/1505/loket-1', result: { index: 8050, grade: 'B', interval95: [7900, 8200], closesOn: '2026-06-30' }, ...given });
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('a badge', () => {
	test('says name, index, grade, interval and month, in the language asked for', () => {
		expect(texts(badgeSvg(badge(), 'id'))).toEqual(['Loket 1', 'IKM 80,50 · mutu B', 'selang 95% 79,00–82,00 · Juni 2026']);
		expect(texts(badgeSvg(badge(), 'en'))).toEqual(['Loket 1', 'IKM 80.50 · grade B', expect.stringContaining('June 2026')]);
	});

	test('without an interval has no loose separator; without a result says so', () => {
		expect(texts(badgeSvg(badge({ result: { index: 8050, grade: 'B', interval95: null, closesOn: '2026-06-30' } }), 'id'))[2]).toBe('Juni 2026');
		expect(texts(badgeSvg(badge({ result: null }), 'id'))).toEqual(['Loket 1', 'IKM: belum ada', '']);
	});

	test.each([[33, 33, false], [34, 34, false], [35, 34, true], [200, 34, true]])('a name of %i letters is drawn in %i (cut: %s) and read whole', (letters, drawn, cut) => {
		const name = 'x'.repeat(letters);
		const svg = badgeSvg(badge({ name }), 'id');
		expect([texts(svg)[0]?.length, texts(svg)[0]?.endsWith('…')]).toEqual([drawn, cut]);
		expect(svg).toContain(`<title>Kepuasan warga: ${name}</title>`);
		expect(svg).toContain(`aria-label="Kepuasan warga: ${name}. IKM`);
	});

	test('is well formed and without script whatever a counter is called', () => {
		const signs = (svg: string) => [svg.split('<').length, svg.split('"').length];
		const wanted = signs(badgeSvg(badge({ name: 'x' }), 'id'));
		fc.assert(fc.property(fc.array(fc.constantFrom('a', '<', '>', '"', "'", '&', '\u0000', '\u001f', 'é', '😀', '</svg>', '&lt;'), { maxLength: 40 }).map((parts) => parts.join('')), (name) => {
			const svg = badgeSvg(badge({ name, href: `https://bina.example/${name}` }), 'id');
			expect(signs(svg)).toEqual(wanted);
			expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
		}), { numRuns: 40 });
	});
});

describe('the answer that carries a public file', () => {
	const file = { text: 'a,b\n', type: 'text/csv', etag: '"abc"', cache: 'public, max-age=60' };
	const report = { name: 'laporan-1505-2026-H1-v2.pdf', bytes: new Uint8Array([1, 2, 3]), type: 'application/pdf', etag: '"abc"' };
	const asking = (header?: string) => new Request('http://127.0.0.1/data/1505/skm.csv', header === undefined ? {} : { headers: { 'if-none-match': header } });

	test('has the file, its type, and leave for other pages to use it', async () => {
		const answer = answerFile(file, asking());
		expect([answer.status, await answer.text()]).toEqual([200, 'a,b\n']);
		expect(Object.fromEntries(answer.headers)).toEqual({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60', 'content-type': 'text/csv', 'cross-origin-resource-policy': 'cross-origin', etag: '"abc"' });
	});

	test('of a report is saved under its name and asked for each time, for it may be withdrawn', async () => {
		const answer = answerBytes(report, asking());
		expect([answer.status, [...new Uint8Array(await answer.arrayBuffer())]]).toEqual([200, [1, 2, 3]]);
		expect(answer.headers.get('content-disposition')).toBe('attachment; filename="laporan-1505-2026-H1-v2.pdf"');
		expect(answer.headers.get('cache-control')).toBe('public, no-cache');
	});

	test.each(['"abc"', 'W/"abc"', '"x", "abc"', ' "x" ,W/"abc" '])('whoever has it already (%s) is told so, and gets nothing', async (known) => {
		for (const answer of [answerFile(file, asking(known)), answerBytes(report, asking(known))]) {
			expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', '"abc"']);
			expect(answer.headers.get('content-type')).toBeNull();
		}
	});

	test.each(['"abcd"', '"x", "y"', 'abc', ''])('whoever has another (%s) gets it', (known) => expect([answerFile(file, asking(known)).status, answerBytes(report, asking(known)).status]).toEqual([200, 200]));
});

describe('numbers in words', () => {
	test('stand in words up to twelve, and in figures from thirteen', () => {
		expect([0, 1, 4, 12, 13, 1200].map((count) => inWords(count, 'id'))).toEqual(['nol', 'satu', 'empat', 'dua belas', '13', '1.200']);
		expect([0, 12, 13, 1200].map((count) => inWords(count, 'en'))).toEqual(['zero', 'twelve', '13', '1,200']);
	});

	test('begin a sentence with a capital and keep the rest', () => expect([inWordsFirst(12, 'id'), inWordsFirst(1, 'en'), inWordsFirst(13, 'id')]).toEqual(['Dua belas', 'One', '13']));
});

describe('open data of surveys', () => {
	const result: FrozenResult = {
		respondents: 40, excluded: 0, index: 8050, grade: 'B', weight: '1/9', interval95: [7900, 8200], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: null,
		elements: [{ element: 'conduct', answered: 40, sum: 120, index: 7500, grade: 'C' }, { element: 'cost', answered: 5, sum: 20, index: 10_000, grade: 'A' }, { element: 'facilities', answered: 4, sum: 12, index: 7500, grade: 'C' }], elementIntervals: { conduct: [7200, 7800] }
	};
	const rows = surveyRows({ survey: 's', point: 'loket-1', service: 'ktp', unit: 'Dinas', opens_on: '2026-01-01', closes_on: '2026-06-30', result });

	test('have the whole first, then each element that five and more answered (R18)', () => expect(rows.map(({ element, respondents }) => [element, respondents])).toEqual([['index', 40], ['conduct', 40], ['cost', 5]]));

	test('are in points, with the ends of the interval where there is one', () => {
		expect(rows.map(({ index, low, high, grade }) => [index, low, high, grade])).toEqual([[80.5, 79, 82, 'B'], [75, 72, 78, 'C'], [100, 100, 100, 'A']]); // all five gave four of four
		expect(rows[0]).toMatchObject({ point: 'loket-1', rule_version: 'skm-1/9 2017-1' });
	});

	test('have the columns of the dictionary, no more and no less', () => {
		for (const row of rows) expect(Object.keys(row).sort()).toEqual(DICTIONARY.skm.map(({ name }) => name).sort());
	});

	test('of a survey without an interval say nothing of one', () => {
		const [whole] = surveyRows({ survey: 's', point: 'p', service: 'k', unit: 'u', opens_on: '', closes_on: '', result: { ...result, interval95: null, elements: [] } });
		expect([whole?.low, whole?.high]).toEqual([null, null]);
	});
});

describe('the catalogue', () => {
	const of = (code = '15 05') => catalogue('https://bina.example', { code, name: 'Kabupaten "Rekaan"' }, { panel: 'A', skm: 'B', pengaduan: 'C', layanan: 'D' }, [{ title: 'Laporan', issuedOn: '2026-07-01', page: '/publik/1505/laporan/2026-H1', files: [{ name: '2026-H1-v1.pdf', type: 'application/pdf' }] }]);

	test('names each data set once, in both formats, under addresses that are asked for', () => {
		const said = JSON.stringify(of());
		for (const dataset of DATASETS) for (const format of ['csv', 'json']) {
			expect(said.split(`https://bina.example/data/15%2005/${dataset}.${format}"`), `${dataset}.${format}`).toHaveLength(2);
			expect(DataFile.safeParse(`${dataset}.${format}`).success).toBe(true);
		}
		expect(said).toContain('/data/15%2005/laporan/2026-H1-v1.pdf');
	});

	test.each(['panel.xml', 'panel', 'passwd.csv', '../panel.csv', 'panel.csv.json', ''])('a file called %j is none', (name) => expect(DataFile.safeParse(name).success).toBe(false));

	test('every column of the dictionary says in both languages what it is', () => {
		for (const columns of Object.values(DICTIONARY)) {
			expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
			for (const { name, id, en } of columns) expect([id.length > 3, en.length > 3, /^[a-z_]+$/.test(name)], name).toEqual([true, true, true]);
		}
	});
});

describe('the address of a list', () => {
	test.each([[{}, { urut: 'nama', halaman: 1 }], [{ urut: 'ikm', halaman: '3' }, { urut: 'ikm', halaman: 3 }], [{ urut: 'x', halaman: '1001' }, { urut: 'nama', halaman: 1 }], [{ urut: ['ikm'], halaman: '1e3' }, { urut: 'nama', halaman: 1000 }], [{ halaman: '-1' }, { urut: 'nama', halaman: 1 }]])('%j is read as %j', (asked, read) => expect(PublicSearch.parse(asked)).toEqual(read));
});
