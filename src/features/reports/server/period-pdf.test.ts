import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText } from '../period/format.ts';
import { readPeriod, type Period } from '../period/period.schema.ts';
import { writeReport } from '../period/write-report.ts';
import { emptyFacts, evaluationFacts, periodFacts, surveyFacts } from '../testing/period-facts.ts';
import { allTags, readPdf, rowsOf, type Tag } from '../testing/read-pdf.ts';
import { drawable } from './pdf/fonts.ts';
import { Paper } from './pdf/paper.ts';
import { renderPdf } from './period-pdf.ts';

const H1 = readPeriod('2026-H1') as Period;
const MADE = new Date('2026-11-22T03:00:00Z');
const drawn = async (facts = periodFacts(), language: 'id' | 'en' = 'id') => {
	const { bytes, pages } = await renderPdf(writeReport(facts, H1, '2026-11-22', language), MADE);
	return { pdf: readPdf(bytes), pages, bytes };
};
const ofTag = (root: Tag, ...tags: readonly string[]) => allTags(root).filter(({ tag }) => tags.includes(tag));

describe('lines of a paragraph', () => {
	const paper = () => new Paper({ title: 'x', author: 'x', language: 'id', madeAt: MADE });
	const style = { size: 10 };

	test('keep the space between words at their end, so that nobody hears two words as one', () => {
		const lines = paper().lines('Jumlah di bawah lima orang dan jumlah yang dapat membuka jumlah sekecil itu', 120, style);
		expect(lines.length).toBeGreaterThan(2);
		for (const line of lines.slice(0, -1)) expect(line).toMatch(/\S $/);
		expect(lines.at(-1)).toMatch(/\S$/);
		expect(lines.join('')).toBe('Jumlah di bawah lima orang dan jumlah yang dapat membuka jumlah sekecil itu');
	});

	test('of a word that was cut get no space into it', () => {
		const word = 'x'.repeat(60);
		expect(paper().lines(`awal ${word} akhir`, 120, style).join('')).toBe(`awal ${word} akhir`);
		expect(paper().first('Penerbitan kartu tanda penduduk elektronik', 80, style)).toMatch(/\S\u2026$/);
	});

	test('say any text whole', () => {
		fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9]{1,40}$/), { minLength: 1, maxLength: 20 }), fc.integer({ min: 40, max: 400 }), (words, width) => {
			expect(paper().lines(words.join(' '), width, style).join('')).toBe(words.join(' '));
		}), { numRuns: 30 });
	});
});

