import { describe, expect, test } from 'vitest';
import { emptyFacts, evaluationFacts, periodFacts, surveyFacts } from '../testing/period-facts.ts';
import { cellText, derive, numberText } from './format.ts';
import { readPeriod, type Period } from './period.schema.ts';
import { HIDDEN, type ReportDocument } from './report.schema.ts';
import type { SurveyFacts } from './facts.schema.ts';
import { pooledIndex, shownSurveys } from './shares.ts';
import { sheetTable } from '../testing/find.ts';
import { writeReport } from './write-report.ts';

const H1 = readPeriod('2026-H1') as Period;
const report = (facts = periodFacts(), today = '2026-11-22', language: 'id' | 'en' = 'id') => writeReport(facts, H1, today, language);
const sectionOf = (document: ReportDocument, key: string) => document.sections.find((one) => one.key === key)!;
const figure = (document: ReportDocument, key: string) => document.sections[0]!.figures.find((one) => one.key === key)!;

describe('the head of a report', () => {
	test('names the agency, the period, the day of the data and what is left out', () => {
		const { title, lines, agencyName, dataOn } = report();
		expect([agencyName, title, dataOn]).toEqual(['Kabupaten Contoh', 'Laporan pengembangan ASN dan mutu layanan', '2026-11-22']);
		expect(lines[0]).toBe('Semester 1 tahun 2026: 1 Januari 2026 sampai 30 Juni 2026');
		expect(lines[1]).toBe('Data per tanggal 22 November 2026.');
		expect(lines).toHaveLength(3);
	});

	test('says of a period that is not over that its figures may change', () => {
		expect(report(periodFacts(), '2026-04-01').lines[2]).toMatch(/belum selesai/);
		expect(report(periodFacts(), '2026-06-30').lines.join(' ')).not.toMatch(/belum selesai/);
		expect(sheetTable(report(periodFacts(), '2026-04-01'), 'reach').filter).toContain('1 April 2026');
	});

	test('is written in English too', () => {
		const { lines, sections } = report(periodFacts(), '2026-11-22', 'en');
		expect(lines[1]).toBe('Data as of 22 November 2026.');
		expect(sections.map(({ heading }) => heading)).toEqual(['Summary', 'Planned and held', 'Reached', 'Found', 'Decided', 'Public satisfaction (SKM)', 'Complaints', 'Service times and promises']);
	});

	test('the same facts give the same report', () => expect(report()).toEqual(report()));
});

describe('a period of which nothing is known', () => {
	test('gives a report that says so, and no table', () => {
		const { sections } = report(emptyFacts());
		expect(sections).toHaveLength(1);
		expect(sections[0]).toMatchObject({ key: 'summary', figures: [], tables: [] });
		expect(sections[0]!.paragraphs[0]).toMatch(/^Tidak ada yang tercatat maupun terukur.*tidak menyatakan bahwa layanan baik atau buruk\.$/);
	});

	test('one thing known, the others each say that there is nothing', () => {
		const document = report({ ...emptyFacts(), times: periodFacts().times });
		expect(['planned', 'found', 'decided', 'satisfaction', 'complaints'].map((key) => sectionOf(document, key).paragraphs[0])).toEqual([
			'Tidak ada angkatan yang mulai dalam periode ini.', expect.stringMatching(/^Tidak ada evaluasi dampak .* Karena itu tidak ada yang dapat dikatakan/), 'Tidak ada keputusan yang dicatat dalam periode ini.',
			'Tidak ada survei yang berakhir dan ditutup dalam periode ini.', 'Tidak ada pengaduan yang diterima dalam periode ini.'
		]);
		expect(figure(document, 'index')).toMatchObject({ value: null, text: '–' });
	});
});

