import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { PublicAgency as Agency } from '../public.schema.ts';
import OpenDataPage from './OpenDataPage.svelte';
import PublicAgencies from './PublicAgencies.svelte';
import PublicAgency from './PublicAgency.svelte';
import { publicWords } from './public-words.ts';

const LOCALES = ['id', 'en'] as const;
const point = (at: number, given: object = {}) => ({
	slug: `loket-${at}`, name: `Loket ${at}`, unit: 'Dinas Rekaan', service: `Layanan ${String(at).padStart(3, '0')}`, serviceCode: `l-${at}`, isOverdue: false,
	survey: { id: `s${at}`, opensOn: '2026-01-01', closesOn: '2026-06-30', index: 8050, grade: 'B', interval95: [7900, 8200] as [number, number], respondents: 40, sampleMinimum: 40 }, ...given
});
const agency = (given: Partial<Agency> = {}): Agency => ({ code: '15/05', name: 'Kabupaten Rekaan', points: [point(1)], plans: { open: 1, late: 2, done: 3 }, complaints: {}, confirmed: null, ...given });
const draw = (given: Partial<Agency> = {}, search: { readonly urut?: 'nama' | 'ikm'; readonly halaman?: number } = {}, locale: 'id' | 'en' = 'id') => html(PublicAgency, { agency: agency(given), search: { urut: 'nama', halaman: 1, ...search }, locale }, locale);
const counters = (out: string) => [...out.matchAll(/href="\/publik\/15%2F05\/(loket-\d+)"/g)].map(([, slug]) => slug);
const hundred = Array.from({ length: 100 }, (_, at) => point(at + 1));

describe('the list of governments', () => {
	test.each(LOCALES)('in %s counts counters and results, or says that there is none', (locale) => {
		const words = publicWords(locale).agencies;
		const out = html(PublicAgencies, { agencies: [{ code: '15/05', name: 'Kabupaten Rekaan', points: 1200, results: 1 }, { code: '1506', name: 'Kota Rekaan', points: 1, results: 0 }], locale }, locale);
		expectSound(out);
		expect(textOf(out)).toContain(words.line(1200, 1));
		expect(textOf(out)).not.toContain(words.none);
		expect(out).toContain('href="/publik/15%2F05"');
		expect(textOf(html(PublicAgencies, { agencies: [], locale }, locale))).toContain(words.none);
	});

	test('in English one is one', () => expect([publicWords('en').agencies.line(1, 1), publicWords('en').agencies.line(2, 0)]).toEqual(['1 service point, 1 with a survey result', '2 service points, 0 with a survey result']));
});

