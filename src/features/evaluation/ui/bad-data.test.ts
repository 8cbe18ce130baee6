import { describe, expect, test } from 'vitest';
import { expectSound, textOf } from '#tests/support/page-laws.ts';
import { html } from '#tests/support/render.ts';
import type { PanelRow } from '../panel.rules.ts';
import { judgePanel } from '../server/compute.ts';
import type { EvaluationPage as Page } from '../server/service.ts';
import type { StoredEvaluation } from '../stored.schema.ts';
import { buildRows, type RowsPlan } from '../testing/build-rows.ts';
import { evaluationPage } from '../testing/stored.ts';
import EvaluationPage from './EvaluationPage.svelte';

const LOCALES = ['id', 'en'] as const;
const shown = (page: Page, locale: 'id' | 'en') => html(EvaluationPage, { page, timeZone: 'Asia/Jakarta', outcome: null, today: '2026-11-21', form: null }, locale);

/** Nothing that a computer says and no person; a number of a hundred figures neither. */
function expectReadable(page: Page): void {
	for (const locale of LOCALES) {
		const out = shown(page, locale);
		expectSound(out);
		expect(textOf(out)).not.toMatch(/\bNaN\b|Infinity|∞|\bnull\b|undefined|\[object|(?:\d{3}[.,]){5}/);
	}
}

const plan: RowsPlan = { months: 24, groups: [{ offices: 8, start: 12 }, { offices: 10, start: null }], effect: 3, noise: 0.8 };
const changed = (change: (row: PanelRow, at: number) => Partial<PanelRow>, given: Partial<RowsPlan> = {}) => buildRows({ ...plan, minutes: true, ...given }).map((row, at) => ({ ...row, ...change(row, at) }));

/** The list of bad inputs as months of a panel: what the verdict is, and what its sentence or notes must name. */
const LIST: readonly (readonly [string, PanelRow[], verdict: string, named: RegExp])[] = [
	['no months at all', [], 'cannot_be_judged', /belum ada nilai bulanan/],
	['one unit', changed(() => ({}), { groups: [{ offices: 1, start: 12 }] }), 'not_enough_evidence|indicated_\\w+', /tidak ada unit pembanding|Belum cukup bukti/],
	['nobody compares, all at once', changed(() => ({}), { groups: [{ offices: 9, start: 12 }] }), 'not_enough_evidence|indicated_\\w+', /Tidak ada unit pembanding/],
	['nobody compares, all at once, too short', changed(() => ({}), { groups: [{ offices: 9, start: 8 }] }), 'cannot_be_judged', /tidak ada unit pembanding, dan hanya ada 8 bulan/],
	['trained in the first month', changed(() => ({}), { groups: [{ offices: 8, start: 0 }, { offices: 10, start: null }] }), 'cannot_be_judged', /sudah dilatih sejak bulan pertama/],
	['nobody trained', changed(() => ({}), { groups: [{ offices: 9, start: null }] }), 'cannot_be_judged', /Tidak ada unit yang mulai dilatih/],
	['a constant outcome', changed(() => ({ value: 12 })), 'cannot_be_judged', /sama di semua baris/],
	['months that nobody has', changed(() => ({}), { missing: (_office, month) => month === 5 || month === 9 }), '\\w+', /2 bulan tidak ada di semua unit \(Jun 2024, Okt 2024\)/],
	['a fifth and more missing', changed(() => ({}), { missing: (office, month) => (office + month) % 4 === 0 }), 'cannot_be_judged', /data unit per bulan tidak ada; batasnya 20/],
	['values of a billion', changed(({ value }) => ({ value: value! * 1e9 })), '\\w+', /kolom atau satuan yang keliru/],
	['weights of one beside a million', changed((_row, at) => ({ responses: at < 24 ? 1_000_000 : 1 })), '\\w+', /\./],
	['nobody answered in any month', changed(() => ({ responses: 0, value: null })), 'cannot_be_judged', /belum ada nilai bulanan|Kolom hasil kosong/],
	['one month', changed(() => ({}), { months: 1, groups: [{ offices: 5, start: 0 }, { offices: 5, start: null }] }), 'cannot_be_judged', /sudah dilatih sejak bulan pertama/]
];

// The bad inputs of the brief of evaluations: a named warning or refusal with the way out, and never NaN, Infinity or null.
describe('whatever the months, the page of the verdict can be read', () => {
	test.each(LIST)('%s', (_what, rows, verdict, named) => {
		const judged = judgePanel({ outcome: 'wait_median_minutes', sesoi: 2, direction: 'down' }, { units: rows, familyP: [], registeredBefore: true }, rows);
		expect(judged.verdict).toMatch(new RegExp(`^(?:${verdict})$`));
		// As the database keeps it: what is no number in JSON has become null.
		const result = JSON.parse(JSON.stringify(judged.result)) as StoredEvaluation;
		const page = evaluationPage(result, { outcome: 'wait_median_minutes', direction: 'down' });
		expectReadable(page);
		expect(textOf(shown(page, 'id'))).toMatch(named);
	});

	test.each([['a unit twice in a month', (rows: PanelRow[]) => [...rows, rows[3]!]], ['infinity', (rows: PanelRow[]) => rows.map((row, at) => (at === 3 ? { ...row, value: Infinity } : row))]])('%s is no panel, and its page says so', (_what, spoil) => {
		const rows = spoil(changed(() => ({})));
		const { verdict, result } = judgePanel({ outcome: 'wait_median_minutes', sesoi: 2, direction: 'down' }, { units: rows, familyP: [], registeredBefore: true }, rows);
		expect([verdict, result.impact]).toEqual(['cannot_be_judged', null]);
		expect(result.fault).toMatch(/^panel\.duplicate$|^value\.infinite$/);
		expectReadable(evaluationPage(JSON.parse(JSON.stringify(result)) as StoredEvaluation));
	});
});

// R18: a month that few people could be worked out of is a gap in the picture, with the reason beside it.
describe('a month that may not be told', () => {
	const plain = buildRows({ ...plan, groups: [{ offices: 1, start: 12 }, { offices: 24, start: null }] });
	const pageOf = (rows: PanelRow[]) => evaluationPage(judgePanel({ outcome: 'index', sesoi: 2, direction: 'up' }, { units: rows, familyP: [], registeredBefore: true }, rows).result);
	const said = { id: 'Bulan tanpa angka:', en: 'Months without a number:' };

	test.each(LOCALES)('is a gap in both lines of a single trained office, and said so (%s)', (locale) => {
		const page = pageOf(plain.map((row) => ({ ...row, told: row.firstMonth === null || row.month !== plain[3]!.month })));
		const [whole, out] = [shown(pageOf(plain), locale), shown(page, locale)];
		expectReadable(page);
		expect([textOf(whole), textOf(out)].map((text) => text.split(said[locale]).length - 1)).toEqual([0, 2]);
		// A line with a gap is two lines, on the wide and on the narrow picture, of the group and of the mix.
		const lines = (text: string) => text.split('<polyline').length;
		expect(lines(out) - lines(whole)).toBe(4);
	});

	test('a group that is not there at all is no gap', () => {
		const alone = buildRows({ ...plan, groups: [{ offices: 9, start: 12 }] });
		expect(textOf(shown(pageOf(alone), 'id'))).not.toContain(said.id);
	});
});
