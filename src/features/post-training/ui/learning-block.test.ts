import { describe, expect, test } from 'vitest';
import { pairedCohen, pairedT } from '#features/evaluation/estimators/scores/paired-scores.ts';
import { signedRankTest } from '#features/evaluation/estimators/scores/signed-ranks.ts';
import { tableMessages } from '#platform/csv/messages.id.ts';
import { TableError } from '#platform/csv/table-error.ts';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { learningResult, type LearningResult } from '../learning.rules.ts';
import { en } from '../messages.en.ts';
import { id } from '../messages.id.ts';
import { sayTableFault } from './file-fault.ts';
import LearningBlock from './LearningBlock.svelte';

const LOCALES = ['id', 'en'] as const;
const resultOf = (...scores: readonly (readonly [number, number])[]): LearningResult =>
	learningResult(scores.map(([before, after]) => ({ before, after, beforeMost: 100, afterMost: 100 })), { pairedT, pairedCohen, signedRankTest })!;
const shown = (result: LearningResult, locale: 'id' | 'en' = 'id') => html(LearningBlock, { result, rowsHref: '/nilai' }, locale);
const facts = (page: string) => Object.fromEntries([...page.matchAll(/<dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd>/g)].map(([, name = '', value = '']) => [textOf(name), textOf(value)]));

// N-gains: 40 → 70 is 0.5, 80 → 96 is 0.8, 100 → 100 has none, 60 → 56 is −0.1.
const four = resultOf([40, 70], [80, 96], [100, 100], [60, 56]);

describe('what a session learned', () => {
	test.each(LOCALES)('in %s is readable by all, whatever could be counted', (locale) => {
		for (const result of [four, resultOf([50, 60], [60, 70]), resultOf([100, 100], [100, 100]), resultOf([90, 10], [80, 5]), resultOf(...Array.from({ length: 12 }, (_value, index) => [40 + index, 62] as const))]) expectSound(shown(result, locale));
	});
	test('is counted by hand', () => {
		const { Sebelum, Sesudah, Perubahan, ...rest } = facts(shown(four));
		expect([Sebelum, Sesudah]).toEqual(['70,0', '80,5']);
		expect(Perubahan).toMatch(/^10,5 \(95%: -?\d+,\d sampai \d+,\d\)$/);
		expect(rest).toMatchObject({ 'N-gain, rata-rata peserta': '0,40', 'N-gain dari rata-rata': '0,35', 'Kelas N-gain': 'tinggi 1, sedang 1, rendah 1' });
		expect(rest['Uji t berpasangan']).toMatch(/^t\(3\) = \d,\d\d, p = 0,\d{3}$/);
		expect(rest['Uji Wilcoxon']).toMatch(/^V = 5, p = 0,500 \(eksak\)$/);
	});
	test('has a dash for what cannot be counted, never a zero', () => {
		expect(facts(shown(resultOf([50, 60], [60, 70])))).toMatchObject({ 'Uji t berpasangan': '—', 'd Cohen (perubahan)': '—', Perubahan: '10,0' });
		expect(facts(shown(resultOf([100, 100], [100, 100])))).toMatchObject({ 'N-gain, rata-rata peserta': '—', 'N-gain dari rata-rata': '—', 'Uji Wilcoxon': '—' });
	});
	test('leads to the rows it is made of', () => expect(shown(four)).toContain('href="/nilai"'));
});

describe('its sentence', () => {
	const sentence = (result: LearningResult, locale: 'id' | 'en' = 'id') => textOf(/<p>[\s\S]*?<\/p>/.exec(shown(result, locale))?.[0] ?? '');
	test.each([
		[resultOf([50, 60], [60, 70]), 'Nilai rata-rata naik 10,0 dari 100 (2 peserta).', 'The mean score rose by 10.0 of 100 (2 participants).'],
		[resultOf([60, 50], [70, 60]), 'Nilai rata-rata turun 10,0 dari 100 (2 peserta).', 'The mean score fell by 10.0 of 100 (2 participants).'],
		[resultOf([50, 50], [60, 60]), 'Nilai rata-rata tidak berubah (2 peserta).', 'The mean score did not change (2 participants).']
	])('says rise, fall or neither', (result, indonesian, english) => {
		expect(sentence(result)).toBe(indonesian);
		expect(sentence(result, 'en')).toBe(english);
	});
	test('says where it may be chance, of a fall as of a rise', () => {
		for (const result of [resultOf([40, 70], [80, 60]), resultOf([70, 40], [60, 80])]) {
			expect(sentence(result)).toContain('memuat nol: perubahan ini bisa kebetulan.');
			expect(sentence(result)).not.toContain('kenaikan ini');
		}
		expect(sentence(resultOf([40, 60], [42, 63], [44, 65], [41, 60]))).not.toContain('kebetulan');
	});
	test.each([[[0, 5], true], [[-5, 0], true], [[-1, 1], true], [[0.1, 5], false], [[-5, -0.1], false]] as const)('an interval of %j holds zero: %s', (interval, holds) => {
		expect(sentence({ ...four, interval }).includes('kebetulan')).toBe(holds);
	});
	test('a change below what is printed is none', () => {
		expect(id.results.learning.sentence(0.04, 9)).toContain('tidak berubah');
		expect(id.results.learning.sentence(-0.04, 9)).toContain('tidak berubah');
		expect(id.results.learning.sentence(0.05, 9)).toContain('naik 0,1');
	});
});