describe('the counters of a government', () => {
	test('stand forty on a page, each once', () => {
		const pages = [1, 2, 3].map((halaman) => counters(draw({ points: hundred }, { halaman })));
		expect(pages.map(({ length }) => length)).toEqual([40, 40, 20]);
		expect(new Set(pages.flat()).size).toBe(100);
	});

	test.each(LOCALES)('in %s lead on, back, and keep their order', (locale) => {
		const words = publicWords(locale).agency;
		const links = (halaman: number, urut: 'nama' | 'ikm' = 'ikm') => [...draw({ points: hundred }, { halaman, urut }, locale).matchAll(/<a href="\/publik\/15%2F05\?urut=(\w+)&(?:amp;)?halaman=(\d+)"[^>]*>([^<]+)</g)].map(([, order, page, label]) => [order, page, label]);
		expect(links(1)).toEqual([['ikm', '2', words.after]]);
		expect(links(2)).toEqual([['ikm', '1', words.before], ['ikm', '3', words.after]]);
		expect(links(3, 'nama')).toEqual([['nama', '2', words.before]]);
		expect(links(900)).toEqual(links(3));
		expect(textOf(draw({ points: hundred }, { halaman: 2 }, locale))).toContain(words.page(2, 3));
	});

	test('on one page have no bar of pages', () => {
		expect(draw()).not.toContain(publicWords('id').agency.pageLabel);
		expect(draw({ points: hundred.slice(0, 40) })).not.toContain(publicWords('id').agency.pageLabel);
		expect(draw({ points: hundred.slice(0, 41) })).toContain(publicWords('id').agency.pageLabel);
	});

	test.each([['nama', '/publik/15%2F05"'], ['ikm', '?urut=ikm"']] as const)('in the order %s mark the link of this order alone', (urut, end) => {
		const marked = [...draw({}, { urut }).matchAll(/<a href="([^"]+")[^>]*aria-current="page"/g)].map(([, href = '']) => href);
		expect(marked).toHaveLength(1);
		expect(marked[0]?.endsWith(end)).toBe(true);
	});

	test('by index stand in groups that say why; by name there are none', () => {
		const words = publicWords('id').agency;
		const points = [point(1), point(2, { survey: { ...point(2).survey, index: 9500, interval95: [9400, 9600] } }), point(3, { survey: null })];
		const ranked = textOf(draw({ points }, { urut: 'ikm' }));
		expect(ranked).toContain(words.rankNote);
		expect(ranked.indexOf(`${words.group(1)} · selang 94,00–96,00`)).toBeLessThan(ranked.indexOf(`${words.group(2)} · selang 79,00–82,00`));
		expect(ranked.indexOf(words.noResult)).toBeGreaterThan(ranked.indexOf(words.group(2)));
		expect(draw({ points })).not.toContain(words.group(1));
		expect(draw({ points })).not.toContain(words.rankNote);
	});

	test('few answers are marked, as many as the minimum are not', () => {
		const few = publicWords('id').agency.few;
		const of = (respondents: number) => textOf(draw({ points: [point(1, { survey: { ...point(1).survey, respondents } })] })).includes(few);
		expect([of(39), of(40), of(41)]).toEqual([true, false, false]);
	});
});

describe('complaints of a government', () => {
	test.each(LOCALES)('in %s are counted by state; few are hidden by a word, none is no table', (locale) => {
		const { agency: words, states } = publicWords(locale);
		const out = draw({ complaints: { closed: 1200, new: null, invented: 7 } }, {}, locale);
		expectSound(out);
		expect(textOf(out)).toContain(`${states.closed ?? ''} ${locale === 'id' ? '1.200' : '1,200'}`);
		expect(textOf(out)).toContain(`${states.new ?? ''} ${words.fewer}`);
		expect(out).not.toContain('invented');
		expect(textOf(draw({}, {}, locale))).toContain(words.noComplaints);
		expect(textOf(out)).not.toContain(words.noComplaints);
	});

	test('what reporters confirmed stands only where enough of them answered', () => {
		const words = publicWords('id').agency;
		const complaints = { closed: 30 };
		expect(textOf(draw({ complaints, confirmed: { answers: 20, fixedPercent: 65 } }))).toContain(words.confirmed(65, 20));
		expect(textOf(draw({ complaints }))).not.toContain('%');
	});

	test('a government leads to its complaints, its data and its reports', () => {
		for (const href of ['/lapor/15%2F05', '/data/15%2F05', '/publik/15%2F05/laporan']) expect(draw()).toContain(`href="${href}"`);
	});
});

describe('the page of open data', () => {
	test.each(LOCALES)('in %s explains every column of every file', (locale) => {
		const out = html(OpenDataPage, { agency: { code: '15/05', name: 'Kabupaten Rekaan' }, locale }, locale);
		expectSound(out);
		expect(out.match(/<table/g)).toHaveLength(4);
		for (const dataset of ['panel', 'skm', 'pengaduan', 'layanan']) for (const format of ['csv', 'json']) expect(out).toContain(`href="/data/15%2F05/${dataset}.${format}"`);
		for (const column of ['responses', 'rule_version', 'complaints', 'promised_working_days']) expect(out).toContain(`<code>${column}</code>`);
		expect(textOf(out)).toContain(publicWords(locale).data.types.integer);
	});
});
