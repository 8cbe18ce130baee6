import { describe, expect, test } from 'vitest';
import { VERDICT_CODES } from '#features/evaluation/schema.ts';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { countVerdicts, TILES_OF } from './rules.ts';
import { BOARDS, TILES, type Board } from './schema.ts';
import type { Dashboard, MeasureRows } from './server/service.ts';
import DashboardPage from './ui/DashboardPage.svelte';
import MeasurePage from './ui/MeasurePage.svelte';
import { spanText, tilesOf, type Figures } from './view.ts';

const TODAY = '2026-11-21';
const LOCALES = ['id', 'en'] as const;
const span = { from: '2026-08-01', until: '2026-11-01' };
const full: Figures = {
	jp_own: { jp: 16, minimum: 20, contractLimit: 24, year: 2026 }, activities: 3, sessions_coming: 1, offers: 7, jp_team: { members: 354, met: 129 },
	index: { ...span, mean: { mean: 81.504, interval: [80.6, 82.41], count: 2890, groups: 116 } }, promise: { ...span, mean: { mean: 97, interval: [92.5, 101.5], count: 400, groups: 8 } }, fixed: { ...span, mean: { mean: 60, interval: null, count: 12, groups: 1 } },
	needs: { open: 66, first: 44 }, verdicts: countVerdicts(['proven_better', 'no_meaningful_effect', 'no_meaningful_effect', null], VERDICT_CODES), attended: { minutes: 339_780, participants: 298, sessions: 26 },
	spent: { paid: 88_800_000, workingTime: 112_320_000, programmes: 2, bounded: 1 }, decisions: { waiting: 5, proposed: 1, unplanned: 1 }
};
const board = (name: Board, figures: Figures = full): Dashboard => ({ board: name, boards: ['region', 'own'], tiles: TILES_OF[name], figures, today: TODAY, unitName: null });
const tile = (code: (typeof TILES)[number], figures: Figures = full, locale: 'id' | 'en' = 'id') => tilesOf('region', [code], figures, TODAY, locale)[0]!;

