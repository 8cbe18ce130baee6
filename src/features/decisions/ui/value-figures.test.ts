import { describe, expect, test } from 'vitest';
import { isTimeOutcome, OUTCOMES } from '#features/evaluation/programme.schema.ts';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { ProgrammeNow } from '../evidence.rules.ts';
import { decisionPageOf, programmeNow } from '../testing/matters.ts';
import ValueFigures from './ValueFigures.svelte';

const LOCALES = ['id', 'en'] as const;
const latest = programmeNow().latest!;
const shown = (given: Partial<ProgrammeNow> = {}, locale: 'id' | 'en' = 'id') => html(ValueFigures, { matter: decisionPageOf(programmeNow(given)) }, locale);
const text = (given: Partial<ProgrammeNow> = {}, locale: 'id' | 'en' = 'id') => textOf(shown(given, locale)).replaceAll('\u00a0', ' ');
/** The figures in their order, each as it is read before it is opened. */
const figures = (given: Partial<ProgrammeNow> = {}, locale: 'id' | 'en' = 'id') => [...shown(given, locale).matchAll(/<summary><strong>([^<]*)<\/strong> <span>([^<]*)</g)].map(([, value = '', label = '']) => [label, value.replaceAll('\u00a0', ' ')]);
const rupiah = (...amounts: readonly number[]) => amounts.map((amountRupiah) => ({ kind: 'place', amountRupiah }) as const);

