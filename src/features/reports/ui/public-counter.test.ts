import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import type { PublicPointPage as Point } from '../server/public-service.ts';
import type { Hits } from '../server/search-queries.ts';
import { publicWords } from './public-words.ts';
import PublicPointPage from './PublicPointPage.svelte';
import Search from './Search.svelte';

const LOCALES = ['id', 'en'] as const;
const words = publicWords('id');
type Survey = NonNullable<Point['survey']>;
const survey = (given: Partial<Survey['result']> = {}): Survey => ({
	id: 's', opensOn: '2026-01-01', closesOn: '2026-06-30', closedOn: '2026-07-01',
	result: { respondents: 40, excluded: 0, index: 8050, grade: 'B', weight: '1/9', interval95: [7900, 8200], ruleName: 'skm-1/9', ruleVersion: '2017-1', sampleMinimum: 20, elements: [{ element: 'conduct', answered: 40, sum: 120, index: 7500, grade: 'C' }], elementIntervals: { conduct: null }, ...given }
});
const point = (given: Partial<Point> = {}): Point => ({
	agencyCode: '15/05', agencyName: 'Kabupaten Rekaan', slug: 'a', name: 'Loket 1', unit: 'Dinas Rekaan', address: '', openDays: [1, 2, 3, 4, 5], opensMinute: 480, closesMinute: 900,
	service: { code: 'ktp', name: 'KTP-el', requirements: [], procedure: [], promisedMinutes: 30, promisedWorkingDays: null, feeRupiah: 0, feeNote: '', product: '', legalBasis: '' }, survey: survey(), times: [], plans: [], ...given
});
const page = (given: Partial<Point> = {}, locale: 'id' | 'en' = 'id') => html(PublicPointPage, { point: point(given), here: 'https://bina.example', locale }, locale);

describe('a counter as citizens read it', () => {
	test.each(LOCALES)('marks an index of too few answers, as the list of the government does (%s)', (locale) => {
		const few = publicWords(locale).agency.few;
		expect(textOf(page({ survey: survey({ sampleMinimum: 208 }) }, locale))).toContain(few);
		for (const sampleMinimum of [40, 20, null]) expect(textOf(page({ survey: survey({ sampleMinimum }) }, locale))).not.toContain(few);
	});

	test('the index stands with its interval, and an element without one has a dash', () => {
		const out = textOf(page());
		expect(out).toContain(`${words.point.interval}: 79,00–82,00. ${words.agency.respondents(40)}. `);
		expect(out).toMatch(/75,00 –/);
		expect(textOf(page({ survey: survey({ interval95: null, elements: [] }) }))).not.toContain(`${words.point.interval}:`);
	});

	test('five who answered an element are shown, four are not (R18)', () => {
		const element = (answered: number) => survey({ elements: [{ element: 'cost', answered, sum: 3 * answered, index: 7500, grade: 'C' }], elementIntervals: {} });
		expect(page({ survey: element(5) })).toContain('<tbody><tr');
		expect(page({ survey: element(4) })).not.toContain('<tbody><tr');
	});

	test('great numbers are written as people write them', () => {
		const out = textOf(page({ survey: survey({ respondents: 10_000 }), times: [{ month: '2026-09-01', visits: 12_000, wait: 1440, p90: 2880, share: 100 }] }));
		for (const said of [words.agency.respondents(10_000), '12.000', '1.440 menit', '2.880 menit', '100%']) expect(out).toContain(said);
	});

	test('the newest month stands first', () => {
		const month = (name: string) => ({ month: name, visits: 40, wait: 1, p90: 2, share: null });
		const out = textOf(page({ times: [month('2026-08-01'), month('2026-09-01')] }));
		expect(out.indexOf('September')).toBeLessThan(out.indexOf('Agustus'));
	});

	test.each(LOCALES)('what is not there is said, not left blank (%s)', (locale) => {
		const own = publicWords(locale).point;
		const out = page({ survey: null }, locale);
		expectSound(out);
		for (const sentence of [own.none, own.noTimes, own.noPlans]) expect(textOf(out)).toContain(sentence);
		expect(out).not.toMatch(/<dd>\s*<\/dd>/);
	});

	test('the way back holds whatever the code of the government is', () => expect(page()).toContain('href="/publik/15%2F05"'));

	test('what the standard says is text', () => {
		const out = page({ address: HOSTILE, service: { ...point().service, name: HOSTILE, requirements: [HOSTILE], procedure: [HOSTILE], feeNote: HOSTILE, product: HOSTILE, legalBasis: HOSTILE } });
		expectHarmless(out);
		expectSound(out);
	});
});

describe('the search', () => {
	const NONE: Hits = { people: [], units: [], sessions: [], courses: [] };
	const search = (q: string, hits: Partial<Hits> = {}, locale: 'id' | 'en' = 'id') => html(Search, { q, hits: { ...NONE, ...hits } }, locale);

	test.each(LOCALES)('asks, finds nothing, or says how much it found (%s)', (locale) => {
		const own = { id, en }[locale].search;
		for (const [out, title] of [[search('', {}, locale), own.ask], [search('sari', {}, locale), own.none('sari')], [search('sari', { people: [{ id: 'p1', name: 'Sari Rekaan', detail: '' }] }, locale), own.found(1, 'sari')]] as const) {
			expectSound(out);
			expect(textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(out)?.[1] ?? '')).toBe(title);
		}
	});

	test('each kind opens its own page, and only what was found has a card', () => {
		const out = search('k', { units: [{ id: 'u1', name: 'Dinas', detail: '' }], sessions: [{ id: 't1', name: 'Pelayanan', detail: 'Aula', startsOn: '2026-12-01' }], courses: [{ id: 'c1', name: 'Pelayanan & mutu', detail: '' }] });
		for (const href of ['/unit/u1', '/pelatihan/t1', '/pelatihan?q=Pelayanan%20%26%20mutu']) expect(out).toContain(`href="${href}"`);
		expect(textOf(out)).toContain('1 Desember 2026 · Aula');
		expect(textOf(out)).not.toContain(id.search.people);
	});

	test('what was asked and what was found are text', () => {
		const out = search(HOSTILE, { people: [{ id: 'p', name: HOSTILE, detail: HOSTILE }], courses: [{ id: 'c', name: HOSTILE, detail: '' }] });
		expectHarmless(out);
		expectSound(out);
	});
});
