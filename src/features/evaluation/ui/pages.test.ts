import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../page.messages.en.ts';
import { id } from '../page.messages.id.ts';
import { OUTCOMES, START_FIELD } from '../programme.schema.ts';
import { VERDICT_CODES } from '../schema.ts';
import type { PanelPage } from '../server/panel-service.ts';
import type { EvaluationPage as Page, ListedEvaluations } from '../server/service.ts';
import { starts } from '../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../testing/stored.ts';
import EvaluationList from './EvaluationList.svelte';
import EvaluationPage from './EvaluationPage.svelte';
import PanelData from './PanelData.svelte';
import RegisterForm from './RegisterForm.svelte';

const LOCALES = ['id', 'en'] as const;
const words = { id, en };
/** Month 1 is February 2024. */
const offset = 24_288;
const plan = { months: 18, offset, starts: starts([8, 9], [20, 0]), noise: 0.6 };
const better = storedEvaluation({ ...plan, effect: () => 4 });
const nothing = storedEvaluation({ ...plan, effect: () => 0 });
const blocked = storedEvaluation({ ...plan, starts: starts([8, 9], [2, 0]), effect: () => 4 });
const series = storedEvaluation({ months: 30, offset, starts: starts([8, 17]), effect: () => 4, noise: 0.6 });
const late = storedEvaluation({ ...plan, effect: () => 4 }, { registeredBefore: false, adjustedP: 0.02 });
const oneOfMany = storedEvaluation({ ...plan, effect: () => 4 }, { adjustedP: 0.3, tests: 9 });
const faulty = { ...better, impact: null, english: null, fault: 'panel.empty', series: [] };

const shown = (page: Page, locale: 'id' | 'en' = 'id', outcome: 'fresh' | 'same' | 'queued' | 'registeredNow' | null = null) => html(EvaluationPage, { page, timeZone: 'Asia/Jakarta', outcome, today: '2026-11-21', form: null }, locale);

