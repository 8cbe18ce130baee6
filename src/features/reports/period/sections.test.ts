import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '#features/surveys/schema.ts';
import { sheetTable } from '../testing/find.ts';
import { emptyFacts, evaluationFacts, periodFacts, surveyFacts } from '../testing/period-facts.ts';
import type { PeriodFacts } from './facts.schema.ts';
import { readPeriod, type Period } from './period.schema.ts';
import { HIDDEN, type ReportDocument } from './report.schema.ts';
import { writeReport } from './write-report.ts';

const H1 = readPeriod('2026-H1') as Period;
const report = (given: Partial<PeriodFacts> = {}, language: 'id' | 'en' = 'id') => writeReport(periodFacts(given), H1, '2026-11-22', language);
const sectionOf = (document: ReportDocument, key: string) => document.sections.find((one) => one.key === key)!;
const figure = (document: ReportDocument, key: string) => document.sections[0]!.figures.find((one) => one.key === key)!;
const words = (document: ReportDocument, key: string) => sectionOf(document, key).paragraphs;

describe('sessions, by hand', () => {
	const courses = [{ title: 'A', planned: 7, done: 4, cancelled: 2, seats: 100, completed: 55 }, { title: 'B', planned: 5, done: 3, cancelled: 1, seats: 40, completed: 20 }];

	test('are added up in the sentence, the figures and below the table alike', () => {
		const document = report({ courses });
		expect(words(document, 'planned')).toEqual(['12 angkatan direncanakan mulai dalam periode ini; 7 selesai dan 3 dibatalkan.']);
		expect(sheetTable(document, 'sessions').total).toEqual(['Jumlah', 12, 7, 3, 140, 75]);
		expect(['sessionsPlanned', 'sessionsDone', 'sessionsCancelled', 'completed'].map((key) => figure(document, key).value)).toEqual([12, 7, 3, 75]);
	});

	test('of one course have no line of sums: it would say the same twice', () => {
		const table = sheetTable(report({ courses: courses.slice(0, 1) }), 'sessions');
		expect(table.rows).toEqual([['A', 7, 4, 2, 100, 55]]);
		expect(table.total).toBeNull();
	});

	test('of a few people are hidden from the sum too where it would tell them', () => {
		const table = sheetTable(report({ courses: courses.map((course) => ({ ...course, completed: 2 })) }), 'sessions');
		expect(table.rows.map((row) => row.at(-1))).toEqual([HIDDEN, HIDDEN]);
		expect(table.total).toEqual(['Jumlah', 12, 7, 3, 140, HIDDEN]);
	});
});

describe('people reached, by hand', () => {
	test('200 people of whom 61 were reached are 30,5 percent, in the sentence and below the table', () => {
		const reached = [{ unit: 'Dinas Kesehatan', people: 120, reached: 40 }, { unit: 'Inspektorat', people: 80, reached: 21 }];
		const document = report({ reached });
		expect(words(document, 'reached')[0]).toMatch(/^61 dari 200 pegawai \(30,5%\)/);
		expect(sheetTable(document, 'reach').total).toEqual(['Jumlah', 200, 61, 0.305]);
		expect(sheetTable(document, 'reach').rows[1]).toEqual(['Inspektorat', 80, 21, 21 / 80]);
		expect(figure(document, 'peopleReached').value).toBe(61);
	});

	test('an office without people says nothing of a share', () => {
		const document = report({ reached: [{ unit: 'Kosong', people: 0, reached: 0 }] });
		expect(words(document, 'reached')[0]).toBe('Tidak ada pegawai aktif dalam data.');
		expect(sheetTable(document, 'reach').rows).toEqual([['Kosong', 0, 0, null]]);
	});
});

