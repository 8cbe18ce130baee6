import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import { en as verdictsEn } from '../messages.en.ts';
import { id as verdictsId } from '../messages.id.ts';
import { VERDICT_CODES, type VerdictCode } from '../schema.ts';
import { starts } from '../testing/build-panel.ts';
import { evaluationPage, storedEvaluation } from '../testing/stored.ts';
import type { EvaluationPage as Page } from '../server/service.ts';
import EvaluationPage from './EvaluationPage.svelte';
import EvaluationTable from './EvaluationTable.svelte';
import { withSelf } from './effect-rows.ts';
import { VERDICT_LOOK } from './verdict-look.ts';

/** One computed evaluation for each of the seven verdicts: nothing here is set by hand but the panel. Month 1 is February 2024. */
const plan = { months: 18, offset: 24_288, starts: starts([8, 9], [20, 0]), noise: 0.6 };
const late = { registeredBefore: false } as const;
const COMPUTED = {
	proven_better: storedEvaluation({ ...plan, effect: () => 4 }),
	indicated_better: storedEvaluation({ ...plan, effect: () => 4 }, late),
	not_enough_evidence: storedEvaluation({ ...plan, effect: () => 4 }, { adjustedP: 0.3, tests: 9 }),
	no_meaningful_effect: storedEvaluation({ ...plan, effect: () => 0 }),
	indicated_worse: storedEvaluation({ ...plan, effect: () => -4 }, late),
	proven_worse: storedEvaluation({ ...plan, effect: () => -4 }),
	cannot_be_judged: storedEvaluation({ ...plan, starts: starts([8, 9], [2, 0]), effect: () => 4 })
} as const satisfies Readonly<Record<VerdictCode, unknown>>;
const minutes = { outcomeName: 'median waktu tunggu', outcomeUnit: 'menit', direction: 'down' } as const;
const QUICKER = storedEvaluation({ ...plan, effect: () => -4 }, minutes);
const SLOWER = storedEvaluation({ ...plan, effect: () => 4 }, minutes);

const LOCALES = ['id', 'en'] as const;
const words = { id: verdictsId, en: verdictsEn };
const EVERY = VERDICT_CODES.flatMap((code) => LOCALES.map((locale) => [code, locale] as const));
const page = (code: VerdictCode, given: Partial<Page> = {}) => evaluationPage(COMPUTED[code], given);
const shown = (given: Page, locale: 'id' | 'en' = 'id') => html(EvaluationPage, { page: given, timeZone: 'Asia/Jakarta', outcome: null, today: '2026-11-21', form: null }, locale);
/** The panel of the answer at the top of a page. */
const answerIn = (out: string) => /<section class="verdict.*?<\/section>/s.exec(out)?.[0] ?? '';

describe('each of the seven verdicts', () => {
	test.each(VERDICT_CODES)('%s comes out of a panel that deserves it', (code) => expect(COMPUTED[code].impact!.verdict.code).toBe(code));

	test.each(EVERY)('%s in %s is readable by all', (code, locale) => expectSound(shown(page(code), locale)));

	test.each(EVERY)('%s in %s says its word, its mark and its tone at the top, and only its own', (code, locale) => {
		const answer = answerIn(shown(page(code), locale));
		const heading = /<h2[^>]*>(.*?)<\/h2>/s.exec(answer)?.[1] ?? '';
		expect(textOf(heading)).toBe(words[locale].verdicts[code]);
		expect(heading).toContain(VERDICT_LOOK[code].icon);
		expect(answer).toMatch(new RegExp(`class="verdict ${VERDICT_LOOK[code].tone}[ "]`));
		for (const other of VERDICT_CODES) if (other !== code) expect(heading).not.toContain(VERDICT_LOOK[other].icon);
	});

	test.each(EVERY)('%s in %s says what would change it', (code, locale) => {
		const out = shown(page(code), locale);
		const title = locale === 'id' ? 'Apa yang dapat mengubah putusan ini' : 'What could change this verdict';
		const card = out.slice(out.lastIndexOf(title)).split('</section>')[0] ?? '';
		expect(card.match(/<li[ >]/g)?.length ?? 0).toBeGreaterThan(0);
		expect(textOf(card)).not.toMatch(/undefined|NaN|\{/);
	});

	test.each(VERDICT_CODES)('%s stands in the list with the same word as on its page', (code) => {
		const own = page(code);
		const row = withSelf(own, own.latest!)[0]!;
		const text = textOf(html(EvaluationTable, { caption: 'Evaluasi', rows: [row] }));
		expect(text).toContain(words.id.verdicts[code]);
		// What cannot be judged has no number, in the list as on the page.
		expect(/[+−]\d/.test(text)).toBe(code !== 'cannot_be_judged');
	});
});

describe('the number beside a verdict', () => {
	const numberIn = (out: string) => /<summary[^>]*>(.*?)<\/summary>/s.exec(answerIn(out))?.[1] ?? '';
	test.each(VERDICT_CODES)('%s has one that points its way, and none where nothing can be judged', (code) => {
		const number = textOf(numberIn(shown(page(code))));
		if (code === 'cannot_be_judged') expect(number).toBe('');
		else if (code.endsWith('worse')) expect(number).toMatch(/^−\d/);
		else if (code.endsWith('better')) expect(number).toMatch(/^\+\d/);
		else expect(number).toMatch(/^[+−]?\d/);
	});
	// Walked: minutes that fall are the success, and must not be drawn as a loss.
	test('of minutes falls where service became better, and rises where it became worse', () => {
		for (const [stored, code, sign] of [[QUICKER, 'proven_better', '−'], [SLOWER, 'proven_worse', '+']] as const) {
			expect(stored.impact!.verdict.code).toBe(code);
			const out = shown(evaluationPage(stored, { outcome: 'wait_median_minutes', direction: 'down' }));
			expectSound(out);
			expect(textOf(numberIn(out))).toMatch(new RegExp(`^\\${sign}\\d`));
			expect(answerIn(out)).toContain(VERDICT_LOOK[code].icon);
			expect(textOf(answerIn(out))).toContain('menit');
		}
	});
	test('is never said with "terbukti" where the verdict is only a sign', () => {
		for (const code of ['indicated_better', 'indicated_worse', 'not_enough_evidence', 'cannot_be_judged'] as const) expect(textOf(answerIn(shown(page(code))))).not.toMatch(/terbukti/i);
	});
	// Handbook on impact methods § 9: "not enough evidence" is not "no effect".
	test('“belum cukup bukti” does not say that nothing happened', () => {
		const text = textOf(answerIn(shown(page('not_enough_evidence'))));
		expect(text).not.toMatch(/tidak ada dampak|tidak berdampak(?!\.)/i);
		expect(text).toContain('Belum cukup bukti');
	});
});

describe('what may be done with a verdict', () => {
	test.each(VERDICT_CODES)('%s can be attacked only where it says something', (code) => {
		expect(shown(page(code)).includes('/patahkan')).toBe(code !== 'cannot_be_judged');
	});
	test.each(VERDICT_CODES)('%s leads to the decision, first for who decides', (code) => {
		expect(textOf(shown(page(code, { mayDecide: true })))).toContain('Catat keputusan');
		const reader = textOf(shown(page(code, { mayDecide: false, mayReport: false, mayRegister: false })));
		expect(reader).toContain('Keputusan dan biaya');
		expect(reader).not.toMatch(/Catat keputusan|Hitung ulang|Laporan/);
	});
});
