import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { pageWords } from '../pages.messages.ts';
import { DIMENSIONS, INDICATORS } from '../quality-indicators.ts';
import type { BatchFilter } from '../schema.ts';
import type { BatchLine, BatchPage as Page } from '../server/import-pages.ts';
import type { QualityReport } from '../server/quality-service.ts';
import BatchPage from './BatchPage.svelte';
import FindingPage from './FindingPage.svelte';
import QualityPage from './QualityPage.svelte';

const LOCALES = ['id', 'en'] as const;
const STATES = ['reading', 'previewed', 'writing', 'confirmed', 'undone', 'refused'] as const;
const { batch: words, quality } = pageWords('id');
const AT = new Date('2026-11-20T22:30:00Z');
const line = (given: Partial<BatchLine> = {}): BatchLine => ({
	id: 'b1', kind: 'people', fileName: 'pegawai-rekaan.csv', fileSize: 1200, state: 'previewed', rowsRead: 3, rowsTotal: 3, counts: { rows: 3, new: 1, changed: 1, unchanged: 1, refused: 0, warnings: {}, units: { new: 0, changed: 0 } },
	refusal: null, by: 'Pengelola Rekaan', createdAt: AT, confirmedAt: null, undoneAt: null, clearedAt: null, sameFileAt: null, ...given
});
interface Shown { readonly filter?: BatchFilter; readonly refusal?: string; readonly locale?: 'id' | 'en'; readonly page?: Partial<Page> }
const shown = (given: Partial<BatchLine> = {}, { filter = { keadaan: undefined, halaman: 1 }, refusal, locale = 'id', page = {} }: Shown = {}) =>
	html(BatchPage, { page: { batch: line(given), rows: [], total: 0, pages: 1, mayUndo: false, ...page }, filter, timeZone: 'Asia/Jakarta', form: null, refusal }, locale);
const h1 = (out: string) => textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(out)?.[1] ?? '');
const actions = (out: string) => [...out.matchAll(/action="\?\/([\w-]+)"/g)].map(([, action]) => action);

describe('an import', () => {
	test.each(STATES.flatMap((state) => LOCALES.map((locale) => [state, locale] as const)))('%s in %s says where it stands in its heading', (state, locale) => {
		const out = shown({ state, confirmedAt: AT, undoneAt: AT }, { locale, refusal: 'Kolom NIP tidak ada.' });
		expectSound(out);
		expect(h1(out)).toBe(pageWords(locale).batch.titles[state]);
		expect(out.includes('http-equiv="refresh"')).toBe(state === 'reading' || state === 'writing');
	});

	test('what nobody decided on is called abandoned, not broken', () => expect(h1(shown({ state: 'refused', refusal: { code: 'import.abandoned' } }))).toBe(words.titles.abandoned));

	test('is dated by the clock of the government', () => expect(textOf(shown({ state: 'confirmed', confirmedAt: AT }))).toContain('21 November 2026'));

	test('the button says how many rows it writes; with nothing to write there is none', () => {
		const many = { rows: 12_000, new: 10_000, changed: 2_000, unchanged: 0, refused: 0, warnings: {}, units: { new: 0, changed: 0 } };
		expect(textOf(shown({ counts: many }))).toContain(words.confirm('12.000'));
		const same = shown({ counts: { ...many, new: 0, changed: 0, unchanged: 12_000 } });
		expect(actions(same)).not.toContain('simpan');
		expect(textOf(same)).toContain(words.nothing);
		expect(textOf(shown({ counts: { ...many, new: 0, changed: 0, refused: 1 } }))).not.toContain(words.nothing);
	});

	test.each(['confirmed', 'undone', 'refused', 'writing', 'reading'] as const)('%s can not be written again', (state) => expect(actions(shown({ state }))).not.toContain('simpan'));

	test('undoing is offered while it may be', () => {
		expect(actions(shown({ state: 'confirmed' }, { page: { mayUndo: true } }))).toContain('batalkan');
		expect(actions(shown({ state: 'confirmed' }))).not.toContain('batalkan');
	});

	test('a try that failed is said, and the file can be read again', () => {
		const out = shown({}, { refusal: 'Susunan unit berubah sejak berkas dibaca.' });
		expect(textOf(out)).toContain('Susunan unit berubah');
		expect(actions(out)).toContain('baca-ulang');
		expect(actions(shown())).not.toContain('baca-ulang');
	});

	test('each figure opens its rows, until they are deleted', () => {
		for (const state of ['new', 'changed', 'unchanged', 'refused']) expect(shown()).toContain(`href="/impor/b1?keadaan=${state}#baris"`);
		const cleared = shown({ state: 'confirmed', clearedAt: AT, counts: { new: 5, refused: 2 } });
		expectSound(cleared);
		expect(cleared).not.toContain('keadaan=');
		expect(cleared).not.toContain('/ditolak"');
		expect(textOf(cleared)).toContain('Isi berkas ini dihapus');
		expect(shown({ counts: { new: 5, refused: 2 } })).toContain('href="/impor/b1/ditolak"');
	});

	test('circles of units are drawn as a path, warnings are counted together', () => {
		const out = shown({ kind: 'units', counts: { new: 1, cycles: [{ names: ['Dinas A', 'Bidang B', 'Dinas A'], rows: [2, 3] }], warnings: { first: 999, second: 2 } } });
		expectSound(out);
		expect(textOf(out)).toContain(words.cycle('Dinas A → Bidang B → Dinas A'));
		expect(textOf(out)).toContain(`${words.warnings} (1.001)`);
	});

	test('the filter is kept from page to page, and the chosen one is marked', () => {
		const rows = [{ row: 2, state: 'refused' as const, nip: '199001012015011001', name: HOSTILE, reasons: [{ code: 'unheard_of', column: HOSTILE, value: HOSTILE, isRefusal: true }] }];
		const out = shown({ fileName: HOSTILE }, { filter: { keadaan: 'refused', halaman: 2 }, page: { rows, total: 150, pages: 3 } });
		expectHarmless(out);
		expectSound(out);
		expect(out.replaceAll('&amp;', '&')).toContain('/impor/b1?keadaan=refused&halaman=3#baris');
		expect(out.match(/aria-current="true"/g)).toHaveLength(1);
		expect(textOf(out)).toContain(`${words.total('150')} · `);
	});
});

