import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from './messages.en.ts';
import { id } from './messages.id.ts';
import { boardsFor, countVerdicts, lastThreeMonths, meanOfGroups, tilesFor, TILES_OF, within } from './rules.ts';
import { BOARDS, BoardSearch, type Board, type TileCode } from './schema.ts';
import type { Dashboard, MeasureRows } from './server/service.ts';
import DashboardPage from './ui/DashboardPage.svelte';
import MeasurePage from './ui/MeasurePage.svelte';
import TileCard from './ui/TileCard.svelte';
import { spanText, tilesOf, type Figures, type Tile } from './view.ts';

const TODAY = '2026-11-21';
const span = { from: '2026-08-01', until: '2026-11-01' };
const tile = (code: TileCode, figures: Figures, locale: 'id' | 'en' = 'id', board: Board = 'region') => tilesOf(board, [code], figures, TODAY, locale)[0]!;
const measured = (mean: number, interval: readonly [number, number] | null, given: object = {}) => ({ ...span, mean: { mean, interval, count: 1200, groups: 8 }, ...given });

describe('figures, by hand', () => {
	test('hours are minutes by sixty, whole', () => {
		expect(tile('attended', { attended: { minutes: 339_780, participants: 298, sessions: 26 } }).value).toBe('5.663');
		expect(tile('attended', { attended: { minutes: 89, participants: 1, sessions: 1 } }).value).toBe('1');
	});

	test('verdicts are counted together and each by itself', () => {
		const verdicts = [{ code: 'proven_better' as const, count: 3 }, { code: 'proven_worse' as const, count: 2 }, { code: null, count: 4 }];
		expect(tile('verdicts', { verdicts })).toMatchObject({ value: '9', verdicts });
		expect(tile('verdicts', {})).toMatchObject({ value: '0', verdicts: [] });
	});

	test.each([[0, 12, '0 / 12', '0 %'], [12, 12, '12 / 12', '100 %'], [1, 3, '1 / 3', '33 %']])('%i of %i who have met their duty', (met, members, value, percent) => expect(tile('jp_team', { jp_team: { met, members } })).toMatchObject({ value, note: percent }));

	test('an interval ends where its scale ends: 25 to 100 of an index, nought to 100 of a share', () => {
		expect(tile('index', { index: measured(30, [20, 101]) }).range).toBe(id.range('25,00', '100,00'));
		expect(tile('fixed', { fixed: measured(5, [-4, 14]) }).range).toBe(id.range('0,0 %', '14,0 %'));
		expect(tile('promise', { promise: measured(5, [0.5, 99.5]) }).range).toBe(id.range('0,5 %', '99,5 %'));
	});

	test('what was counted and where stands in the form of the language', () => {
		expect(tile('index', { index: measured(80, null) }).note).toBe(id.countedAt('1.200', '8'));
		expect(tile('index', { index: measured(80, null) }, 'en').note).toBe(en.countedAt('1,200', '8'));
	});

	test('of months without a figure the months are said', () => expect(tile('index', { index: { ...span, mean: null } })).toMatchObject({ value: '—', note: id.noData, asOf: 'Agustus 2026 – Oktober 2026' }));

	test('three months end with the last full one, across the turn of a year too', () => {
		expect(spanText(lastThreeMonths('2026-02-28'), 'id')).toBe('November 2025 – Januari 2026');
		expect(spanText(lastThreeMonths('2026-03-01'), 'en')).toBe('December 2025 – February 2026');
		expect(lastThreeMonths('2026-01-01')).toEqual({ from: '2025-10-01', until: '2026-01-01' });
	});

	test('one’s own activities open in the ledger of this year', () => expect(tile('activities', { activities: 3 })).toMatchObject({ value: '3', href: '/jp?tahun=2026' }));

	test('a measure opens its rows on the board that it stands on', () => {
		for (const board of BOARDS) expect(tile('promise', {}, 'id', board).href).toBe(`/ringkasan/janji-waktu?papan=${board}`);
	});

	test('in English one is one', () => {
		expect([en.countedAt('5', '1'), en.countedAt('5', '2'), en.attendedBy('1', '1'), en.attendedBy('2', '3'), en.spentOn('1', '0', 'Rp 0')].map((text) => text.replace(/;.*/, ''))).toEqual([
			'5 counted at 1 service of a unit', '5 counted at 2 services of units', '1 officer, 1 session', '2 officers, 3 sessions', '1 programme, 0 with a bounded cost of a point'
		]);
		expect(en.partial('1')).toMatch(/^At 1 service of a unit the survey/);
	});
});