describe('a report on paper', () => {
	test('says in its file what it is: tagged, PDF/UA, its language and title', async () => {
		const { pdf, pages } = await drawn();
		expect(pdf.catalogue).toMatch(/\/Lang \(id-ID\)[\s\S]*\/StructTreeRoot/);
		expect(pdf.metadata).toMatch(/<pdfuaid:part>1</);
		expect(pdf.metadata).toContain('Laporan pengembangan ASN dan mutu layanan: Kabupaten Contoh, 2026-H1');
		expect(pages).toBe(pdf.pages);
		expect((await drawn(periodFacts(), 'en')).pdf.catalogue).toContain('/Lang (en-GB)');
	});

	test('embeds its letters, and only those it uses', async () => {
		const { pdf, bytes } = await drawn();
		expect(pdf.fonts).toEqual(['BZZZZZ+PlusJakartaSans-Bold', 'CZZZZZ+PlusJakartaSans-Regular']);
		expect(bytes.length).toBeLessThan(150_000);
	});

	test('has one heading above all, and no level is left out', async () => {
		const { pdf } = await drawn();
		const levels = ofTag(pdf.root, 'H1', 'H2', 'H3').map(({ tag }) => Number(tag[1]));
		expect(levels.filter((level) => level === 1)).toHaveLength(1);
		for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
		expect(ofTag(pdf.root, 'H2').map(({ text }) => text)).toEqual(['Ringkasan', 'Yang direncanakan dan dilaksanakan', 'Yang dijangkau', 'Yang ditemukan', 'Yang diputuskan', 'Kepuasan masyarakat (SKM)', 'Pengaduan', 'Waktu layanan dan janjinya']);
	});

	test('every table has heads that say whether they head a column or a row', async () => {
		const { pdf } = await drawn();
		const tables = ofTag(pdf.root, 'Table');
		expect(tables.length).toBeGreaterThan(9);
		for (const table of tables) {
			const [head, ...rows] = ofTag(table, 'TR');
			expect(head!.children.map(({ tag, scope }) => `${tag} ${scope}`)).toEqual(head!.children.map(() => 'TH Column'));
			for (const row of rows) expect(row.children.map(({ tag, scope }) => `${tag} ${scope}`)).toEqual(row.children.map((_, at) => (at === 0 ? 'TH Row' : 'TD null')));
		}
	});

	test('a picture is told in words', async () => {
		const { pdf } = await drawn();
		expect(ofTag(pdf.root, 'Figure').map(({ alt }) => alt)).toEqual(['Diagram titik IKM 2 tempat layanan dengan perkiraan wajarnya. Terendah Penerbitan KTP 75,00; tertinggi Izin usaha 87,50. Semua angkanya ada pada tabel sesudahnya.']);
	});

	test('states the figures of the report, each once in one table', async () => {
		const document = writeReport(periodFacts(), H1, '2026-11-22', 'id');
		const { pdf } = await drawn();
		expect(rowsOf(ofTag(pdf.root, 'Table')[0]!)).toEqual([['Angka', 'Nilai'], ...document.sections[0]!.figures.map(({ label, text }) => [label, text])]);
		const elements = rowsOf(ofTag(pdf.root, 'Table').find((table) => rowsOf(table)[0]![0] === 'Unsur')!);
		expect(elements[1]).toEqual(['Persyaratan', '100', '330', '3,300', numberText(82.5, 'points', 'id')]);
	});

	test('each table prints what was chosen, each page its number and the day of the data', async () => {
		const { pdf, pages } = await drawn();
		expect(pdf.artifacts).toHaveLength(pages);
		pdf.artifacts.forEach((foot, at) => expect(foot).toContain(`Kabupaten Contoh · 2026-H1 · Data per tanggal 22 November 2026. Halaman ${at + 1} dari ${pages}`));
		expect(ofTag(pdf.root, 'P').map(({ text }) => text)).toContain('Survei yang berakhir 1 Januari 2026 sampai 30 Juni 2026 dan sudah ditutup; angka seperti saat ditetapkan.');
	});

	test('a heading never stands alone at the foot of a page: what it heads begins beside it', async () => {
		for (let courses = 0; courses < 36; courses += 5) {
			const facts = periodFacts({ courses: Array.from({ length: courses }, (_, at) => ({ title: `Pelatihan ${at}`, planned: 1, done: 1, cancelled: 0, seats: 30, completed: 20 })), surveys: Array.from({ length: 20 }, (_, at) => surveyFacts(40 + at, 3, { point: `Loket ${at}` })) });
			const { children } = (await drawn(facts)).pdf.root;
			for (const [at, one] of children.entries()) if (/^H[23]$/.test(one.tag)) {
				const headed = children.slice(at + 1, one.tag === 'H3' && children[at + 2]?.tag === 'Table' ? at + 3 : at + 2);
				expect(headed.map(({ page }) => page), `${courses}: ${one.text}`).toEqual(headed.map(() => one.page));
			}
		}
	}, 60_000);

	test('begins with the name of the government, as its letters do', async () => {
		expect(ofTag((await drawn()).pdf.root, 'P')[0]!.text).toBe('PEMERINTAH KABUPATEN CONTOH');
		expect(ofTag((await drawn(periodFacts(), 'en')).pdf.root, 'P')[0]!.text).toBe('GOVERNMENT OF KABUPATEN CONTOH');
	});

	test('that is to be signed ends with a place for it, together on one page; the public one has none', async () => {
		for (const facts of [periodFacts(), emptyFacts(), periodFacts({ times: Array.from({ length: 57 }, (_, at) => ({ ...periodFacts().times[0]!, service: `Layanan ${at}` })) })]) {
			const { bytes } = await renderPdf(writeReport(facts, H1, '2026-11-22', 'id'), MADE, { isSigned: true });
			const last = readPdf(bytes).root.children.slice(-5);
			expect(last.map(({ tag, text }) => `${tag} ${text}`)).toEqual(['H2 Pengesahan', 'P Tempat dan tanggal', 'P Jabatan', 'P Tanda tangan', 'P Nama dan NIP']);
			expect(new Set(last.map(({ page }) => page)).size).toBe(1);
			expect(JSON.stringify((await drawn(facts)).pdf.root)).not.toContain('Pengesahan');
		}
	});

	test('of two hundred evaluations tells each in full, under one heading each', async () => {
		const evaluations = Array.from({ length: 200 }, (_, at) => evaluationFacts({ id: String(at), title: `Program ${at}` }, at % 3 === 0 ? { verdict: 'no_meaningful_effect', sentence: 'Tidak ada perubahan yang berarti.' } : {}));
		const { pdf, pages } = await drawn(periodFacts({ evaluations }));
		const headings = ofTag(pdf.root, 'H3').map(({ text }) => text);
		for (const { title } of evaluations) expect(headings.filter((text) => text === title)).toHaveLength(1);
		expect(pages).toBeGreaterThan(20);
		expect(rowsOf(ofTag(pdf.root, 'Table').find((table) => rowsOf(table)[0]![0] === 'Evaluasi')!)).toHaveLength(201);
	});

	test('of a period without anything is one page that says so', async () => {
		const { pdf, pages } = await drawn(emptyFacts());
		expect(pages).toBe(1);
		expect(ofTag(pdf.root, 'Table')).toEqual([]);
		expect(ofTag(pdf.root, 'P').at(-1)!.text).toMatch(/^Tidak ada yang tercatat maupun terukur/);
	});
});

