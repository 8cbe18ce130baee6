import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '#features/evaluation/programme.schema.ts';
import { CHOICES, PLAN_STATES, STANDINGS } from '../schema.ts';
import { aboutRupiah, CHOICE_KIND, decisionWords, outcomeName, PLAN_KIND, pointsOf, rupiah, shortRupiah, STANDING_KIND } from './words.ts';

const LOCALES = ['id', 'en'] as const;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('rupiah in full', () => {
	test.each([
		[0, 'Rp 0', 'Rp 0'], [999, 'Rp 999', 'Rp 999'], [1000, 'Rp 1.000', 'Rp 1,000'], [1_234_567, 'Rp 1.234.567', 'Rp 1,234,567'], [1_000_000_000_000, 'Rp 1.000.000.000.000', 'Rp 1,000,000,000,000'], [-5, '−Rp 5', '−Rp 5']
	])('%i', (amount, id, en) => {
		expect(plain(rupiah(amount, 'id'))).toBe(id);
		expect(plain(rupiah(amount, 'en'))).toBe(en);
	});
	test('the sign and the number never part at the end of a line', () => expect(rupiah(1500, 'id')).not.toContain(' '));
});

describe('an estimate in money', () => {
	test.each([[1_234_567, 'Rp 1.230.000'], [1_235_000, 'Rp 1.240.000'], [999_999, 'Rp 1.000.000'], [994, 'Rp 994'], [99.6, 'Rp 100'], [12, 'Rp 12'], [0, 'Rp 0'], [47_250_000_000, 'Rp 47.300.000.000']])('%d is about %s', (amount, about) => expect(plain(aboutRupiah(amount, 'id'))).toBe(about));
	test('is never further off than half of its third figure', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (amount) => {
			const about = Number(aboutRupiah(amount, 'en').replaceAll(/\D/g, ''));
			expect(Math.abs(about - amount) / amount).toBeLessThanOrEqual(0.005);
		}));
	});
});

describe('rupiah on a tile', () => {
	test.each([
		[0, 'Rp 0'], [999_999, 'Rp 999.999'], [1_000_000, 'Rp 1,0 jt'], [48_200_000, 'Rp 48,2 jt'], [48_250_000, 'Rp 48,3 jt'], [950_000_000, 'Rp 950,0 jt'], [1_500_000_000, 'Rp 1,5 M'], [2_000_000_000_000, 'Rp 2,0 T'], [-48_200_000, '−Rp 48.200.000']
	])('%i is %s', (amount, short) => expect(plain(shortRupiah(amount, 'id'))).toBe(short));
	test('has other letters in English', () => {
		expect([1e6, 1e9, 1e12].map((amount) => plain(shortRupiah(amount, 'en')))).toEqual(['Rp 1.0 m', 'Rp 1.0 bn', 'Rp 1.0 tn']);
	});
	// Once Rp 999.960.000 was 'Rp 1.000,0 jt': a thousand million has a letter of its own.
	test.each([
		[999_949_999, 'Rp 999,9 jt'], [999_950_000, 'Rp 1,0 M'], [999_999_999, 'Rp 1,0 M'], [1_000_000_000, 'Rp 1,0 M'],
		[999_949_999_999, 'Rp 999,9 M'], [999_950_000_000, 'Rp 1,0 T'], [999_999_999_999, 'Rp 1,0 T']
	])('%i is %s, not a thousand of the smaller', (amount, short) => expect(plain(shortRupiah(amount, 'id'))).toBe(short));
	test('never has more than three figures before the comma, from a million to a thousand milliard', () => {
		fc.assert(fc.property(fc.integer({ min: 1_000_000, max: 999_000_000_000_000 }), (amount) => { expect(plain(shortRupiah(amount, 'id'))).toMatch(/^Rp \d{1,3},\d (jt|M|T)$/); }));
	});
	test('a larger amount is never printed as a smaller one', () => {
		const size = { jt: 1e6, M: 1e9, T: 1e12 } as const;
		const valueOf = (amount: number): number => {
			const [, figure = '', unit = 'jt'] = /^Rp ([\d,]+) (\w+)$/.exec(plain(shortRupiah(amount, 'id'))) ?? [];
			return Number(figure.replace(',', '.')) * size[unit as keyof typeof size];
		};
		const amount = fc.integer({ min: 1_000_000, max: 999_000_000_000_000 });
		fc.assert(fc.property(amount, amount, (a, b) => { expect(valueOf(Math.max(a, b))).toBeGreaterThanOrEqual(valueOf(Math.min(a, b))); }));
	});
});

describe('measures', () => {
	test.each(LOCALES)('each has a name of its own and a unit in %s', (locale) => {
		const names = OUTCOMES.map((outcome) => outcomeName(outcome, locale));
		expect(new Set(names).size).toBe(OUTCOMES.length);
		for (const outcome of OUTCOMES) {
			expect(pointsOf(outcome, locale).trim(), outcome).not.toBe('');
			expect(`${outcomeName(outcome, locale)} ${pointsOf(outcome, locale)}`).not.toMatch(/undefined|_/);
		}
	});
	test('of time are in minutes, the index in points', () => {
		expect(pointsOf('index', 'id')).toBe('poin IKM');
		expect(OUTCOMES.some((outcome) => /menit/.test(pointsOf(outcome, 'id')))).toBe(true);
	});
});

describe('colours', () => {
	test('every choice, standing and state has one; a warning is no praise', () => {
		for (const choice of CHOICES) expect(CHOICE_KIND[choice], choice).toBeDefined();
		for (const standing of STANDINGS) expect(STANDING_KIND[standing], standing).toBeDefined();
		for (const state of PLAN_STATES) expect(PLAN_KIND[state], state).toBeDefined();
		expect([CHOICE_KIND.stop, CHOICE_KIND.change, CHOICE_KIND.widen]).toEqual(['bad', 'attention', 'good']);
		expect([PLAN_KIND.done, PLAN_KIND.dropped]).toEqual(['good', 'neutral']);
		expect([STANDING_KIND.proposed, STANDING_KIND.planned]).toEqual(['attention', 'good']);
	});
	test('the five choices are told apart without reading', () => expect(new Set(Object.values(CHOICE_KIND)).size).toBe(CHOICES.length));
});

test('the words are those of the language, of the feature and of its pages', () => {
	expect([decisionWords('id').title, decisionWords('en').title]).toEqual(['Keputusan', 'Decisions']);
	for (const locale of LOCALES) for (const key of ['choices', 'reasons', 'list', 'page', 'plan', 'value'] as const) expect(decisionWords(locale)[key], key).toBeDefined();
});
