import { describe, expect, test } from 'vitest';
import { VERDICT_CODES } from '#features/evaluation/schema.ts';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { ProgrammeNow } from '../evidence.rules.ts';
import { CHOICES } from '../schema.ts';
import type { DecisionPage as Page } from '../server/service.ts';
import { decisionPageOf, decisionRow, programmeNow } from '../testing/matters.ts';
import DecisionPage from './DecisionPage.svelte';
import EvidenceFacts from './EvidenceFacts.svelte';
import HistoryTable from './HistoryTable.svelte';
import MatterTable from './MatterTable.svelte';
import { outcomeName } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const latest = programmeNow().latest!;
const part = { id: 'k1', courseId: 'c1', title: 'Menyapa', outcome: null };
const facts = (given: Partial<ProgrammeNow> = {}, locale: 'id' | 'en' = 'id', page: Partial<Page> = {}) => html(EvidenceFacts, { matter: decisionPageOf(programmeNow(given), page), attempt: null }, locale);
const rows = (out: string) => Object.fromEntries([...out.matchAll(/<dt>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(([, name = '', value = '']) => [textOf(name), textOf(value).replaceAll('\u00a0', ' ')]));
const cells = (out: string): string[][] => [...out.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, inner = '']) => [...inner.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell))).filter(({ length }) => length > 0);

describe('the facts behind a recommendation', () => {
	test.each(LOCALES)('in %s are readable by all, with every verdict and with none', (locale) => {
		for (const verdict of VERDICT_CODES) expectSound(facts({ latest: { ...latest, verdict } }, locale));
		expectSound(facts({ latest: null, costs: [], minutes: 0 }, locale));
	});
	test('are the verdict with its day and data, the change, the use, the costs and the hours', () => {
		const given = rows(facts({ used: { percent: 50, low: 37.7, high: 62.3, answered: 60 } }));
		expect(given['Putusan']).toBe(`Terbukti membaik Buka bukti: ${outcomeName('index', 'id')} Data per 20 November 2026 · Sidik jari data ab12cd34ef56`);
		expect(given['Perubahan']).toMatch(/naik 3.*10 unit dilatih$/);
		expect(given['Dipakai dalam pekerjaan']).toBe('50 % (38–62 %), dari 60 jawaban');
		expect(given['Biaya']).toBe('Rp 60.000.000');
		expect(given['Jam hadir']).toBe('600');
	});
	test('say what is not known, in words', () => {
		const given = rows(facts({ latest: null, costs: [], minutes: 0 }));
		expect(given).toEqual({ Putusan: 'Belum ada putusan', 'Dipakai dalam pekerjaan': 'Belum diketahui', Biaya: 'Belum dicatat', 'Jam hadir': '0' });
	});
	test('a fall is told as a fall', () => expect(rows(facts({ latest: { ...latest, att: -3, ci95: [-5, -1], verdict: 'proven_worse' } }))['Perubahan']).toMatch(/turun 3/));
	test.each([['cannot_be_judged', 3], ['not_enough_evidence', null]] as const)('no number stands for %s with an effect of %s', (verdict, att) => {
		expect(rows(facts({ latest: { ...latest, verdict, att, ci95: null } }))['Perubahan']).toContain('tidak ada angka yang dapat dipakai');
	});
	test('a number without an interval is told without one', () => {
		const said = rows(facts({ latest: { ...latest, ci95: null } }))['Perubahan'];
		expect(said).toMatch(/3/);
		expect(said).not.toMatch(/null|rentang 95 %/);
	});
	test('lead to the evaluation that judges, also of another programme, and to the rows', () => {
		const page = decisionPageOf(programmeNow());
		const out = html(EvidenceFacts, { matter: { ...page, evidence: { ...page.evidence, judgedBy: 'p9' } }, attempt: null });
		for (const href of ['/evaluasi/p9', '/evaluasi/p9/patahkan', '/keputusan/p1/nilai#biaya', '/keputusan/p1/nilai#jam']) expect(out).toContain(`href="${href}"`);
	});
	test('of a part have neither costs nor hours', () => {
		const page = decisionPageOf(programmeNow(), { part });
		const given = rows(html(EvidenceFacts, { matter: { ...page, evidence: { ...page.evidence, costs: null } }, attempt: null }));
		expect(Object.keys(given)).toEqual(['Putusan', 'Perubahan', 'Tahan terhadap pilihan lain', 'Dipakai dalam pekerjaan']);
	});
});