describe('small counts of people', () => {
	test('are hidden in tables with what would tell them, and totals stay', () => {
		const sessions = sheetTable(report(), 'sessions');
		expect(sessions.rows.map((row) => row.at(-1))).toEqual([41, HIDDEN, HIDDEN]);
		expect(sessions.total).toEqual(['Jumlah', 6, 5, 1, 140, 53]);
		const reach = sheetTable(report(), 'reach');
		expect(reach.rows).toEqual([['Dinas Kesehatan', 120, 40, 1 / 3], ['Dinas Pendidikan', 60, HIDDEN, null], ['Inspektorat', 20, HIDDEN, null]]);
	});

	test('JP of three people are not told', () => expect(sheetTable(report(), 'jp').rows[1]!.slice(1)).toEqual([HIDDEN, null]));

	test('a survey of four people is counted and not shown', () => {
		const { paragraphs } = sectionOf(report(), 'satisfaction');
		expect(paragraphs).toContain('1 survei dengan kurang dari lima responden tidak ditampilkan.');
		expect(JSON.stringify(report())).not.toContain('Terlalu Sedikit');
	});

	test('where a total would tell, figures and sentences keep silent with it', () => {
		const document = report(periodFacts({ complaints: { byState: [{ state: 'new', count: 2 }], byClass: [{ class: 'complaint', count: 2 }], timed: 0, inTime: 0, late: 2, answered: 2, fixed: 1 }, reached: [{ unit: 'Bagian Umum', people: 9, reached: 3 }] }));
		expect([figure(document, 'complaints'), figure(document, 'late'), figure(document, 'peopleReached'), figure(document, 'fixed')].map(({ value }) => value)).toEqual([null, null, null, null]);
		expect(sectionOf(document, 'complaints').paragraphs).toEqual(['ditutup pengaduan diterima dalam periode ini, di luar laporan dugaan pelanggaran dan laporan yang menyebut pegawai.', 'Belum ada lima pelapor yang menjawab apakah masalahnya selesai.']);
		expect(sectionOf(document, 'reached').paragraphs[0]).toBe('ditutup dari 9 pegawai (ditutup) menyelesaikan paling sedikit satu pelatihan yang berakhir dalam periode ini.');
	});
});

describe('what was found', () => {
	test('stands in the order of registration, an adverse and a nil result as large as any', () => {
		const { findings } = sectionOf(report(), 'found');
		expect(findings.map(({ title, verdict }) => [title, verdict])).toEqual([['Pelayanan Prima', 'Terbukti memburuk'], ['Antrean Loket', 'Tidak ada dampak berarti'], ['Belum Dihitung', 'Belum dihitung']]);
		expect(findings[0]).toMatchObject({ sentence: 'Terbukti memburuk sekitar 2 poin.' });
		expect(findings[0]!.facts.slice(0, 2)).toEqual(['Perubahan: turun 2,10 poin; rentang 95 %: turun 0,80 sampai 3,40.', 'Perubahan terkecil yang dapat ditemukan data ini: 1,80 poin.']);
	});

	test('all seven verdicts are counted, zeros too', () => {
		const counts = sheetTable(report(), 'verdicts');
		expect(counts.rows.map(([, count]) => count)).toEqual([0, 0, 0, 1, 0, 1, 0, 1]);
		expect(counts.total).toEqual(['Jumlah', 3]);
		expect(['better', 'nil', 'worse', 'open'].map((key) => figure(report(), key).value)).toEqual([0, 1, 1, 1]);
	});

	test('what cannot be judged has no number', () => {
		const document = report(periodFacts({ evaluations: [evaluationFacts({}, { verdict: 'cannot_be_judged', sentence: null })] }));
		expect(sheetTable(document, 'evaluations').rows[0]!.slice(1, 5)).toEqual([null, null, null, null]);
		expect(sectionOf(document, 'found').findings[0]).toMatchObject({ verdict: 'Tidak dapat dinilai', sentence: 'Data IKM belum cukup, atau tidak dapat dibaca sebagai panel, jadi tidak dinilai.' });
	});

	test('a decision stands with its reason beside the advice of the evidence', () =>
		expect(sectionOf(report(), 'decided').findings).toEqual([{ title: 'Pelayanan Prima', verdict: 'Keputusan: Hentikan', sentence: 'Alasan: Layanan memburuk sesudah pelatihan.', typed: 'Layanan memburuk sesudah pelatihan.', facts: ['Anjuran dari bukti: Hentikan. Dicatat 4 Mei 2026.'] }]));
});