describe('JP, by hand', () => {
	const jp = (byForm: readonly (readonly [string, number, number])[], peopleWithJp = 60) => ({ hundredths: byForm.reduce((sum, [, , hundredths]) => sum + hundredths, 0), peopleWithJp, byForm: byForm.map(([formId, people, hundredths]) => ({ formId, people, hundredths })) });

	test('are whole JP: what is left of one is not rounded up', () => {
		const document = report({ jp: jp([['3', 50, 120_099], ['20', 9, 3456]]) });
		expect(sheetTable(document, 'jp').rows.map((row) => row.slice(1))).toEqual([[50, 1200], [9, 34]]);
		expect(figure(document, 'jp')).toMatchObject({ value: 1235, text: '1.235' });
	});

	test.each([[5, [5, 34]], [4, [HIDDEN, null]]] as const)('of %i people in one form are %j', (people, shown) => {
		const rows = sheetTable(report({ jp: jp([['3', 50, 120_000], ['4', 6, 700], ['20', people, 3456]]) }), 'jp').rows;
		expect(rows[2]?.slice(1)).toEqual(shown);
	});

	// R18: the figure of all JP less the JP of the other forms would be what three people earned.
	test('of a few people cannot be had by taking the others from the sum', () => {
		const document = report({ jp: jp([['3', 50, 120_000], ['4', 12, 900], ['20', 3, 3456]]) });
		expect(figure(document, 'jp').value).toBe(1243);
		expect(sheetTable(document, 'jp').rows.map((row) => row.slice(1))).toEqual([[50, 1200], [HIDDEN, null], [HIDDEN, null]]);
	});

	test('of fewer than five people together are not told at all', () => {
		const document = report({ jp: jp([['3', 4, 1200]], 4) });
		expect([figure(document, 'jp').value, figure(document, 'jpPeople').value]).toEqual([null, null]);
		expect(JSON.stringify(document)).not.toMatch(/\b12 JP\b|"text":"12"/);
	});

	test('of five people are told', () => expect(figure(report({ jp: jp([['3', 5, 1299]], 5) }), 'jp').value).toBe(12));
});