describe('what must be known beside it', () => {
	test('who fell and who could not gain are counted, and only where there are any', () => {
		const text = textOf(shown(four));
		expect(text).toContain('1 peserta turun nilainya; periksa.');
		expect(text).toContain(id.results.learning.undefinedGain(1));
		const none = textOf(shown(resultOf([50, 60], [60, 75])));
		expect(none).not.toContain('turun nilainya');
		expect(none).not.toContain('tidak terdefinisi');
	});
	test('that part of a rise comes by itself is said always, with the thirds from nine on', () => {
		expect(textOf(shown(four))).toContain(id.results.learning.regression);
		expect(textOf(shown(four))).not.toContain('Sepertiga');
		const noise = resultOf(...Array.from({ length: 12 }, (_value, index) => [40 + index * 4, 62] as const));
		expect(textOf(shown(noise))).toContain('Sepertiga yang mulai paling rendah berubah 16,0, yang mulai paling tinggi -16,0.');
	});
	test('a very small p is not printed as nought', () => {
		expect([0.0009, 0.001, 0.0494, 0.9996].map(id.results.learning.p)).toEqual(['< 0,001', '= 0,001', '= 0,049', '= 1,000']);
		expect(en.results.learning.p(0.0001)).toBe('< 0.001');
	});
	test('ranks that are shared have halves, and the test says which it is', () => {
		expect(id.results.learning.wilcoxon(10.5, '= 0,1', true)).toBe('V = 10,5, p = 0,1 (eksak)');
		expect(id.results.learning.wilcoxon(10, '= 0,1', false)).toBe('V = 10, p = 0,1 (pendekatan normal)');
	});
});

describe('a file that cannot be read', () => {
	test('is told in words; anything else goes on its way', () => {
		const fault = new TableError('csv.column_missing', { column: 'sebelum' });
		expect(sayTableFault(fault, 'id')).toBe(tableMessages['csv.column_missing']({ column: 'sebelum' }));
		expect(sayTableFault(fault, 'id')).toContain('sebelum');
		expect(sayTableFault(fault, 'en')).not.toBe(sayTableFault(fault, 'id'));
		for (const other of [new Error('x'), 'x', undefined]) expect(() => sayTableFault(other, 'id')).toThrow(other instanceof Error ? other : undefined);
	});
});

describe('English counts', () => {
	test('one is one', () => {
		const { learning, window } = en.results;
		expect([1, 2].map(learning.fallen)).toEqual(['1 participant fell; look into it.', '2 participants fell; look into it.']);
		expect([1, 2].map(learning.undefinedGain)).toEqual([expect.stringMatching(/^1 participant had/), expect.stringMatching(/^2 participants had/)]);
		expect([1, 12].map(window)).toEqual(['1 month after the training', '12 months after the training']);
		expect([0, 1, 2].map(en.sheet.saved)).toEqual(['Nothing changed.', 'Scores of 1 participant saved.', 'Scores of 2 participants saved.']);
		expect([0, 1].map(en.sheet.preview)).toEqual([expect.stringMatching(/^0 participants are filled/), expect.stringMatching(/^1 participant is filled/)]);
		expect([1, 3].map(en.sheet.refused)).toEqual(['1 row cannot be used:', '3 rows cannot be used:']);
		expect(['1', '1,000'].map(en.mine.sessions)).toEqual(['1 session', '1,000 sessions']);
	});
});