describe('a mean over counters', () => {
	// Two counters: 10 answers of 80, 30 of 60. Mean 65; residuals 150 and −150; t(0,975; 1) = 12,7062; √(2 × 45.000) ÷ 40 = 7,5.
	test('has the interval of its counters, not of its answers', () => {
		const found = meanOfGroups([{ sum: 800, count: 10 }, { sum: 1800, count: 30 }]);
		expect(found).toMatchObject({ mean: 65, count: 40, groups: 2 });
		expect(found?.interval?.[1]).toBeCloseTo(65 + 12.7062 * 7.5, 2);
	});

	test('lies between the lowest and the highest counter, in whatever order they come', () => {
		const groups = fc.array(fc.record({ mean: fc.integer({ min: 0, max: 100 }), count: fc.integer({ min: 0, max: 500 }) }), { minLength: 1, maxLength: 12 });
		fc.assert(fc.property(groups, (all) => {
			const rows = all.map(({ mean, count }) => ({ sum: mean * count, count }));
			const found = meanOfGroups(rows);
			const counted = all.filter(({ count }) => count > 0);
			expect(found === null).toBe(counted.length === 0);
			if (!found) return;
			expect(found.mean).toBeGreaterThanOrEqual(Math.min(...counted.map(({ mean }) => mean)) - 1e-9);
			expect(found.mean).toBeLessThanOrEqual(Math.max(...counted.map(({ mean }) => mean)) + 1e-9);
			const back = meanOfGroups(rows.toReversed());
			expect(back?.mean).toBeCloseTo(found.mean, 9);
			expect(back?.interval?.[0] ?? 0).toBeCloseTo(found.interval?.[0] ?? 0, 6);
		}));
	});

	test('a counter that counted nothing takes no part', () => expect(meanOfGroups([{ sum: 0, count: 0 }, { sum: 80, count: 1 }])).toEqual({ mean: 80, interval: null, count: 1, groups: 1 }));
	test('an interval inside its scale stays', () => expect([within([30, 70], 25, 100), within([10, 110], 25, 100)]).toEqual([[30, 70], [25, 100]]));
	test('every verdict has its place; what waits has one only where something does', () => {
		expect(countVerdicts([], ['proven_better', 'proven_worse'])).toEqual([{ code: 'proven_better', count: 0 }, { code: 'proven_worse', count: 0 }]);
		expect(countVerdicts([null, 'proven_worse', null], ['proven_better', 'proven_worse'])).toEqual([{ code: 'proven_better', count: 0 }, { code: 'proven_worse', count: 1 }, { code: null, count: 2 }]);
	});
});

describe('boards', () => {
	const reader = (given: object) => ({ personId: null, roles: [] as string[], unitPath: null, can: () => false, pathsFor: () => [] as string[], ...given });
	const within1 = (...verbs: string[]) => (verb: string) => (verbs.includes(verb) ? ['/1/'] : ['/1/2/']);

	test('are opened by duty, the widest first', () => {
		expect(boardsFor(reader({}))).toEqual([]);
		expect(boardsFor(reader({ personId: 'p' }))).toEqual(['own']);
		expect(boardsFor(reader({ personId: 'p', roles: ['supervisor'], unitPath: '/1/2/' }))).toEqual(['unit', 'own']);
		expect(boardsFor(reader({ roles: ['supervisor'] }))).toEqual([]);
		expect(boardsFor(reader({ pathsFor: within1('session.manage', 'report.read') }))).toEqual(['training', 'region']);
		expect(boardsFor(reader({ pathsFor: within1() }))).toEqual([]);
	});

	test('of the whole government show only what is read in all of it: a part would pass for the whole', () => {
		const some = reader({ can: () => true, pathsFor: within1('survey.read') });
		expect(tilesFor(some, 'region')).toEqual(['index']);
		expect(tilesFor(some, 'unit')).toEqual(TILES_OF.unit);
		expect(tilesFor(reader({}), 'own')).toEqual(TILES_OF.own);
		expect(tilesFor(reader({}), 'unit')).toEqual([]);
	});

	test('never show more than seven figures, each once', () => {
		for (const board of BOARDS) expect(TILES_OF[board].length <= 7 && new Set(TILES_OF[board]).size === TILES_OF[board].length, board).toBe(true);
	});

	test.each([[null, null], ['region', 'region'], ['REGION', null], ['', null], [7, null]])('an address that says %j means %j', (board, read) => expect(BoardSearch.parse({ board })).toEqual({ board: read }));
});