describe('the history', () => {
	const shown = (versions: Page['versions'], locale: 'id' | 'en' = 'id') => html(HistoryTable, { rows: versions }, locale);
	const three = [decisionRow({ id: 'd3', version: 3, choice: 'stop' }), decisionRow({ id: 'd2', version: 2, step: 'proposal', choice: 'stop' }), decisionRow({ choice: 'widen' })];

	test.each(LOCALES)('in %s is readable by all: one, many, and of demo data', (locale) => {
		expectSound(shown(three, locale));
		expectSound(shown([decisionRow({ madeByName: null, verdict: null, dataSha256: null })], locale));
	});
	test('tells every version with its choice, its reason, its evidence and who', () => {
		expect(cells(shown([decisionRow()]))).toEqual([['Versi 1', 'Keputusan Teruskan berbeda dari saran (Perluas)', 'Anggaran belum ada.', 'Terbukti membaik Sidik jari data ffffffffffff aturan 2026-1', 'Kepala Rekaan 2 November 2026']]);
	});
	test('says of each decision what it superseded, and what superseded it; a proposal does neither', () => {
		const [last, proposal, first] = cells(shown(three)).map((row) => row[1]);
		expect(last).toBe('Keputusan Hentikan berbeda dari saran (Perluas) menggantikan versi 1');
		expect(proposal).toBe('Usulan Hentikan berbeda dari saran (Perluas)');
		expect(first).toBe('Keputusan Perluas sesuai saran digantikan versi 3');
	});
	test('without a verdict or a name says so', () => {
		const [row] = cells(shown([decisionRow({ verdict: null, dataSha256: null, madeByName: null })]));
		expect(row?.slice(3)).toEqual(['tanpa putusan aturan 2026-1', 'Data contoh 2 November 2026']);
	});
	test('shows a reason of full length whole, a hostile one as text', () => {
		const why = `Alasan ${'panjang '.repeat(240)}`.trim();
		expect(textOf(shown([decisionRow({ why })]))).toContain(why);
		expectHarmless(shown([decisionRow({ why: HOSTILE, madeByName: HOSTILE })]));
	});
});