describe('verdicts, by hand', () => {
	const codes = ['proven_better', 'indicated_better', 'no_meaningful_effect', 'indicated_worse', 'proven_worse', 'not_enough_evidence', 'cannot_be_judged'] as const;

	test('each is counted once in the table and in one figure', () => {
		const evaluations = [...codes.map((verdict, at) => evaluationFacts({ id: String(at), title: `Program ${at}` }, { verdict })), evaluationFacts({ id: '9', found: null })];
		const document = report({ evaluations });
		expect(sheetTable(document, 'verdicts').rows.map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
		expect(sheetTable(document, 'verdicts').total).toEqual(['Jumlah', 8]);
		expect(['evaluations', 'better', 'nil', 'worse', 'open'].map((key) => figure(document, key).value)).toEqual([8, 2, 1, 2, 3]);
	});

	test('a measure stands with its ends and with what would have been meaningful', () => {
		const document = report({ evaluations: [evaluationFacts({ sesoi: 2.5, trainedUnits: 20, comparisonUnits: 31 })] });
		expect(sheetTable(document, 'evaluations').rows).toEqual([['Pelayanan Prima', -2.1, -3.4, -0.8, 1.8, 2.5, 20, 31]]);
		expect(sheetTable(document, 'evaluations').isTyped).toBe(true);
	});

	test('no line says a change where none was found out, whatever numbers stand in the data', () => {
		const facts = (found: object) => sectionOf(report({ evaluations: [evaluationFacts({}, found)] }), 'found').findings[0]!.facts;
		expect(facts({})).toHaveLength(4);
		expect(facts({ verdict: 'cannot_be_judged' })).toHaveLength(2);
		expect(facts({ att: null })).toHaveLength(3);
		expect(facts({ ci95: null })).toHaveLength(3);
		expect(facts({ mde: null })).toHaveLength(3);
		expect(facts({ dataSha256: `${'a'.repeat(16)}${'b'.repeat(48)}` }).at(-1)).toBe(`Sidik data ${'a'.repeat(16)}.`);
	});
});

describe('decisions, by hand', () => {
	const decision = (given: object) => ({ programme: 'Pelayanan Prima', part: null, step: 'decision' as const, choice: 'stop' as const, recommended: 'stop' as const, why: 'Memburuk.', madeOn: '2026-05-04', ...given });

	test('a proposal is in the list and is no decision', () => {
		const document = report({ decisions: [decision({ step: 'proposal' }), decision({ part: 'Modul 2', madeOn: '2026-06-01' }), decision({})] });
		expect(figure(document, 'decisions').value).toBe(2);
		expect(words(document, 'decided')).toEqual(['3 usulan dan keputusan dicatat dalam periode ini.']);
		expect(sheetTable(document, 'decisions').rows.map((row) => [row[0], row[4]])).toEqual([['Pelayanan Prima', '2026-05-04'], ['Pelayanan Prima: Modul 2', '2026-06-01'], ['Pelayanan Prima', '2026-05-04']]);
		expect(sheetTable(document, 'decisions').isTyped).toBe(true);
	});
});

describe('satisfaction, by hand', () => {
	test('the elements are joined by answers, not by surveys', () => {
		// 30 × 2 + 10 × 4 = 100 of 40 answers: 2,5, that is 62,50; the mean of 50 and 100 would be 75.
		const document = report({ surveys: [surveyFacts(30, 2), surveyFacts(10, 4, { service: 'Lain' })] });
		expect(figure(document, 'index').text).toBe('62,50');
		const elements = sheetTable(document, 'elements');
		expect(elements.rows).toHaveLength(ELEMENTS.length);
		expect(elements.rows[0]!.slice(1)).toEqual([40, 100, 2.5, 62.5]);
		expect(elements.total!.slice(1)).toEqual([360, 900, 2.5, 62.5]);
		expect(words(document, 'satisfaction')[0]).toMatch(/^2 survei .* dengan 40 responden\. IKM semua responden bersama-sama: 62,50\.$/);
	});

	test('a counter stands in points, its interval beside it', () => {
		const [row] = sheetTable(report({ surveys: [surveyFacts(40, 3, { index: 8123, interval95: [7901, 8345], sampleMinimum: null })] }), 'surveys').rows;
		expect(row).toEqual(['Penerbitan KTP', 'Dinas Kependudukan', 40, null, 81.23, 79.01, 83.45, 'B']);
		expect(sheetTable(report({ surveys: [surveyFacts(40, 3, { interval95: null })] }), 'surveys').rows[0]!.slice(5, 7)).toEqual([null, null]);
	});

	test('the picture has the same numbers, in words too', () => {
		const surveys = [surveyFacts(40, 3, { index: 8123, interval95: [7901, 8345] }), surveyFacts(20, 2, { service: 'Izin', unit: 'DPMPTSP', index: 5000, interval95: null })];
		const { chart } = sectionOf(report({ surveys }), 'satisfaction');
		expect(chart!.rows).toEqual([
			{ label: 'Penerbitan KTP · Dinas Kependudukan', value: 81.23, interval: [79.01, 83.45], text: '81,23 (perkiraan wajar 79,01 sampai 83,45)' },
			{ label: 'Izin · DPMPTSP', value: 50, interval: null, text: '50,00' }
		]);
		expect(chart!.alt).toMatch(/Terendah Izin 50,00; tertinggi Penerbitan KTP 81,23\./);
		expect([chart!.low, chart!.high]).toEqual([25, 100]);
	});

	test('notes stand only where there is something to note', () => {
		expect(words(report({ surveys: [surveyFacts(100, 3)] }), 'satisfaction')).toHaveLength(1);
		expect(words(report({ surveys: Array.from({ length: 20 }, (_, at) => surveyFacts(100, 3, { service: `L${at}` })) }), 'satisfaction')).toHaveLength(1);
		expect(words(report({ surveys: [surveyFacts(4, 3)] }), 'satisfaction')).toEqual(['Tidak ada survei yang berakhir dan ditutup dalam periode ini.', '1 survei dengan kurang dari lima responden tidak ditampilkan.']);
		expect(words(report({ surveys: [surveyFacts(99, 3), surveyFacts(100, 3, { service: 'B' }), surveyFacts(9, 3, { service: 'C', sampleMinimum: null })] }), 'satisfaction')[1]).toMatch(/^1 survei memperoleh responden di bawah sampel minimum/);
	});

	test('an element that nobody was asked takes no part in the index and has no row', () => {
		const survey = surveyFacts(40, 3);
		const document = report({ surveys: [{ ...survey, elements: survey.elements.slice(1).map((element, at) => (at === 0 ? { ...element, sum: 160 } : element)) }] });
		expect(sheetTable(document, 'elements').rows).toHaveLength(ELEMENTS.length - 1);
		// (4 + 7 × 3) ÷ 8 × 25
		expect(figure(document, 'index').value).toBeCloseTo(78.125, 10);
	});
});

describe('complaints, by hand', () => {
	test('every state and every ordinary class has its row, zeros too; reports of violations have none', () => {
		const document = report({ complaints: { byState: [{ state: 'closed', count: 20 }, { state: 'new', count: 10 }], byClass: [{ class: 'complaint', count: 24 }, { class: 'information', count: 6 }, { class: 'violation', count: 7 }], timed: 20, inTime: 15, late: 6, answered: 10, fixed: 5 } });
		expect(sheetTable(document, 'states').rows.map(([, count]) => count)).toEqual([10, 0, 0, 0, 20, 0, 0, 0]);
		expect(sheetTable(document, 'classes').rows.map(([, count]) => count)).toEqual([24, 6, 0]);
		expect(sheetTable(document, 'states').total).toEqual(['Jumlah', 30]);
		expect(words(document, 'complaints')).toEqual(['30 pengaduan diterima dalam periode ini, di luar laporan dugaan pelanggaran dan laporan yang menyebut pegawai.', expect.stringMatching(/^Dari 20 pengaduan .* 75,0% \(/), expect.stringMatching(/^Dari 10 pelapor .* 50,0% \(/)]);
		expect(['complaints', 'inTime', 'late', 'fixed'].map((key) => figure(document, key).value)).toEqual([30, 0.75, 6, 0.5]);
	});

	test.each([[4, 1], [5, 2]] as const)('a share of %i is left out below five (sentences beside the first: %i)', (timed, sentences) =>
		expect(words(report({ complaints: { ...periodFacts().complaints, timed, inTime: 2, answered: 0, fixed: 0 } }), 'complaints').slice(1)).toHaveLength(sentences));
});

describe('times, by hand', () => {
	test('visits and promises are added up, the share follows from the sums', () => {
		const [first] = periodFacts().times;
		const document = report({ times: [{ ...first!, visits: 100, promises: 80, kept: 60 }, { ...first!, service: 'Izin', promisedMinutes: null, promisedWorkingDays: null, visits: 60, promises: 20, kept: 20 }] });
		const times = sheetTable(document, 'times');
		expect(times.total).toEqual(['Jumlah', null, null, 160, null, null, null, 100, 80, 0.8]);
		expect(times.rows.map((row) => [row[2], row.at(-1)])).toEqual([['45 menit', 0.75], [null, 1]]);
		expect(words(document, 'times')[0]).toMatch(/^160 kunjungan .* 80,0% \(/);
		expect([figure(document, 'visits').value, figure(document, 'kept').value]).toEqual([160, 0.8]);
	});

	test('without any promise the sentence says so, and no share stands', () => {
		const document = report({ times: periodFacts().times.slice(1) });
		expect(words(document, 'times')).toEqual(['50 kunjungan terukur oleh jam antrean; tidak ada janji waktu yang dapat diperiksa.']);
		expect(figure(document, 'kept')).toMatchObject({ value: null, text: '–' });
	});
});

describe('one thing known is enough for a report', () => {
	const full = periodFacts();
	test.each([['courses', { courses: full.courses.slice(0, 1) }], ['jp', { jp: { ...full.jp, peopleWithJp: 1 } }], ['evaluations', { evaluations: full.evaluations.slice(0, 1) }], ['decisions', { decisions: full.decisions }], ['surveys', { surveys: full.surveys.slice(0, 1) }], ['complaints', { complaints: { ...emptyFacts().complaints, byState: [{ state: 'new' as const, count: 1 }] } }], ['times', { times: full.times.slice(0, 1) }]])('%s alone', (_name, given) => {
		const { sections } = writeReport({ ...emptyFacts(), ...given }, H1, '2026-11-22', 'id');
		expect(sections).toHaveLength(8);
		// The first sentence of each part, in its order.
		expect(sections[0]!.paragraphs).toEqual(sections.slice(1).map(({ paragraphs }) => paragraphs[0]));
	});
});

describe('in English one is one', () => {
	test('and many are many', () => {
		const one = report({
			courses: [{ title: 'A', planned: 1, done: 1, cancelled: 0, seats: 20, completed: 15 }], evaluations: [evaluationFacts()], surveys: [surveyFacts(20, 3), surveyFacts(4, 3, { service: 'B' })],
			times: [{ ...periodFacts().times[0]!, promisedMinutes: 1 }, { ...periodFacts().times[1]!, promisedWorkingDays: 1 }]
		}, 'en');
		const said = JSON.stringify(one);
		expect(said).not.toMatch(/"(?:[^"]* )?1 (sessions|surveys|evaluations|impact evaluations|proposals|service points|minutes|working days)\b/);
		expect(words(one, 'planned')).toEqual(['1 session was planned to begin in this period; 1 was held and 0 cancelled.']);
		expect(words(one, 'found')).toEqual(['1 impact evaluation is registered for trainings that began by the end of this period. It stands below, whatever its result.']);
		expect(words(one, 'decided')).toEqual(['1 proposal or decision was recorded in this period.']);
		expect(words(one, 'satisfaction').slice(1)).toEqual(['1 survey of fewer than five respondents is not shown.', '1 survey has fewer respondents than the minimum sample; read its result as an indication.']);
		expect(sheetTable(one, 'times').rows.map((row) => row[2])).toEqual(['1 minute', '1 working day']);
		const many = report({}, 'en');
		expect(words(many, 'planned')).toEqual(['6 sessions were planned to begin in this period; 5 were held and 1 cancelled.']);
		expect(words(many, 'satisfaction')[0]).toMatch(/^2 surveys that end in this period are closed, with 100 respondents\./);
		expect(sheetTable(many, 'times').rows.map((row) => row[2])).toEqual(['45 minutes', '3 working days']);
	});
});