describe('a tile', () => {
	test.each(TILES)('%s says a value, how it is counted, of when it is, and opens its rows', (code) => {
		for (const locale of LOCALES) {
			const said = tile(code, full, locale);
			expect(said.value).toMatch(/\d/);
			expect(said.definition.length).toBeGreaterThan(30);
			expect(said.asOf).toMatch(/2026/);
			expect(said.href).toMatch(/^\/[a-z]/);
			expect(JSON.stringify(said)).not.toMatch(/undefined|NaN|Infinity|\[object/);
		}
	});
	test.each(TILES.filter((code) => code !== 'verdicts'))('%s shows a dash, never a zero, where nothing is known', (code) => expect(tile(code, {}).value).toBe('—'));
	test('of an estimate has its interval, in Indonesian form', () => expect(tile('index')).toMatchObject({ value: '81,50', range: 'Rentang 95 %: 80,60 sampai 82,41', asOf: 'Agustus 2026 – Oktober 2026', href: '/ringkasan/kepuasan?papan=region' }));
	test('of an index that does not rest on all nine elements everywhere says where, and not beside other figures', () => {
		const index = { ...span, mean: { mean: 81.5, interval: null, count: 2890, groups: 116 } };
		expect(tile('index', { index: { ...index, partial: 3 } }).caution).toBe(id.partial('3'));
		expect(tile('index', { index: { ...index, partial: 0 } })).not.toHaveProperty('caution');
		expect(tile('promise')).not.toHaveProperty('caution');
	});
	test('never has an interval beyond its scale', () => expect(tile('promise').range).toBe('Rentang 95 %: 92,5 % sampai 100,0 %'));
	test('of one place says that it has none', () => expect(tile('fixed')).toMatchObject({ value: '60,0 %', range: 'Rentang tidak dapat dihitung dari satu layanan saja.' }));
	test('of what is counted in full has none', () => expect(tile('jp_team')).toMatchObject({ value: '129 / 354', note: '36 %' }));
	test('of nobody with a duty is a dash, not a division by zero', () => expect(tile('jp_team', { jp_team: { members: 0, met: 0 } }).value).toBe('—'));
	test('of money is short, with the working time apart', () => expect(tile('spent')).toMatchObject({ value: 'Rp\u00a088,8\u00a0jt', note: '2 program, 1 berbiaya per poin terbatas; waktu kerja peserta Rp\u00a0112,3\u00a0jt' }));
	test('of a PPPK has no minimum', () => expect(tile('jp_own', { jp_own: { jp: 4, minimum: null, contractLimit: 24, year: 2026 } }).value).toBe('4'));
	test('the months are named from the first to the last that is over', () => expect(spanText({ from: '2025-11-01', until: '2026-02-01' }, 'en')).toBe('November 2025 – January 2026'));
});

describe('a board', () => {
	test.each(BOARDS.flatMap((name) => LOCALES.map((locale) => [name, locale] as const)))('%s in %s is readable by all, full and without data', (name, locale) => {
		expectSound(html(DashboardPage, { dashboard: board(name) }, locale));
		expectSound(html(DashboardPage, { dashboard: board(name, {}) }, locale));
	});
	test('shows all seven verdicts, nil and worse in the same list as better', () => {
		const page = html(DashboardPage, { dashboard: board('region') });
		const list = /<ul class="verdicts[\s\S]*?<\/ul>/.exec(page)?.[0] ?? '';
		expect(list.match(/<li/g)).toHaveLength(8);
		for (const words of ['Terbukti membaik 1', 'Tidak ada dampak berarti 2', 'Terbukti memburuk 0', 'Tidak dapat dinilai 0', 'Belum dihitung 1']) expect(textOf(list)).toContain(words);
	});
	test('has one tile with its link for each figure', () => expect(html(DashboardPage, { dashboard: board('region') }).match(/<details/g)).toHaveLength(7));
	test('of who has none leads home', () => {
		const page = html(DashboardPage, { dashboard: { ...board('own'), board: null, boards: [], tiles: [] } });
		expectSound(page);
		expect(page).toContain('href="/hari-ini"');
	});
});

describe('the rows of a measure', () => {
	const rows = [{ unitId: 'u1', unitName: 'Dinas A', serviceName: 'KTP-el', sum: 8150, count: 100, isFew: false }, { unitId: 'u2', unitName: 'Dinas B', serviceName: 'KK', sum: 0, count: 0, isFew: true }];
	const found = (given: Partial<MeasureRows> = {}): MeasureRows => ({ measure: 'index', board: 'region', ...span, rows, mean: { mean: 81.5, interval: [80, 83], count: 102, groups: 2 }, ...given });
	test.each(LOCALES)('in %s are readable by all, with many and with none', (locale) => {
		for (const given of [{}, { measure: 'fixed' as const }, { rows: [], mean: null }]) expectSound(html(MeasurePage, { found: found(given) }, locale));
	});
	test.each(LOCALES)('in %s name the services that were not asked all nine elements', (locale) => {
		const page = html(MeasurePage, { found: found({ rows: rows.map((row, at) => ({ ...row, isPartial: at === 0 })) }) }, locale);
		expectSound(page);
		expect(textOf(page)).toContain({ id, en }[locale].partial('1'));
		expect(textOf(page)).toContain(`KTP-el (${{ id, en }[locale].rows.partial})`);
		expect(textOf(html(MeasurePage, { found: found() }, locale))).not.toContain({ id, en }[locale].rows.partial);
	});
	test('keep a small counter to themselves', () => {
		const text = textOf(html(MeasurePage, { found: found() }));
		expect(text).toContain('Dinas A KTP-el 100 81,50');
		expect(text).toMatch(/Dinas B KK kelompok kecil –/);
	});
});
