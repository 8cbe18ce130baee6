import { describe, expect, test } from 'vitest';
import { expectHarmless, expectSound, HOSTILE, textOf } from '#tests/support/page-laws.ts';
import { html as drawHtml } from '#tests/support/render.ts';
import { periodsBegun, readPeriod, type Period } from '../period/period.schema.ts';
import { writeReport } from '../period/write-report.ts';
import { emptyFacts, periodFacts } from '../testing/period-facts.ts';
import PeriodChoice from './PeriodChoice.svelte';
import PeriodReport from './PeriodReport.svelte';

const H1 = readPeriod('2026-H1') as Period;
const draw = (facts = periodFacts(), locale: 'id' | 'en' = 'id') => drawHtml(PeriodReport, { report: writeReport(facts, H1, '2026-11-22', locale) }, locale);

describe('the page of a report', () => {
	test.each(['id', 'en'] as const)('is sound in %s and leads to both files', (locale) => {
		const html = draw(periodFacts(), locale);
		expectSound(html);
		expect(html).toContain('href="/laporan/2026-H1/pdf"');
		expect(html).toContain('href="/laporan/2026-H1/xlsx"');
	});

	test('states the same figures as the files', () => {
		const text = textOf(draw());
		for (const { label, text: value } of writeReport(periodFacts(), H1, '2026-11-22', 'id').sections[0]!.figures) expect(text).toContain(`${label} ${value}`);
	});

	test('shows twenty rows of a long table and says where the others are', () => {
		const times = Array.from({ length: 35 }, (_, at) => ({ ...periodFacts().times[0]!, service: `Layanan ke-${at}` }));
		const text = textOf(draw(periodFacts({ times })));
		expect(text).toContain('Layanan ke-19');
		expect(text).not.toContain('Layanan ke-20');
		expect(text).toContain('15 baris lagi ada dalam berkas PDF dan lembar kerja.');
	});

	test('of nothing says so', () => expect(textOf(draw(emptyFacts()))).toContain('Tidak ada yang tercatat maupun terukur'));

	test('smuggled markup stays text', () => { expectHarmless(draw(periodFacts({ reached: [{ unit: HOSTILE, people: 50, reached: 20 }] }))); });
});

test('periods are chosen from a list, the newest half first', () => {
	const html = drawHtml(PeriodChoice, { periods: periodsBegun('2026-11-22') }, 'id');
	expectSound(html);
	expect(html).toMatch(/<option value="2026-H2" selected[^>]*>Semester 2 2026/);
	expect(html).toContain('action="/laporan/buka"');
});
