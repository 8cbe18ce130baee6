import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { Spending, SpendingRow } from '../server/spending-service.ts';
import SpendingPage from './SpendingPage.svelte';

const LOCALES = ['id', 'en'] as const;
const row = (given: Partial<SpendingRow> = {}): SpendingRow => ({
	programmeId: 'p1', title: 'Pelatihan Rekaan', outcome: 'index', verdict: 'proven_better', paid: 50_000_000, workingTime: 10_000_000, lines: 2, full: 60_000_000, perHour: 100_000,
	costPerPoint: { kind: 'bounded', estimate: 2_041_152, low: 1_224_691, high: 6_123_457 }, ...given
});
const spending = (rows: readonly SpendingRow[], given: Partial<Spending> = {}): Spending => ({ year: '2026', paid: 50_000_000, workingTime: 10_000_000, rows, standings: new Map(), waiting: 0, ...given });
const shown = (of: Spending, locale: 'id' | 'en' = 'id') => html(SpendingPage, { spending: of }, locale);
const cells = (page: string): string[][] => [...page.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, inner = '']) => [...inner.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell).replaceAll('\u00a0', ' '))).filter(({ length }) => length > 0);

describe('what was spent on programmes', () => {
	test.each(LOCALES)('in %s is readable by all: many, one, none', (locale) => {
		expectSound(shown(spending([row(), row({ programmeId: 'p2', verdict: null, lines: 0, perHour: null, costPerPoint: { kind: 'undefined', because: 'no_costs' } }), row({ programmeId: 'p3', costPerPoint: { kind: 'unbounded', low: 1 } })]), locale));
		expectSound(shown(spending([row()]), locale));
		expectSound(shown(spending([], { paid: 0, workingTime: 0 }), locale));
	});
	test('stands in the heading with its year, and working time apart from it', () => {
		const text = textOf(shown(spending([row()], { year: '2027', paid: 1_234_567, workingTime: 89 }))).replaceAll('\u00a0', ' ');
		expect(text).toContain('Rp 1.234.567 dibelanjakan untuk program pada 2027');
		expect(text).toContain('Waktu kerja peserta Rp 89, tidak termasuk di atas.');
	});
	test('is one row a programme, each with its own figures', () => {
		expect(cells(shown(spending([row()])))).toEqual([['Pelatihan Rekaan', 'Terbukti membaik', 'Rp 50.000.000', 'Rp 10.000.000', 'Rp 100.000', 'Rp 2.040.000 per poin IKM (Rp 1.220.000 sampai Rp 6.120.000)']]);
	});
	test('is the same in English', () => {
		expect(cells(shown(spending([row()]), 'en'))[0]?.slice(2)).toEqual(['Rp 50,000,000', 'Rp 10,000,000', 'Rp 100,000', expect.stringMatching(/^Rp 2,040,000 for each of the .+ \(Rp 1,220,000 to Rp 6,120,000\)$/)]);
	});
	test('nothing recorded this year is a dash; a line of zero is a zero', () => {
		const [unknown, zero] = cells(shown(spending([row({ lines: 0, paid: 0, workingTime: 0 }), row({ programmeId: 'p2', lines: 1, paid: 0, workingTime: 0 })])));
		expect(unknown?.slice(2, 4)).toEqual(['—', '—']);
		expect(zero?.slice(2, 4)).toEqual(['Rp 0', 'Rp 0']);
	});
	test('without an upper end says so, and no single number', () => {
		const [only] = cells(shown(spending([row({ costPerPoint: { kind: 'unbounded', low: 1_234_567 } })])));
		expect(only?.[5]).toBe('paling sedikit Rp 1.230.000; ke atas tidak terbatas');
	});
	test.each(['no_costs', 'no_verdict', 'no_gain', 'free'] as const)('a price that is not defined (%s) is a dash', (because) => expect(cells(shown(spending([row({ costPerPoint: { kind: 'undefined', because } })])))[0]?.[5]).toBe('—'));
	test('an hour that costs nothing costs Rp 0, one that is not known a dash', () => {
		expect(cells(shown(spending([row({ perHour: 0 }), row({ programmeId: 'p2', perHour: null })]))).map((cell) => cell[4])).toEqual(['Rp 0', '—']);
	});
	test('keeps the order it is given: by result it would be a ranking', () => {
		const rows = [row({ programmeId: 'b', title: 'Beta', paid: 1 }), row({ programmeId: 'a', title: 'Alfa', paid: 99 }), row({ programmeId: 'c', title: 'Gama', paid: 5 })];
		expect(cells(shown(spending(rows))).map(([title]) => title)).toEqual(['Beta', 'Alfa', 'Gama']);
	});
	test('leads to the rows of each programme, to the file and back', () => {
		const page = shown(spending([row(), row({ programmeId: 'p2' })]));
		for (const href of ['/keputusan/p1/nilai', '/keputusan/p2/nilai', '/keputusan/biaya/csv', '/keputusan']) expect(page).toContain(`href="${href}"`);
	});
	test('with no programme leads to where one is registered', () => {
		const page = shown(spending([], { paid: 0 }));
		expect(page).not.toContain('<table');
		expect(page).toContain('href="/evaluasi"');
	});
	test('a very long title is shown whole, a hostile one as text', () => {
		const title = `Pelatihan ${'pelayanan publik '.repeat(30)}`.trim();
		expect(textOf(shown(spending([row({ title })])))).toContain(title);
		expectHarmless(shown(spending([row({ title: HOSTILE })])));
	});
});