describe('the page of a verdict', () => {
	test('tells why one of many is not enough, how many there were, and what would change it', () => {
		const text = textOf(shown(evaluationPage(oneOfMany)));
		expect(text).toMatch(/Belum cukup bukti\. .*9 evaluasi dari pelatihan atau kantor/);
		expect(text).toContain('cukup pasti juga di antara semua evaluasi');
		const english = textOf(shown(evaluationPage(oneOfMany), 'en'));
		expect(english).toMatch(/9 evaluations of the same training/);
		expect(english).toContain('An evaluation that was registered keeps counting.');
	});

	test.each(LOCALES)('in %s is readable by all, whatever was found', (locale) => {
		for (const result of [better, nothing, blocked, series, late, oneOfMany, faulty, null]) expectSound(shown(evaluationPage(result), locale));
		for (const outcome of ['fresh', 'same', 'queued'] as const) expectSound(shown(evaluationPage(better, { truth: { effect: 4, note: '' } }), locale, outcome));
	});

	// Handbook on impact methods § 9: "never print p-values or 'signifikan' on the first screen".
	test.each(LOCALES)('in %s says no p-value and nothing of significance before the technical part', (locale) => {
		for (const result of [better, nothing, late, series]) {
			const page = shown(evaluationPage(result), locale);
			const first = textOf(page.slice(0, page.indexOf(`aria-label="${words[locale].technical.title}"`)));
			expect(first).not.toMatch(/\bp\s*[=<]|p-value|nilai p\b|signifikan|significant/i);
		}
	});

	test('what cannot be judged shows no number and no picture of an effect', () => {
		const page = shown(evaluationPage(blocked));
		expect(textOf(page)).toContain('Tidak dapat dinilai');
		expect(page).not.toContain(id.outcomeInSentence('index') + ' naik');
		expect(shown(evaluationPage(faulty))).not.toContain('events-wide-title');
	});

	test('a registration without a verdict says from when there will be one, and offers no button before', () => {
		const later = evaluationPage(null, { firstStart: '2027-01-01', lastStart: '2027-04-01', mayRegister: true });
		for (const locale of LOCALES) expectSound(shown(later, locale));
		expect(textOf(shown(later))).toContain('Pelatihan pertama mulai Januari 2027.');
		expect(shown(later)).not.toContain(id.page.compute);
		const begun = shown(evaluationPage(null, { firstStart: '2026-03-01', mayRegister: true }));
		expect(begun).toContain(id.page.compute);
		expect(begun).not.toContain(id.page.notBegun);
		expect(shown(evaluationPage(nothing, { firstStart: '2027-01-01', mayRegister: true }))).not.toContain(id.page.recompute);
		expect(shown(evaluationPage(nothing, { firstStart: '2026-03-01', mayRegister: true }))).toContain(id.page.recompute);
	});

	test('a fresh registration is confirmed, with what was registered beside it', () => {
		const siblings = [{ id: 's', title: 'Pelatihan Rekaan', outcome: 'duration', sesoi: 3, direction: 'up', verdict: null, att: null, ci95: null }] as const;
		const page = shown(evaluationPage(null, { firstStart: '2027-01-01', siblings }), 'id', 'registeredNow');
		expectSound(page);
		expect(textOf(page)).toContain('Terdaftar sebagai versi 1.');
		expect(page).toContain('href="/evaluasi/s"');
		expect(textOf(page)).toContain('Unsur “Waktu Penyelesaian”');
	});

	test('a registration after the start stands among the evidence, once, with what follows from it', () => {
		const text = textOf(shown(evaluationPage(late, { registeredAt: '2026-01-12T02:00:00Z' })));
		expect(text.split(id.evidence.registeredAfterDetail)).toHaveLength(2);
		expect(text).toContain('Indikasi');
		expect(text).not.toContain('ditetapkan sebelum pelatihan, atau kemudian diubah');
	});

	test('the p among all tries stands in the technical part where there are several', () => {
		expect(textOf(shown(evaluationPage(late)))).toContain(id.technical.adjusted);
		expect(textOf(shown(evaluationPage(better)))).not.toContain(id.technical.adjusted);
	});

	test('only who may register can have it computed again', () => {
		expect(shown(evaluationPage(better))).toContain('<form method="POST">');
		expect(shown(evaluationPage(better, { mayRegister: false }))).not.toContain('<form method="POST">');
	});

	test('leads onward as its reader may: to the decision, the attack, the report and the data', () => {
		const all = shown(evaluationPage(better));
		for (const href of ['href="/laporan/2026"', '/data/csv"', 'href="#rincian"']) expect(all).toContain(href);
		expect(all).toMatch(/href="\/keputusan\/[^"]+"[^>]*class="[^"]*button-primary/);
		expect(textOf(all)).toContain(id.page.recordDecision);
		expect(all).toMatch(/<form method="POST" action="\/evaluasi\/[\w-]+\/patahkan"/);
		const reader = shown(evaluationPage(better, { mayDecide: false, mayReport: false, mayRegister: false }));
		expect(textOf(reader)).not.toContain(id.page.recordDecision);
		expect(textOf(reader)).toContain(id.page.decide);
		expect(reader).not.toContain('/laporan/');
		expect(reader).toContain('/data/csv"');
	});

	test('once attacked, leads to what came of it; what cannot be judged cannot be attacked', () => {
		const challenge = { state: 'running', planned: 30, runs: 7, summary: null } as const;
		const attacked = shown(evaluationPage(better, { challenge }));
		expect(attacked).not.toMatch(/<form[^>]*patahkan/);
		expect(textOf(attacked)).toContain('7 dari 30 cara sudah dihitung');
		expect(shown(evaluationPage(better, { challenge: { ...challenge, state: 'refused' } }))).toMatch(/<form[^>]*patahkan/);
		for (const result of [blocked, faulty]) expect(shown(evaluationPage(result))).not.toContain('patahkan');
	});

	test('the truth of invented data is marked as such, and never stands on real ones', () => {
		expect(textOf(shown(evaluationPage(better, { truth: { effect: 4, note: '' } })))).toContain(id.truth.title);
		expect(textOf(shown(evaluationPage(better)))).not.toContain(id.truth.title);
	});

	test('titles are text', () => { expectHarmless(shown(evaluationPage(better, { title: HOSTILE, siblings: [{ id: 's', title: HOSTILE, outcome: 'index', sesoi: 2, direction: 'up', verdict: null, att: null, ci95: null }] }))); });
	test('the same data give the same page', () => expect(shown(evaluationPage(storedEvaluation({ ...plan, effect: () => 4 })))).toBe(shown(evaluationPage(better))));
});

describe('the list', () => {
	const row = { id: 'e1', title: 'Pelatihan Rekaan', outcome: 'index', sesoi: 2, direction: 'up', registeredAt: new Date('2025-01-15T02:00:00Z'), verdict: 'proven_better', computedAt: new Date('2026-11-21T02:00:00Z'), att: 2.4, ci95: [1.1, 3.7], trainedUnits: 14, comparisonUnits: 22 } as const;
	const list = (evaluations: ListedEvaluations['evaluations'], locale: 'id' | 'en' = 'id', mayRegister = true) => html(EvaluationList, { evaluations, mayRegister }, locale);

	test.each(LOCALES)('in %s shows every verdict by word, and none by colour alone', (locale) => {
		const out = list([...VERDICT_CODES, null].map((verdict, at) => ({ ...row, id: `e${at}`, verdict })), locale);
		expectSound(out);
		expectSound(list([], locale));
		expect(textOf(out).split(words[locale].outcomeName('index'))).toHaveLength(VERDICT_CODES.length + 2);
	});

	test('what cannot be judged has no number beside it', () => {
		expect(textOf(list([{ ...row, verdict: 'cannot_be_judged' }]))).not.toContain('2,4');
		expect(textOf(list([row]))).toContain('+2,4');
	});

	// "Ranking OPDs by effect" is banned (§ 9): the order given, which is that of registration, is the order shown.
	test('keeps the order of registration, whatever the effects', () => {
		const out = list([{ ...row, id: 'a', att: 1, title: 'Satu' }, { ...row, id: 'b', att: 9, title: 'Dua' }, { ...row, id: 'c', att: -5, title: 'Tiga' }]);
		expect(['Satu', 'Dua', 'Tiga'].map((title) => out.indexOf(title))).toEqual(['Satu', 'Dua', 'Tiga'].map((title) => out.indexOf(title)).sort((a, b) => a - b));
	});

	test('says what each change is counted in, so that minutes are not read as points', () => {
		const text = textOf(list((['index', 'wait_median_minutes', 'complaints_per_thousand'] as const).map((outcome) => ({ ...row, id: outcome, outcome }))));
		for (const unit of ['dalam poin', 'dalam menit', 'dalam pengaduan per 1.000 layanan']) expect(text).toContain(unit);
	});

	test('registering is offered to who may', () => {
		expect(list([row])).toContain('/evaluasi/baru');
		expect(list([row], 'id', false)).not.toContain('/evaluasi/baru');
	});
});

describe('the months behind a verdict', () => {
	const months: PanelPage['rows'] = [{ unitId: 'u', unitName: 'Dinas Rekaan', serviceId: 's', serviceName: 'KTP', firstMonth: null, month: '2025-03-01', responses: 1234, total: 0, value: null, points: 80.5 }];
	const panel = { programmeId: 'e1', title: 'Pelatihan Rekaan', outcome: 'index', total: 1, page: 1, pages: 1, rows: months, offices: [{ unitId: 'u', name: 'Dinas Rekaan', firstMonth: null, value: 80.5, months: 1 }] } as unknown as PanelPage;

	test.each(LOCALES)('in %s are readable by all', (locale) => {
		expectSound(html(PanelData, { panel }, locale));
		expectSound(html(PanelData, { panel: { ...panel, total: 0, rows: [] } }, locale));
	});

	test('numbers are written as the reader writes them, and who was never trained is said so', () => {
		const text = textOf(html(PanelData, { panel }));
		for (const part of ['1.234', '80,50', id.data.never, 'Mar 2025']) expect(text).toContain(part);
		expect(textOf(html(PanelData, { panel }, 'en'))).toContain('1,234');
	});
});

describe('the months of a rate', () => {
	const months: PanelPage['rows'] = [{ unitId: 'u', unitName: 'Dinas Rekaan', serviceId: 's', serviceName: 'KTP', firstMonth: null, month: '2025-03-01', responses: 1500, total: 3, value: 2, points: 2 }];
	const panel = { programmeId: 'e1', title: 'Pelatihan Rekaan', outcome: 'complaints_per_thousand', total: 1, page: 1, pages: 1, rows: months, offices: [] } as unknown as PanelPage;

	test.each(LOCALES)('in %s show what was divided by what', (locale) => {
		const out = html(PanelData, { panel }, locale);
		expectSound(out);
		for (const part of [words[locale].partOf('complaints_per_thousand')!, words[locale].countedOf('complaints_per_thousand'), words[locale].valueOf('complaints_per_thousand'), words[locale].definitionOf('complaints_per_thousand')!]) expect(textOf(out)).toContain(part);
		expect(textOf(out)).toMatch(/3\s+1[.,]500\s+2[.,]00/);
	});
});

describe('registering', () => {
	const choices = { courses: [{ id: 'c1', title: 'Melayani' }], units: [{ id: 'u1', name: 'Dinas Rekaan', services: ['KTP', 'KK'], kind: 'office', parentId: 'p', parentName: 'Dinas Induk' }, { id: 'u2', name: 'Badan Rekaan', services: ['Izin'], kind: 'office', parentId: 'p', parentName: 'Dinas Induk' }], hasSuccessors: true };

	test.each(LOCALES)('in %s is readable by all, with a month for every unit and every outcome by name', (locale) => {
		const out = html(RegisterForm, { choices, form: null }, locale);
		expectSound(out);
		expect(out.match(/type="month"/g)).toHaveLength(2);
		for (const outcome of OUTCOMES) expect(textOf(out)).toContain(words[locale].outcomeName(outcome));
		expectSound(html(RegisterForm, { choices: { courses: [], units: [], hasSuccessors: false }, form: null }, locale));
	});

	test('an unreadable month comes back beside its unit', () => {
		const out = html(RegisterForm, { choices, form: { values: { [`${START_FIELD}u1`]: 'maret' }, errors: { [`${START_FIELD}u1`]: 'Bulan tidak terbaca.' } } });
		expectSound(out);
		expect(out).toContain('value="maret"');
	});

	test('without an office that gives a service there is no form to fill', () => expect(html(RegisterForm, { choices: { courses: [], units: [], hasSuccessors: false }, form: null })).not.toContain('<form'));
});
