import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en } from '../pictures.messages.en.ts';
import { id } from '../pictures.messages.id.ts';
import { starts } from '../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../testing/stored.ts';
import { definedNumbers } from './definitions.ts';
import Definitions from './Definitions.svelte';

const plan = { months: 18, offset: 24_288, starts: starts([8, 9], [20, 0]), noise: 0.6, effect: () => 4 };
const better = storedEvaluation(plan);
const series = storedEvaluation({ ...plan, months: 30, starts: starts([8, 17]) });
const page = evaluationPage(better);

describe('every number of a verdict opens what it means', () => {
	test('estimate, range, detectable change and what is worth having, each with its rows', () => {
		const out = html(Definitions, { page, result: better, verdict: 'proven_better' });
		expectSound(out);
		expect(out.match(/<details/g)).toHaveLength(4);
		expect(out.match(new RegExp(`href="/evaluasi/${page.id}/data"`, 'g'))).toHaveLength(4);
		for (const part of [id.definitions.estimate, id.definitions.interval, id.definitions.mde, id.definitions.sesoi, 'Baris yang dipakai: IKM']) expect(textOf(out)).toContain(part);
	});

	test('in English as well', () => {
		const out = html(Definitions, { page, result: better, verdict: 'proven_better' }, 'en');
		expectSound(out);
		expect(textOf(out)).toContain(en.definitions.mde);
	});

	test('the numbers are those of the verdict', () => {
		const [estimate, interval, mde] = definedNumbers(page, better, 'proven_better', 'id');
		expect(estimate!.value).toMatch(/^\+[34],\d+ poin$/);
		expect(interval!.value).toMatch(/ sampai /);
		expect(Number.parseFloat(mde!.value.replace(',', '.'))).toBeCloseTo(better.impact!.mde!, 1);
	});

	test('of a measure that is no answer it says how it is counted, and what a unit weighs by', () => {
		const [estimate] = definedNumbers({ ...page, outcome: 'complaints_per_thousand' }, better, 'proven_better', 'id');
		expect(estimate!.value).toMatch(/ pengaduan per 1\.000 layanan$/);
		expect(estimate!.sentences.join(' ')).toMatch(/ditimbang menurut banyaknya layanan diberikan.*kosong, bukan nol/);
		expect(definedNumbers(page, better, 'proven_better', 'id')[0]!.sentences).toHaveLength(2);
	});

	test('of a series it says that nobody compares', () => {
		const [estimate] = definedNumbers(page, series, 'indicated_better', 'id');
		expect(estimate!.sentences.join(' ')).toContain('Tidak ada unit pembanding');
	});

	test.each(['id', 'en'] as const)('in %s what cannot be judged shows only what was fixed before', (locale) => {
		for (const result of [better, { ...better, impact: null }])
			expect(definedNumbers(page, result, 'cannot_be_judged', locale).map(({ label }) => label)).toEqual([{ id, en }[locale].definitions.sesoi]);
	});
});