describe('the quality of the records', () => {
	const report = (given: Partial<QualityReport> = {}): QualityReport => ({
		people: 12_000, unlooked: 0, score: { total: 87.125, dimensions: { completeness: 100, timeliness: 0, accuracy: 81.5, consistency: null } },
		indicators: INDICATORS.map((one) => ({ ...one, count: typeof one.basis === 'object' ? null : 1200 })), lookedOn: '2026-11-20', ...given
	});
	const page = (given: Partial<QualityReport> = {}, locale: 'id' | 'en' = 'id', mayLookAgain = false) => html(QualityPage, { report: report(given), mayLookAgain }, locale);

	test.each(LOCALES)('is sound with figures, and before anybody looked (%s)', (locale) => {
		expectSound(page({}, locale, true));
		const never = page({ people: 0, unlooked: 12_000, lookedOn: null, score: { total: null, dimensions: { completeness: null, timeliness: null, accuracy: null, consistency: null } } }, locale);
		expectSound(never);
		expect(textOf(never)).toContain(pageWords(locale).quality.noScore);
		expect(textOf(never)).toContain(pageWords(locale).quality.unlooked(locale === 'id' ? '12.000' : '12,000'));
	});

	test('nought is a score, what cannot be computed is a word', () => {
		const out = textOf(page());
		expect(out).toContain(`0,00 ${quality.dimensions.timeliness}`);
		expect(out).toContain(`${quality.noScore} ${quality.dimensions.consistency}`);
	});

	test('each indicator that can be counted opens its people, each that can not says what is missing', () => {
		const out = page();
		for (const { code, basis } of INDICATORS) expect(out.includes(`href="/mutu-data/${code}"`)).toBe(typeof basis !== 'object');
		for (const dimension of DIMENSIONS) expect(out).toContain(`href="#${dimension}"`);
		expect(out.match(/>1\.200<\/a>/g)).toHaveLength(INDICATORS.filter(({ basis }) => typeof basis !== 'object').length);
	});

	test('looking again is only for who may', () => {
		expect(page()).not.toContain('<form');
		expect(page({}, 'id', true)).toContain(quality.again);
	});

	test.each(INDICATORS.map((indicator) => [indicator.code, indicator] as const))('%s has its own page, clean or with people', (_, indicator) => {
		const person = { id: 'p1', nip: '199001012015011001', name: HOSTILE, title: null, unit: null, unitId: null, leftOn: '2026-01-01' };
		for (const locale of LOCALES) {
			const clean = html(FindingPage, { rows: { indicator, lines: [], total: 0, pages: 1 }, page: 1 }, locale);
			expectSound(clean);
			expect(h1(clean)).toBe(indicator.title[locale]);
			expect(textOf(clean).includes(pageWords(locale).quality.clean)).toBe(typeof indicator.basis !== 'object');
		}
		if (typeof indicator.basis === 'object') return;
		const found = html(FindingPage, { rows: { indicator, lines: [person], total: 120, pages: 3 }, page: 2 });
		expectHarmless(found);
		expectSound(found);
		expect(found).toContain(`/mutu-data/${indicator.code}?halaman=3`);
	});
});