describe('service', () => {
	test('elements are added up over all surveys, and the index follows from them', () => {
		// 40 × 3 and 60 × 3,5: (120 + 210) ÷ 100 × 25
		expect(figure(report(), 'index').text).toBe('82,50');
		expect(figure(report(), 'index').value).toBeCloseTo(82.5, 10);
		expect(sheetTable(report(), 'elements').rows[0]).toEqual(['Persyaratan', 100, 330, 3.3, 82.5]);
		expect(pooledIndex([])).toBeNull();
		expect(sectionOf(report(), 'satisfaction').paragraphs).toContain('1 survei memperoleh responden di bawah sampel minimum; hasilnya dibaca sebagai petunjuk.');
	});

	// R18: with the results of the other surveys, which are public, the sum would tell what three people said of an element.
	test('an element that fewer than five answered in a survey is not added to those of others, nor is a survey of four', () => {
		const [first] = periodFacts().surveys as [SurveyFacts];
		const few = { ...first, point: 'Loket lain', elements: first.elements.map((element, at) => (at === 0 ? { ...element, answered: 3, sum: 3 } : element)) };
		const small = { ...first, point: 'Loket kecil', respondents: 4 };
		const rows = (surveys: readonly SurveyFacts[]) => sheetTable(report(periodFacts({ surveys })), 'elements').rows;
		expect(rows([first, few])[0]).toEqual(rows([first])[0]);
		expect(rows([first, few])[1]).not.toEqual(rows([first])[1]);
		expect(rows([first, small])).toEqual(rows([first]));
		expect(shownSurveys(periodFacts({ surveys: [few, small] })).map(({ elements }) => elements.length)).toEqual([first.elements.length - 1]);
	});

	test('shares carry their interval', () => {
		expect(figure(report(), 'inTime').text).toMatch(/^21 dari 28: 75,0% \(perkiraan wajar 56,6% sampai 87,3%\)$/); // Wilson
		expect(figure(report(), 'kept')).toMatchObject({ value: 0.75 });
	});

	test('a service without promises has no share', () => {
		const times = sheetTable(report(), 'times');
		expect(times.rows[1]!.at(-1)).toBeNull();
		expect(times.rows.map((row) => row[2])).toEqual(['45 menit', '3 hari kerja']);
		expect(times.total!.at(-1)).toBe(0.75);
	});

	test('the picture shows the first twenty and says in words what it shows', () => {
		const many = Array.from({ length: 30 }, (_, at) => surveyFacts(20, 2 + at / 30, { service: `Layanan ${at}`, index: 5000 + at * 80 }));
		const { chart, paragraphs } = sectionOf(report(periodFacts({ surveys: many })), 'satisfaction');
		expect(chart!.rows).toHaveLength(20);
		expect(chart!.alt).toMatch(/20 tempat layanan .* Terendah Layanan 0 50,00; tertinggi Layanan 19 65,20/);
		expect(paragraphs.at(-1)).toBe('Diagram memuat 20 tempat layanan pertama menurut nama.');
	});
});

describe('how cells are written', () => {
	test.each([[1234.5, 'count', '1.235'], [80.5, 'points', '80,50'], [0.8125, 'share', '81,3%'], [-0.001, 'effect', '0,00'], [-2.1, 'effect', '−2,10'], [3, 'effect', '+3,00'], [3.2166, 'mean', '3,217']] as const)('%d as %s is %s', (value, kind, text) => expect(numberText(value, kind, 'id')).toBe(text));

	test('what is hidden or unknown has a word', () => expect([cellText(HIDDEN, 'count', 'id'), cellText(HIDDEN, 'count', 'en'), cellText(null, 'count', 'id'), cellText('2026-05-04', 'day', 'en')]).toEqual(['ditutup', 'withheld', '–', '4 May 2026']));

	test('nothing is divided by nothing, nor by what is hidden', () => {
		const columns = [{ key: 'a', label: '', kind: 'count', width: 1 }, { key: 'b', label: '', kind: 'count', width: 1 }] as const;
		expect(derive({ by: 'points', part: 'a', whole: 'b' }, columns, [6, 2])).toBe(75);
		for (const row of [[1, 0], [1, HIDDEN], [null, 3], ['x', 2]] as const) expect(derive({ by: 'quotient', part: 'a', whole: 'b' }, columns, row)).toBeNull();
	});
});