describe('the table of matters', () => {
	const shown = (of: readonly Page[], given: object = {}) => html(MatterTable, { caption: 'Program', rows: of, ...given });
	test('says what is recommended beside what was decided, and whether they differ', () => {
		const of = (version: object, given: Partial<Page> = {}) => cells(shown([decisionPageOf(programmeNow(), { versions: [decisionRow(version)], standing: 'decided', ...given })]))[0];
		expect(of({})).toEqual(['Pelatihan Rekaan', 'Terbukti membaik', 'Perluas', 'Teruskan berbeda dari saran waktu itu', 'Diputuskan']);
		expect(of({ choice: 'widen' })?.[3]).toBe('Perluas');
		expect(of({ choice: 'widen' }, { isOutdated: true })?.[3]).toBe('Perluas bukti berubah sejak itu');
	});
	test('a proposal is not taken for a decision; the last decision stays under a newer proposal', () => {
		const proposal = decisionRow({ id: 'd2', version: 2, step: 'proposal', choice: 'stop' });
		const [only, both] = cells(shown([decisionPageOf(programmeNow(), { versions: [proposal], standing: 'proposed' }), decisionPageOf(programmeNow({ id: 'p2' }), { versions: [proposal, decisionRow({ choice: 'widen' })], standing: 'proposed' })]));
		expect(only?.slice(3)).toEqual(['Belum', 'Diusulkan']);
		expect(both?.slice(3)).toEqual(['Perluas', 'Diusulkan']);
	});
	test('a part says of what it is one, and that nothing measures it', () => {
		const page = decisionPageOf(programmeNow({ latest: null }), { part });
		const [row] = cells(shown([{ ...page, evidence: { ...page.evidence, unmeasured: true } }]));
		expect(row?.slice(0, 2)).toEqual(['Menyapa Bagian kurikulum · Pelatihan Rekaan', 'Belum ada evaluasi']);
	});
	test('has the age only where it is asked for', () => {
		const waits = [decisionPageOf(programmeNow(), { waiting: { what: 'verdict', days: 3 } }), decisionPageOf(programmeNow({ id: 'p2' }))];
		expect(shown(waits)).not.toContain('putusan sejak');
		expect(cells(shown(waits, { withAge: true })).map((row) => row.at(-1))).toEqual(['putusan sejak 3 hari', '']);
	});
	test('keeps its order and leads each row to its own page', () => {
		const out = shown([decisionPageOf(programmeNow({ id: 'b' })), decisionPageOf(programmeNow({ id: 'a' })), decisionPageOf(programmeNow({ id: 'a' }), { part })]);
		expect([...out.matchAll(/href="(\/keputusan\/[^"]*)"/g)].map(([, href]) => href)).toEqual(['/keputusan/b', '/keputusan/a', '/keputusan/a/bagian/k1']);
	});
});

describe('the page of a decision', () => {
	const shown = (page: Page, given: object = {}, locale: 'id' | 'en' = 'id') => html(DecisionPage, { page, saved: false, form: null, ...given }, locale);
	test.each(CHOICES)('says in its heading that the evidence speaks for: %s', (choice) => {
		const page = decisionPageOf(programmeNow());
		const out = shown({ ...page, recommendation: { ...page.recommendation, choice } });
		expectSound(out);
		expect(out.match(/<h1/g)).toHaveLength(1);
	});
	test('names cautions only where there are any', () => {
		const page = decisionPageOf(programmeNow());
		const with_ = (cautions: Page['recommendation']['cautions']) => textOf(shown({ ...page, recommendation: { ...page.recommendation, cautions } }));
		expect(with_([])).not.toContain('Yang perlu diingat');
		expect(with_(['verdict_old'])).toContain('Yang perlu diingat Putusan ini lebih dari setengah tahun lalu');
	});
	test('of who may do both decides on a proposal of somebody else, and else proposes', () => {
		const stepOf = (given: Partial<Page>) => /name="step" value="([^"]*)"/.exec(shown(decisionPageOf(programmeNow(), given)))?.[1] ?? null;
		const proposal = [decisionRow({ step: 'proposal' })];
		expect(stepOf({ mayPropose: true, mayDecide: true })).toBe('proposal');
		expect(stepOf({ mayPropose: true, mayDecide: true, versions: proposal })).toBe('decision');
		expect(stepOf({ mayPropose: true, versions: proposal })).toBe('proposal');
		expect(stepOf({ mayDecide: true })).toBe('decision');
		expect(stepOf({})).toBeNull();
	});
	test('sends back what stood on it', () => expect(shown(decisionPageOf(programmeNow(), { mayPropose: true, seen: `7.${'b'.repeat(64)}` }))).toContain(`name="seen" value="7.${'b'.repeat(64)}"`));
	test('says that it was saved, and that evidence changed, only when it is so', () => {
		const page = decisionPageOf(programmeNow());
		expect(textOf(shown(page))).not.toMatch(/Tersimpan\.|Buktinya berubah/);
		expect(textOf(shown(page, { saved: true }))).toContain('Tersimpan. Versi lama tetap dapat dibaca di bawah.');
		expect(textOf(shown({ ...page, isOutdated: true }))).toContain('Buktinya berubah sejak keputusan terakhir.');
	});
	test('offers parts only of a course, and their end only on their own page', () => {
		const of = (given: Partial<ProgrammeNow>, page: Partial<Page>) => shown(decisionPageOf(programmeNow(given), { mayPropose: true, ...page }));
		expect(of({}, {})).toContain('action="?/bagian"');
		expect(of({ courseId: null }, {})).not.toContain('action="?/bagian"');
		expect(textOf(of({ courseId: null }, {}))).toContain('Program ini belum terhubung ke pelatihan di katalog.');
		expect(of({}, { part })).toContain('action="?/akhiri"');
		expect(of({}, { part })).not.toContain('action="?/bagian"');
		for (const given of [{}, { part }]) expect(of({}, { ...given, mayPropose: false })).not.toMatch(/action="\?\/(bagian|akhiri)"/);
	});
	test('of a part names it before the programme, and leads back to that', () => {
		const out = shown(decisionPageOf(programmeNow(), { part }));
		expect(textOf(out)).toContain('Menyapa · Pelatihan Rekaan');
		expect(out).toContain('href="/keputusan/p1"');
	});
});