describe('the five figures of value', () => {
	// 60 million in all; 36,000 minutes are 600 hours; 3 points at 10 units.
	test('are counted from the rows of the programme', () => {
		expect(figures()).toEqual([
			['Biaya seluruhnya', 'Rp 60.000.000'], ['per jam peserta', 'Rp 100.000'], ['per poin IKM yang diperoleh satu unit', 'Rp 2.000.000'], ['ROI', '—'], ['manfaat ÷ biaya (BCR)', '—']
		]);
	});
	test('are the same in English, with its signs', () => {
		expect(figures({}, 'en').map(([, value]) => value)).toEqual(['Rp 60,000,000', 'Rp 100,000', 'Rp 2,000,000', '—', '—']);
		expect(figures({ benefitRupiah: 90_000_000 }, 'en').slice(3).map(([, value]) => value)).toEqual(['50 %', '1.50']);
	});
	test('are dashes where nothing is known, never zeros', () => {
		expect(figures({ costs: [], minutes: 0, latest: null }).map(([, value]) => value)).toEqual(['—', '—', '—', '—', '—']);
		expect(text({ costs: [] })).toContain('Belum ada biaya yang dicatat.');
	});
	test('of a training that cost nothing are a known zero, and no price', () => {
		expect(figures({ costs: rupiah(0) }).map(([, value]) => value)).toEqual(['Rp 0', 'Rp 0', '—', '—', '—']);
		expect(text({ costs: rupiah(0) })).toContain('Biayanya nol, jadi pembagian ini tidak bermakna.');
		expect(text({ costs: rupiah(0), benefitRupiah: 5 })).toContain('Tidak terdefinisi: biaya belum dicatat atau nol.');
	});
	test.each(LOCALES)('in %s are readable by all in every state', (locale) => {
		for (const given of [{}, { costs: [], minutes: 0, latest: null }, { costs: rupiah(0), benefitRupiah: 0 }, { benefitRupiah: 90_000_000, benefitRange: [75_000_000, 120_000_000] as const }, { latest: { ...latest, att: 0.3, ci95: [-1.4, 2] as const } }]) expectSound(shown(given, locale));
	});
	test('lead to the rows behind them', () => {
		const hrefs = [...shown().matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
		expect(hrefs).toEqual(['/keputusan/p1/nilai#biaya', '/keputusan/p1/nilai#jam', '/evaluasi/p1', '/keputusan/p1/nilai#manfaat', '/keputusan/p1/nilai#manfaat']);
	});
});

describe('costs', () => {
	test('say how much of them is working time', () => expect(text()).toContain('Uang keluar Rp 50.000.000; waktu kerja peserta Rp 10.000.000.'));
	test('say so too where all or nothing of it is working time', () => {
		expect(text({ costs: rupiah(7) })).toContain('Uang keluar Rp 7; waktu kerja peserta Rp 0.');
		expect(text({ costs: [{ kind: 'working_time', amountRupiah: 7 }] })).toContain('Uang keluar Rp 0; waktu kerja peserta Rp 7.');
	});
});

describe('hours', () => {
	test.each([[36_000, '600 jam'], [90, '1,5 jam'], [60, '1 jam'], [59, '1,0 jam'], [0, '0 jam'], [6_000_000, '100.000 jam']])('%i minutes are %s', (minutes, said) => expect(text({ minutes })).toContain(`${said} hadir dari 60 peserta di 2 angkatan.`));
	test('without one there is no price of an hour', () => expect(figures({ minutes: 0 })[1]).toEqual(['per jam peserta', '—']));
});

describe('the price of a point', () => {
	test('stands with its interval, also beside the figure', () => {
		const said = text();
		expect(said.split('Rentang 95 %: Rp 1.200.000 sampai Rp 6.000.000.')).toHaveLength(3);
		expect(said).not.toContain('tidak terbatas');
	});
	test('without an upper end has words in place of a number', () => {
		const given = { latest: { ...latest, ci95: [-1, 5] as const } };
		expect(figures(given)[2]).toEqual(['per poin IKM yang diperoleh satu unit', 'tidak terbatas']);
		expect(text(given)).toContain('Paling sedikit Rp 1.200.000; ke atas tidak terbatas');
		expect(text(given)).not.toContain('Rp 2.000.000');
	});
	test.each([
		['there is no verdict', { latest: null }, 'Belum ada perubahan yang dapat dinilai.'],
		['the verdict cannot be judged', { latest: { ...latest, verdict: 'cannot_be_judged' as const } }, 'Belum ada perubahan yang dapat dinilai.'],
		['nobody was trained', { trainedUnits: 0 }, 'Belum ada perubahan yang dapat dinilai.'],
		['nothing was gained', { latest: { ...latest, att: -3, ci95: [-5, -1] as const } }, 'Tidak ada poin yang diperoleh'],
		['no cost is recorded', { costs: [] }, 'Belum ada biaya yang dicatat.']
	])('is a dash with its reason where %s', (_, given, because) => {
		expect(figures(given)[2]?.[1]).toBe('—');
		expect(text(given)).toContain(because);
	});
	test('is printed to three figures: the rest would be false precision', () => {
		// 61,234,567 ÷ (3 × 10) = 2,041,152.2…
		expect(figures({ costs: rupiah(61_234_567) })[2]?.[1]).toBe('Rp 2.040.000');
		expect(figures({ costs: rupiah(61_234_567) })[0]?.[1]).toBe('Rp 61.234.567');
	});
	test('of a measure of time is in its own unit, not in points of the index', () => {
		const labels = OUTCOMES.filter(isTimeOutcome).map((outcome) => figures({ outcome })[2]?.[0] ?? '');
		for (const label of labels) expect(label).toMatch(/^per .+ yang diperoleh satu unit$/);
		expect(labels.join()).not.toContain('IKM');
	});
	test('of a fall counts as a gain where less is better', () => {
		expect(figures({ direction: 'down', latest: { ...latest, att: -3, ci95: [-5, -1] } })[2]?.[1]).toBe('Rp 2.000.000');
		expect(figures({ direction: 'down' })[2]?.[1]).toBe('—');
	});
	test('is not asked of a part, whose costs nobody knows', () => {
		const part = { id: 'k1', courseId: 'c1', title: 'Menyapa', outcome: null };
		const page = decisionPageOf(programmeNow());
		const out = html(ValueFigures, { matter: { ...page, part, evidence: { ...page.evidence, costPerPoint: null } } });
		expect(out.match(/<summary>/g)).toHaveLength(4);
		expect(out).not.toContain('IKM');
	});
});

describe('what came back', () => {
	// R26: Rp120,000,000 and Rp180,000,000 → ROI 50 %, BCR 1.5; 150 to 240 million → 25 to 100 %, 1.25 to 2.
	const r26 = { costs: rupiah(120_000_000), benefitRupiah: 180_000_000 };
	test('R26 as it is read', () => {
		expect(figures(r26).slice(3)).toEqual([['ROI', '50 %'], ['manfaat ÷ biaya (BCR)', '1,50']]);
		expect(text(r26)).toContain('Manfaat yang dinyatakan Rp 180.000.000.');
	});
	test('R26 with its range', () => {
		const said = text({ ...r26, benefitRange: [150_000_000, 240_000_000] });
		expect(said).toContain('ROI: Rentang yang dinyatakan: 25 % sampai 100 %. manfaat ÷ biaya (BCR): Rentang yang dinyatakan: 1,25 sampai 2,00.');
		expect(said).not.toContain('95 %: 25');
	});
	test('says that no range was stated where none was', () => expect(text(r26).split('Tidak ada rentang yang dinyatakan, jadi angkanya berdiri sendiri.')).toHaveLength(5));
	test.each([
		[90_000_000, '−25 %', '0,75'], [0, '−100 %', '0,00'], [120_000_000, '0 %', '1,00'], [100_000_000, '−16,7 %', '0,83'], [1_320_000_000, '1.000 %', '11,00']
	])('a benefit of %i from 120 million is %s, %s', (benefitRupiah, roi, bcr) => expect(figures({ ...r26, benefitRupiah }).slice(3).map(([, value]) => value)).toEqual([roi, bcr]));
	test('a minus is a minus, not a hyphen', () => expect(figures({ ...r26, benefitRupiah: 1 })[3]?.[1]).not.toContain('-'));
	test('is not said, nor any range, where nobody stated a benefit', () => {
		const said = text({ benefitRupiah: null, benefitRange: [1, 2] });
		expect(said).toContain('Belum ada manfaat yang dinyatakan dalam rupiah.');
		expect(said).not.toContain('Rentang yang dinyatakan:');
	});
});