describe('long tables and hostile texts', () => {
	test('three thousand rows go over pages under repeated heads, none lost', async () => {
		const times = Array.from({ length: 3000 }, (_, at) => ({ service: `Layanan ${at}`, unit: `Unit ${at % 97}`, promisedMinutes: 30, promisedWorkingDays: null, visits: 5 + (at % 40), waitLow: 1.5, waitHigh: 20, waitP90: 40.25, promises: 10, kept: 7 }));
		const { pdf, pages } = await drawn(periodFacts({ times }));
		const table = ofTag(pdf.root, 'Table').at(-1)!;
		expect(ofTag(table, 'TR')).toHaveLength(3002);
		expect(pages).toBeGreaterThan(60);
		expect(pdf.artifacts.filter((text) => text.includes('Layanan Unit Janji Kunjungan'))).toHaveLength(pdf.artifacts.length - pdf.artifacts.findIndex((text) => text.includes('Layanan Unit Janji Kunjungan')));
		expect(rowsOf(table).at(-2)![0]).toBe('Layanan 2999');
	}, 120_000);

	test('a name of five thousand letters is cut, one without a space is broken', async () => {
		const { pdf, pages } = await drawn(periodFacts({ reached: [{ unit: 'x'.repeat(5000), people: 50, reached: 20 }, { unit: 'kata '.repeat(1000), people: 60, reached: 30 }] }));
		expect(pages).toBeLessThan(12);
		expect(JSON.stringify(pdf.root)).toContain('xxxxxxxxxx');
	});

	test('a reason of two thousand words goes on over the page', async () => {
		const why = Array.from({ length: 2000 }, (_, at) => `kata${at}`).join(' ');
		const { pdf } = await drawn(periodFacts({ decisions: [{ ...periodFacts().decisions[0]!, why }] }));
		expect(ofTag(pdf.root, 'P').find(({ text }) => text.startsWith('Alasan: kata0'))!.text === `Alasan: ${why}`).toBe(true);
	});

	test('markup, operators of PDF, direction signs and letters that the typeface lacks stay text', async () => {
		const { pdf } = await drawn(periodFacts({ reached: [{ unit: ') Tj ET /Artifact BMC (<script>alert(1)</script> \\', people: 50, reached: 20 }, { unit: '\u202eDinas \u4e2d\u0161\u0000\nB', people: 60, reached: 30 }] }));
		const rows = rowsOf(ofTag(pdf.root, 'Table').find((table) => rowsOf(table)[0]![0] === 'Perangkat daerah')!);
		expect(rows[1]![0]!.replaceAll(' ', '')).toBe(')TjET/ArtifactBMC(<script>alert(1)</script>\\');
		expect(rows[2]![0]).toBe('Dinas ?s? B');
	});
});

describe('letters', () => {
	test.each([['Kepala “Dinas” – 5 €', 'Kepala “Dinas” – 5 €'], ['Šimun Žižek', 'Simun Zizek'], ['\u202eabc\u200b', 'abc'], ['a\t\n  b', 'a b'], ['emoji 😀', 'emoji ?'], ['ﬁ½', 'fi½'], ['', '']])('%j is drawn as %j', (text, shown) => expect(drawable(text)).toBe(shown));
});
