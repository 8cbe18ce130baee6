import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { singleUnit } from '../../server/single-unit.ts';
import type { StoredSynthetic } from '../../stored.schema.ts';
import { buildRows, officeId } from '../../testing/build-rows.ts';
import { starts } from '../../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../../testing/stored.ts';
import EvaluationPage from '../EvaluationPage.svelte';
import { mixText } from './mix-text.ts';
import { NARROW_PLACEBOS, placeboPicture, WIDE_PLACEBOS } from './placebo-picture.ts';
import SyntheticBlock from './SyntheticBlock.svelte';

const LOCALES = ['id', 'en'] as const;
const single = (comparison: number): StoredSynthetic =>
	singleUnit(buildRows({ months: 30, groups: [{ offices: 1, start: 20 }, { offices: comparison, start: null }], effect: 6, noise: 0.6, seed: 2 }), 'index')!;
const synthetic = single(24);
const unitNames = Object.fromEntries(Array.from({ length: 25 }, (_, office) => [officeId(office), `Kecamatan Rekaan ${office}`]));
const shown = (locale: 'id' | 'en' = 'id', given: Partial<StoredSynthetic> = {}, names = unitNames) => html(SyntheticBlock, { synthetic: { ...synthetic, ...given }, unitNames: names, unit: 'poin' }, locale);

describe('dots of all units', () => {
	test('every unit has one, the trained one last, and more times stand further right', () => {
		for (const size of [WIDE_PLACEBOS, NARROW_PLACEBOS]) {
			const { dots, marks, label, size: frame } = placeboPicture(synthetic, size);
			expect(dots).toHaveLength(25);
			expect(dots.filter(({ isTrained }) => isTrained).map(({ key }) => key)).toEqual([officeId(0)]);
			expect(dots.at(-1)!.x).toBe(Math.max(...dots.map(({ x }) => x)));
			expect(label).toMatchObject({ x: dots.at(-1)!.x, isLeft: true });
			expect(marks.map(({ times }) => times)).toContain(1);
			expect(new Set(dots.map(({ x, y }) => `${x}/${y}`)).size).toBe(25);
			expect(frame.width).toBe(size.width);
		}
	});

	test('stand inside the frame, whatever the numbers, also a fit without any gap', () => {
		fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 }), fc.double({ min: 0, max: 1e9, noNaN: true }), (others, times) => {
			const placebos = others.map((one, at) => ({ unitId: `u${at}`, effect: 0, gapBefore: 1, times: one }));
			const { dots, marks, bottom, size, radius } = placeboPicture({ unitId: 'own', times, placebos }, NARROW_PLACEBOS);
			for (const { x, y } of dots) {
				expect(x).toBeGreaterThanOrEqual(radius);
				expect(x).toBeLessThanOrEqual(size.width - radius);
				expect(y).toBeGreaterThan(0);
				expect(y).toBeLessThan(bottom);
			}
			expect(marks.length).toBeGreaterThanOrEqual(2);
			expect(marks.length).toBeLessThanOrEqual(8);
			expect(marks.map(({ x }) => x)).toEqual(marks.map(({ x }) => x).toSorted((a, b) => a - b));
		}), { numRuns: 60 });
	});
});

describe('the mix in words', () => {
	const nameOf = (unitId: string) => unitId.toUpperCase();
	const weights = (...shares: number[]) => shares.map((weight, at) => ({ unitId: `u${at}`, weight }));
	test('names the heaviest parts', () => expect(mixText(weights(0.6, 0.4), nameOf, 'id')).toBe('U0 60 %, U1 40 %'));
	test('counts those that hardly matter', () => {
		expect(mixText(weights(0.5, 0.2, 0.1, 0.1, 0.06, 0.04), nameOf, 'id')).toBe('U0 50 %, U1 20 %, U2 10 %, U3 10 %, 2 unit lain dengan bagian kecil');
		expect(mixText(weights(0.995, 0.005), nameOf, 'en')).toBe('U0 100%, 1 other unit with a small part');
	});
});

describe('the block', () => {
	test.each(LOCALES)('in %s is readable by all: two pictures twice, each with sentence and table', (locale) => {
		const out = shown(locale);
		expectSound(out);
		expect(out.match(/role="img"/g)).toHaveLength(4);
		expect(out.match(/<table/g)).toHaveLength(2);
		expect(textOf(out)).not.toMatch(/[Ss]ignifi|\bp\s*[=<]|NaN|undefined|Infinity/);
	});

	test('says the place among all units, and that one unit is at most an indication', () => {
		const text = textOf(shown());
		expect(text).toMatch(/Selisih Kecamatan Rekaan 0 menjadi 16 kali selisih sebelumnya: urutan ke-1 dari 25 unit/);
		expect(text).toMatch(/paling jauh indikasi/);
		expect(text).toContain('Kecamatan Rekaan 0 (dilatih)');
		expect(text).not.toContain('baru dengan 20 unit');
		expect(text.match(/Kecamatan Rekaan 7\b/g)!.length).toBeGreaterThan(0);
	});

	test('with few units says that even the first place is no rarity', () => {
		const few = single(8);
		const text = textOf(html(SyntheticBlock, { synthetic: few, unitNames, unit: 'poin' }, 'id'));
		expect(text).toContain('Dengan 9 unit, urutan pertama pun terjadi karena kebetulan 1 dari 9 kali');
		expect(text).toMatch(/Hanya 8 unit pembanding/);
	});

	test('a unit that is gone is said to be, and names are text', () => {
		expect(textOf(shown('id', {}, {}))).toContain('unit yang sudah tidak ada (dilatih)');
		expectHarmless(shown('id', {}, Object.fromEntries(Object.keys(unitNames).map((unit) => [unit, HOSTILE]))));
	});
});

describe('on the page of the verdict', () => {
	const result = storedEvaluation({ months: 30, starts: starts([1, 20], [24, 0]), noise: 0.6, effect: () => 6 });
	const page = (verdict: 'indicated_better' | 'cannot_be_judged', given: StoredSynthetic | null | undefined) => {
		const stored = evaluationPage({ ...result, ...(given === undefined ? {} : { synthetic: given }) }, { unitNames });
		return html(EvaluationPage, { page: { ...stored, latest: { ...stored.latest!, verdict } }, timeZone: 'Asia/Jakarta', outcome: null, form: null, today: '2026-11-22' }, 'id');
	};
	test('stands where a single unit was trained, and keeps every id once', () => {
		const out = page('indicated_better', synthetic);
		expectSound(out);
		expect(textOf(out)).toContain('Satu unit terlatih, dibanding campuran unit lain');
	});
	test('and nowhere else: not of results of earlier rules, nor where nothing can be judged', () => {
		for (const out of [page('indicated_better', undefined), page('indicated_better', null), page('cannot_be_judged', synthetic)]) expect(out).not.toContain('satu-unit');
	});
});