describe('the page of a board', () => {
	const page = (given: Partial<Dashboard> = {}, locale: 'id' | 'en' = 'id') => html(DashboardPage, { dashboard: { board: 'own', boards: ['own'], tiles: TILES_OF.own, figures: {}, today: TODAY, unitName: null, ...given } }, locale);

	test.each([['id', id], ['en', en]] as const)('in %s is sound without figures, and without a board', (locale, words) => {
		for (const board of BOARDS) expectSound(page({ board, tiles: TILES_OF[board] }, locale));
		const none = page({ board: null, boards: [], tiles: [] }, locale);
		expectSound(none);
		expect(textOf(none)).toContain(words.noneText);
	});

	test('offers other points of view only where there are some, and marks its own', () => {
		expect(page()).not.toContain('aria-current');
		const two = page({ board: 'region', boards: ['region', 'own'], tiles: TILES_OF.region });
		expect([...two.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, href]) => href)).toEqual(['/ringkasan?papan=region']);
		expect(two).toContain('href="/ringkasan?papan=own"');
	});

	test('a tile shows what it has and no more', () => {
		const bare: Tile = { code: 'offers', value: '7', label: 'angkatan', asOf: 'Data', definition: 'Cara.', href: '/pelatihan' };
		const paragraphs = (given: Partial<Tile>) => html(TileCard, { tile: { ...bare, ...given } }).match(/<p/g)?.length;
		expect([paragraphs({}), paragraphs({ range: 'r' }), paragraphs({ note: 'n' }), paragraphs({ caution: 'c' }), paragraphs({ range: 'r', note: 'n', caution: 'c' })]).toEqual([2, 3, 3, 3, 5]);
		expect(html(TileCard, { tile: bare })).not.toContain('tall');
		expect(html(TileCard, { tile: { ...bare, verdicts: [] } })).toContain('tall');
	});
});

describe('the rows behind a measure', () => {
	const row = (given: object = {}) => ({ unitId: 'u1', unitName: 'Dinas A', serviceName: 'KTP', sum: 8050, count: 100, isPartial: false, isFew: false, ...given });
	const page = (rows: readonly ReturnType<typeof row>[], given: Partial<MeasureRows> = {}, locale: 'id' | 'en' = 'id') => html(MeasurePage, { found: { measure: 'index', board: 'region', ...span, rows, mean: meanOfGroups(rows), ...given } }, locale);
	const cells = (out: string) => [...out.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].slice(1).map(([, line = '']) => [...line.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)));

	test('an index has two decimals, a share one and its sign', () => {
		expect(cells(page([row()]))).toEqual([['Dinas A', 'KTP', '100', '80,50']]);
		expect(cells(page([row({ sum: 9150 })], { measure: 'promise' }))).toEqual([['Dinas A', 'KTP', '100', '91,5 %']]);
		expect(cells(page([row({ count: 1200, sum: 96_600 })], {}, 'en'))).toEqual([['Dinas A', 'KTP', '1,200', '80.50']]);
	});

	test('of few people have neither number nor value, and no division by nought', () => expect(cells(page([row(), row({ unitId: 'u2', sum: 0, count: 0, isFew: true })]))[1]).toEqual(['Dinas A', 'KTP', id.rows.few, '–']));
	test('of fewer elements say so', () => expect(cells(page([row({ isPartial: true })]))[0]?.[1]).toBe(`KTP (${id.rows.partial})`));

	test.each([['id', id], ['en', en]] as const)('in %s are sound with none, one and many, and say what none means', (locale, words) => {
		expectSound(page(Array.from({ length: 30 }, (_, at) => row({ unitId: `u${at}` })), {}, locale));
		const none = page([], {}, locale);
		expectSound(none);
		expect(textOf(none)).toContain(words.rows.none);
		expect(textOf(page([row(), row({ unitId: 'u2', sum: 9000 })], {}, locale))).toContain(words.rows.all(locale === 'id' ? '85,25' : '85.25'));
	});

	test('names of units and services are text', () => expectHarmless(page([row({ unitName: HOSTILE, serviceName: HOSTILE })])));
});
